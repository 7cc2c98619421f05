"""Alarms that mere chance would not bring: steps, rhythms and flat series, as they are promised to be told."""

import math
from collections.abc import Callable
from random import Random

import pytest

from firewarden.steps.monitor.chance import Heard, beyond_chance
from firewarden.steps.monitor.watch import BrandWatch
from tests.steps.monitor.counted import ACME, DAY, Told, alarms, tell

HOUR = 12


def rhythm(number: int) -> float:
    """One on workdays on average: five times as much in the afternoon as at night, half of it at weekends."""
    day, hour = number // DAY % 7, number % DAY / HOUR
    return (1.0 + 0.8 * math.sin((hour - 9) / 24 * 2 * math.pi)) * (1.0 if day < 5 else 0.5)


def series(seed: int, an_hour: float, days: int, shape: Callable[[int], float]) -> list[Told]:
    """Independent writers, every fifth of them hostile."""
    random = Random(seed)
    counts = [_poisson(random, an_hour / HOUR * shape(number)) for number in range(days * DAY)]
    return [Told(count, sum(random.random() < 0.2 for _ in range(count))) for count in counts]


def _poisson(random: Random, mean: float) -> int:
    count, left = 0, random.random()
    limit = math.exp(-mean)
    while left > limit:
        count += 1
        left *= random.random()
    return count


def days_of(lane: str, told: list[Told]) -> list[float]:
    found = alarms(tell(BrandWatch(ACME), told))
    return [round(number / DAY, 2) for number, alarm in found if alarm.lane.value == lane]


@pytest.mark.parametrize(("seed", "an_hour", "times"), [(1, 10, 4), (2, 10, 10), (3, 60, 2), (4, 60, 10)])
def test_step_change_in_volume_is_one_alarm(seed: int, an_hour: int, times: int):
    """The level follows: three weeks later nothing more was said."""
    step = 21 * DAY + 14 * HOUR
    told = series(seed, an_hour, 35, lambda number: rhythm(number) * (times if number >= step else 1))
    found = days_of("volume", told)

    assert len(found) == 1
    assert 21.58 <= found[0] < 22.0


@pytest.mark.parametrize("an_hour", [2, 10, 60])
def test_weekly_rhythm_is_none(an_hour: int):
    assert alarms(tell(BrandWatch(ACME), series(5, an_hour, 42, rhythm))) == []


@pytest.mark.parametrize("seed", range(5))
def test_flat_series_of_a_few_a_day_is_one_alarm_a_month_at_most(seed: int):
    assert len(alarms(tell(BrandWatch(ACME), series(seed, 0.3, 30, lambda _: 1.0)))) <= 1


def test_windows_are_held_against_chance_at_their_own_length():
    """Ten where two are expected is rare in an hour, and happens in one of all the five minutes of a year."""
    assert beyond_chance([Heard(12, 13, 2.0)], 1.0, weeks=99.0)
    assert not beyond_chance([Heard(1, 13, 3.0)], 1.0, weeks=99.0)
    assert not beyond_chance([Heard(12, 8, 2.0)], 1.0, weeks=99.0)


def test_larger_budget_and_longer_acquaintance_ask_for_less():
    window = [Heard(12, 13, 2.5)]

    assert [beyond_chance(window, budget, weeks=99.0) for budget in (0.05, 1.0, 7.0)] == [False, False, True]
    assert [beyond_chance([Heard(12, 14, 2.0)], 1.0, weeks=weeks) for weeks in (0.0, 8.0)] == [False, True]
