"""Cards by Luhn's check digit and bank accounts by theirs."""

import re
from collections.abc import Iterator

CARD = re.compile(r"(?<![\d.,])[2-6]\d{3}(?:[ .-]{0,2}\d){8,15}")
CARD_LENGTHS = (16, 15, 14, 13, 19, 18, 17)
IBAN_HEAD = re.compile(r"\b([A-Z]{2})\d\d(?=[ -]?[A-Z\d])", re.IGNORECASE)
IBAN_LINES = """
    AD24 AE23 AT20 BE16 BG22 BR29 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IL23 IS26
    IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TR26 UA29
    """
IBAN_LENGTHS = {entry[:2]: int(entry[2:]) for entry in IBAN_LINES.split()}
"""By country (ISO 13616)."""


def ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in IBAN_HEAD.finditer(text):
        length, at = IBAN_LENGTHS.get(match[1].upper()), match.start()
        if length is None:
            continue
        signs: list[str] = []
        while at < len(text) and len(signs) < length and (text[at].isalnum() or text[at] in " -"):
            if text[at].isalnum():
                signs.append(text[at])
            at += 1
        whole = "".join(signs).upper()
        if len(whole) == length and whole.isascii() and not text[at : at + 1].isalnum() and _is_iban(whole):
            yield match.start(), at


def cards(text: str) -> Iterator[tuple[int, int]]:
    """What stands behind a card's number, such as when it expires, may look like more digits of it."""
    for match in CARD.finditer(text):
        places = [at for at in range(*match.span()) if text[at].isdigit()]
        for length in CARD_LENGTHS:
            if length > len(places):
                continue
            end = places[length - 1] + 1
            if not text[end : end + 1].isdigit() and _is_card([int(text[at]) for at in places[:length]]):
                yield match.start(), end
                break


def _is_iban(whole: str) -> bool:
    """ISO 13616: the rearranged number is 1 modulo 97."""
    return int("".join(str(int(sign, 36)) for sign in whole[4:] + whole[:4])) % 97 == 1


def _is_card(digits: list[int]) -> bool:
    """ISO/IEC 7812."""
    backward = digits[::-1]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in backward[1::2])
    return len(set(digits)) > 1 and (sum(backward[::2]) + sum(doubled)) % 10 == 0
