from datetime import UTC, date, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from firewarden.measure.hours import Hours, Openings, due, waited
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, from_iso, iso

OFFICE = (((9 * 60, 17 * 60),),) * 5 + ((),) * 2
ALWAYS = (((0, 1440),),) * 7
BERLIN = ZoneInfo("Europe/Berlin")


def at(hours: Hours, since: str, span: int) -> str | None:
    found = Openings(hours, from_iso(since)).due(from_iso(since), span)
    return None if found is None else iso(found)


def test_what_comes_on_friday_evening_is_due_on_monday() -> None:
    office = Hours(UTC, OFFICE)

    assert at(office, "2026-11-20T16:30:00Z", 2 * HOUR) == "2026-11-23T10:30:00Z"
    assert at(office, "2026-11-20T18:00:00Z", 2 * HOUR) == "2026-11-23T11:00:00Z"
    assert at(office, "2026-11-20T09:00:00Z", 2 * HOUR) == "2026-11-20T11:00:00Z"
    assert at(office, "2026-11-20T09:00:00Z", 8 * HOUR) == "2026-11-20T17:00:00Z"


def test_a_holiday_is_no_working_day() -> None:
    office = Hours(UTC, OFFICE, frozenset({date(2026, 12, 25)}))

    assert at(office, "2026-12-24T16:00:00Z", 2 * HOUR) == "2026-12-28T10:00:00Z"


def test_hours_are_those_of_the_zone_in_summer_and_in_winter() -> None:
    berlin = Hours(BERLIN, OFFICE)

    assert at(berlin, "2026-07-03T05:00:00Z", HOUR) == "2026-07-03T08:00:00Z"
    assert at(berlin, "2026-12-03T05:00:00Z", HOUR) == "2026-12-03T09:00:00Z"


def test_a_day_on_which_the_clocks_change_is_as_long_as_it_is() -> None:
    berlin = Openings(Hours(BERLIN, ALWAYS), from_iso("2026-03-27T00:00:00Z"))

    spring = berlin.worked(from_iso("2026-03-28T23:00:00Z"), from_iso("2026-03-29T22:00:00Z"))
    autumn = berlin.worked(from_iso("2026-10-24T22:00:00Z"), from_iso("2026-10-25T23:00:00Z"))

    assert (spring, autumn) == (23 * HOUR, 25 * HOUR)


def test_opening_at_an_hour_that_is_left_out_is_an_hour_later() -> None:
    night = Hours(BERLIN, (((150, 240),),) * 7)

    assert at(night, "2026-03-29T00:00:00Z", MINUTE) == "2026-03-29T01:31:00Z"
    assert at(night, "2026-03-28T00:00:00Z", MINUTE) == "2026-03-28T01:31:00Z"


def test_a_break_at_noon_does_not_count() -> None:
    siesta = Hours(UTC, (((540, 720), (840, 1080)),) * 7)
    openings = Openings(siesta, from_iso("2026-11-20T00:00:00Z"))

    assert openings.worked(from_iso("2026-11-20T11:00:00Z"), from_iso("2026-11-20T15:00:00Z")) == 2 * HOUR
    assert [openings.open_at(from_iso(f"2026-11-20T{hour}:00:00Z")) for hour in ("08", "09", "12", "14", "18")] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_who_never_opens_is_never_late() -> None:
    assert at(Hours(UTC, ((),) * 7), "2026-11-20T16:30:00Z", HOUR) is None


def test_around_the_clock_an_hour_is_an_hour() -> None:
    assert due(None, Instant(5), 60) == 5 + HOUR
    assert (waited(None, Instant(5), Instant(7)), waited(None, Instant(7), Instant(5))) == (2, 0)


ZONES = st.sampled_from([UTC, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), timezone.max])
SPANS = st.lists(st.integers(0, 96), max_size=6, unique=True).map(
    lambda marks: tuple((a * 15, b * 15) for a, b in zip(sorted(marks)[::2], sorted(marks)[1::2], strict=False))
)
WEEKS = st.lists(SPANS, min_size=7, max_size=7).map(tuple).filter(any)
SINCE = st.integers(0, 700).flatmap(lambda day: st.integers(0, DAY).map(lambda rest: day * DAY + rest)).map(Instant)


@given(ZONES, WEEKS, SINCE, st.integers(1, 3 * DAY))
def test_what_is_due_has_been_worked_for_exactly_then(zone: ZoneInfo, week: tuple, since: int, span: int) -> None:  # type: ignore[type-arg]
    openings = Openings(Hours(zone, week), Instant(since))

    found = openings.due(Instant(since), span)

    if found is not None:
        assert openings.worked(Instant(since), found) == span
        assert openings.worked(Instant(since), Instant(found - 1)) == span - 1
    else:
        assert openings.worked(Instant(since), Instant(since + 400 * DAY)) < span


@given(ZONES, WEEKS, SINCE, SINCE, SINCE)
def test_time_adds_up(zone: ZoneInfo, week: tuple, one: int, other: int, third: int) -> None:  # type: ignore[type-arg]
    first, middle, last = sorted(map(Instant, (one, other, third)))
    openings = Openings(Hours(zone, week), first)

    whole = openings.worked(first, last)

    assert openings.worked(first, middle) + openings.worked(middle, last) == whole
    assert 0 <= whole <= last - first + timedelta(hours=1) // timedelta(microseconds=1)
