"""The hostile lane asks for more hostility and a larger share of it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.steps.monitor.crisis_gate import NOTHING, CrisisGate
from tests.steps.monitor.counted import DAY, Told, calm

WEEK = 7 * DAY


def hear(gate: CrisisGate, bins: list[Told], *, start: int = 0) -> list[float]:
    return [gate.update(300 * i, told.mentions, told.negative) for i, told in enumerate(bins, start=start)]


@pytest.fixture
def settled() -> CrisisGate:
    """A brand with a week of ordinary talk, five mentions a bin."""
    gate = CrisisGate()
    hear(gate, calm(7))
    return gate


def next_hour(gate: CrisisGate, *told: Told) -> float:
    return max(hear(gate, list(told), start=WEEK))


def test_gate_is_loud_for_a_hostile_surge(settled: CrisisGate):
    assert next_hour(settled, *[Told(30, 20)] * 3) > 3.0


def test_gate_is_quiet_for_a_giveaway_of_the_same_size(settled: CrisisGate):
    assert next_hour(settled, *[Told(30, 1)] * 3) < 0.0


def test_gate_is_quiet_for_one_rude_reply_on_a_quiet_day(settled: CrisisGate):
    assert next_hour(settled, Told(1, 1)) < 0.0


def test_gate_is_louder_for_more_hostility_and_for_a_larger_share():
    def after_a_week(hostile: int, mentions: int) -> float:
        gate = CrisisGate()
        hear(gate, calm(7))
        return next_hour(gate, Told(mentions, hostile))

    assert after_a_week(10, 20) < after_a_week(20, 40) < after_a_week(20, 25)


def test_gate_has_nothing_to_say_without_hostile_mentions(settled: CrisisGate):
    assert next_hour(settled, *[Told(8, 0)] * 12) > NOTHING
    assert hear(settled, [Told(8, 0)], start=WEEK + 12) == [NOTHING]


def test_gate_tells_the_numbers_of_the_loudest_window(settled: CrisisGate):
    next_hour(settled, *[Told(12, 9)] * 6)
    surge = settled.surge
    assert (surge.bins, surge.total, surge.hostile) == (6, 72, 54)
    assert 0.2 < surge.usual_share < 0.3
    assert 4 < surge.expected < 10


def test_gate_leaves_unknown_bins_out_instead_of_taking_them_for_zeros():
    """Twenty-two unknown hours must not make the usual talk look like a surge, nor be learnt as silence."""
    gate, uninterrupted = CrisisGate(), CrisisGate()
    hear(gate, calm(7))
    hear(uninterrupted, calm(7))
    gate.skip(264)
    same_clock = calm(8, seed=9)[WEEK + 264 - DAY : WEEK + 288 - DAY]
    resumed = hear(gate, same_clock, start=WEEK + 264)
    hear(uninterrupted, same_clock, start=WEEK + 264)
    assert max(resumed) < 1.0
    assert abs(gate.baseline.level - uninterrupted.baseline.level) < 1e-9


def test_gate_alarms_in_the_first_bins_after_a_hole(settled: CrisisGate):
    settled.skip(264)
    assert hear(settled, [Told(300, 200)], start=WEEK + 264)[0] > 3.0


def test_gate_wants_two_hostile_mentions_in_an_hour_and_three_where_a_brand_is_hardly_spoken_of():
    some_talk, no_talk = CrisisGate(), CrisisGate()
    hear(some_talk, [Told(1 if i % 36 == 0 else 0) for i in range(WEEK)])
    hear(no_talk, [Told(0)] * WEEK)
    assert next_hour(some_talk, Told(2, 2)) > NOTHING
    assert next_hour(no_talk, Told(2, 2)) == NOTHING
    assert hear(no_talk, [Told(1, 1)], start=WEEK + 1)[0] > NOTHING


def test_gate_hears_seven_posts_spread_over_a_day_where_there_are_never_any():
    gate = CrisisGate()
    hear(gate, [Told(0)] * 30 * DAY)
    spread = [Told(1, 1) if i % 36 == 0 else Told(0) for i in range(DAY)]
    scores = hear(gate, spread, start=30 * DAY)
    assert max(scores) > 1.5
    assert gate.surge.bins == DAY


def test_gate_takes_five_lone_posts_in_a_day_for_what_they_are():
    gate = CrisisGate()
    hear(gate, [Told(0)] * 30 * DAY)
    assert set(hear(gate, [Told(1, 1) if i % 60 == 0 else Told(0) for i in range(DAY)], start=30 * DAY)) == {NOTHING}


def test_gate_doubts_itself_on_the_first_day():
    """The same jump says more once a level is known."""
    new, settled = CrisisGate(), CrisisGate()
    hear(new, [Told(5, 1)] * 20)
    hear(settled, [Told(5, 1)] * WEEK)
    jump = [Told(20, 14)]
    doubted, trusted = hear(new, jump, start=20)[0], hear(settled, jump, start=WEEK)[0]
    assert 1.0 < doubted < 1.9
    assert trusted > doubted


def test_gate_asks_less_of_the_share_where_nearly_all_talk_is_hostile():
    """From 85 % on there is hardly anything left to rise: eight times the talk is loud all the same."""
    gate = CrisisGate()
    hear(gate, calm(7, share=0.85))
    assert next_hour(gate, *[Told(40, 39)] * 3) > 2.4


def test_gate_learns_a_storm_lightly(settled: CrisisGate):
    """Twelve hours at twelve times the talk, three quarters of it hostile."""
    hear(settled, [Told(60, 45)] * 144, start=WEEK)
    assert settled.usual.share < 0.33
    assert settled.baseline.level < 6.0


def test_gate_looks_at_the_day_only_where_hours_are_too_short():
    gate, windows = CrisisGate(), set[int]()
    for i, told in enumerate(calm(14, mean=0.2)):
        gate.update(300 * i, told.mentions, told.negative)
        windows.add(gate.surge.bins)
    assert windows == {1, 6, 12}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1, max_size=80))
def test_gate_gives_a_number_whatever_it_is_told(pairs: list[tuple[int, int]]):
    bins = [Told(max(pair), min(pair)) for pair in pairs]
    assert all(math.isfinite(score) for score in hear(CrisisGate(), bins))
