"""When the silence of one source is longer than its own history lets expect."""

import random
from collections.abc import Callable

import pytest

from firewarden.steps.monitor.rhythm import Rhythm
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, from_iso

MONDAY = from_iso("2026-03-02T00:00:00Z")
WEEK = 7 * DAY


def always(_at: Instant) -> float:
    return 1.0


def on_workdays(at: Instant) -> float:
    return 1.4 if (at - MONDAY) % WEEK < 5 * DAY else 0.0


def by_day(at: Instant) -> float:
    return 2.0 if 8 * HOUR <= (at - MONDAY) % DAY < 20 * HOUR else 0.0


def lived(
    an_hour: float,
    weeks: float,
    season: Callable[[Instant], float] = always,
    *,
    seed: int = 1,
    every: int = 1,
    rarer: float = 1.0,
) -> tuple[Rhythm, int]:
    """A rhythm that heard so many weeks, looked at every few minutes; how many silences as rare it said there were in
    the second half."""
    chance, rhythm, quiets, was = random.Random(seed), Rhythm(), 0, False
    waiting = 0
    for minute in range(round(weeks * WEEK / MINUTE)):
        at = Instant(MONDAY + minute * MINUTE)
        rhythm.pass_time(at, Instant(at + MINUTE))
        waiting += chance.random() < min(1.0, an_hour / 60 * season(at))
        if waiting and minute % every == 0:
            rhythm.bring(Instant(at + MINUTE - 1), waiting)
            waiting = 0
        quiet = rhythm.quiet()
        is_quiet = quiet is not None and quiet.once_per_weeks >= rarer
        quiets += is_quiet and not was and minute > weeks * WEEK / MINUTE / 2
        was = is_quiet
    return rhythm, quiets


def silent(rhythm: Rhythm, start: Instant, time: int) -> int | None:
    """How long until it is quiet, at most `time`."""
    for passed in range(0, time, MINUTE):
        rhythm.pass_time(Instant(start + passed), Instant(start + passed + MINUTE))
        if rhythm.quiet() is not None:
            return passed + MINUTE
    return None


@pytest.mark.parametrize(("an_hour", "most"), [(0.3, 20 * HOUR), (5, 110 * MINUTE), (40, 20 * MINUTE)])
def test_source_that_stops_is_quiet_within_the_gap_it_makes_expected_once_a_week(an_hour: float, most: int):
    rhythm, quiets = lived(an_hour, 6)
    end = Instant(MONDAY + 6 * WEEK)
    rhythm.bring(end, 1)
    gap = rhythm.expected_gap
    assert gap is not None
    took = silent(rhythm, end, 3 * DAY)
    assert took is not None
    assert gap / 2 < took < gap * 1.5
    assert took <= most
    assert quiets <= 5, "once a week, in three weeks"


def test_how_rare_a_silence_is_grows_as_it_goes_on():
    rhythm, _ = lived(5, 6)
    end = Instant(MONDAY + 6 * WEEK)
    rhythm.bring(end, 1)
    said = []
    for hour in range(1, 7):
        rhythm.pass_time(Instant(end + (hour - 1) * HOUR), Instant(end + hour * HOUR))
        quiet = rhythm.quiet()
        said.append(round(quiet.once_per_weeks) if quiet else 0)
    assert said[0] == 0
    assert said[1] >= 1
    assert said == sorted(said)
    assert said[-1] == 522, "never more than ten years are claimed"
    quiet = rhythm.quiet()
    assert quiet is not None
    assert quiet.since == end
    assert 3 < quiet.an_hour < 8


def test_night_and_weekend_that_were_lived_through_are_no_silence():
    for season in (by_day, on_workdays):
        assert lived(6, 5, season, rarer=20)[1] == 0


def test_hour_that_was_never_lived_through_expects_nothing():
    """A source of yesterday may have its first weekend ahead."""
    rhythm, _ = lived(20, 5 / 7)
    assert silent(rhythm, Instant(MONDAY + 5 * DAY), 2 * DAY - MINUTE) is None
    assert rhythm.expected_gap is None


def test_source_of_one_post_in_days_is_given_weeks():
    rhythm, quiets = lived(1 / 48, 8, rarer=20)
    assert quiets == 0
    rhythm.bring(Instant(MONDAY + 8 * WEEK), 1)
    took = silent(rhythm, Instant(MONDAY + 8 * WEEK), 4 * WEEK)
    assert took is not None
    assert took > 4 * DAY


def test_source_looked_at_every_half_hour_is_not_quiet_between_two_looks():
    rhythm, quiets = lived(100, 4, every=30)
    assert quiets == 0
    assert rhythm.expected_gap is not None
    assert rhythm.expected_gap > 30 * MINUTE


def test_post_ends_the_silence():
    rhythm, _ = lived(5, 4)
    end = Instant(MONDAY + 4 * WEEK)
    assert silent(rhythm, end, DAY) is not None
    rhythm.bring(Instant(end + DAY), 1)
    assert rhythm.quiet() is None
    assert rhythm.state.since == end + DAY


def test_long_silence_neither_teaches_that_nothing_comes_nor_makes_deaf():
    rhythm, _ = lived(5, 4)
    end = Instant(MONDAY + 4 * WEEK)
    rhythm.bring(end, 1)
    before = rhythm.expected_gap
    rhythm.pass_time(end, Instant(end + 2 * WEEK))
    rhythm.bring(Instant(end + 2 * WEEK), 1)
    after = rhythm.expected_gap
    assert before is not None
    assert after is not None
    assert after < 2 * before


def test_time_in_which_it_could_not_be_read_is_missing_but_teaches_nothing():
    rhythm, _ = lived(5, 4)
    end, taught = Instant(MONDAY + 4 * WEEK), rhythm.state.lived[:]
    rhythm.pass_unheard(end, Instant(end + 3 * HOUR))
    assert rhythm.quiet() is not None
    rhythm.interrupt(Instant(end + 3 * HOUR))
    assert rhythm.quiet() is None
    assert sum(rhythm.state.lived) == pytest.approx(sum(taught), rel=0.01)
    assert max(rhythm.state.long) < 400


def test_rhythm_goes_on_after_a_restart_to_the_last_bit():
    whole, half = lived(5, 3)[0], lived(5, 3)[0]
    again = Rhythm.restored(half.snapshot())
    end = Instant(MONDAY + 3 * WEEK)
    for rhythm in (whole, again):
        rhythm.pass_time(end, Instant(end + 7 * HOUR))
        rhythm.bring(Instant(end + 7 * HOUR), 3)
    assert again.snapshot() == whole.snapshot()


@pytest.mark.parametrize("damaged", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_snapshot_is_a_fresh_rhythm(damaged: bytes):
    assert Rhythm.restored(damaged).state.since is None


def test_clock_that_jumps_back_breaks_nothing():
    rhythm, _ = lived(5, 2)
    end = Instant(MONDAY + 2 * WEEK)
    rhythm.bring(Instant(end - 3 * DAY), 1)
    rhythm.pass_time(end, Instant(end - HOUR))
    rhythm.pass_time(Instant(end - 2 * DAY), Instant(end - 2 * DAY + MINUTE))
    assert rhythm.quiet() is None
