"""The day somebody was born: a date behind a word for being born, or before one."""

import re
from collections.abc import Iterator

_MONTH = (
    r"jan\w{0,6}|feb\w{0,6}|f[ée]v\w{0,6}|m[aä]r\w{0,4}|mrz|abr\w{0,4}|apr\w{0,5}|avr\w{0,3}|ma[iyjg]\w{0,4}|ju[nil]\w{0,5}|giu\w{0,4}"
    r"|lug\w{0,4}|gen\w{0,5}|ene\w{0,3}|ago\w{0,4}|aug\w{0,4}|ao[uû]t|se[pt]\w{0,8}|o[ckt]t\w{0,5}|out\w{0,5}|nov\w{0,6}|de[czs]\w{0,6}|dic\w{0,6}"
    r"|d[ée]c\w{0,6}"
)
_YEAR = r"(?:19\d\d|20[01]\d)"
DATE = (
    rf"(?:\d{{1,2}} ?[./-] ?\d{{1,2}} ?[./-] ?(?:{_YEAR}|\d\d)|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|°|\.)? (?:de |of )?(?:{_MONTH})\.?,? (?:de[l]? )?{_YEAR}"
    rf"|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR})(?![\d/-])"
)
_BORN = (
    r"born|d\.?o\.?b\.?|date of birth|birth ?(?:day|date)|geboren|geb\.|geburts(?:tag|datum)"
    r"|n[ée]{1,2}(?:\(e\)|e)?(?= le)|date de naissance|anniversaire|naissance"
    r"|nac[ií](?:d[oa])?|fecha de nacimiento|cumplea[ñn]os|nat[oa](?= (?:il|a|in))|data di nascita|compleanno"
    r"|nasc(?:i|eu|id[oa])|data de nascimento|anivers[áa]rio|geboortedatum|urodzon[ya]"
)
BEHIND = re.compile(rf"(?<!\w)(?:{_BORN})(?!\w)[^\d\n.!?;]{{0,30}}?(?P<date>{DATE})", re.IGNORECASE)
BEFORE = re.compile(rf"(?<![\w./-])(?P<date>{DATE}) (?:geboren|n[ée]e?\b|born\b)", re.IGNORECASE)


def births(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (BEHIND, BEFORE):
        for match in pattern.finditer(text):
            yield match.span("date")
