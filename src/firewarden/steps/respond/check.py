"""Reads a text before it goes out: personal data and unfilled blanks stop it, numbers nobody confirmed are pointed at.

Works on patterns and check sums alone. Does not judge what a text says.
"""

import re
from collections.abc import Iterator, Sequence

from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said, say

MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
PHONE = re.compile(r"(?<![\w+])(?:\+|00?)[1-9](?:[ ()/.-]{0,2}\d){6,14}(?!\d)")
DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
BLANK = re.compile(
    r"\[[^\]\n]{0,60}\]|\{\{[^}\n]{0,60}\}\}|\{[A-Za-z_ ]{1,40}\}|<[A-Z][A-Z _-]{1,40}>|_{3,}|\b(?:XX+|TBD|TBC|TODO)\b"
)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*")

Place = tuple[int, int, Code, Said]


def check(
    text: str, *, confirmed: Sequence[str] = (), ours: Sequence[str] = (), limit: int | None = None
) -> tuple[Finding, ...]:
    """All findings in the order of the text. `confirmed` are the texts of confirmed facts; `ours` the brand's own
    public addresses and numbers; `limit` the longest text the network takes."""
    if not text.strip():
        return (Finding(code=Code.EMPTY, weight=Weight.BLOCK, message=say("There is no text yet.")),)
    places = list(_contacts(text))
    found = [*_private(text, places, ours), *blanks(text), *_unconfirmed(text, confirmed, places)]
    found.sort(key=lambda finding: (finding.start, finding.end))
    if limit is not None and len(text) > limit:
        long = say("The text has {length} characters; this network takes {limit}.", length=len(text), limit=limit)
        found.append(Finding(code=Code.LONG, weight=Weight.BLOCK, message=long, start=limit, end=len(text)))
    return tuple(found)


def personal_data(text: str, ours: Sequence[str] = ()) -> Iterator[Finding]:
    """Mail addresses, phone numbers, IBANs and card numbers that are not the brand's own."""
    return _private(text, list(_contacts(text)), ours)


def blanks(text: str) -> Iterator[Finding]:
    """Places where a template still waits for its words."""
    for match in BLANK.finditer(text):
        yield Finding(
            code=Code.BLANK,
            weight=Weight.BLOCK,
            message=say("{blank} is still to be filled in.", blank=match[0]),
            start=match.start(),
            end=match.end(),
        )


def _contacts(text: str) -> Iterator[Place]:
    """Start, end, code and name of everything that looks like one, whoever's it is. None overlaps another."""
    taken: list[tuple[int, int]] = []
    for code, pattern, name, holds in (
        (Code.PRIV_MAIL, MAIL, say("a mail address"), _always),
        (Code.PRIV_IBAN, IBAN, say("a bank account"), _is_iban),
        (Code.PRIV_CARD, CARD, say("a card number"), _is_card),
        (Code.PRIV_PHONE, PHONE, say("a phone number"), _is_phone),
    ):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(start < other_end and other_start < end for other_start, other_end in taken) and holds(match[0]):
                taken.append((start, end))
                yield start, end, code, name


def _private(text: str, places: Sequence[Place], ours: Sequence[str]) -> Iterator[Finding]:
    allowed = {_squeezed(own) for own in ours}
    for start, end, code, name in places:
        if _squeezed(text[start:end]) not in allowed:
            yield Finding(
                code=code,
                weight=Weight.BLOCK,
                message=say(
                    "{found} looks like {name}. Take it out, or name it among the brand's own contacts.",
                    found=text[start:end],
                    name=name,
                ),
                start=start,
                end=end,
            )


def _unconfirmed(text: str, confirmed: Sequence[str], places: Sequence[Place]) -> Iterator[Finding]:
    known = {_number(match[0]) for fact in confirmed for match in NUMBER.finditer(fact)}
    for match in NUMBER.finditer(text):
        inside = any(start <= match.start() < end for start, end, _code, _name in places)
        if inside or _number(match[0]) in known:
            continue
        yield Finding(
            code=Code.NUMBER,
            weight=Weight.WARN,
            message=say("No confirmed fact says {number}.", number=match[0]),
            start=match.start(),
            end=match.end(),
        )


def _number(text: str) -> str:
    """`1,200` and `1200` are one number; `10:30` stays a time."""
    return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s()/.-]", "", text).casefold()


def _always(_text: str) -> bool:
    return True


def _is_phone(text: str) -> bool:
    """A date such as 03.11.2026 is written like one, too."""
    return DATE.fullmatch(text) is None


def _is_iban(text: str) -> bool:
    """ISO 13616: the rearranged number is 1 modulo 97."""
    plain = text.replace(" ", "")
    digits = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    return int(digits) % 97 == 1


def _is_card(text: str) -> bool:
    """Luhn's check digit (ISO/IEC 7812)."""
    digits = [int(sign) for sign in reversed(text) if sign.isdigit()]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
