"""Counts over time as bars: what every drawing of them shares, on a page of the desk or in a report.

A bar shows what was seen of its stretch, and says how much of that was not captured: what is missing is unknown, never
zero, and what was seen is not hidden because of it. The expectation is that of the captured part, so that the two can
be compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, log10

from firewarden.vocabulary.clock import BIN, DAY, HOUR, MINUTE, Instant

STEPS = (
    *(count * MINUTE for count in (5, 15, 30)),
    *(count * HOUR for count in (1, 2, 3, 6, 12)),
    *(count * DAY for count in (1, 2, 7, 30, 365)),
)
"""What may lie between two ticks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`width` and `missing`, how much of it was not captured, are microseconds. `seen` None: nothing of it was.
    `expected` None: not known yet (cold start). `usual` is the most that would still be usual."""

    at: Instant
    seen: int | None
    negative: int = 0
    expected: float | None = None
    usual: float | None = None
    width: int = BIN
    missing: int = 0


def gap(at: Instant, width: int = BIN) -> Bar:
    return Bar(at=at, seen=None, width=width, missing=width)


def together(bars: Sequence[Bar]) -> Bar:
    """Neighbors as one."""
    known = [bar for bar in bars if bar.seen is not None]
    expected = [bar.expected for bar in known if bar.expected is not None]
    return Bar(
        at=bars[0].at,
        seen=sum(bar.seen or 0 for bar in known) if known else None,
        negative=sum(bar.negative for bar in known),
        expected=sum(expected) if known and len(expected) == len(known) else None,
        width=bars[-1].at + bars[-1].width - bars[0].at,
        missing=sum(bar.missing for bar in bars),
    )


def at_most(bars: Sequence[Bar], most: int) -> list[Bar]:
    """Neighbors are added up until no more than `most` bars are left."""
    size = ceil(len(bars) / most)
    if size <= 1:
        return list(bars)
    return [together(bars[index : index + size]) for index in range(0, len(bars), size)]


def not_captured(bars: Sequence[Bar]) -> Iterator[tuple[int, int]]:
    """Runs of bars that lack something: the place of the first one, and how many."""
    place = 0
    for lacks, run in groupby(bars, key=lambda bar: bar.missing > 0):
        count = len(list(run))
        if lacks:
            yield place, count
        place += count


def round_up(value: float) -> float:
    """To 1, 2, 4, 6, 8 or 10 times a power of ten, the next above."""
    power = 10.0 ** (ceil(log10(value)) - 1)
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value * 0.999)


def ticks(start: int, end: int, most: int, shift: int = 0) -> tuple[int, range]:
    """What lies between two ticks, and where they stand: `most` of them at round times of a clock that is `shift`
    microseconds ahead of UTC."""
    step = next((step for step in STEPS if (end - start) / step <= most), STEPS[-1])
    return step, range(-(-(start + shift) // step) * step - shift, end, step)
