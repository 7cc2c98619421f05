"""Bins that were not stored because nothing was in them: what they were, for whoever reads.

A closed bin that is not stored is like the stored one before it: a gap if that was one, its
expectation unknown if that one's was, else below `WORTH` and told as zero.
"""

from collections.abc import Iterator, Sequence

from firewarden.vocabulary.clock import BIN, Instant, bin_of
from firewarden.vocabulary.volume import Bin

STREAM = "all"
"""Of the bins that have their zeros left out: all mentions of a brand."""
WORTH = 0.05
"""Mentions expected in a bin from which on its emptiness says something: 14 a day."""


def completed(
    stored: Sequence[Bin], since: Instant, until: Instant, *, through: Instant, before: Bin | None
) -> list[Bin]:
    """`stored` rows of all streams in that time, and the zeros left out among those closed `through`; ordered."""
    end = min(until, through)
    closed = [row for row in stored if row.stream == STREAM and row.at < end]
    others = [row for row in stored if row.stream != STREAM or row.at >= end]
    every = [*filled(closed, since, end, before=before), *others]
    return sorted(every, key=lambda row: (row.at, row.stream)) if others else every


def filled(stored: Sequence[Bin], since: Instant, until: Instant, *, before: Bin | None) -> Iterator[Bin]:
    """Every closed bin of one stream from `since` to `until`, which must not be later than the time through which
    bins are closed.

    `stored` are the rows in that time, oldest first, `before` is the last one earlier than `since`.
    Bins before the first ever stored are left out: nobody watched yet.
    """
    at = bin_of(Instant(since + BIN - 1))
    for row in stored:
        if before is not None:
            yield from _run(before, at, row.at)
        yield row
        before, at = row, Instant(row.at + BIN)
    if before is not None:
        yield from _run(before, at, until)


def like(before: Bin, at: Instant) -> Bin:
    """An empty closed bin behind `before`."""
    known = before.expected is not None and not before.gap
    return Bin(
        brand=before.brand,
        at=at,
        stream=before.stream,
        expected=0.0 if known else None,
        expected_negative=0.0 if known else None,
        gap=before.gap,
        closed=True,
    )


def _run(before: Bin, at: Instant, until: Instant) -> Iterator[Bin]:
    return (like(before, Instant(zero)) for zero in range(at, until, BIN))
