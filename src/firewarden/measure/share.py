"""The usual share of one kind of mention, and how strongly that kind comes in clumps."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.measure.decay import BINS_PER_DAY, BINS_PER_HOUR, LN2, kept_per_bin

KEPT, KEPT_SMALL = kept_per_bin(4.0), kept_per_bin(14.0)
CLUMPING_KEPT = math.exp(-LN2 / 240.0)
FIVE_DAYS_FOR_SMALL = 200.0
MEMORY = 40.0
LOWEST, HIGHEST = 0.02, 0.95
LEAST_CLUMPING, MOST_CLUMPING = 0.01, 0.30


@dataclass(slots=True)
class UsualShare:
    """p = discounted hits / discounted mentions, half-life 4 d (14 d below 40 mentions a day), memory of at
    least 40 mentions; rho = hourly over-dispersion by the method of moments, half-life 10 d:

    rho = mean of ((h - n p)^2 / (n p (1 - p)) - 1) / (n - 1) over hours with n >= 5.

    >>> usual = UsualShare()
    >>> for _ in range(2000):
    ...     usual.learn(10, 3, mean=10.0)
    >>> round(usual.share, 2), usual.clumping
    (0.3, 0.01)
    """

    hits: float = 10.0
    total: float = 40.0
    clump: float = 1.0
    clump_weight: float = 20.0
    hour_hits: int = 0
    hour_total: int = 0
    bins: int = 0

    @property
    def share(self) -> float:
        return min(HIGHEST, max(LOWEST, self.hits / self.total))

    @property
    def clumping(self) -> float:
        return min(MOST_CLUMPING, max(LEAST_CLUMPING, self.clump / self.clump_weight))

    def learn(self, total: int, hits: int, *, mean: float, weight: float = 1.0) -> None:
        """Takes in one bin with `hits` of `total`; `mean` is the usual total of such a bin, and
        `weight` below 1 where the bin is not to be trusted fully."""
        share = self.share
        small = mean * BINS_PER_DAY * 5.0 <= FIVE_DAYS_FOR_SMALL
        kept = KEPT_SMALL if small else KEPT
        self.hits = kept * self.hits + hits * weight
        self.total = kept * self.total + total * weight
        if self.total < MEMORY:
            self.hits += (MEMORY - self.total) * share
            self.total = MEMORY
        self.hour_hits += hits
        self.hour_total += total
        self.bins += 1
        if self.bins % BINS_PER_HOUR == 0:
            self._close_hour(share)

    def learn_zeros(self, means: Sequence[float]) -> float:
        """Takes in empty bins of these means, as `learn` would one by one; returns the share before the last one."""
        share = self.share
        for mean in means:
            share = self.share
            self.learn(0, 0, mean=mean)
        return share

    def _close_hour(self, share: float) -> None:
        total = self.hour_total
        if total >= 5:
            expected = total * share
            surplus = (self.hour_hits - expected) ** 2 / (expected * (1.0 - share)) - 1.0
            weight = min(1.0, total / 30.0)
            self.clump = CLUMPING_KEPT * self.clump + weight * max(-0.1, min(0.4, surplus / (total - 1)))
            self.clump_weight = CLUMPING_KEPT * self.clump_weight + weight
        self.hour_hits = self.hour_total = 0
