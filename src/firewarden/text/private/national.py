"""Numbers that a state gives one person, by their check digits where they have some, or behind the name of the number.

United States (SSN), United Kingdom (NINO), India (Aadhaar, PAN), Germany (Steuer-ID), France (NIR), Spain (DNI, NIE),
Italy (codice fiscale), Brazil (CPF), Poland (PESEL); others, as the Portuguese NIF, by name.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

SHAPES: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]

_NAMED = (
    r"ssn|social security(?: (?:number|no\.?))?|national insurance(?: (?:number|no\.?))?|ni (?:number|no\.?)|nino"
    r"|aadh?aar(?: (?:card|number|no\.?))*|pan card|tax id|national id(?: (?:number|no\.?))?|id card"
    r"|steuer-?id\w{0,20}|steuer(?:identifikations)?nummer|personalausweis\w{0,8}|ausweis(?:nummer|-?nr\.?)"
    r"|(?:sozial|renten)versicherungsnummer"
    r"|(?:num[ée]ro|n°) de s[ée]cu(?:rit[ée] sociale)?|s[ée]curit[ée] sociale|\bnir|carte d'identit[ée]"
    r"|d\.?n\.?i\.?|n\.?i\.?e\.?|n\.?i\.?f\.?|nuss|c[óo]digo fiscal|codice fiscale|c\.f\.|carta d'identit[àa]|cpf"
    r"|\brg|cart[ãa]o de cidad[ãa]o|contribuinte|bsn|burgerservicenummer|pesel|personnummer"
)
NAMED = re.compile(
    rf"(?<!\w)(?i:{_NAMED})(?!\w)[^\d\n.!?;]{{0,30}}?(?P<code>(?=(?:[A-Za-z]{{0,6}}[ .-]?\d){{4}})"
    r"[A-Za-z]{0,6}\d(?:[ .-]?[A-Z\d]){5,17}(?:[ -]?[A-Z])?)(?![\w%])"
)


def numbers_of_persons(text: str) -> Iterator[tuple[int, int]]:
    for pattern, holds in SHAPES:
        for match in pattern.finditer(text):
            if holds("".join(sign for sign in match[0] if sign.isalnum()).upper()):
                yield match.span()
    for match in NAMED.finditer(text):
        yield match.span("code")


def _always(_number: str) -> bool:
    return True


VERHOEFF = [
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
]
TURNS = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"]


def _aadhaar(number: str) -> bool:
    """Verhoeff 1969."""
    state = 0
    for place, sign in enumerate(reversed(number)):
        state = int(VERHOEFF[state][int(TURNS[place % 8][int(sign)])])
    return state == 0 and len(set(number)) > 2


def _steuer(number: str) -> bool:
    """ISO 7064 MOD 11,10, and of the first ten digits exactly one twice or thrice."""
    product = 10
    for sign in number[:10]:
        product = (((int(sign) + product) % 10) or 10) * 2 % 11
    often = [count for count in Counter(number[:10]).values() if count > 1]
    return (11 - product) % 10 == int(number[10]) and often in ([2], [3])


def _nir(number: str) -> bool:
    body = number[:13].replace("2A", "19").replace("2B", "18")
    return body.isdigit() and 97 - int(body) % 97 == int(number[13:])


def _dni(number: str) -> bool:
    digits = str("XYZ".index(number[0])) + number[1:-1] if number[0] in "XYZ" else number[:-1]
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == number[-1]


_ODD_PLACES = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
_ODD_LETTERS = (*_ODD_PLACES, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", _ODD_PLACES + _ODD_LETTERS, strict=True))
"""What a sign in an odd place of a codice fiscale counts."""


def _fiscale(number: str) -> bool:
    total = sum(ODD[sign] for sign in number[:15:2]) + sum(
        int(sign) if sign.isdigit() else ord(sign) - 65 for sign in number[1:15:2]
    )
    return chr(65 + total % 26) == number[15]


def _cpf(number: str) -> bool:
    for length in (10, 11):
        total = sum(int(sign) * (length - place) for place, sign in enumerate(number[: length - 1]))
        if total * 10 % 11 % 10 != int(number[length - 1]):
            return False
    return len(set(number)) > 1


def _pesel(number: str) -> bool:
    total = sum(int(sign) * weight for sign, weight in zip(number, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1), strict=True))
    return total % 10 == 0 and 0 < int(number[2:4]) % 20 < 13 and 0 < int(number[4:6]) < 32


_OPEN, _SHUT = r"(?<![\w.,/+-])", r"(?![\w%]|[.,]\d)"
SHAPES = (
    (re.compile(rf"{_OPEN}(?!000|666)[0-8]\d{{2}}-(?!00)\d\d-(?!0000)\d{{4}}{_SHUT}"), _always),
    (
        re.compile(
            rf"{_OPEN}(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]{_SHUT}",
            re.IGNORECASE,
        ),
        _always,
    ),
    (re.compile(rf"{_OPEN}[2-9]\d{{3}}[ -]?\d{{4}}[ -]?\d{{4}}{_SHUT}"), _aadhaar),
    (re.compile(rf"{_OPEN}[A-Z]{{3}}[ABCFGHJLPT][A-Z]\d{{4}}[A-Z]{_SHUT}"), _always),
    (re.compile(rf"{_OPEN}[1-9]\d ?\d{{3}} ?\d{{3}} ?\d{{3}}{_SHUT}"), _steuer),
    (
        re.compile(
            rf"{_OPEN}[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{{3}} ?\d{{3}} ?\d\d{_SHUT}",
            re.IGNORECASE,
        ),
        _nir,
    ),
    (re.compile(rf"{_OPEN}(?:\d{{2}}\.?\d{{3}}\.?\d{{3}}|[XYZ][ -]?\d{{7}})[ -]?[A-Z]{_SHUT}", re.IGNORECASE), _dni),
    (
        re.compile(
            rf"{_OPEN}[A-Z]{{6}} ?[\dLMNP-V]{{2}}[A-EHLMPR-T][\dLMNP-V]{{2}} ?[A-Z][\dLMNP-V]{{3}}[A-Z]{_SHUT}",
            re.IGNORECASE,
        ),
        _fiscale,
    ),
    (re.compile(rf"{_OPEN}\d{{3}}\.?\d{{3}}\.?\d{{3}}[-/ ]?\d\d{_SHUT}"), _cpf),
    (re.compile(rf"{_OPEN}\d{{11}}{_SHUT}"), _pesel),
)
