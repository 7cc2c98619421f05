"""Counts of one brand's bins, as absolute values to be stored. Judges nothing."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable
from dataclasses import dataclass

from firewarden.stages.front import DAWN
from firewarden.stages.zeros import STREAM, WORTH, like
from firewarden.steps.monitor.watch import Judged
from firewarden.vocabulary.clock import BIN, DAY, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.mention import Tone
from firewarden.vocabulary.volume import Bin

Past = Callable[[BrandId, Instant], Bin | None]
"""The stored bin that starts at an instant, zeros filled in; None when nothing is known of it."""
TOO_MANY = 2 * DAY // BIN


@dataclass(slots=True)
class Count:
    mentions: int = 0
    readable: int = 0
    negative: int = 0
    positive: int = 0
    late: int = 0
    expected: float | None = None
    expected_negative: float | None = None
    gap: bool = False
    closed: bool = False


class Ledger:
    """With a `past` to ask, bins are forgotten a day after their judgment; without, never.

    A bin without mentions is kept only where it says something: the first of all, where a gap or
    the knowledge of what to expect begins or ends, and where `WORTH` or more was expected. So a
    brand of three posts a year costs a few rows a year. `zeros.filled` puts the others back.
    """

    def __init__(self, brand: BrandId, past: Past | None) -> None:
        self._brand = brand
        self._past = past
        self._counts: dict[Instant, Count] = {}
        self._touched: set[Instant] = set()
        self._kept: list[Instant] = []
        """Bins in `_counts` from `_horizon` on, where all that are worth keeping are held; in order."""
        self._horizon = DAWN
        self._before: Bin | None = None
        """The last bin before the horizon."""
        self.told: tuple[bool, bool] | None = None
        """Of the bin judged last: whether it was a gap, and whether nobody knew what to expect."""

    def add(self, at: Instant, tone: Tone, *, late: bool = False) -> None:
        count = self._counts.get(at)
        if count is None:
            count = self._put(at, self._unkept(at) if late else Count())
        count.mentions += 1
        count.late += late
        count.readable += tone is not Tone.UNKNOWN
        count.negative += tone is Tone.NEGATIVE
        count.positive += tone is Tone.POSITIVE
        self._touched.add(at)

    def open(self, at: Instant) -> None:
        """The first bin of all is kept whatever is in it: history starts there."""
        if at not in self._counts:
            self._put(at, Count())
        self._touched.add(at)

    def empty_until(self, at: Instant, end: Instant) -> Instant:
        """Up to where, and no further than `end`, nothing was counted in the bins from `at` on, and a judgment that
        expects less than `WORTH` would leave no trace; both are starts of bins."""
        if self.told != (False, False):
            return at
        place = bisect_left(self._kept, at)
        return end if place == len(self._kept) else min(end, self._kept[place])

    def close(self, at: Instant) -> Count | None:
        """What was counted in the bin, None for nothing; from now on only late mentions come in."""
        count = self._counts.get(at)
        if count is not None:
            count.closed = True
            self._touched.add(at)
        return count

    def judge(self, judged: Judged) -> None:
        """Bins have to be judged in order."""
        told = (judged.gap, judged.expected is None)
        edge, self.told = told != self.told, told
        count = self._counts.get(judged.at)
        if count is None:
            if not edge and (judged.expected or 0.0) < WORTH:
                return
            count = self._put(judged.at, Count())
        count.closed = True
        count.gap = judged.gap
        count.expected, count.expected_negative = judged.expected, judged.expected_negative
        self._touched.add(judged.at)

    def load(self, stored: Bin) -> None:
        """Takes a stored bin for what it is."""
        self._put(stored.at, _count(stored))
        self._touched.discard(stored.at)

    def recall(self, since: Instant, until: Instant) -> None:
        """Holds what is stored from `since` on, after a restart; what is later than `until` will be told."""
        self._horizon = since
        if self._past is None or not since:
            return
        self._before = self._past(self._brand, Instant(since - BIN))
        for at in map(Instant, range(since, until, BIN)):
            stored = self._past(self._brand, at)
            if stored is not None and stored.mentions:
                self.load(stored)

    def taken(self, judged_through: Instant) -> list[Bin]:
        """Bins that changed since the last call, oldest first."""
        bins = [self._bin(at) for at in sorted(self._touched)]
        self._touched.clear()
        if self._past is not None and len(self._counts) > TOO_MANY:
            self._forget(Instant(judged_through - DAY))
        return bins

    def _put(self, at: Instant, count: Count) -> Count:
        if at not in self._counts and at >= self._horizon:
            insort(self._kept, at)
        self._counts[at] = count
        return count

    def _unkept(self, at: Instant) -> Count:
        """A closed bin that is not held, for a late mention."""
        stored = self._past(self._brand, at) if self._past and at < self._horizon else self._like(at)
        # Before anybody watched, nothing was captured.
        return Count(closed=True, gap=True) if stored is None else _count(stored)

    def _like(self, at: Instant) -> Bin | None:
        place = bisect_right(self._kept, at)
        before = self._bin(self._kept[place - 1]) if place else self._before
        return like(before, at) if before is not None else None

    def _forget(self, horizon: Instant) -> None:
        if horizon > self._horizon:
            self._before = self._like(Instant(horizon - BIN))
            self._horizon = horizon
            self._counts = {at: count for at, count in self._counts.items() if at >= horizon}
            self._kept = sorted(self._counts)

    def _bin(self, at: Instant) -> Bin:
        count = self._counts[at]
        return Bin(
            brand=self._brand,
            at=at,
            stream=STREAM,
            mentions=count.mentions,
            readable=count.readable,
            negative=count.negative,
            positive=count.positive,
            late=count.late,
            expected=count.expected,
            expected_negative=count.expected_negative,
            gap=count.gap,
            closed=count.closed,
        )


def _count(stored: Bin) -> Count:
    return Count(
        stored.mentions,
        stored.readable,
        stored.negative,
        stored.positive,
        stored.late,
        stored.expected,
        stored.expected_negative,
        stored.gap,
        stored.closed,
    )
