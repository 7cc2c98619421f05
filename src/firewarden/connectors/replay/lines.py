"""Cuts slices of bytes into lines with their place in the stream, without ever holding an endless one."""

from collections.abc import Iterable, Iterator

CUT = 2_000
"""Bytes kept of what is rejected."""


class Overlong(bytes):
    """The start of a line that was too long to be held; its other bytes are gone."""

    __slots__ = ()


Line = tuple[bytes, int]
"""A line without its line break, and where it ends in the stream."""


def split_lines(slices: Iterable[bytes], *, at: int, longest: int, newline: bytes = b"\n") -> Iterator[Line]:
    """`at` is the place of the first byte. Of a line longer than `longest` comes only an `Overlong`."""
    rest, dropping = b"", False
    for piece in slices:
        parts = (rest + piece if rest else piece).split(newline)
        rest = parts.pop()
        for line in parts:
            end = at + len(line)
            yield (Overlong(line[:CUT]) if dropping or len(line) > longest else line), end
            at, dropping = end + 1, False
        if dropping or len(rest) > longest:
            # Only the place moves on; `at` plus what is kept stays the true end.
            kept = rest[:CUT]
            at += len(rest) - len(kept)
            rest, dropping = kept, True
    if rest:
        yield (Overlong(rest) if dropping else rest), at + len(rest)
