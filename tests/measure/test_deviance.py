"""How far a count lies from its expectation."""

import math

from hypothesis import given
from hypothesis import strategies as st

from firewarden.measure.deviance import log_silence, root_deviance, share_surprise, soft_minimum

MEANS = st.floats(0.001, 1e6)
SPREADS = st.floats(0.02, 50.0)
COUNTS = st.integers(0, 10**7)


def test_root_deviance_is_nothing_at_the_expectation():
    assert root_deviance(12, 12, 0.2) == 0.0


def test_root_deviance_is_negative_below_the_expectation():
    assert root_deviance(3, 12, 0.2) < 0 < root_deviance(21, 12, 0.2)


def test_root_deviance_is_close_to_a_normal_score_for_a_large_poisson_count():
    z = root_deviance(10_300, 10_000, 1e-9)
    assert abs(z - 3.0) < 0.02


@given(count=COUNTS, mean=MEANS, spread=SPREADS)
def test_root_deviance_grows_with_the_count(count: int, mean: float, spread: float):
    assert root_deviance(count + 1, mean, spread) >= root_deviance(count, mean, spread) - 1e-6


@given(count=COUNTS, mean=MEANS, spread=SPREADS)
def test_root_deviance_is_always_a_number(count: int, mean: float, spread: float):
    assert math.isfinite(root_deviance(count, mean, spread))


def test_log_silence_is_that_of_a_poisson_count_when_nothing_clumps():
    assert abs(log_silence(3.0, 1e-9) + 3.0) < 1e-6


@given(mean=MEANS, spread=SPREADS)
def test_log_silence_is_likelier_the_more_talk_clumps(mean: float, spread: float):
    assert log_silence(mean, 2 * spread) >= log_silence(mean, spread)


def test_share_surprise_of_no_mentions_is_no_surprise():
    assert share_surprise(0, 0, 0.3, 0.05) == 0.0


def test_share_surprise_is_smaller_where_hostility_comes_in_clumps():
    assert share_surprise(71, 100, 0.22, 0.3) < share_surprise(71, 100, 0.22, 0.01)


@given(first=st.floats(-50, 50), second=st.floats(-50, 50))
def test_soft_minimum_is_below_both_and_takes_them_in_any_order(first: float, second: float):
    assert soft_minimum(first, second) <= min(first, second)
    assert soft_minimum(first, second) == soft_minimum(second, first)
    assert min(first, second) - soft_minimum(first, second) < 0.925
