"""How likely plain chance makes a count."""

import math

LEAST_MEAN = 1e-6


def log_upper_tail(count: int, mean: float) -> float:
    """Natural log of the probability that a Poisson count of `mean` is `count` or more; 0 where that is no surprise.

    ln P(X >= k) = k ln m - m - ln k! + ln(1 + m/(k+1) + m^2/((k+1)(k+2)) + ...),  k > m.

    >>> round(math.exp(log_upper_tail(7, 2.4)), 4), log_upper_tail(2, 2.4)
    (0.0116, 0.0)
    """
    mean = max(mean, LEAST_MEAN)
    if count <= mean:
        return 0.0
    term = series = 1.0
    place = count
    while term > 1e-12 * series:
        place += 1
        term *= mean / place
        series += term
    return count * math.log(mean) - mean - math.lgamma(count + 1) + math.log(series)
