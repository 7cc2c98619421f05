"""Streams of counts to tell a watch."""

from dataclasses import dataclass

import numpy as np

from firewarden.steps.monitor.watch import Alarm, BrandWatch, Judged
from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.ids import BrandId

ACME = BrandId("acme")
DAY = 288
MONDAY = Instant(1_772_409_600_000_000)
"""2026-03-02, midnight."""


@dataclass(frozen=True, slots=True)
class Told:
    """One bin as it is told; mentions are all readable."""

    mentions: int
    negative: int = 0
    captured: bool = True


def at(number: int) -> Instant:
    return Instant(MONDAY + number * BIN)


def tell(watch: BrandWatch, bins: list[Told], *, start: int = 0) -> list[Judged]:
    judged: list[Judged] = []
    for number, told in enumerate(bins, start=start):
        judged += watch.close(
            at(number),
            mentions=told.mentions,
            readable=told.mentions,
            negative=told.negative,
            captured=told.captured,
        )
    return judged


def calm(days: float, *, mean: float = 5.0, share: float = 0.25, seed: int = 1) -> list[Told]:
    """Ordinary talk: busier by day than by night."""
    numbers = np.random.default_rng(seed)
    bins = round(days * DAY)
    clock = 1.0 + 0.6 * np.sin(np.arange(bins) / DAY * 2 * np.pi)
    counts = numbers.poisson(mean * clock)
    return [Told(int(n), int(h)) for n, h in zip(counts, numbers.binomial(counts, share), strict=True)]


def alarms(judged: list[Judged]) -> list[tuple[int, Alarm]]:
    """(number of the bin, alarm)."""
    return [((one.at - MONDAY) // BIN, alarm) for one in judged for alarm in one.alarms]
