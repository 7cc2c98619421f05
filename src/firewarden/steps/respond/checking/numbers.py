"""Numbers that no confirmed fact says: all that a reply is asked of what `facts` asks of a statement."""

import re
from collections.abc import Iterator, Sequence

from firewarden.text.private import places
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*")


def unconfirmed(text: str, confirmed: Sequence[str]) -> Iterator[Finding]:
    """In the order of the text; `confirmed` are the texts of confirmed facts. Contacts hold no numbers to confirm."""
    contacts = places(text)
    known = {_number(match[0]) for fact in confirmed for match in _NUMBER.finditer(fact)}
    for match in _NUMBER.finditer(text):
        inside = any(found.start <= match.start() < found.end for found in contacts)
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
