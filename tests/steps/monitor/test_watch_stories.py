"""Whole courses of days as a watch hears them: beginnings, talk that stays louder, second storms, hardly any talk."""

import pytest

from firewarden.steps.monitor.watch import BrandWatch, Judged
from tests.steps.monitor.counted import ACME, DAY, Told, alarms, at, calm, tell

STORM = [Told(60, 45)]
GIVEAWAY = [Told(60, 2)]


def raised(judged: list[Judged]) -> list[tuple[str, int]]:
    """(lane, number of the bin)."""
    return [(alarm.lane.value, number) for number, alarm in alarms(judged)]


def posts(*bins: int, hostile: bool = True) -> list[Told]:
    """A day with one post in each of these bins."""
    return [Told(1, int(hostile)) if number in bins else Told(0) for number in range(DAY)]


@pytest.mark.parametrize("mean", [0.5, 5.0, 40.0, 400.0])
def test_the_beginning_of_a_recording_is_no_burst(mean: float):
    """Nothing is known of the brand yet: that there is talk at all must not look like much talk."""
    assert alarms(tell(BrandWatch(ACME), calm(2, mean=mean))) == []


def test_a_storm_in_the_first_hour_of_a_busy_recording_is_told_as_cold():
    judged = tell(BrandWatch(ACME), calm(1)[:6] + STORM * 6)
    [(first, alarm), *_] = alarms(judged)
    assert (alarm.lane.value, alarm.cold) == ("hostile", True)
    assert 6 <= first < 12
    assert {(one.expected, one.expected_negative) for one in judged} == {(None, None)}


def test_talk_that_stays_four_times_as_loud_is_told_at_once_and_then_becomes_usual():
    judged = tell(BrandWatch(ACME), calm(9) + calm(21, mean=20.0, seed=6))
    days = [number // DAY for _, number in raised(judged)]
    assert days[0] == 9
    assert set(days) <= {9, 10}
    expected = [one.expected or 0.0 for one in judged[29 * DAY :]]
    assert 17.0 < sum(expected) / DAY < 22.0


def test_a_storm_of_a_day_does_not_hush_the_next_one():
    """What is alarming is learnt lightly, or the second storm would be what is usual."""
    judged = tell(BrandWatch(ACME), calm(9) + STORM * DAY + calm(3, seed=4) + STORM * 3)
    assert ("hostile", 13 * DAY) in raised(judged)


def test_an_alarm_open_in_one_lane_does_not_hush_the_other():
    judged = tell(BrandWatch(ACME), calm(9) + GIVEAWAY * 12 + calm(0.25, seed=3) + STORM * 3)
    assert raised(judged)[0] == ("volume", 9 * DAY)
    assert [lane for lane, number in raised(judged) if number >= 9 * DAY + 84] == ["hostile"]


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        (posts(5), []),
        (posts(5, 7), []),
        (posts(5, 7, 9), [("hostile", 30 * DAY + 9)]),
        (posts(0, 60, 120, 180, 240), []),
        (posts(0, 40, 80, 120, 160, 200, 240), [("hostile", 30 * DAY + 200)]),
        (posts(5, 7, 9, hostile=False), []),
        (posts(0, 40, 80, 120, 160, 200, 240, hostile=False), []),
    ],
    ids=["one", "two", "three within an hour", "five in a day", "seven in a day", "three of praise", "seven of praise"],
)
def test_where_nobody_ever_speaks_a_few_hostile_posts_are_heard(day: list[Told], heard: list[tuple[str, int]]):
    assert raised(tell(BrandWatch(ACME), [Told(0)] * 30 * DAY + day)) == heard


def test_after_a_hole_as_much_is_expected_as_before_it():
    """The same clock hours with a day missing before them, and without one."""
    hole, later = [Told(0, captured=False)] * DAY, calm(1, seed=7)
    judged = tell(BrandWatch(ACME), calm(10) + hole + later)
    other = tell(BrandWatch(ACME), calm(10) + later)
    behind = sum(one.expected or 0.0 for one in judged[-DAY:])
    assert abs(behind / sum(one.expected or 0.0 for one in other[-DAY:]) - 1.0) < 0.05
    assert raised(judged[-DAY:]) == []


def test_zeros_told_as_counts_lower_what_is_expected_only_where_they_are_believed():
    """A day of zeros of a brand with sixty mentions an hour is a gap, not calm."""
    judged = tell(BrandWatch(ACME), calm(10) + [Told(0)] * DAY + calm(1, seed=7))
    assert sum(one.gap for one in judged[10 * DAY : 11 * DAY]) == DAY
    assert sum(one.expected or 0.0 for one in judged[-DAY:]) / DAY > 4.0
    assert raised(judged[-DAY:]) == []


def test_another_budget_holds_from_the_next_bin_on():
    rise = [Told(13, 9)] * 2
    told: dict[float, list[tuple[str, int]]] = {}
    for budget in (0.05, 7.0):
        watch = BrandWatch(ACME, budget=1.0)
        tell(watch, calm(9))
        watch.set_budget(budget)
        told[budget] = raised(tell(watch, rise, start=9 * DAY))
    assert told[0.05] == []
    assert ("hostile", 9 * DAY) in told[7.0]


@pytest.mark.parametrize(("asked", "kept"), [(1000.0, 7.0), (1e-9, 0.05)])
def test_a_budget_nobody_measured_is_the_nearest_one_that_was(asked: float, kept: float):
    bins = calm(9) + [Told(12, 8)] * 3
    assert tell(BrandWatch(ACME, budget=asked), bins) == tell(BrandWatch(ACME, budget=kept), bins)


def test_a_watch_that_was_told_nothing_has_nothing_to_decide():
    assert BrandWatch(ACME).flush() == []
    assert BrandWatch(ACME).close(at(0), mentions=0, readable=0, negative=0, captured=False)[0].gap


@pytest.mark.parametrize(("begins", "cold"), [(7 * DAY - 1, True), (7 * DAY, False)])
def test_a_brand_is_cold_for_exactly_its_first_week(begins: int, cold: bool):
    told = alarms(tell(BrandWatch(ACME), calm(8)[:begins] + STORM))
    assert {(number, alarm.cold) for number, alarm in told} == {(begins, cold)}


def test_an_alarm_that_is_due_again_waits_for_a_mention():
    """Two days after the last alarm the hour is still loud, but its newest bins are empty."""
    judged = tell(BrandWatch(ACME), calm(9) + STORM * (2 * DAY + 3) + [Told(0)] * 2 + STORM)
    assert [number - 9 * DAY for lane, number in raised(judged) if lane == "hostile"] == [0, 3, 2 * DAY + 5]


def test_nights_without_a_word_are_nights_from_the_second_one_on():
    """What is usual at an hour is learnt slowly; a night that was silent before is no gap."""
    day_and_night = [Told(0)] * (DAY // 2) + [Told(10, 2)] * (DAY // 2)
    assert not any(one.gap for one in tell(BrandWatch(ACME), day_and_night * 3))


@pytest.mark.parametrize(("talk", "most"), [(Told(60, 2), 6.5), (Told(12, 9), 5.5)], ids=["a giveaway", "hostility"])
def test_half_a_day_of_alarming_talk_hardly_raises_what_is_expected(talk: Told, most: float):
    """Five mentions a bin are usual. Loud bins are doubted by their number, others by the hostility in them."""
    judged = tell(BrandWatch(ACME), calm(9) + [talk] * (DAY // 2) + calm(1, seed=3))
    assert 4.5 < sum(one.expected or 0.0 for one in judged[-DAY:]) / DAY < most
