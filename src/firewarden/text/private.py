"""Personal data in a text that everybody will read: found by its shape, its check digits and the words before it.

All six languages are looked for in every text, because a reply in English may quote a German order. Names of people
are not looked for: a reply may well say "Dear Anna".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from firewarden.text.addresses import ADDRESS
from firewarden.text.health import health_of_somebody
from firewarden.text.orders import numbers_of_orders
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

MAIL = re.compile(
    r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|\b[\w.+-]{1,64} ?[(\[](?:at|arroba|chiocciola)[)\]] ?[\w-]{1,63}(?: ?(?:\.|[(\[](?:dot"
    r"|punkt)[)\]]) ?[\w-]{2,63}){1,3}",
    re.IGNORECASE,
)
CARD = re.compile(r"(?<![\d.,])[2-6]\d{3}(?:[ .-]?\d){9,15}(?![\d])")
IBAN_HEAD = re.compile(r"\b([A-Z]{2})\d\d(?=[ -]?[A-Z\d])", re.IGNORECASE)
IBAN_LINES = """
    AD24 AE23 AT20 BE16 BG22 BR29 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IL23 IS26
    IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TR26 UA29
    """
IBAN_LENGTHS = {entry[:2]: int(entry[2:]) for entry in IBAN_LINES.split()}
"""By country (ISO 13616)."""

_CALL = (
    r"(?:tel(?:efon|éfono|efone|ephone|\.)?|phone|call|ring|mobile|cell|whatsapp|text|handy|mobil|anrufen|portable"
    r"|appele[zr]|ll[aá]m[ea]r?\w*"
    r"|m[oó]vil|celular|telem[oó]vel|lig(?:ue|ar)|chiam\w+|cellulare|numero|número|numéro|nummer|number)"
)
PHONE = re.compile(
    r"(?<![\w+./-])(?:"
    r"(?:\+|00)[1-9](?:[ ()/.-]{0,2}\d){6,14}"  # +49 30 1234567
    r"|\(?0[1-9](?:[ ()/.-]{0,2}\d){6,12}"  # 030 1234567, (030) 1234567, 06 12 34 56 78
    r"|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"  # (555) 123-4567
    r"|[236789]\d{2}[ .-]\d{3}[ .-]\d{3}|[236789]\d{2} \d{2} \d{2} \d{2}"
    r"|3\d{2}[ .-]?\d{6,7}"  # 612 345 678, 347 1234567
    r")(?![\d%])(?! ?[%€$£])"
)
BARE_PHONE = re.compile(
    rf"\b{_CALL}\b[^\d\n]{{0,20}}?(?<![\w+.,])((?:\d[ ()/.-]{{0,2}}){{6,13}}\d)(?!\d)", re.IGNORECASE
)
NO_PHONE = re.compile(
    r"\(?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b(?![./-]\d\d[./-]?\d\d).*"
    r"|\d{1,2}[.:]\d{2} ?[-–/] ?\d{1,2}[.:]\d{2}\b.*|\d{4}[./-]\d{1,2}[./-]\d{1,2}\b.*|0[.]\d+"
    r"|(?:19|20)\d{2} ?[-–/] ?(?:19|20)\d{2}"
)
"""Written like a phone number: a date, hours from-to, years from-to, a share."""


@dataclass(frozen=True, slots=True)
class Private:
    """Somebody's, or ours: `name` says what it is."""

    start: int
    end: int
    code: Code
    name: Said


def personal_data(text: str, ours: Sequence[str] = ()) -> Iterator[Finding]:
    """All that has to come out before the text goes out. `ours`: the brand's own addresses and numbers, however they
    are spaced; a domain such as `acme.example` stands for every address there."""
    allowed = frozenset(_squeezed(own) for own in ours)
    for found in places(text):
        if not _is_ours(text[found.start : found.end], found.code, allowed):
            yield Finding(
                code=found.code,
                weight=Weight.BLOCK,
                message=say(
                    "{found} looks like {name}. Take it out, or name it among the brand's own contacts.",
                    found=text[found.start : found.end],
                    name=found.name,
                ),
                start=found.start,
                end=found.end,
            )


def places(text: str) -> tuple[Private, ...]:
    """Everything that looks like personal data, whoever's it is, in the order of the text. None overlaps another."""
    taken: list[Private] = []
    for code, name, find in _FINDERS:
        for start, end in find(text):
            if all(end <= other.start or other.end <= start for other in taken):
                taken.append(Private(start, end, code, name))
    return tuple(sorted(taken, key=lambda found: found.start))


def _mails(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in MAIL.finditer(text)) if "@" in text or "at" in text else iter(())


def _ibans(text: str) -> Iterator[tuple[int, int]]:
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


def _cards(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in CARD.finditer(text) if _is_card(match[0]))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in PHONE.finditer(text):
        if not NO_PHONE.match(match[0]):
            yield match.span()
    for match in BARE_PHONE.finditer(text):
        if not NO_PHONE.match(match[1]):
            yield match.span(1)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in ADDRESS.finditer(text))


_FINDERS: tuple[tuple[Code, Said, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    (Code.PRIV_MAIL, say("a mail address"), _mails),
    (Code.PRIV_IBAN, say("a bank account"), _ibans),
    (Code.PRIV_CARD, say("a card number"), _cards),
    (Code.PRIV_ADDRESS, say("a street address"), _addresses),
    (Code.PRIV_ORDER, say("the number of an order, a booking or a customer"), numbers_of_orders),
    (Code.PRIV_PHONE, say("a phone number"), _phones),
    (Code.PRIV_HEALTH, say("somebody's health"), health_of_somebody),
)


def _is_ours(found: str, code: Code, allowed: frozenset[str]) -> bool:
    squeezed = _squeezed(found)
    if code is Code.PRIV_MAIL:
        return squeezed in allowed or squeezed.rpartition("@")[2] in allowed
    return squeezed in allowed or (code is Code.PRIV_PHONE and any(_same_line(squeezed, own) for own in allowed))


def _same_line(one: str, other: str) -> bool:
    """+44 1865 123456 and 01865 123456 are one line; what is written alike has to be alike to the digit."""
    home, abroad = sorted((one, other), key=lambda line: line.startswith(("+", "00")))
    if home.startswith(("+", "00")) or not abroad.startswith(("+", "00")) or not home.startswith("0"):
        return False
    return abroad.endswith(home[1:]) and len(home) > 6


def _squeezed(text: str) -> str:
    return re.sub(r"[\s()/\-–,]|(?<=\d)\.(?=\d)", "", text).casefold().removeprefix("mailto:")


def _is_iban(whole: str) -> bool:
    """ISO 13616: the rearranged number is 1 modulo 97."""
    return int("".join(str(int(sign, 36)) for sign in whole[4:] + whole[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """Luhn's check digit (ISO/IEC 7812)."""
    digits = [int(sign) for sign in reversed(text) if sign.isdigit()]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
