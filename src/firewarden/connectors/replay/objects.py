"""Finds the objects in a JSON list or in objects written over several lines, without decoding or holding them all."""

import re
from collections.abc import Iterable, Iterator

from firewarden.connectors.replay.lines import CUT, Line, Overlong

# A line break inside a string is no JSON, so a lost quote spoils one line only.
_TOKEN = re.compile(rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+("?)|[{}\[\]]')
_NEXT = re.compile(rb"\n\s*,?\s*\{|\}\s*,?\s*\{")


def split_objects(slices: Iterable[bytes], *, at: int, longest: int) -> Iterator[Line]:
    """Each object with its place, in the order of the stream; what stands between objects and is no comma comes as it
    is. Broken or endless objects come as their first bytes, and the search goes on at the next one that can be seen."""
    buffer = b""
    for piece in slices:
        buffer += piece
        used = 0
        for start, end in _pieces(buffer, longest, last=False):
            yield _cut(buffer[start:end], longest), at + end
            used = end
        buffer, at = buffer[used:], at + used
    for start, end in _pieces(buffer, longest, last=True):
        yield _cut(buffer[start:end], longest), at + end


def _cut(found: bytes, longest: int) -> bytes:
    return Overlong(found[:CUT]) if len(found) > longest else found


def _pieces(buffer: bytes, longest: int, *, last: bool) -> Iterator[tuple[int, int]]:
    """Start and end of everything in `buffer` that is surely over; with `last`, of everything."""
    start = 0
    while True:
        opening = buffer.find(b"{", start)
        between = buffer[start : opening if opening >= 0 else len(buffer)]
        if between.strip(b" \t\r\n,[]}\x00") and (opening >= 0 or last or len(between) > longest):
            yield start, start + len(between)
        if opening < 0:
            return
        end = _end(buffer, opening, longest, last=last)
        if end is None:
            return
        yield opening, end
        start = end


def _end(buffer: bytes, opening: int, longest: int, *, last: bool) -> int | None:
    """Behind the object that opens at `opening`; None while its end has not come."""
    depth = 0
    for token in _TOKEN.finditer(buffer, opening):
        sign = token[0]
        if sign in (b"{", b"["):
            depth += 1
        elif sign in (b"}", b"]"):
            depth -= 1
            if depth == 0:
                return token.end()
        elif not token[1] and buffer[token.end() : token.end() + 2] not in (b"", b"\\"):
            return _resume(buffer, token.end())
    if last or len(buffer) - opening > longest:
        return _resume(buffer, opening + 1)
    return None


def _resume(buffer: bytes, at: int) -> int:
    """Where the next object seems to start; the end of the buffer when none can be seen."""
    found = _NEXT.search(buffer, at)
    return found.end() - 1 if found else len(buffer)
