"""How many reactions to a post are still to come."""

import math

FIRST_SECONDS = 300.0
MEMORY_EXPONENT = 0.242
MEMORY_PER_SECOND = 6.27e-4
"""For the first five minutes; then it falls as t^-(1 + 0.242)."""


def reacted_by(seconds: float) -> float:
    """Share of all direct reactions that have come so long after the post, by the memory kernel of human reactions
    measured on Twitter (Zhao et al. 2015, SEISMIC).

    >>> [round(reacted_by(t), 2) for t in (0, 300, 3600, 86_400)]
    [0.0, 0.19, 0.54, 0.77]
    """
    early = MEMORY_PER_SECOND * min(max(seconds, 0.0), FIRST_SECONDS)
    if seconds <= FIRST_SECONDS:
        return early
    whole_tail = MEMORY_PER_SECOND * FIRST_SECONDS / MEMORY_EXPONENT
    return early + whole_tail * (1.0 - math.pow(seconds / FIRST_SECONDS, -MEMORY_EXPONENT))


def foretold(reactions: float, age: float, horizon: float) -> float:
    """Reactions expected `horizon` seconds after the post, where so many came by `age`. Never fewer than came.

    >>> round(foretold(100, 300, 86_400)), foretold(100, 90_000, 86_400)
    (408, 100)
    """
    if age >= horizon:
        return reactions
    return reactions * reacted_by(horizon) / reacted_by(max(age, FIRST_SECONDS))
