"""Cleaning that remembers where each character came from. Slow: for explaining and highlighting only."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from firewarden.text.characters import mark_class
from firewarden.text.fold import AMPERSAND, LOOSE_JOINER, ODD, RARE, spelled


@dataclass(frozen=True, slots=True)
class Trace:
    """Each character of `text` stands for the original from `starts[i]` up to `ends[i]`."""

    text: str
    starts: list[int]
    ends: list[int]

    def sub(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> "Trace":
        """What `pattern.sub` makes of the text, with the origin of every character."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            first, last = match.span()
            new = replacement(match)
            parts += (self.text[done:first], new)
            starts += self.starts[done:first] + [self.starts[first]] * len(new)
            ends += self.ends[done:first] + [self.ends[last - 1]] * len(new)
            done = last
        return Trace("".join([*parts, self.text[done:]]), starts + self.starts[done:], ends + self.ends[done:])


def trace_clean(text: str) -> Trace:
    """The same text as `fold.clean` gives."""
    trace = Trace(text, list(range(len(text))), list(range(1, len(text) + 1)))
    trace = _without_odd(trace)
    normal = trace.sub(_cluster(), lambda match: unicodedata.normalize("NFKC", match[0]))
    if normal.text != trace.text:
        normal = _without_odd(normal)
    return normal.sub(AMPERSAND, lambda _: "&")


def _without_odd(trace: Trace) -> Trace:
    return trace.sub(ODD, spelled).sub(RARE, lambda _: "").sub(LOOSE_JOINER, lambda _: "")


@cache
def _cluster() -> re.Pattern[str]:
    """A character with all that may melt into it: normalized alone it gives the same as inside the text."""
    return re.compile(f"[\x00-\x7f][{mark_class()}]+|[^\x00-\x7f][{mark_class()}]*")
