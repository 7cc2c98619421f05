"""Health told of one person: a word for a condition close to a word for one person, in the same sentence.

"If you have an allergy, do not eat it" is advice and no personal data; "Ms Weber's allergy" is.
"""

import re
from collections.abc import Iterator

from firewarden.text.given import GIVEN

_CONDITION = (
    r"diabet\w+|cancer|tumou?rs?|leuk\w+mi\w*|hiv|aids|depressi(?:on|ve)|bipolar|schizo\w+|epilep\w+|asthma\w*"
    r"|pregnan\w+|miscarriage|abortion"
    r"|diagnos(?:is|ed|es)|chemotherapy|surgery|disabilit\w+|disabled|wheelchair|psychiatric|medication|insulin"
    r"|allerg(?:y|ic|ies)|autis\w+|dementia"
    r"|alzheimer\w*|parkinson\w*|hepatitis|heart (?:attack|condition|disease)|stroke|addict\w+|anxiety|ptsd"
    r"|anorexi\w+|bulimi\w+|seizures?|dialysis"
    r"|concussion|multiple sclerosis|infertil\w+|medical (?:record|history|condition)s?"
    r"|krebs\w*|leukämie|depression\w*|epilepsie|epileptik\w+|schwanger\w*|fehlgeburt|diagnose|chemotherapie"
    r"|operation|behinder\w+|rollstuhl"
    r"|medikament\w*|allergie\w*|allergisch|demenz|herzinfarkt|herzkrank\w*|schlaganfall|suchtkrank\w*|angststörung"
    r"|krankheit|erkrankung|krankenakte|rheuma"
    r"|diabète|cancers?|leucémie|dépressi\w+|épilep\w+|asthm\w+|enceinte|grossesse|fausse couche|diagnostic"
    r"|chimiothérapie|handicap\w*|fauteuil roulant"
    r"|traitement médical|allergi\w+|autiste|démence|crise cardiaque|infarctus|séropositi\w+|maladie|invalidité"
    r"|avortement"
    r"|cáncer|embarazad\w*|embarazo|diagn[oó]stic\w+|quimioterapia|discapacidad|silla de ruedas|alergi\w+"
    r"|alérgic\w+|demencia|infarto|derrame|enfermedad"
    r"|depresión|deprimid\w+|vih|aborto|medicación|asma\w*|epilépti\w+|epilepsia"
    r"|câncer|cancro|grávida|gravidez|deficiência|cadeira de rodas|alérgic\w+|alergia|demência|enfarte|doença"
    r"|depressão|asma|medicação|quimioterapia|avc"
    r"|cancro|incinta|gravidanza|diagnosi|chemioterapia|disabil\w+|sedia a rotelle|allergi\w+|demenza|malattia"
    r"|depressione|epilessia|epilettic\w+|ictus|sieropositiv\w+"
)
CONDITION = re.compile(rf"\b(?:{_CONDITION})\b", re.IGNORECASE)
_TITLE = (
    r"(?:M(?:rs?|s|iss|x)\.?|Dr\.?|Herrn?|Frau|M\.|Mme|Mlle|Monsieur|Madame|Sra?\.?|Señora?|Don|Doña|Senhora?"
    r"|Dona|[Ss]ig(?:\.ra|\.|nora?|\.na)?|[Ss]eñora?|[Ss]enhora?|madame|monsieur)"
)
_SOMEBODY = (
    r"his|her|your|my|their|she|he|the (?:patient|passenger|customer|guest|child|woman|man|girl|boy"
    r"|employee)(?:'s)?|your (?:wife|husband|son|daughter|mother|father|child)"
    r"|seine[rmns]?|sein|ihre[rmns]?|ihr|deine[rmns]?|dein|er|sie|d(?:er|ie|em) (?:Patientin?|Kundin|Kunden?"
    r"|Passagierin?|Mitarbeiterin|Frau|Mann)"
    r"|son|sa|ses|votre|vos|elle|il|l[ae] (?:patiente?|cliente?|passagère)|le (?:patient|client|passager)"
    r"|su|sus|tu|ella|él|l?a (?:paciente|clienta|pasajera)|el (?:paciente|cliente|pasajero)"
    r"|seu|sua|dele|dela|ela|ele|a (?:paciente|cliente|passageira)|o (?:paciente|cliente|passageiro)"
    r"|suo|sua|lei|lui|la (?:paziente|cliente|passeggera)|il (?:paziente|cliente|passeggero)"
)
PERSON = re.compile(
    rf"\b{_TITLE} [A-ZÀ-Þ][\w'’-]+|\b(?:{'|'.join(sorted(GIVEN))})\b(?:'s)?|\b(?i:{_SOMEBODY})\b(?! (?i:should|can"
    rf"|must|sollten|können|devez|pouvez|puede|debe|pode|può)\b)"
)
ADVICE = re.compile(
    r"\b(?:if|anyone|anybody|in case|whoever|wenn|falls|wer|sollten sie|si|quiconque|en cas|cualquiera|quien|se"
    r"|quem|caso|chiunque)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"[^.!?\n]*(?:\.(?=\w)[^.!?\n]*|(?<=\bM[rs]|\bDr|\bMx|\bSr)\.[^.!?\n]*|(?<=\bMrs|\bSra)\.[^.!?\n]*)*"
)
NEAR = 45
"""Characters between the person and the condition."""


def health_of_somebody(text: str) -> Iterator[tuple[int, int]]:
    """From the person to the condition, or the other way round."""
    if not CONDITION.search(text):
        return
    for sentence in SENTENCE.finditer(text):
        words = sentence[0]
        condition = CONDITION.search(words) if words else None
        if condition is None or ADVICE.search(words[: condition.start()]):
            continue
        close = [
            person
            for person in PERSON.finditer(words)
            if -NEAR <= condition.start() - person.end() <= NEAR or 0 <= person.start() - condition.end() <= NEAR // 2
        ]
        if close:
            first = min(close[0].start(), condition.start())
            last = max(close[0].end(), condition.end())
            yield sentence.start() + first, sentence.start() + last
