"""Counts on a scale where their noise has about the same size everywhere."""

import math
from collections.abc import Sequence


def double_root(mean: float) -> float:
    """sqrt(x) + sqrt(x + 1): a Poisson count on this scale varies by about 1 (Freeman & Tukey, 1950).

    >>> round(double_root(3.0), 3)
    3.732
    """
    return math.sqrt(mean) + math.sqrt(mean + 1.0)


def median(values: Sequence[float]) -> float:
    """Middle of `values`, or the mean of the middle two. `values` must not be empty.

    >>> median([3.0, 1.0, 2.0]), median([4.0, 1.0])
    (2.0, 2.5)
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else 0.5 * (ordered[half - 1] + ordered[half])
