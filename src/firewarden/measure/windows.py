"""Sums over the newest bins, with bins that are not known left out. No meaning, only sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firewarden.measure.decay import BINS_PER_HOUR


class Sums(NamedTuple):
    """Over the known bins of one window; `known` says how many those were."""

    total: int
    part: int
    expected: float
    known: int


@dataclass(slots=True)
class RecentBins:
    """The newest bins: how many, how many of them of a kind, and how many were expected.

    A bin that is not known takes its place and adds nothing to any sum, neither to what was seen
    nor to what was expected.

    >>> recent = RecentBins.holding(3)
    >>> recent.push(5, 2, 4.0); recent.push_unknown(); recent.push(7, 1, 4.0)
    >>> recent.sums(1)
    Sums(total=7, part=1, expected=4.0, known=1)
    >>> recent.sums(3)
    Sums(total=12, part=3, expected=8.0, known=2)
    """

    counts: list[int]
    parts: list[int]
    expected: list[float]
    known: list[int]

    @classmethod
    def holding(cls, bins: int) -> "RecentBins":
        return cls(counts=[0] * bins, parts=[0] * bins, expected=[0.0] * bins, known=[0] * bins)

    def push(self, count: int, part: int, expected: float) -> None:
        self._push(count, part, expected, 1)

    def push_zeros(self, expected: Sequence[float]) -> None:
        for each in expected[-len(self.known) :]:
            self._push(0, 0, each, 1)

    def push_unknown(self, bins: int = 1) -> None:
        for _ in range(min(bins, len(self.known))):
            self._push(0, 0, 0.0, 0)

    def sums(self, bins: int) -> Sums:
        """Sums of the newest `bins` places; at most as many as are held."""
        return Sums(
            sum(self.counts[-bins:]), sum(self.parts[-bins:]), sum(self.expected[-bins:]), sum(self.known[-bins:])
        )

    def _push(self, count: int, part: int, expected: float, known: int) -> None:
        del self.counts[0], self.parts[0], self.expected[0], self.known[0]
        self.counts.append(count)
        self.parts.append(part)
        self.expected.append(expected)
        self.known.append(known)


@dataclass(slots=True)
class RecentHours:
    """The same sums over about a day, kept hour by hour: the newest `hours` - 1 whole hours and the
    one under way.

    >>> day = RecentHours.holding(24)
    >>> for _ in range(30):
    ...     day.push(1, 1, 0.5)
    >>> day.sums()
    Sums(total=30, part=30, expected=15.0, known=30)
    """

    counts: list[int]
    parts: list[int]
    expected: list[float]
    known: list[int]
    bins: int = 0

    @classmethod
    def holding(cls, hours: int) -> "RecentHours":
        return cls(counts=[0] * hours, parts=[0] * hours, expected=[0.0] * hours, known=[0] * hours)

    def push(self, count: int, part: int, expected: float) -> None:
        self.counts[-1] += count
        self.parts[-1] += part
        self.expected[-1] += expected
        self.known[-1] += 1
        self._turn()

    def push_zeros(self, expected: Sequence[float]) -> None:
        for each in expected:
            self.push(0, 0, each)

    def push_unknown(self, bins: int = 1) -> None:
        turns = min(bins, len(self.known) * BINS_PER_HOUR)
        self.bins += bins - turns
        for _ in range(turns):
            self._turn()

    def sums(self) -> Sums:
        return Sums(sum(self.counts), sum(self.parts), sum(self.expected), sum(self.known))

    def _turn(self) -> None:
        self.bins += 1
        if self.bins % BINS_PER_HOUR == 0:
            del self.counts[0], self.parts[0], self.expected[0], self.known[0]
            self.counts.append(0)
            self.parts.append(0)
            self.expected.append(0.0)
            self.known.append(0)
