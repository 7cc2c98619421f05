"""Exponential forgetting. It knows half-lives only, not what is forgotten."""

import math

LN2 = math.log(2.0)
BINS_PER_HOUR = 12
BINS_PER_DAY = 288


def kept_per_bin(days: float) -> float:
    """Share of its weight that a past value keeps from one 5-minute bin to the next.

    `days` is the half-life: kept = 2 ** -(1 / (288 days)).

    >>> round(kept_per_bin(1.0) ** 288, 6)
    0.5
    """
    return math.exp(-LN2 / (days * BINS_PER_DAY))
