"""One brand watched: both lanes, gaps, cold start and the alarm policy together."""

import pytest

from firewarden.steps.monitor.watch import BrandWatch, Judged
from firewarden.vocabulary.clock import BIN, Instant
from firewarden.vocabulary.signal import Lane
from tests.steps.monitor.counted import ACME, DAY, MONDAY, Told, alarms, at, calm, tell

WEEK = 7 * DAY
STORM = [Told(60, 45)] * 12


def lanes_and_bins(judged: list[Judged]) -> list[tuple[str, int]]:
    return [(alarm.lane.value, number) for number, alarm in alarms(judged)]


def test_watch_judges_each_bin_once_in_order():
    judged = tell(BrandWatch(ACME), calm(2))
    assert [one.at for one in judged] == [at(number) for number in range(2 * DAY)]
    assert not any(one.gap for one in judged)


def test_watch_raises_both_lanes_in_the_first_bins_of_a_hostile_storm():
    judged = tell(BrandWatch(ACME), calm(9) + STORM)
    raised = lanes_and_bins(judged)
    assert raised[:2] == [("hostile", 9 * DAY), ("volume", 9 * DAY)]


def test_watch_tells_what_it_saw_and_what_it_expected():
    judged = tell(BrandWatch(ACME), calm(9) + STORM[:1])
    [(_, hostile), (_, volume)] = alarms(judged)
    assert (hostile.lane, hostile.window_minutes, hostile.observed, hostile.cold) == (Lane.HOSTILE, 5, 45, False)
    assert 0.5 < hostile.expected < 3
    assert hostile.score > 1.0
    assert hostile.once_per_weeks == 522.0
    assert hostile.reason.endswith(
        "hostile share 75% against the usual 25%; a block this unusual is rarer than once in 10 years for this brand"
    )
    assert (volume.lane, volume.window_minutes) == (Lane.VOLUME, 60)
    assert volume.observed > 100
    assert 40 < volume.expected < 80


def test_watch_raises_volume_alone_for_a_giveaway():
    judged = tell(BrandWatch(ACME), calm(9) + [Told(60, 1)] * 12)
    assert lanes_and_bins(judged) == [("volume", 9 * DAY)]


def test_watch_expects_what_comes_and_knows_nothing_on_the_first_day():
    judged = tell(BrandWatch(ACME), calm(8))
    assert {(one.expected, one.expected_negative) for one in judged[:DAY]} == {(None, None)}
    last = [one.expected or 0.0 for one in judged[7 * DAY :]]
    negative = [one.expected_negative or 0.0 for one in judged[7 * DAY :]]
    assert 4.2 < sum(last) / DAY < 5.5
    assert 1.0 < sum(negative) / DAY < 1.5


def test_watch_says_cold_in_its_first_week_and_not_after_it():
    cold = alarms(tell(BrandWatch(ACME), calm(3) + STORM))
    warm = alarms(tell(BrandWatch(ACME), calm(9) + STORM))
    assert {alarm.cold for _, alarm in cold} == {True}
    assert {alarm.cold for _, alarm in warm} == {False}


def test_watch_keeps_an_alarm_open_as_long_as_the_storm_lasts():
    """It speaks again when both of its numbers have grown by two, and when the storm is over for a day."""
    judged = tell(BrandWatch(ACME), calm(9) + [Told(60, 45)] * (DAY + 12) + calm(2, seed=3) + [Told(60, 45)])
    assert [number - 9 * DAY for lane, number in lanes_and_bins(judged) if lane == "hostile"] == [0, 3, 3 * DAY + 12]


def test_watch_keeps_within_its_budget_in_ordinary_weeks():
    assert len(alarms(tell(BrandWatch(ACME, budget=1.0), calm(21)))) <= 3
    assert alarms(tell(BrandWatch(ACME, budget=0.05), calm(21))) == []


def test_watch_raises_nothing_for_an_empty_bin_after_a_storm():
    judged = tell(BrandWatch(ACME, budget=7.0), calm(9) + STORM + [Told(0)] * 2 + calm(1, seed=3))
    assert all(number < 9 * DAY + 12 or number >= 9 * DAY + 14 for number, _ in alarms(judged))


def test_watch_takes_bins_left_out_between_two_calls_for_gaps():
    watch = BrandWatch(ACME)
    tell(watch, calm(1))
    [*missing, last] = tell(watch, [Told(5, 1)], start=DAY + 3)
    assert [(one.at, one.gap) for one in missing] == [(at(DAY), True), (at(DAY + 1), True), (at(DAY + 2), True)]
    assert not last.gap


