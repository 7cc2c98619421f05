"""Alarms that mere chance would not bring: steps, rhythms and flat series, as they are promised to be told."""

import pytest

from firewarden.steps.monitor.chance import Heard, beyond_chance
from firewarden.steps.monitor.watch import BrandWatch
from tests.steps.monitor.counted import ACME, DAY, Told, alarms, tell
from tests.steps.monitor.writers import HOUR, flat, rhythm, series, step


def days_of(lane: str, told: list[Told]) -> list[float]:
    found = alarms(tell(BrandWatch(ACME), told))
    return [round(number / DAY, 2) for number, alarm in found if alarm.lane.value == lane]


@pytest.mark.parametrize(("seed", "an_hour", "times"), [(1, 10, 4), (2, 10, 10), (3, 60, 2), (4, 60, 10)])
def test_step_change_in_volume_is_one_alarm(seed: int, an_hour: int, times: int):
    """The level follows: three weeks later nothing more was said."""
    found = days_of("volume", series(seed, an_hour, 35, step(times, 21 * DAY + 14 * HOUR)))

    assert len(found) == 1
    assert 21.58 <= found[0] < 22.0


@pytest.mark.parametrize("an_hour", [2, 10, 60])
def test_weekly_rhythm_is_none(an_hour: int):
    assert alarms(tell(BrandWatch(ACME), series(5, an_hour, 42, rhythm))) == []


@pytest.mark.parametrize("seed", range(5))
def test_flat_series_of_a_few_a_day_is_one_alarm_a_month_at_most(seed: int):
    assert len(alarms(tell(BrandWatch(ACME), series(seed, 0.3, 30, flat)))) <= 1


def test_windows_are_held_against_chance_at_their_own_length():
    """Ten where two are expected is rare in an hour, and happens in one of all the five minutes of a year."""
    assert beyond_chance([Heard(12, 14, 2.0)], 1.0, weeks=99.0)
    assert not beyond_chance([Heard(1, 14, 3.0)], 1.0, weeks=99.0)
    assert not beyond_chance([Heard(12, 8, 2.0)], 1.0, weeks=99.0)


def test_larger_budget_and_longer_acquaintance_ask_for_less():
    window = [Heard(12, 14, 2.5)]

    assert [beyond_chance(window, budget, weeks=99.0) for budget in (0.05, 1.0, 7.0)] == [False, False, True]
    assert [beyond_chance([Heard(12, 15, 2.0)], 1.0, weeks=weeks) for weeks in (0.0, 8.0)] == [False, True]
