"""How long half of people wait, where some still do: who has no answer yet has waited at least until now."""

from collections.abc import Sequence
from math import exp, log, sqrt

from firewarden.measure.intervals import Z

HALF = 0.5


def median_wait(waits: Sequence[tuple[int, bool]]) -> tuple[int | None, int | None, int | None]:
    """The median of (wait, answered) by Kaplan and Meier (1958), and the ends of its 95 % interval by Brookmeyer and
    Crowley (1982) on the log-log scale. None: not reached as far as is known.

    >>> median_wait([(1, True), (2, True), (3, True), (9, False)])
    (2, 1, None)
    >>> median_wait([(5, False)] * 3), median_wait([])
    ((None, None, None), (None, None, None))
    """
    share, spread = 1.0, 0.0
    middle = low = high = None
    times = sorted({time for time, answered in waits if answered})
    for time in times:
        at_risk = sum(one >= time for one, _ in waits)
        ended = sum(one == time and answered for one, answered in waits)
        share *= 1.0 - ended / at_risk
        if ended < at_risk:
            spread += ended / (at_risk * (at_risk - ended))
        below, above = _band(share, spread)
        middle = time if middle is None and share <= HALF else middle
        low = time if low is None and below <= HALF else low
        high = time if high is None and above <= HALF else high
    return middle, low, high


def _band(share: float, spread: float) -> tuple[float, float]:
    """Ends of the 95 % interval of the share that still waits."""
    if share <= 0.0 or share >= 1.0:
        return share, share
    width = Z * sqrt(spread) / abs(log(share))
    return share ** exp(width), share ** exp(-width)
