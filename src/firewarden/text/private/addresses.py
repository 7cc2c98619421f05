"""Street addresses as they are written in English, German, French, Spanish, Portuguese and Italian: street and number.

A street without a number is a place, not where somebody lives.
"""

import re
from collections.abc import Iterator

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’-]{0,40}"
_OF = (
    r"(?:d[eoai]s?|del|della|dei|delle|degli|dell['’]|de la|de los|de las|du|des|d['’]|la|le|les|los|las|el|San"
    r"|Santa|São)"
)
_NAME = rf"(?:{_OF} ?){{0,2}}{_CAP}(?: (?:(?:{_OF}|e|y|i) ){{0,2}}{_CAP}){{0,4}}"
_NUMBER = r"(?:,? ?(?:n[.º°o]{1,2} ?|nº ?|num\. ?|número )?)"
_MONTH = (
    r"(?:jan|feb|fev|fév|mar|abr|apr|avr|ma[iyj]|jun|juin|jul|juil|lugl|giug|gen|ago|aug|aoû|agosto|set|sep"
    r"|oct|okt|ott|out|nov|dec|dez|dic|déc)"
)
_HOUSE = rf"(?<!\w)\d{{1,4}}(?![\d%]|[.,:]\d|\s?h\b| (?:de |di )?{_MONTH})(?:[-/]?[a-zA-Z]\b)?(?!\s?(?:€|%|km|min|Uhr))"
_ENGLISH = (
    r"(?:Nagar|Marg|Chowk|Colony|Layout|Salai|Vihar|Enclave|Bagh|Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Square|Sq|Terrace|Way|Close"
    r"|Crescent|Gardens|Grove|Hill|Row|Mews|Highway|Hwy|Parkway|Pkwy|Walk|Quay|Circle|Trail)"
)
_GERMAN = r"(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|ufer|damm|chaussee|steig|pfad|markt|graben)"
ADDRESS = re.compile(
    rf"\b\d{{1,5}}(?:/?[A-Za-z])?,? (?:(?:North|South|East|West|N|S|E|W)\.? )?(?:{_CAP} ){{1,3}}{_ENGLISH}\b"
    rf"|\b(?:[A-ZÄÖÜ][\wäöüß-]{{0,40}}{_GERMAN}|(?:{_CAP}[ -]){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Allee|Platz|Ring"
    rf"|Ufer|Damm)"
    rf"|(?:Stra(?:ß|ss)e|Platz|Allee) (?:de[srm] )?{_CAP}(?: {_CAP})?) {_HOUSE}"
    rf"|\b(?:Am|Im|An der|An den|Auf de[rm]|Zu[mr]|Unter den) {_CAP} {_HOUSE}(?=,? \d{{5}} {_CAP})"
    r"|\b\d{1,4} ?(?:bis|ter|quater)?,? (?i:rue|impasse|chemin|boulevard|bd|venelle|ruelle) (?:d[eu]s? |d['’]"
    r"|de la |l['’]){0,2}\w[\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*){0,3}"
    rf"|\b\d{{1,4}} ?(?:bis|ter)?,? (?i:avenue|av\.|place|all[ée]e|quai|cours|route|square|passage|faubourg) {_NAME}"
    rf"|\b(?i:calle|c/|avenida|avda\.?|plaza|pza\.?|paseo|p\.º|camino|ronda|carretera|traves[ií]a"
    rf"|callej[óo]n) ?{_NAME}{_NUMBER} ?{_HOUSE}"
    rf"|\b(?i:rua|r\.|avenida|av\.|travessa|praça|largo|estrada|alameda|rodovia|beco) {_NAME}{_NUMBER} ?{_HOUSE}"
    rf"|\b(?i:via|viale|piazza|corso|vicolo|largo|piazzale|contrada|vico|salita) {_NAME}{_NUMBER} ?{_HOUSE}"
)

_ZIP = (
    r"(?:[A-Z]{2} \d{5}(?:-\d{4})?|\d{5}(?:-\d{3,4})?(?!\d)|\d{4}-\d{3}(?!\d)|\d{6}(?!\d)"
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)"
)
"""Of towns: United States, five digits (many countries), Brazil and Portugal, India, United Kingdom."""
PLACED = re.compile(
    rf"\b\d{{1,4}}[a-z]?,? (?:The )?{_CAP}(?: {_CAP}){{0,3}}, {_CAP}(?: {_CAP}){{0,2}},? "
    r"(?:[A-Z]{2} \d{5}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)"
)
"""A name without a word for a street, made sure by the town and its code."""
BEFORE = re.compile(
    r"(?i:\b(?:flat|apt\.?|apartment|unit|suite|house(?: no\.?| number)?|plot|door no\.?|no\.))\b ?[\w/-]{0,6},? ?\Z"
)
_BIT = r"[^\n,;!?()\d]{0,20}"
AFTER = re.compile(
    rf"(?:[,\n]? ?{_BIT}(?:\d{{1,4}}[A-Z]?[ºª°o.]{{0,2}}(?![\w]))?{_BIT}){{0,2}}?"
    rf"[,.\n]? ?-? {{0,2}}(?:CEP:? |PIN:? )?{_ZIP}"
    rf"(?:,? {_CAP}(?: {_CAP})?)?"
)
"""All that follows up to the code of the town, and the town behind it."""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (ADDRESS, PLACED):
        for match in pattern.finditer(text):
            start, end = match.span()
            before = BEFORE.search(text, max(0, start - 24), start)
            after = AFTER.match(text, end, end + 90)
            yield (before.start() if before else start), (after.end() if after else end)
