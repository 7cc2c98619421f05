"""A text as a reader understands it, sign by sign, with the way back to where each stood: full-width, mathematical and
foreign digits, keycap emoji, invisible signs between digits and odd spaces and dashes hide nothing from a reader.
"""

import re
import unicodedata
from dataclasses import dataclass

from firewarden.text.characters import INVISIBLE, RARE_INVISIBLE

_LOST = re.compile(f"[{INVISIBLE}{RARE_INVISIBLE}\u200d]")
_WORN = "\ufe0f\u20e3"
"""What makes a digit a key: it belongs to the digit before it."""
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
_QUOTES = dict.fromkeys("\u2018\u2019\u02bc\u2032\xb4", "'") | dict.fromkeys("\u201c\u201d\u201e\u2033", '"')
_SPACES = dict.fromkeys("\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
_KEPT = "ºª°"
"""Of addresses and degrees."""
_SPELLED = _DASHES | _QUOTES | _SPACES


@dataclass(frozen=True, slots=True)
class Plain:
    """`starts[i]` and `ends[i]` say where the sign `text[i]` stood; None: everything stands where it stood."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """In the text as it was written; what is worn by the last sign goes with it."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    if text.isascii():
        return Plain(text)
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, sign in enumerate(text):
        if sign in _WORN:
            if ends and ends[-1] == at:
                ends[-1] = at + 1
        elif sign.isascii() or not _LOST.match(sign):
            signs.append(sign if sign.isascii() else _one(sign))
            starts.append(at)
            ends.append(at + 1)
    return Plain("".join(signs), tuple(starts), tuple(ends))


def _one(sign: str) -> str:
    """Exactly one sign for one."""
    if sign in _SPELLED:
        return _SPELLED[sign]
    if sign in _KEPT:
        return sign
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    same = unicodedata.normalize("NFKC", sign)
    return same if len(same) == 1 else sign
