"""How clearly something is commoner on one side than on the other."""

from math import log, sqrt


def odds_z(here: int, of_here: int, there: int, of_there: int) -> float:
    """z of the log odds ratio of two shares, half a case added to each of the four counts (Haldane 1956).

    >>> round(odds_z(30, 100, 10, 100), 2), odds_z(5, 50, 5, 50)
    (3.35, 0.0)
    """
    odds = log((here + 0.5) / (of_here - here + 0.5)) - log((there + 0.5) / (of_there - there + 0.5))
    return odds / sqrt(1 / (here + 0.5) + 1 / (of_here - here + 0.5) + 1 / (there + 0.5) + 1 / (of_there - there + 0.5))
