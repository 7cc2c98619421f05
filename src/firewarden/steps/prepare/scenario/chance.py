"""Chance in a play: one seeded stream of numbers, drawn in blocks because single draws are slow."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import exp, sqrt
from math import log as ln
from typing import TypeVar

import numpy as np

T = TypeVar("T")
_BLOCK = 8_192


class Chance:
    """The same seed gives the same play."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(seed))
        self._block: list[float] = []

    def unit(self) -> float:
        """Evenly in [0, 1)."""
        if not self._block:
            self._block = self._generator.random(_BLOCK).tolist()
        return self._block.pop()

    def happens(self, share: float) -> bool:
        return self.unit() < share

    def below(self, end: int) -> int:
        return int(self.unit() * end)

    def between(self, low: int, high: int) -> int:
        """Both ends belong to it."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.unit() * len(items))]

    def normal(self) -> float:
        """Mean 0, deviation 1 (Marsaglia's polar method)."""
        while True:
            x, y = 2 * self.unit() - 1, 2 * self.unit() - 1
            square = x * x + y * y
            if 0 < square < 1:
                return x * sqrt(-2 * ln(square) / square)

    def spread(self, median: float, sigma: float) -> float:
        """Log-normal: most are small and a few are huge."""
        return median * exp(sigma * self.normal())

    def poisson(self, mean: float) -> int:
        """Knuth's product for small means, the normal approximation above 30."""
        if mean > 30:
            return max(0, round(mean + sqrt(mean) * self.normal()))
        left, count = exp(-mean), 0
        product = self.unit()
        while product > left:
            count += 1
            product *= self.unit()
        return count


class Wheel:
    """Picks by weight."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._ends = list(accumulate(weights))

    def __bool__(self) -> bool:
        return bool(self._ends) and self._ends[-1] > 0

    def spin(self, chance: Chance) -> int:
        """The index of the one picked."""
        return min(bisect_right(self._ends, chance.unit() * self._ends[-1]), len(self._ends) - 1)
