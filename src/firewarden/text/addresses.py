"""Street addresses as they are written in English, German, French, Spanish, Portuguese and Italian: street and number.

A street without a number is a place, not where somebody lives.
"""

import re

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
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
_HOUSE = rf"\d{{1,4}}(?![\d%]|[.,:]\d|\s?h\b| (?:de |di )?{_MONTH})(?:-?[a-zA-Z]\b)?(?!\s?(?:€|%|km|min|Uhr))"
_ENGLISH = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Square|Sq|Terrace|Way|Close"
    r"|Crescent|Gardens|Grove|Hill|Row|Mews|Highway|Hwy|Parkway|Pkwy|Walk|Quay|Circle|Trail)"
)
_GERMAN = r"(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|ufer|damm|chaussee|steig|pfad|markt|graben)"
ADDRESS = re.compile(
    rf"\b\d{{1,5}}[A-Za-z]?,? (?:(?:North|South|East|West|N|S|E|W)\.? )?(?:{_CAP} ){{1,3}}{_ENGLISH}\b"
    rf"|\b(?:[A-ZÄÖÜ][\wäöüß-]*{_GERMAN}|(?:{_CAP}[ -]){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Allee|Platz|Ring"
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
