"""Personal data in a text that others read: found by its shape, its check digits and the words before it.

One set of recognizers for both directions: what must not go out (`personal_data`), and what somebody posted by mistake
and nobody here needs to read (`text.hiding`). All languages are looked for in every text, because a reply in English
may quote a German order. Names of people are not looked for: a reply may well say "Dear Anna".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from firewarden.text.private.addresses import addresses
from firewarden.text.private.births import births
from firewarden.text.private.documents import passports, vehicles
from firewarden.text.private.health import health_of_somebody
from firewarden.text.private.logins import secrets_told
from firewarden.text.private.mails import mails
from firewarden.text.private.money import cards, ibans
from firewarden.text.private.national import numbers_of_persons
from firewarden.text.private.orders import numbers_of_orders
from firewarden.text.private.phones import phones
from firewarden.text.private.plain import plain
from firewarden.text.private.positions import positions
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

Find = Callable[[str], Iterator[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Private:
    """Somebody's, or ours: `name` says what it is."""

    start: int
    end: int
    code: Code
    name: Said


_FINDERS: tuple[tuple[Code, Said, Find], ...] = (
    (Code.PRIV_MAIL, say("a mail address"), mails),
    (Code.PRIV_GEO, say("a place by its coordinates"), positions),
    (Code.PRIV_IBAN, say("a bank account"), ibans),
    (Code.PRIV_LOGIN, say("a password or a secret code"), secrets_told),
    (Code.PRIV_BIRTH, say("somebody's date of birth"), births),
    (Code.PRIV_CARD, say("a card number"), cards),
    (Code.PRIV_ADDRESS, say("a street address"), addresses),
    (Code.PRIV_PASSPORT, say("the number of a passport"), passports),
    (Code.PRIV_NATIONAL, say("a number the state gave somebody"), numbers_of_persons),
    (Code.PRIV_ORDER, say("the number of an order, a booking or a customer"), numbers_of_orders),
    (Code.PRIV_VEHICLE, say("the number of a vehicle"), vehicles),
    (Code.PRIV_PHONE, say("a phone number"), phones),
    (Code.PRIV_HEALTH, say("somebody's health"), health_of_somebody),
)
"""Two that overlap are one piece, of the kind of the longer or of the one named first here. Somebody's health gives
way: it is a sentence, and a number in it is a piece of its own."""
_WITHOUT_DIGITS = frozenset({mails, secrets_told, numbers_of_orders, health_of_somebody})
_DIGIT = re.compile(r"\d")


def personal_data(text: str, ours: Sequence[str] = ()) -> Iterator[Finding]:
    """All that has to come out before the text goes out. `ours`: the brand's own addresses and numbers, however they
    are spaced; a domain such as `acme.example` stands for every address there."""
    for found in of_others(text, ours):
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


def of_others(text: str, ours: Sequence[str] = ()) -> Iterator[Private]:
    """All that is not ours."""
    found = places(text)
    if found:
        allowed = frozenset(_squeezed(own) for own in ours)
        yield from (one for one in found if not _is_ours(text[one.start : one.end], one.code, allowed))


def places(text: str) -> tuple[Private, ...]:
    """Everything that looks like personal data, whoever's it is, in the order of the text. None overlaps another."""
    read = plain(text)
    found = [
        (*read.span(first, last), rank)
        for rank, (_, _, find) in enumerate(_FINDERS)
        if find in _WITHOUT_DIGITS or _DIGIT.search(read.text)
        for first, last in find(read.text)
    ]
    taken: list[tuple[int, int, int]] = []
    for start, end, rank in sorted(found, key=lambda one: (_FINDERS[one[2]][0] is Code.PRIV_HEALTH, one)):
        crossed = [one for one in taken if start < one[1] and one[0] < end]
        if crossed and _FINDERS[rank][0] is Code.PRIV_HEALTH:
            continue
        whole = [one for one in taken if one not in crossed]
        both = [*crossed, (start, end, rank)]
        longest = max(both, key=lambda one: (one[1] - one[0], -one[2]))
        taken = [*whole, (min(one[0] for one in both), max(one[1] for one in both), longest[2])]
    return tuple(Private(start, end, *_FINDERS[rank][:2]) for start, end, rank in sorted(taken) if start < end)


def _is_ours(found: str, code: Code, allowed: frozenset[str]) -> bool:
    squeezed = _squeezed(plain(found).text)
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
