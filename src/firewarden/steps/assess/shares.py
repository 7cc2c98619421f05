"""Shares with honest widths: of a count, and of a count that a fallible reader made."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from firewarden.vocabulary.mention import Mention

Z = 1.96

SENSITIVITY = (0.55, 0.70, 0.80)
"""How many hostile posts the tone enricher finds: low, usual, high over brands and languages (docs/assessment.md)."""

SPECIFICITY = (0.75, 0.85, 0.90)
"""How many of the others it leaves alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`observed` is what was counted; the truth lies between `low` and `high`, most likely at `likely`."""

    observed: float
    low: float
    high: float
    likely: float


NOTHING_KNOWN = Share(observed=0.0, low=0.0, high=1.0, likely=0.5)


def wilson(part: int, whole: int) -> Share:
    """Share of a counted part with its 95 % Wilson interval."""
    if whole <= 0:
        return NOTHING_KNOWN
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    return Share(
        observed=share, low=max(0.0, min(share, middle - half)), high=min(1.0, max(share, middle + half)), likely=share
    )


def read(part: int, whole: int, certain: float = 0.0) -> Share:
    """Share of what the tone enricher counted: Wilson's interval, corrected for its errors (Rogan and Gladen 1978)
    at their worst. `certain` is the part of the readings that rests on stars and has no such errors."""
    plain = wilson(part, whole)
    if whole <= 0:
        return plain
    low, usual, high = range(3)
    corrected = Share(
        observed=plain.observed,
        low=_true(plain.low, SENSITIVITY[high], SPECIFICITY[low]),
        high=_true(plain.high, SENSITIVITY[low], SPECIFICITY[high]),
        likely=_true(plain.observed, SENSITIVITY[usual], SPECIFICITY[usual]),
    )
    return Share(
        observed=plain.observed,
        low=min(plain.low, _mixed(plain.low, corrected.low, certain)),
        high=max(plain.high, _mixed(plain.high, corrected.high, certain)),
        likely=_mixed(plain.observed, corrected.likely, certain),
    )


def certain_part(mentions: Sequence[Mention]) -> float:
    """Which part of the readings rests on stars."""
    return sum(mention.post.rating is not None for mention in mentions) / len(mentions) if mentions else 0.0


def _true(observed: float, sensitivity: float, specificity: float) -> float:
    return min(1.0, max(0.0, (observed - (1 - specificity)) / (sensitivity + specificity - 1)))


def _mixed(plain: float, corrected: float, certain: float) -> float:
    return certain * plain + (1 - certain) * corrected
