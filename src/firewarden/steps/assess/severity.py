"""How bad it is: named sub-scores, weighted and added up to an index of 0..100, lifted to the floor of any claim of
harm. The weights are a prior from published studies, not a fit: argue with them here."""

from collections.abc import Iterable, Mapping

from firewarden.vocabulary.assessment import Factor, Floor, Level, Severity

WEIGHTS: Mapping[str, float] = {
    "volume": 0.18,
    "hostile share": 0.12,
    "velocity": 0.10,
    "persistence": 0.12,
    "spread": 0.07,
    "arousal": 0.10,
    "vividness": 0.06,
    "reach": 0.09,
    "outrage": 0.04,
    "failure": 0.06,
    "attribution": 0.06,
}
"""Share of each sub-score in the index; they add up to 1."""

THRESHOLDS: Mapping[Level, float] = {
    Level.SEVERE: 75.0,
    Level.CRISIS: 55.0,
    Level.ISSUE: 35.0,
    Level.WATCH: 15.0,
    Level.NOISE: 0.0,
}
"""Smallest index of each level."""


def severity(factors: Iterable[Factor], floors: Iterable[Floor] = ()) -> Severity:
    """Index = 100 x sum(weight x value). The index shown is never below the threshold of a floor."""
    factors, floors = tuple(factors), tuple(floors)
    index = 100 * sum(factor.weight * factor.value for factor in factors)
    lifted = max([index, *(THRESHOLDS[floor.level] for floor in floors)])
    return Severity(level=level_of(lifted), index=round(lifted, 1), factors=factors, floors=floors)


def level_of(index: float) -> Level:
    """The highest level whose threshold the index, as it is shown, reaches."""
    return max(level for level, least in THRESHOLDS.items() if round(index, 1) >= least)
