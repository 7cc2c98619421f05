"""The volume lane wants a jump on a raised level, rare against the brand's own past."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.monitor.calibration import VOLUME
from firewarden.steps.monitor.conformal_burst import NOTHING, STILL, ConformalBurst
from tests.steps.monitor.counted import DAY, calm

WEEK = 7 * DAY


def hear(burst: ConformalBurst, counts: list[int]) -> list[float]:
    return [burst.update(count) for count in counts]


@pytest.fixture(scope="module")
def ordinary() -> list[int]:
    return [told.mentions for told in calm(10)]


@pytest.fixture
def settled(ordinary: list[int]) -> ConformalBurst:
    burst = ConformalBurst()
    hear(burst, ordinary)
    return burst


def test_burst_is_loud_for_a_jump_of_talk(settled: ConformalBurst):
    assert max(hear(settled, [40] * 3)) > 6.0


def test_burst_is_quiet_in_ordinary_talk(ordinary: list[int]):
    burst = ConformalBurst()
    assert max(hear(burst, ordinary)[3 * DAY :]) < 6.0


def test_burst_says_nothing_below_five_mentions_an_hour():
    burst = ConformalBurst()
    hear(burst, [1] * WEEK)
    hear(burst, [0] * 12)
    assert hear(burst, [4]) == [NOTHING]


def test_burst_hears_seven_posts_in_eight_hours_where_there_are_never_any():
    burst = ConformalBurst()
    hear(burst, [0] * 3 * WEEK)
    scores = hear(burst, [1 if i % 15 == 0 else 0 for i in range(96)])
    assert [number for number, score in enumerate(scores) if score > 6.0] == [90]


def test_burst_takes_a_hole_for_a_hole(ordinary: list[int]):
    """Unknown bins are no zeros: they teach nothing, and talk that goes on as usual behind them is no jump."""
    unknown, zeros = ConformalBurst(), ConformalBurst()
    for burst in (unknown, zeros):
        hear(burst, ordinary)
    usual = [level.rank.deviation for level in unknown.levels]
    unknown.skip(DAY)
    hear(zeros, [0] * DAY)
    assert [level.rank.deviation for level in unknown.levels] == usual
    assert all(level.rank.deviation > 1.05 * was for level, was in zip(zeros.levels, usual, strict=True))
    same_clock = ordinary[9 * DAY : 9 * DAY + 60]
    assert max(hear(unknown, same_clock)) < VOLUME.threshold(1.0)


def test_burst_remembers_the_last_known_days_at_a_clock_time(ordinary: list[int]):
    """A day that was not captured is stood in for by the days around it."""
    burst = ConformalBurst()
    hear(burst, ordinary)
    before = [list(days) for days in burst.levels[0].days]
    burst.skip(DAY)
    assert [list(days) for days in burst.levels[0].days] == before
    hear(burst, ordinary[:DAY])
    assert all(len(days) == 7 for days in burst.levels[0].days)


def test_burst_is_loud_within_an_hour_behind_a_hole(settled: ConformalBurst):
    settled.skip(264)
    assert max(hear(settled, [400] * 12)) > VOLUME.threshold(1.0)


def test_skipping_at_once_is_skipping_one_by_one(ordinary: list[int]):
    at_once, one_by_one = ConformalBurst(), ConformalBurst()
    for burst in (at_once, one_by_one):
        hear(burst, ordinary)
    at_once.skip(500)
    for _ in range(500):
        one_by_one.skip()
    assert hear(at_once, ordinary[:200]) == hear(one_by_one, ordinary[:200])


def test_long_silence_is_learnt_at_once_and_weighs_the_same():
    """What is owed for a run of zeros is what zero after zero would have taught."""
    owing, patient = ConformalBurst(), ConformalBurst()
    hear(owing, [1, 2] * 40 + [0] * (STILL + 4000))
    hear(patient, [1, 2] * 40)
    for _ in range(STILL + 4000):
        patient.update(0)
        for one in (*patient.jumps, *patient.levels):
            one.rank._settle()
    assert owing.jumps[0].rank.owed > 4000
    wake = [0, 3, 5, 9, 4, 0, 2]
    for early, late in zip(hear(owing, wake), hear(patient, wake), strict=True):
        assert abs(early - late) < 1e-6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=60))
def test_burst_gives_a_number_whatever_it_is_told(counts: list[int]):
    assert all(math.isfinite(score) for score in hear(ConformalBurst(), counts))
