"""Sentences of a first draft in six languages. They claim nothing that could turn out wrong: whatever only the team can
know is a blank in square brackets, and a blank stops the text until somebody has filled it in.

`you_can` and `doing` go by kind of crisis; a kind that is not there takes a blank, or the general sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from firewarden.vocabulary.incident import CrisisType


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """`sorry`, `owning`, `reason`, `repair`, `change` make an apology. `fact` is the blank for one that
    is written in another language."""

    care: str
    calm: str
    stand: str
    shown: str
    sorry: str
    owning: str
    reason: str
    repair: str
    change: str
    known: str
    no_fact: str
    fact: str
    unknown: str
    doing: Mapping[CrisisType, str]
    finding_out: str
    you_can: Mapping[CrisisType, str]
    can: str
    next: str
    time: str
    contact: str
    address: str


ENGLISH = Skeleton(
    care="We know that this is hard for those it happened to.",
    calm="We understand that this worries many of you.",
    stand="We have read what you say against it. We stand by it: [why, in a sentence].",
    shown="This shows it: [what anybody can check].",
    sorry="We are sorry. [What we did, to whom, and when], and that was our fault.",
    owning="We take full responsibility for it.",
    reason="This is what happened: [how it came to it, as far as it is confirmed].",
    repair="We will make this right: [what we give, to whom, who sees to it, by which day].",
    change="We are changing [what, who sees to it], so that it does not happen again.",
    known="What we know:",
    no_fact="[the first confirmed fact]",
    fact="[a confirmed fact, in English]",
    unknown="We do not know yet how it came to this, and we do not guess.",
    doing={
        CrisisType.SAFETY: "We are finding out what happened and who needs help.",
        CrisisType.PRODUCT: "We are checking our product.",
        CrisisType.CONDUCT: "We are asking everybody who was there what happened.",
        CrisisType.DATA: "We are checking which data it is about.",
        CrisisType.OUTAGE: "We are working on it.",
        CrisisType.RUMOR: "We are checking the claim.",
        CrisisType.CAMPAIGN: "We are looking at it again.",
    },
    finding_out="We are finding out what happened.",
    you_can={
        CrisisType.SAFETY: "If you need help now, call the emergency services.",
        CrisisType.PRODUCT: "If you are in doubt about yours, please stop using it for now.",
        CrisisType.CONDUCT: "If it happened to you, please write to us.",
        CrisisType.DATA: "Please do not answer any message that asks for your password.",
    },
    can="You can [what helps now, or: you do not need to do anything].",
    next="We will write here again at {time}.",
    time="[time]",
    contact="Write to us: {address}",
    address="[where to ask]",
)
GERMAN = Skeleton(
    care="Wir wissen, dass es für die Betroffenen schwer ist.",
    calm="Wir verstehen, dass viele sich Sorgen machen.",
    stand="Wir kennen die Kritik daran. Wir stehen dazu: [warum, in einem Satz].",
    shown="Das zeigt es: [was jeder nachprüfen kann].",
    sorry="Es tut uns leid. [Was wir getan haben, wem, und wann], und das war unsere Schuld.",
    owning="Wir übernehmen dafür die volle Verantwortung.",
    reason="So kam es dazu: [was geschah, soweit es bestätigt ist].",
    repair="Den Schaden ersetzen wir: [was, wem, wer sich kümmert, bis wann].",
    change="Wir ändern [was, und wer dafür sorgt], damit es nicht wieder geschieht.",
    known="Was wir wissen:",
    no_fact="[der erste bestätigte Fakt]",
    fact="[ein bestätigter Fakt, auf Deutsch]",
    unknown="Wir wissen noch nicht, wie es dazu kam, und raten nicht.",
    doing={
        CrisisType.SAFETY: "Wir klären, was geschehen ist und wer Hilfe braucht.",
        CrisisType.PRODUCT: "Wir prüfen unser Produkt.",
        CrisisType.CONDUCT: "Wir gehen dem nach, was Menschen uns berichten.",
        CrisisType.DATA: "Wir prüfen, um welche Daten es geht.",
        CrisisType.OUTAGE: "Wir arbeiten daran.",
        CrisisType.RUMOR: "Wir prüfen die Behauptung.",
        CrisisType.CAMPAIGN: "Wir sehen sie uns noch einmal an.",
    },
    finding_out="Wir klären, was geschehen ist.",
    you_can={
        CrisisType.SAFETY: "Wer jetzt Hilfe braucht, ruft bitte den Notruf.",
        CrisisType.PRODUCT: "Wer Zweifel hat, benutzt es bitte vorerst nicht.",
        CrisisType.CONDUCT: "Wenn Sie betroffen sind, schreiben Sie uns bitte.",
        CrisisType.DATA: "Bitte antworten Sie auf keine Nachricht, die nach Ihrem Passwort fragt.",
    },
    can="Sie können [was jetzt hilft, oder: Sie müssen nichts tun].",
    next="Wir schreiben hier wieder um {time}.",
    time="[Uhrzeit]",
    contact="Schreiben Sie uns: {address}",
    address="[wo man fragen kann]",
)
FRENCH = Skeleton(
    care="Nous savons combien c'est difficile pour les personnes touchées.",
    calm="Nous comprenons que beaucoup d'entre vous s'inquiètent.",
    stand="Nous connaissons vos critiques. Nous maintenons notre choix : [pourquoi, en une phrase].",
    shown="Voici ce qui le montre : [ce que chacun peut vérifier].",
    sorry="Nous vous présentons nos excuses. [Ce que nous avons fait, à qui, et quand], et c'était notre faute.",
    owning="Nous en assumons l'entière responsabilité.",
    reason="Voici ce qui s'est passé : [comment c'est arrivé, si c'est confirmé].",
    repair="Nous allons réparer : [ce que reçoivent les personnes touchées, de qui, pour quel jour].",
    change="Nous changeons [quoi, et qui s'en charge] pour que cela ne se reproduise pas.",
    known="Ce que nous savons :",
    no_fact="[le premier fait confirmé]",
    fact="[un fait confirmé, en français]",
    unknown="Nous ne savons pas encore comment c'est arrivé, et nous ne faisons pas de suppositions.",
    doing={
        CrisisType.OUTAGE: "Nous y travaillons.",
        CrisisType.PRODUCT: "Nous vérifions notre produit.",
        CrisisType.RUMOR: "Nous vérifions cette affirmation.",
    },
    finding_out="Nous cherchons à savoir ce qui s'est passé.",
    you_can={
        CrisisType.PRODUCT: "Si vous avez un doute, ne l'utilisez pas pour le moment.",
        CrisisType.CONDUCT: "Si vous êtes concerné, vous pouvez nous écrire.",
        CrisisType.DATA: "Si vous recevez un message qui demande votre mot de passe, n'y répondez pas.",
    },
    can="Vous pouvez [ce qui aide maintenant, ou : vous n'avez rien à faire].",
    next="Nous écrirons ici de nouveau à {time}.",
    time="[heure]",
    contact="Écrivez-nous : {address}",
    address="[où poser ses questions]",
)
SPANISH = Skeleton(
    care="Sabemos lo difícil que es para las personas afectadas.",
    calm="Entendemos que esto preocupa a muchos de ustedes.",
    stand="Hemos leído sus críticas. Mantenemos nuestra decisión: [por qué, en una frase].",
    shown="Esto lo muestra: [lo que cualquiera puede comprobar].",
    sorry="Pedimos perdón. [Qué hicimos, a quién y cuándo], y fue culpa nuestra.",
    owning="Asumimos toda la responsabilidad.",
    reason="Así ocurrió: [cómo fue, si está confirmado].",
    repair="Vamos a repararlo: [qué recibe cada persona afectada, de quién, hasta qué día].",
    change="Estamos cambiando [qué, y quién se encarga] para que no vuelva a ocurrir.",
    known="Lo que sabemos:",
    no_fact="[el primer hecho confirmado]",
    fact="[un hecho confirmado, en español]",
    unknown="Todavía no sabemos cómo ocurrió, y no hacemos suposiciones.",
    doing={
        CrisisType.OUTAGE: "Estamos trabajando en ello.",
        CrisisType.PRODUCT: "Estamos revisando nuestro producto.",
        CrisisType.RUMOR: "Estamos comprobando esa afirmación.",
    },
    finding_out="Estamos averiguando qué ha ocurrido.",
    you_can={
        CrisisType.PRODUCT: "Si tiene dudas, por favor, no lo use por ahora.",
        CrisisType.CONDUCT: "Si le ha ocurrido a usted, puede escribirnos.",
        CrisisType.DATA: "Si recibe un mensaje que pide su contraseña, por favor, no responda.",
    },
    can="Puede hacer esto: [qué ayuda ahora, o nada].",
    next="Aquí escribiremos de nuevo a las {time}.",
    time="[hora]",
    contact="Escríbanos: {address}",
    address="[dónde preguntar]",
)
ITALIAN = Skeleton(
    care="Sappiamo quanto è difficile per le persone coinvolte.",
    calm="Capiamo che molti di voi si preoccupano.",
    stand="Conosciamo le vostre critiche. Confermiamo la nostra scelta: [il motivo, in una frase].",
    shown="Lo mostra questo: [che cosa chiunque può controllare].",
    sorry="Chiediamo scusa. [Che cosa abbiamo fatto, a chi e quando], ed è stata colpa nostra.",
    owning="Ci assumiamo la piena responsabilità.",
    reason="Ecco come è successo: [che cosa è avvenuto, se è confermato].",
    repair="Rimedieremo: [che cosa riceve chi è stato colpito, da chi, entro quale giorno].",
    change="Stiamo cambiando [che cosa, e chi se ne occupa] affinché non accada più.",
    known="Quello che sappiamo:",
    no_fact="[il primo fatto confermato]",
    fact="[un fatto confermato, in italiano]",
    unknown="Non sappiamo ancora come è successo, e non facciamo supposizioni.",
    doing={
        CrisisType.OUTAGE: "Ci stiamo lavorando.",
        CrisisType.PRODUCT: "Stiamo controllando il nostro prodotto.",
        CrisisType.RUMOR: "Stiamo verificando questa affermazione.",
    },
    finding_out="Stiamo verificando che cosa è successo.",
    you_can={
        CrisisType.PRODUCT: "Se avete dubbi, per favore, non usatelo per ora.",
        CrisisType.CONDUCT: "Se è successo a voi, potete scriverci.",
        CrisisType.DATA: "Se ricevete un messaggio che chiede la password, per favore, non rispondete.",
    },
    can="Potete [che cosa aiuta ora, oppure: non dovete fare nulla].",
    next="Scriveremo qui di nuovo alle {time}.",
    time="[ora]",
    contact="Scriveteci: {address}",
    address="[dove chiedere]",
)
PORTUGUESE = Skeleton(
    care="Sabemos o quanto isto é difícil para as pessoas afetadas.",
    calm="Compreendemos que isto preocupa muitas pessoas.",
    stand="Lemos as vossas críticas. Mantemos a nossa decisão: [porquê, numa frase].",
    shown="Isto mostra-o: [o que qualquer pessoa pode verificar].",
    sorry="Pedimos desculpa. [O que fizemos, a quem e quando], e a culpa foi nossa.",
    owning="Assumimos toda a responsabilidade.",
    reason="Foi assim que aconteceu: [o quê, se está confirmado].",
    repair="Vamos reparar: [o que recebe cada pessoa afetada, de quem, até que dia].",
    change="Estamos a mudar [o quê, e quem trata disso] para que não volte a acontecer.",
    known="O que sabemos:",
    no_fact="[o primeiro facto confirmado]",
    fact="[um facto confirmado, em português]",
    unknown="Ainda não sabemos como aconteceu, e não vamos adivinhar.",
    doing={
        CrisisType.OUTAGE: "Estamos a trabalhar nisso.",
        CrisisType.PRODUCT: "Estamos a verificar o nosso produto.",
        CrisisType.RUMOR: "Estamos a verificar essa afirmação.",
    },
    finding_out="Estamos a apurar o que aconteceu.",
    you_can={
        CrisisType.PRODUCT: "Se tiver dúvidas, por favor, não o use por agora.",
        CrisisType.CONDUCT: "Se lhe aconteceu a si, pode escrever-nos.",
        CrisisType.DATA: "Se receber uma mensagem que peça a senha, por favor, não responda.",
    },
    can="Pode fazer isto: [o que ajuda agora, ou nada].",
    next="Diremos mais aqui às {time}.",
    time="[hora]",
    contact="Escreva-nos: {address}",
    address="[onde perguntar]",
)
SKELETONS: Mapping[str, Skeleton] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
}
