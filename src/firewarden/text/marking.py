"""A text cut where something in it is to be marked."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

Sign = TypeVar("Sign")
Mark = tuple[int, int, Sign]
"""Start and end in characters, and what stands there."""


def pieces(text: str, marks: Iterable[Mark[Sign]]) -> list[tuple[str, Sign | None]]:
    """All of the text, in order. Of marks that overlap the one that begins first is kept, of those the longer one.

    >>> pieces("Our suitcase is gone", [(4, 12, "thing"), (10, 14, "other")])
    [('Our ', None), ('suitcase', 'thing'), (' is gone', None)]
    """
    found: list[tuple[str, Sign | None]] = []
    at = 0
    for start, end, sign in _apart(sorted(marks, key=lambda mark: (mark[0], -mark[1]))):
        if start > at:
            found.append((text[at:start], None))
        found.append((text[start:end], sign))
        at = end
    if at < len(text):
        found.append((text[at:], None))
    return found


def _apart(marks: Sequence[Mark[Sign]]) -> list[Mark[Sign]]:
    kept: list[Mark[Sign]] = []
    for mark in marks:
        if mark[0] < mark[1] and (not kept or mark[0] >= kept[-1][1]):
            kept.append(mark)
    return kept
