"""How rare a value is against a brand's own past, with a prior for the days before there is one."""

import math
from dataclasses import dataclass, field

from firewarden.measure.decay import LN2

CELLS_PER_UNIT = 60
LOWEST = -4.0
BLOCK = 30
BLOCKS = 60
CELLS = BLOCK * BLOCKS
PRIOR = 30.0
GROWTH = math.exp(LN2 / (14 * 288))
TOO_LARGE = 1e150
LONG = 400_000
"""Bins after which nothing of what was learnt before is left: a hundred half-lives."""
LEAST_SHARE = 1e-30


@dataclass(slots=True)
class ConformalTail:
    """E = -log10 [(weight of past values >= x) + 30 * 10^-((x - start) / slope)] / (weight of all + 30).

    A conformal p-value (Vovk, Gammerman, Shafer, Algorithmic Learning in a Random World, 2005) with 30 prior
    observations from an exponential tail; past values are forgotten with a half-life of 14 days. Values are
    kept in cells of 1/60, so that memory and time do not grow.

    >>> tail = ConformalTail(slope=1.0, start=0.0)
    >>> for i in range(1000):
    ...     tail.learn(i % 10 / 10)
    >>> round(tail.evidence(0.9), 2), round(tail.evidence(3.0), 2)
    (1.0, 4.5)
    """

    slope: float
    start: float
    cells: list[float] = field(default_factory=lambda: [0.0] * CELLS)
    blocks: list[float] = field(default_factory=lambda: [0.0] * BLOCKS)
    total: float = 0.0
    unit: float = 1.0
    """Weight of the next value: it grows instead of all others shrinking."""

    def evidence(self, value: float) -> float:
        """E of a value that is not learnt yet."""
        cell = _cell(value)
        block = cell // BLOCK
        above = sum(self.cells[cell : (block + 1) * BLOCK]) + sum(self.blocks[block + 1 :])
        prior = 10.0 ** ((self.start - value) / self.slope)
        share = (above / self.unit + PRIOR * (min(1.0, prior))) / (self.total / self.unit + PRIOR)
        return -math.log10(share) if share > LEAST_SHARE else -math.log10(LEAST_SHARE)

    def learn(self, value: float) -> None:
        """Takes a value in; all earlier ones weigh a little less from now on."""
        cell, unit = _cell(value), self.unit
        self.cells[cell] += unit
        self.blocks[cell // BLOCK] += unit
        self.total += unit
        self.unit = unit * GROWTH
        if unit > TOO_LARGE:
            self._shrink()

    def learn_run(self, value: float, times: int) -> None:
        """Takes the same value in `times` times at once."""
        grown = GROWTH ** min(times, LONG)
        weight = self.unit * (grown - 1.0) / (GROWTH - 1.0)
        cell = _cell(value)
        self.cells[cell] += weight
        self.blocks[cell // BLOCK] += weight
        self.total += weight
        self.unit *= grown
        if self.unit > TOO_LARGE:
            self._shrink()

    def _shrink(self) -> None:
        self.cells = [weight / self.unit for weight in self.cells]
        self.blocks = [weight / self.unit for weight in self.blocks]
        self.total /= self.unit
        self.unit = 1.0


def _cell(value: float) -> int:
    cell = int((value - LOWEST) * CELLS_PER_UNIT)
    return 0 if cell < 0 else min(cell, CELLS - 1)
