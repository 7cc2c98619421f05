"""How far a counted share, or a counted rate, may be from the true one."""

from math import exp, lgamma, log, sqrt

Z = 1.96
"""Standard errors to each side of a 95 % interval."""
TAIL = 0.025


def wilson(part: int, whole: int, z: float = Z) -> tuple[float, float]:
    """Ends of Wilson's score interval of a share (1927), z standard errors wide to each side; 0..1 of nothing.

    >>> [round(end, 3) for end in wilson(30, 100)], wilson(0, 0)
    ([0.219, 0.396], (0.0, 1.0))
    """
    if whole <= 0:
        return 0.0, 1.0
    share, square = part / whole, z * z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = z / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def poisson(count: int) -> tuple[float, float]:
    """Ends of the exact 95 % interval of an expected count, where `count` was seen (Garwood 1936).

    >>> [round(end, 2) for end in poisson(0)], [round(end, 2) for end in poisson(10)]
    ([0.0, 3.69], [4.8, 18.39])
    """
    low = 0.0 if count == 0 else _mean_where(count - 1, 1.0 - TAIL)
    return low, _mean_where(count, TAIL)


def _mean_where(most: int, probability: float) -> float:
    """The mean with which `most` or less are seen so often; found by halving, to nine digits."""
    low, high = 0.0, 2.0 * most + 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(most, middle) > probability else (low, middle)
    return (low + high) / 2


def _at_most(most: int, mean: float) -> float:
    return sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(most + 1)) if mean else 1.0
