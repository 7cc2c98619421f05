"""French."""

from firewarden.steps.respond.checking.words import Words

_NUMBERS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_SMALL = _NUMBERS.split()
_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "quatre-vingt": 80,
    "quatre-vingts": 80,
}
_WHO = (
    r"(?:clients?|clientes?|voyageurs?|voyageuses?|passagers?|commandes?|familles?|victimes?|usagers?|abonnés?"
    r"|personnes?|achats?|billets?|foyers?)"
)

WORDS = Words(
    language="fr",
    months=(
        "janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct "
        "novembre/nov décembre/déc"
    ),
    weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche",
    days={
        "aujourd'hui": 0,
        "ce matin": 0,
        "ce soir": 0,
        "cet après-midi": 0,
        "hier": -1,
        "hier soir": -1,
        "avant-hier": -2,
        "demain": 1,
    },
    numerals={
        **{word: number for number, word in enumerate(_SMALL) if number > 1},
        **_TENS,
        **{f"{ten}-{_SMALL[unit]}": number + unit for ten, number in _TENS.items() for unit in range(2, 10)},
        **{f"{ten} et un": number + 1 for ten, number in _TENS.items()},
        **{
            f"{ten}-{_SMALL[unit]}": number + unit
            for ten, number in (("soixante", 60), ("quatre-vingt", 80))
            for unit in range(10, 20)
        },
    },
    magnitudes={
        "cent": 100,
        "cents": 100,
        "mille": 1_000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "milliards": 1_000_000_000,
    },
    percent=r"pour cent|points?",
    hours=r"h|heures?",
    noons={"midi": 720, "minuit": 0},
    of="er",
    until=r"à|au|et|-|–",
    units=r"secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?",
    ago=r"il y a {n} {days}",
    at=r"à|en|de|d'|depuis|vers|entre|et|près de|dans|pour|chez",
    titles=(
        r"m|mme|mlle|monsieur|madame|dr|docteur|professeur|président\w*|maire|ministre|capitaine|directeur"
        r"|directrice"
    ),
    plain=r"internet|prochain|point|bonjour|merci|chers?|chères?|état|ligne",
    speaks=r"(?:a |ont )?(?:déclaré|dit|annoncé|confirmé|affirmé|promis|donné l'alerte|prévenu|averti|remercié)",
    known=r"nous savons que|ce que nous savons|nous confirmons|nous pouvons confirmer|il est établi",
    aware=(
        r"nous avons (?:\w+ )?(?:lu|entendu|vu|appris|reçu)|on nous (?:signale|a signalé)|nous sommes (?:informés"
        r"|au courant)|circulent?|(?:est|sont) (?:partagée?s?|diffusée?s?|relayée?s?)|(?:quelque chose|nos \w+"
        r"|notre \w+)(?: \w+){0,4}? ne (?:fonctionne|fonctionnent|marche|marchent|répond|répondent) (?:pas|plus)"
    ),
    unknown=(
        r"(?:nous )?(?:ne|n') ?(?:\w+ )?(?:savons|connaissons|sait|connaît|sommes|pouvons|avons)(?: \w+)? (?:pas"
        r"|encore)|nous ignorons|(?:reste|est)(?: encore| toujours)? (?:inconnue?|à établir|à déterminer"
        r"|pas connue?|floue?|incertaine?)|on ignore|trop tôt|pas encore (?:connu\w*|clair|établi\w*|déterminé\w*)"
        r"|inconnue?s?|enquête est en cours|en cours d'(?:analyse|enquête)"
    ),
    doing=(
        r"(?:nos|notre|les) (?:\w+ )?(?:équipes?|techniciens?|experts?|ingénieurs?|magasins?"
        r"|collègues)(?: \w+)? (?:sont|est|travaill\w+|contrôl\w+|remplac\w+|analys\w+|répar\w+|vérifi\w+"
        r"|cherch\w+|inspect\w+|examin\w+|retir\w+|intervien\w+)|nous (?:travaillons|contrôlons|remplaçons"
        r"|analysons|réparons|vérifions|cherchons|menons|inspectons|examinons|mettons|coopérons|collaborons)"
        r"|nous avons (?:arrêté|suspendu|ouvert|lancé|engagé|mandaté|prévenu|retiré|bloqué)|sont (?:sur place"
        r"|à l'œuvre|mobilisées?)"
    ),
    seeking=(
        r"nous cherchons à (?:savoir|comprendre|établir)|nous (?:vérifions|examinons|regardons)|nous y travaillons"
    ),
    you_can=(
        r"(?:^|[.!?;:] )(?:prenez|gardez|évitez|ne \w+ez pas|vérifiez|rapportez|changez|utilisez|signalez"
        r"|consultez|fermez|contactez|suivez|restez|méfiez)|vous (?:pouvez|devez|devriez)|veuillez (?!nous excuser"
        r"|accepter|recevoir)|merci de (?!votre)|si vous [^,]{2,80},|nous vous (?:demandons|invitons"
        r"|conseillons|prions) de"
    ),
    asked=(
        r"(?:(?:die|les|las|los|as|os|le|i|gli) \w+ )?(?:(?:vous pouvez (?:nous )?)?(?:joindre|appele[rz]|écri\w+"
        r"|contacte[rz]))"
    ),
    next_update=(
        r"prochain(?:e)? (?:point|mise à jour|information|bulletin|communiqué)|nous vous (?:informerons|tiendrons"
        r"|donnerons|dirons)|nous (?:reviendrons|publierons|communiquerons|ferons (?:un|le) point)|de nouveau (?:à"
        r"|dans|demain)|plus d'informations (?:à|dans|demain)"
        r"|nous (?:écrirons|dirons|raconterons|expliquerons) (?:ici|plus|(?:de|à) nouveau)|nous en dirons plus"
        r"|ici,? nous (?:écrirons|dirons)"
    ),
    contact=(
        r"https?://\S+|www[.·]\S+|\S+@\S+|\w[\w-]*[.·](?:com|org|net|eu|de|fr|es|pt|it|at|ch|ie|br|uk|example)"
        r"|(?:joindre|appeler|appelez|contacter|contactez|écrivez|écrire)(?:-nous| au| à| nous| le| notre)"
        r"|numéro vert|service client|au \+?\d\d \d\d"
    ),
    empathy=(
        r"(?:nous )?(?:présentons|présenter) (?:\w+ )*excuses|nos excuses|excusez|désolée?s?|nous regrettons"
        r"|regrets|nous pensons (?:à|aux)|nos pensées|nous comprenons|nous mesurons|conscients?"
        r"|nous savons (?:combien|que c'est|à quel point)|compassion|de tout cœur|solidarité"
        r"|cela nous (?:inquiète|préoccupe|attriste|bouleverse)|(?:leur|votre|la) (?:sécurité|santé)(?: "
        r"\w+){0,3}? (?:passe avant tout|passe d'abord)|nous savons que vous (?:comptez|dépendez)"
    ),
    cause=(
        r"parce que|parce qu'\w+|à cause d(?:e|u|es)|à cause d'\w+|en raison d(?:e|u|es)|en raison d'\w+"
        r"|causée?s? par|provoquée?s? par|dus? à|due?s? (?:à|au|aux)|suite à|grâce à|faute de|résulte d(?:e|u|es)"
        r"|déclenchée?s? par|s'explique par|imputable"
    ),
    caused=(
        r"(?:la|le|l'|une?) ?(?:cause|raison|origine|responsable)(?: d[eu]s? \w+(?: \w+)?)? (?:est|était|sont"
        r"|vient)|(?:est|sont|était) (?:responsables?|en cause|à l'origine)|a (?:provoqué|causé|entraîné"
        r"|déclenché)|ont (?:provoqué|causé|entraîné)|erreur humaine|sabotage|défaut de fabrication|vient d(?:e|u"
        r"|'un)"
    ),
    motive=(
        r"parce que (?:nous|votre|vous) (?:\w+ )?(?:voulons|sécurité|comptez|tenons|confiance)|grâce à (?:votre"
        r"|vous|l'aide|nos)"
    ),
    guess=(
        r"probablement|sans doute|vraisemblablement|apparemment|peut-être|éventuellement|semble-t-il"
        r"|il semble(?:rait)?|semblent?|nous (?:pensons que|croyons|supposons|soupçonnons)|(?:aurait|auraient"
        r"|serait|seraient)|a dû|ont dû|(?:doit|doivent) avoir|pourrait|pourraient|présumée?s?|selon toute"
    ),
    estimate=(
        r"(?:devrait|devraient|sera|seront|va|vont|rétabli\w*)(?: \w+){0,6}? (?:rétablie?s?|réparée?s?|résolue?s?"
        r"|terminée?s?|normale?|rouvr\w+|rouverte?|mieux|dans l'ordre)|tout ira (?:bien|mieux)"
        r"|retour à la normale (?:dans|d'ici|demain|ce)|d'ici (?:demain"
        r"|ce soir|\d+|une|quelques)"
    ),
    open_promise=(
        r"nous (?:promettons|garantissons|nous engageons|allons|\w+erons|\w+irons|ferons|serons|remettrons"
        r"|prendrons)|nous vous (?:\w+erons|\w+irons|promettons|garantissons)"
    ),
    hidden_promise=(
        rf"(?:chaque|tou(?:te)?s (?:les|nos)|aucune?|les|tout) {_WHO}(?: \w+){{0,6}}? (?:sera|seront|recevra"
        rf"|recevront|aura|auront|perdra|perdront|ne \w+ra|ne \w+ront|reçoi\w+|touchera|toucheront)|(?:sera"
        rf"|seront) (?:\w+ )?(?:remboursée?s?|indemnisée?s?|remplacée?s?|dédommagée?s?)|plus jamais|jamais plus"
        rf"|ne se (?:re)?produira (?:plus|jamais)|chacun (?:sera|recevra|aura)|personne ne \w+ra"
    ),
    bound=(
        r"garanti\w*|jamais|100 ?%|rembours\w+|indemnis\w+|dédommag\w+|gratuit\w*|bons? d'achat|intégralement|€"
        r"|euros?"
    ),
    no_promise=r"(?:ne pouvons|ne peut)(?: \w+)? (?:pas )?(?:promettre|garantir|dire)|si (?:nous|elle|il)",
    negation=r"ne|n'\w+|pas|aucune?|jamais|personne|rien|ni",
    nobody=r"personne|aucune?",
    correction=r"corrig\w+|rectifi\w+|nous avions (?:dit|parlé|annoncé)|c'était faux|erreur|au lieu de|et non",
    condition=r"si|au cas où|quiconque",
    upon=r"après|à la suite d[eu']|suite à|lorsqu[e']|quand",
    happened=(
        r"(?:a|ont|avait|avaient|est|sont|était|étaient|avons|sommes)\b[^,;]*\b\w{2,}(?:é|ée|és|ées|i|is|ie|ies|u|us|ue"
        r"|ues|it|ert|erte)|était|étaient|fut|furent"
    ),
    amount=(
        r"(?:des )?(?:dizaines|centaines|milliers|millions)(?= de| d')|la (?:moitié|plupart|majorité)(?= d)"
        r"|un (?:tiers|quart)(?= d)|les deux tiers"
    ),
    owned=(
        r"(?:n')?aurait (?:jamais )?(?:pas )?dû|merci|remerci\w+|excus\w+|pardon\w*|regrett\w+|erreurs?|faute|mérit\w+"
        r"|responsab\w+|laissé tomber|déçus?"
    ),
    asks=r"que|qui|quoi|pourquoi|comment|quand|où|si|quelle?s?|la cause|l'origine|le nombre|l'ampleur",
    alike=(
        "blessé blessée blessées blessés blessure",
        "mort morts décédé décès tué",
        "volé vol dérobé",
        "malade maladie",
    ),
    empty="environ plus très encore déjà tout tous toute toutes aussi après avant ligne entre depuis",
)
