"""Raw scores, budgets and how rare a block is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.monitor.calibration import HOSTILE, VOLUME, Calibration

BOTH = pytest.mark.parametrize("lane", [HOSTILE, VOLUME], ids=["hostile", "volume"])


@BOTH
def test_score_is_one_at_the_threshold_of_a_measured_budget(lane: Calibration):
    for budget in (7.0, 3.0, 1.0, 0.5, 0.25, 0.1, 0.05):
        assert abs(lane.score(lane.threshold(budget), budget) - 1.0) < 1e-12


@BOTH
@given(budget=st.floats(0.03, 7.0))
def test_score_is_one_at_the_threshold_of_any_budget(lane: Calibration, budget: float):
    assert abs(lane.score(lane.threshold(budget), budget) - 1.0) < 1e-9


@BOTH
@given(raw=st.floats(-9, 60), more=st.floats(1e-6, 10))
def test_score_grows_with_the_raw_score_and_blocks_get_no_more_usual(lane: Calibration, raw: float, more: float):
    assert lane.score(raw, 1.0) < lane.score(raw + more, 1.0)
    assert lane.once_per_weeks(raw) <= lane.once_per_weeks(raw + more)


@BOTH
def test_a_block_at_the_threshold_of_one_a_week_comes_once_a_week(lane: Calibration):
    assert abs(lane.once_per_weeks(lane.threshold(1.0)) - 1.0) < 1e-12


@BOTH
def test_nothing_is_called_rarer_than_ten_years(lane: Calibration):
    assert lane.once_per_weeks(1e6) == 522.0


def test_ten_times_rarer_than_the_budget_scores_two():
    assert abs(HOSTILE.score(HOSTILE.threshold(0.1), 1.0) - 2.0) < 1e-12


def test_a_larger_budget_lowers_the_threshold():
    assert HOSTILE.threshold(3.0) == 0.58
    assert HOSTILE.threshold(1.0) == 1.08
    assert VOLUME.threshold(1.0) == 4.8
