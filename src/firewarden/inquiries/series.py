"""What was counted, in steps of a chosen width, for a chart or a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from firewarden.ports import StreamReader
from firewarden.stages.zeros import STREAM
from firewarden.vocabulary.analysis import SeriesPoint
from firewarden.vocabulary.clock import BIN, DAY, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.volume import Bin

AT_ONCE = 30 * DAY
"""Years of empty bins are put back a month at a time."""


def series(
    reader: StreamReader, brand: BrandId, period: Interval, bin_minutes: int
) -> tuple[tuple[SeriesPoint, ...], tuple[Interval, ...]]:
    """In steps of 5, 15 or 60 minutes, from the one that holds the period's start to the one that holds its last bin;
    and the stretches that were not captured."""
    width = bin_minutes * MINUTE
    points: list[SeriesPoint] = []
    gaps: list[Interval] = []
    for at, group in groupby(bins_of(reader, brand, period), lambda one: one.at - one.at % width):
        bins = list(group)
        points.append(_point(Instant(at), bins))
        for one in bins:
            if one.gap and gaps and gaps[-1].end == one.at:
                gaps[-1] = Interval(start=gaps[-1].start, end=Instant(one.at + BIN))
            elif one.gap:
                gaps.append(Interval(start=one.at, end=Instant(one.at + BIN)))
    return tuple(points), tuple(gaps)


def bins_of(reader: StreamReader, brand: BrandId, period: Interval) -> Iterator[Bin]:
    """Every bin of all mentions in a stretch of any length, oldest first."""
    for start in range(period.start, period.end, AT_ONCE):
        found = reader.bins(brand, Instant(start), Instant(min(start + AT_ONCE, period.end)))
        yield from (one for one in found if one.stream == STREAM)


def _point(at: Instant, bins: Sequence[Bin]) -> SeriesPoint:
    """A step is a gap when more than half of it was not captured. Its expectation is known when that of each bin is."""
    if 2 * sum(one.gap for one in bins) > len(bins):
        return SeriesPoint(at=at, mentions=None, negative=None, expected=None, gap=True)
    expected = [one.expected for one in bins if one.expected is not None]
    return SeriesPoint(
        at=at,
        mentions=sum(one.mentions for one in bins),
        negative=sum(one.negative for one in bins),
        expected=sum(expected) if len(expected) == len(bins) else None,
    )
