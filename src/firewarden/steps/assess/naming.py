"""Which words are a story's own: log-odds against everything else, with an informative Dirichlet prior.

Monroe, Colaresi, Quinn 2008. A word is named when it is over-represented with z > 1.96.
"""

from collections.abc import Mapping
from math import log, sqrt

_PRIOR = 50.0
"""Weight of the prior in words; it is spread over the words as they are spread over all talk."""

_CANDIDATES = 16


def own_terms(counts: Mapping[str, int], everywhere: Mapping[str, int], total: int, limit: int = 6) -> list[str]:
    """Terms of a story by z, most telling first. `total` is the sum over `everywhere`."""
    inside = sum(counts.values())
    frequent = sorted([(-count, term) for term, count in counts.items()])[:_CANDIDATES]
    rated = sorted(
        [(-_z(-count, inside, max(everywhere.get(term, 0), -count), total), term) for count, term in frequent]
    )
    return [term for z, term in rated if z < -1.96][:limit] or [term for _, term in rated[:3]]


def _z(here: int, inside: int, everywhere: int, total: int) -> float:
    """z of the difference of log-odds of one word between a story and the rest."""
    prior = _PRIOR * everywhere / max(total, 1)
    there, outside = everywhere - here, max(total - inside, 1)
    odds_here = log((here + prior) / max(inside + _PRIOR - here - prior, 0.5))
    odds_there = log((there + prior) / max(outside + _PRIOR - there - prior, 0.5))
    return (odds_here - odds_there) / sqrt(1 / (here + prior) + 1 / (there + prior))
