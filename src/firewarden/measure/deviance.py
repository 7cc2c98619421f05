"""How far a count lies from its expectation, in standard deviations. It keeps no history."""

import math


def root_deviance(count: float, mean: float, spread: float) -> float:
    """Signed root deviance of a negative binomial count: about N(0, 1) where the model holds.

    z = sign(x - m) sqrt(2 [x ln(x / m) - (x + r) ln((x + r) / (m + r))]), r = 1 / spread,
    for a variance of m + spread m^2 (McCullagh & Nelder, Generalized Linear Models, 2nd ed., 1989).
    `mean` and `spread` must be above 0.

    >>> round(root_deviance(96, 12, 0.2), 3)
    6.27
    >>> round(root_deviance(0, 12, 0.2), 3)
    -3.498
    """
    size = 1.0 / spread
    own = count * math.log(count / mean) if count > 0 else 0.0
    deviance = 2.0 * (own - (count + size) * math.log((count + size) / (mean + size)))
    distance = math.sqrt(deviance) if deviance > 0.0 else 0.0
    return distance if count > mean else -distance


def log_silence(mean: float, spread: float) -> float:
    """Natural log of the probability that a negative binomial count is 0.

    ln P = -ln(1 + spread m) / spread.

    >>> round(log_silence(12, 0.2), 3)
    -6.119
    """
    return -math.log1p(spread * mean) / spread


def share_surprise(hits: float, total: float, share: float, clumping: float) -> float:
    """Standard deviations by which `hits` of `total` exceed the usual share.

    z = (h - n p) / sqrt(n p (1 - p) (1 + (n - 1) rho) + 1/4): the variance of a beta-binomial with
    intra-class correlation `clumping`, and a quarter for rounding. 0 when there is no total.

    >>> round(share_surprise(71, 100, 0.22, 0.05), 3)
    4.843
    """
    if total <= 0:
        return 0.0
    variance = total * share * (1.0 - share) * (1.0 + (total - 1.0) * clumping)
    return (hits - total * share) / math.sqrt(variance + 0.25)


def soft_minimum(first: float, second: float, softness: float = 0.75) -> float:
    """Close to the smaller one; where both are near each other, a little less.

    min(a, b) - ln(1 + exp(-k |a - b|)) / k.

    >>> round(soft_minimum(3.0, 9.0), 3), round(soft_minimum(3.0, 3.0), 3)
    (2.985, 2.076)
    """
    low, high = (first, second) if first < second else (second, first)
    return low - math.log1p(math.exp(-softness * (high - low))) / softness
