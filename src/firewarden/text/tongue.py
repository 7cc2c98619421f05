"""In which of six languages a text is written, by the small words that bind its sentences.

For choosing word lists where nobody said the language. Enrichers know a hundred languages; the checks need six.
"""

from collections.abc import Sequence

from firewarden.text.words import words

LANGUAGES = ("en", "es", "fr", "de", "pt", "it")

_BINDING = {
    "en": """
        a about after again all also am an and any are aren't as at be because been before being but by can can't could
        couldn't did didn't do does doesn't doing don't down for from get gets getting go goes going got had has hasn't
        have haven't having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it'll it's its just
        let let's like lol me might more most much must my no nor not now of off on once one only or other our out over
        own please re really said same say says she should so some still such than that that's the their theirs them
        then there there's these they they're this those though to too u under until up ur us very via was wasn't we
        we'd we'll we're we've were weren't what what's when where which while who whom whose why will with without
        won't would wouldn't y'all yes yet you you'd you'll you're you've your yours im ive dont cant didnt doesnt isnt
        wont thats whats""",
    "es": """
        a al algo ante aqui aquí asi así aun aún como con cual cuando de del desde donde dos el él ella ellos en entre
        era eres es esa ese eso esta está estaba estamos están estas este esto estos estoy fue fueron ha han has hasta
        hay he hemos la las le les lo los mas más me mi mis muy nada ni no nos nosotros nuestra nuestro o os otra otro
        para pero por porque pues que qué quien se sea ser si sí sido sin sobre solo sólo somos son soy su sus también
        te tengo tiene tu tus un una uno unos usted ustedes vosotros y ya yo""",
    "fr": """
        a ai alors au aucun aussi autre aux avec avez avoir avons bien c'est ce cela ces cet cette ceux chez comme
        comment d'un d'une dans de des donc dont du elle elles en encore es est et étais était être eu eux fait ici il
        ils j'ai je l'on la le les leur leurs lui ma mais me même mes moi mon n'est ne nos notre nous on ont ou où par
        pas peu peut plus pour pourquoi qu'il que quel quelle qui sa sans se ses si son sont suis sur ta te tes toi ton
        tous tout très tu un une vos votre vous y êtes""",
    "de": """
        aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dein deine dem den denn der des
        dich die dir doch du durch ein eine einem einen einer eines er es etwas euch euer eure für gibt habe haben habt
        hat hatte hier ich ihm ihn ihnen ihr ihre ihren im in ist ja jetzt kann kein keine könnt können man mehr mein
        meine mich mir mit muss nach nicht nichts noch nun nur ob oder ohne schon sehr selbst sein seine seit sich sie
        sind so über um und uns unser unsere unter vom von vor war waren was weil wenn wer werden wie wieder wir wird wo
        wurde zu zum zur""",
    "pt": """
        a ainda além ao aos apenas aqui as assim até com como da das de dela dele deles depois do dos e é ela elas ele
        eles em entre era essa esse esta está estamos estão estava este estou eu foi foram fui há isso isto já la lhe
        mais mas me mesmo meu meus minha minhas muito na nada não nas nem no nos nós nossa nosso num numa o os ou para
        pela pelas pelo pelos por porque pra qual quando que quem se sem ser seu seus só sobre somos sou sua suas
        também te tem temos tenho ter um uma umas uns vc você vocês""",
    "it": """
        a abbiamo ad agli ai al alla alle allo anche ancora avete aveva c'è che chi ci come con così cosa cui da dagli
        dai dal dalla dalle degli dei del dell della delle dello di dopo dove e è ed era essere fa fra gli ha hai hanno
        ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio molto ne negli nei nel nella nelle noi non
        nostra nostro o ogni per perché però più poi qual quando quanto quella quello questa queste questi questo qui
        se sei sempre senza si sì siamo siete solo sono sta stata stato su sua sue sui sul sulla suo suoi te ti tra tu
        tua tuo tutti tutto un una uno vi voi vostra vostro""",
}
BINDING = {lang: frozenset(line.split()) for lang, line in _BINDING.items()}
"""Words of each language that say nothing of what a text is about."""

_ANY = frozenset().union(*BINDING.values())


def tongue(text: str, *others: str) -> str:
    """The language most of the text's binding words belong to, or those of `others` where that leaves a doubt; English
    where nothing tells."""
    own, beside = words(text), [word for other in others for word in words(other)]
    return max(LANGUAGES, key=lambda lang: (_binding(own, lang), _binding(beside, lang)))


def binds(word: str, lang: str) -> bool:
    """Whether a folded word says nothing of what a text is about; of an unknown language, in any of the six."""
    return word in BINDING.get(lang, _ANY)


def _binding(counted: Sequence[str], lang: str) -> int:
    return sum(word in BINDING[lang] for word in counted)
