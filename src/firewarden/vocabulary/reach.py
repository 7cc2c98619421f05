"""How much it may matter how many listen to somebody: no further than this."""

CAP = 1_000
"""Followers. Whoever has more is treated like somebody who has so many: airlines answered the popular faster, and
their customers saw it (Gunarathne et al. 2014)."""


def capped(followers: int) -> int:
    """
    >>> capped(12), capped(4_000_000), capped(-1)
    (12, 1000, 0)
    """
    return max(0, min(followers, CAP))