def test_watch_takes_bins_said_not_to_be_captured_for_gaps():
    judged = tell(BrandWatch(ACME), [Told(5, 1), Told(0, captured=False), Told(7, 2)])
    assert [one.gap for one in judged] == [False, True, False]


def test_watch_learns_nothing_from_what_was_not_captured():
    """Counts of a bin that was captured in part mean nothing."""
    holes = [Told(900, 900, captured=False)] * 50
    told, silent = BrandWatch(ACME), BrandWatch(ACME)
    tell(told, calm(2) + holes)
    tell(silent, calm(2) + [Told(0, captured=False)] * 50)
    assert told.snapshot() == silent.snapshot()


def test_watch_holds_zeros_back_until_it_knows_what_they_are():
    watch = BrandWatch(ACME)
    tell(watch, calm(5))
    held = tell(watch, [Told(0)] * 3, start=5 * DAY)
    assert held == []
    decided = tell(watch, [Told(4, 1)], start=5 * DAY + 3)
    assert [(one.at, one.gap) for one in decided] == [(at(5 * DAY + i), False) for i in range(4)]


def test_watch_calls_an_unlikely_silence_a_gap_without_waiting_for_its_end():
    watch = BrandWatch(ACME)
    tell(watch, calm(5))
    judged = tell(watch, [Told(0)] * 30, start=5 * DAY)
    assert len(judged) == 30
    assert {one.gap for one in judged} == {True}


def test_watch_takes_silence_at_the_very_start_for_silence():
    judged = tell(BrandWatch(ACME), [Told(0)] * 500 + calm(1)[:5])
    assert not any(one.gap for one in judged)
    assert len(judged) == 505


def test_watch_takes_silence_of_a_brand_hardly_spoken_of_for_calm_at_once():
    watch = BrandWatch(ACME)
    rare = [Told(1 if i % 500 == 0 else 0) for i in range(30 * DAY)]
    assert len(tell(watch, rare)) == 30 * DAY


def test_watch_alarms_behind_a_hole_of_a_day_within_minutes():
    """Talk stops for 22 hours because nothing was captured, and comes back as a storm."""
    hole, storm = [Told(0)] * 264, [Told(380, 190)] * 12
    judged = tell(BrandWatch(ACME), calm(5, mean=2.0) + hole + storm)
    first = 5 * DAY + 264
    assert sum(one.gap for one in judged) > 250
    assert lanes_and_bins(judged)[0] == ("hostile", first)


def test_watch_decides_what_it_holds_when_the_stream_ends():
    watch = BrandWatch(ACME)
    tell(watch, calm(5))
    tell(watch, [Told(0)] * 3, start=5 * DAY)
    assert [(one.at, one.gap) for one in watch.flush()] == [(at(5 * DAY + i), False) for i in range(3)]
    assert watch.flush() == []


def test_watch_counts_unreadable_mentions_for_volume_only():
    watch = BrandWatch(ACME)
    tell(watch, calm(9))
    judged: list[Judged] = []
    for number in range(9 * DAY, 9 * DAY + 6):
        judged += watch.close(at(number), mentions=60, readable=4, negative=1, captured=True)
    assert lanes_and_bins(judged) == [("volume", 9 * DAY)]


def test_watch_with_a_larger_budget_alarms_no_later():
    rise = [Told(10 + i, 6 + i) for i in range(12)]
    strict = alarms(tell(BrandWatch(ACME, budget=0.05), calm(9) + rise))
    open_ = alarms(tell(BrandWatch(ACME, budget=7.0), calm(9) + rise))
    assert min(number for number, _ in open_) <= min(number for number, _ in strict)


@pytest.mark.parametrize("wrong", [at(0), at(1), Instant(at(5) + 1), Instant(at(1) + BIN // 2)])
def test_watch_refuses_bins_out_of_order_or_off_the_grid(wrong: Instant):
    watch = BrandWatch(ACME)
    tell(watch, [Told(5, 1)] * 2)
    with pytest.raises(ValueError, match="in order"):
        watch.close(wrong, mentions=1, readable=1, negative=0, captured=True)


def test_watch_refuses_bytes_that_are_no_snapshot():
    for broken in (b"", b"nonsense", BrandWatch(ACME).snapshot()[:-3]):
        with pytest.raises(ValueError, match="no snapshot"):
            BrandWatch.restored(ACME, broken)


def test_watch_starts_at_the_first_bin_it_is_told():
    assert MONDAY % BIN == 0
    watch = BrandWatch(ACME)
    [only] = watch.close(at(77), mentions=3, readable=3, negative=0, captured=True)
    assert only.at == at(77)
