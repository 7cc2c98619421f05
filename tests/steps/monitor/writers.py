"""Counts as independent writers would make them: what a detector must not take for news."""

import math
from collections.abc import Callable
from random import Random

from tests.steps.monitor.counted import DAY, Told

HOUR = 12
Shape = Callable[[int], float]
"""Of the number of a bin: how much of the usual rate there is."""


def rhythm(number: int) -> float:
    """One on workdays on average: nine times as much in the afternoon as at night, half of it at weekends."""
    day, hour = number // DAY % 7, number % DAY / HOUR
    return (1.0 + 0.8 * math.sin((hour - 9) / 24 * 2 * math.pi)) * (1.0 if day < 5 else 0.5)


def flat(_: int) -> float:
    return 1.0


def step(times: float, at: int) -> Shape:
    """The rhythm, from bin `at` on so many times as loud."""
    return lambda number: rhythm(number) * (times if number >= at else 1.0)


def series(seed: int, an_hour: float, days: int, shape: Shape) -> list[Told]:
    """Every fifth mention is hostile."""
    random = Random(seed)
    counts = [poisson(random, an_hour / HOUR * shape(number)) for number in range(days * DAY)]
    return [Told(count, sum(random.random() < 0.2 for _ in range(count))) for count in counts]


def poisson(random: Random, mean: float) -> int:
    """Means of 30 and more are drawn in parts, so that the product does not vanish."""
    if mean > 30.0:
        return poisson(random, mean / 2) + poisson(random, mean / 2)
    count, left, limit = 0, random.random(), math.exp(-mean)
    while left > limit:
        count += 1
        left *= random.random()
    return count
