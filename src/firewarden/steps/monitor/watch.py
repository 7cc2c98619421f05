"""Watches one brand: closed bins in, judgments out. Two lanes, gaps and the alarm policy meet here.

It counts nothing and stores nothing; whoever calls it keeps the bins.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.signal import Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What a detector says of one bin; the fields are those of a signal."""

    lane: Lane
    window_minutes: int
    observed: float
    expected: float
    score: float
    once_per_weeks: float
    reason: str
    cold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One decided bin. `expected` and `expected_negative` were foretold before the bin was seen;
    None on the first day and in gaps."""

    at: Instant
    gap: bool
    expected: float | None
    expected_negative: float | None
    alarms: tuple[Alarm, ...]


class BrandWatch:
    """Detectors, gaps and open alarms of one brand, online and deterministic."""

    def __init__(self, brand: BrandId, *, budget: float = 1.0) -> None:
        self.brand = brand
        self._budget = budget
        self._next: Instant | None = None

    def close(self, at: Instant, *, mentions: int, readable: int, negative: int, captured: bool) -> list[Judged]:
        """Tells one closed bin; returns the judgments that are now decided, oldest first.

        A bin skipped between two calls is unknown. Raises ValueError when `at` is no start of a
        bin or does not come after the one before.
        """
        if at % BIN or (self._next is not None and at < self._next):
            raise ValueError(f"bin {at} does not follow the bins told before")
        told = [_unknown(skipped) for skipped in self._skipped(at)]
        self._next = Instant(at + BIN)
        del mentions, readable, negative
        return [*told, Judged(at=at, gap=not captured, expected=None, expected_negative=None, alarms=())]

    def flush(self) -> list[Judged]:
        """Decides what is held back, at the end of a finite stream."""
        return []

    def snapshot(self) -> bytes:
        """Everything needed to go on bit for bit."""
        return json.dumps([self._budget, self._next]).encode()

    @classmethod
    def restored(cls, brand: BrandId, state: bytes) -> "BrandWatch":
        """Raises ValueError for bytes that are no snapshot."""
        budget, following = json.loads(state)
        watch = cls(brand, budget=budget)
        watch._next = following
        return watch

    def _skipped(self, at: Instant) -> Iterator[Instant]:
        first = at if self._next is None else self._next
        return (Instant(skipped) for skipped in range(first, at, BIN))


def _unknown(at: Instant) -> Judged:
    return Judged(at=at, gap=True, expected=None, expected_negative=None, alarms=())
