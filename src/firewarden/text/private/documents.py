"""Passports and vehicles: what stands behind their names, and plates that no other code looks like."""

import re
from collections.abc import Iterator

PASSPORT = re.compile(
    r"\b(?i:passports?|reisep[aä]ss\w{0,8}|pass(?:nummer|-?nr\.?)?|passeport|pasaporte|passaporto|passaporte|paspoort)"
    r"(?!\w)[^\d\n.!?;A-Z]{0,24}(?:(?i:n[ro]?\.|no|n[º°]) ?)?"
    r"(?P<code>(?=(?:[A-Z]{0,3}\d){3})[A-Z\d]{6,10})(?![\w%])"
)
_PLATE = (
    r"(?:licen[cs]e |number |reg(?:istration)? )?plates?(?: number)?|registration(?: number| mark)?|\breg(?: no\.?)?"
    r"|vin|kennzeichen|kfz-kennzeichen|nummernschild|immatricul\w{1,8}|plaque(?: d'immatriculation)?|matr[ií]cula"
    r"|placa|targa(?:t[aoe])?|kenteken"
)
LABELED = re.compile(
    rf"\b(?i:{_PLATE})(?!\w)(?:\s?[:#=]\s?|[^\d\n.!?;A-Z]{{0,24}})"
    r"(?P<code>(?=[A-ZÄÖÜ -]{0,8}\d)[A-ZÄÖÜ\d](?:[ -]?[A-ZÄÖÜ\d]){3,16})(?![\w%])"
)
_OPEN, _SHUT = r"(?<![\w.,/#+-])", r"(?![\w%-]|[.,]\d)"
PLATE = re.compile(
    rf"{_OPEN}(?:[A-ZÄÖÜ]{{1,3}}-[A-Z]{{1,2}} \d{{1,4}}[EH]?"  # Germany
    r"|[A-Z]{2}-\d{3}-[A-Z]{2}"  # France
    r"|[A-Z]{2}\d\d [A-Z]{3}"  # Great Britain
    r"|[A-Z]{3}\d[A-Z]\d\d|[A-Z]{3}-\d{4}"  # Brazil
    rf"|[A-Z]{{2}}[ -]?\d\d[ -][A-Z]{{1,3}}[ -]?\d{{4}}|[A-Z]{{2}}-\d\d-[A-Z]{{2}}){_SHUT}"
)
VIN = re.compile(rf"{_OPEN}(?=[A-Z\d]{{0,16}}\d)[A-HJ-NPR-Z\d]{{17}}{_SHUT}")


def passports(text: str) -> Iterator[tuple[int, int]]:
    return (match.span("code") for match in PASSPORT.finditer(text))


def vehicles(text: str) -> Iterator[tuple[int, int]]:
    for match in LABELED.finditer(text):
        yield match.span("code")
    for match in PLATE.finditer(text):
        yield match.span()
    for match in VIN.finditer(text):
        if _is_vin(match[0]):
            yield match.span()


def _is_vin(code: str) -> bool:
    """ISO 3779's check digit, which American makers write and others may."""
    worth = {**{str(digit): digit for digit in range(10)}, **dict(zip("ABCDEFGH", range(1, 9), strict=True))}
    worth |= dict(zip("JKLMN", range(1, 6), strict=True)) | {"P": 7, "R": 9}
    worth |= dict(zip("STUVWXYZ", range(2, 10), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum(worth[sign] * weight for sign, weight in zip(code, weights, strict=True)) % 11
    return code[8] == ("X" if total == 10 else str(total))
