"""Reads a text before it goes out: personal data and unfilled blanks stop it, numbers nobody confirmed are pointed at.

The short form of the check, for replies and updates; `checking` reads a statement whole.
"""

import re
from collections.abc import Iterator, Sequence

from firewarden.text.blanks import blanks
from firewarden.text.private import personal_data, places
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import say

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*")


def check(
    text: str, *, confirmed: Sequence[str] = (), ours: Sequence[str] = (), limit: int | None = None
) -> tuple[Finding, ...]:
    """All findings in the order of the text. `confirmed` are the texts of confirmed facts; `ours` the brand's own
    public addresses and numbers; `limit` the longest text the network takes."""
    if not text.strip():
        return (Finding(code=Code.EMPTY, weight=Weight.BLOCK, message=say("There is no text yet.")),)
    found = [*personal_data(text, ours), *blanks(text), *_unconfirmed(text, confirmed)]
    found.sort(key=lambda finding: (finding.start, finding.end))
    if limit is not None and len(text) > limit:
        long = say("The text has {length} characters; this network takes {limit}.", length=len(text), limit=limit)
        found.append(Finding(code=Code.LONG, weight=Weight.BLOCK, message=long, start=limit, end=len(text)))
    return tuple(found)


def _unconfirmed(text: str, confirmed: Sequence[str]) -> Iterator[Finding]:
    contacts = places(text)
    known = {_number(match[0]) for fact in confirmed for match in NUMBER.finditer(fact)}
    for match in NUMBER.finditer(text):
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
