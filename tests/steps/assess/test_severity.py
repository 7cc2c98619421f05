"""The index is the weighted sum it says it is; floors lift it, and nothing that grows ever lowers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.assess.severity import THRESHOLDS, WEIGHTS, level_of, severity
from firewarden.vocabulary.assessment import Factor, Floor, Level
from firewarden.vocabulary.ids import PostKey


def factors(**values: float) -> list[Factor]:
    named = {name.replace("_", " "): value for name, value in values.items()}
    return [Factor(name=name, value=named.get(name, 0.0), weight=weight) for name, weight in WEIGHTS.items()]


def floor(level: Level) -> Floor:
    return Floor(name="safety", level=level, evidence=(PostKey("t:1"),))


def test_weights_add_up_to_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def test_index_is_the_weighted_sum() -> None:
    result = severity(factors(volume=1.0, hostile_share=0.5, velocity=0.5))

    assert (result.index, result.level) == (29.0, Level.WATCH)


@pytest.mark.parametrize(
    ("index", "level"),
    [(0, 0), (14.9, 0), (15, 1), (34.9, 1), (35, 2), (54.9, 2), (55, 3), (74.9, 3), (75, 4), (100, 4)],
)
def test_level_follows_the_index(index: float, level: int) -> None:
    assert level_of(index) == Level(level)


@pytest.mark.parametrize("level", [Level.ISSUE, Level.CRISIS, Level.SEVERE])
def test_floor_lifts_level_and_index(level: Level) -> None:
    result = severity(factors(volume=0.1), [floor(level)])

    assert (result.level, result.index) == (level, THRESHOLDS[level])


def test_floor_does_not_lower() -> None:
    result = severity(factors(**dict.fromkeys(WEIGHTS, 1.0)), [floor(Level.ISSUE)])

    assert (result.level, result.index) == (Level.SEVERE, 100.0)


VALUES = st.lists(st.floats(0, 1), min_size=len(WEIGHTS), max_size=len(WEIGHTS))


@given(VALUES, st.sampled_from(sorted(WEIGHTS)), st.floats(0, 1))
def test_raising_one_sub_score_never_lowers_anything(values: list[float], name: str, more: float) -> None:
    before = dict(zip(WEIGHTS, values, strict=True))
    after = before | {name: max(before[name], more)}

    small, large = severity(factors(**before)), severity(factors(**after))

    assert large.index >= small.index
    assert large.level >= small.level


@given(VALUES, st.lists(st.sampled_from(Level), max_size=3))
def test_index_and_level_shown_always_agree(values: list[float], levels: list[Level]) -> None:
    result = severity(factors(**dict(zip(WEIGHTS, values, strict=True))), [floor(level) for level in levels])

    assert level_of(result.index) == result.level
    assert 0 <= result.index <= 100
