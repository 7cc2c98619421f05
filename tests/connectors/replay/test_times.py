from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.connectors.replay.tally import Reason, Repair, Tally
from firewarden.connectors.replay.times import Times, is_time, writes_day_first
from firewarden.vocabulary.clock import SECOND, Instant, iso


def read(value: object, *, day_first: bool = False) -> str:
    found = Times(UTC, Tally(), day_first=day_first).read(value)
    return found if isinstance(found, Reason) else iso(found)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2017-04-11T00:07:44Z", "2017-04-11T00:07:44Z"),
        ("2017-04-11T00:07:44.250Z", "2017-04-11T00:07:44.250000Z"),
        ("2017-04-11 00:07:44", "2017-04-11T00:07:44Z"),
        ("2017-04-11 02:07:44+02:00", "2017-04-11T00:07:44Z"),
        ("2015-02-24 11:35:52 -0800", "2015-02-24T19:35:52Z"),
        ("2017-04-11 00:07:44 UTC", "2017-04-11T00:07:44Z"),
        ("2017-04-11 00:07:44 +0000 UTC", "2017-04-11T00:07:44Z"),
        ("  2017-04-11 00:07  ", "2017-04-11T00:07:00Z"),
        ("Tue Apr 11 00:07:44 +0000 2017", "2017-04-11T00:07:44Z"),
        ("Mon Apr 06 22:19:45 PDT 2009", "2009-04-07T05:19:45Z"),
        ("Tue, 11 Apr 2017 00:07:44 GMT", "2017-04-11T00:07:44Z"),
        ("Tue, 11 Apr 2017 00:07:44 -0500", "2017-04-11T05:07:44Z"),
        ("April 11, 2017 at 5:08 PM", "2017-04-11T17:08:00Z"),
        ("11th of April 2017, 12:30 a.m.", "2017-04-11T00:30:00Z"),
        ("11 avr. 2017 17:08", "2017-04-11T17:08:00Z"),
        ("3. Okt 2017 17:08", "2017-10-03T17:08:00Z"),
        ("04/11/2017 5:08:09 PM", "2017-04-11T17:08:09Z"),
        ("11.04.2017 17:08", "2017-04-11T17:08:00Z"),
        ("23/04/2017", "2017-04-23T00:00:00Z"),
        ("2017/04/11 17:08", "2017-04-11T17:08:00Z"),
        ("4/11/17 17:08", "2017-04-11T17:08:00Z"),
        ("2017-04-11", "2017-04-11T00:00:00Z"),
        ("20170411", "2017-04-11T00:00:00Z"),
        ("20170411000744", "2017-04-11T00:07:44Z"),
        (1491869264, "2017-04-11T00:07:44Z"),
        (1491869264.5, "2017-04-11T00:07:44.500000Z"),
        ("1491869264", "2017-04-11T00:07:44Z"),
        ("1491869264.0", "2017-04-11T00:07:44Z"),
        ("1.491869264e9", "2017-04-11T00:07:44Z"),
        (1491869264123, "2017-04-11T00:07:44.123000Z"),
        ("1491869264123456", "2017-04-11T00:07:44.123456Z"),
        (1491869264123456789, "2017-04-11T00:07:44.123457Z"),
        ({"$date": "2017-04-11T00:07:44Z"}, "2017-04-11T00:07:44Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ],
)
def test_times_read_what_exports_write(written: object, instant: str) -> None:
    assert read(written) == instant


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", Reason.NO_TIME),
        ("null", Reason.NO_TIME),
        ("NaN", Reason.NO_TIME),
        ("yesterday", Reason.BAD_TIME),
        ("2 hours ago", Reason.BAD_TIME),
        ("17:08", Reason.BAD_TIME),
        ("x" * 10_000, Reason.BAD_TIME),
        (True, Reason.BAD_TIME),
        ([2017, 4, 11], Reason.BAD_TIME),
        ({"$date": {"$date": 1}}, Reason.BAD_TIME),
        ("0000-00-00 00:00:00", Reason.IMPOSSIBLE_TIME),
        ("0001-01-01T00:00:00Z", Reason.IMPOSSIBLE_TIME),
        ("9999-12-31T23:59:59Z", Reason.IMPOSSIBLE_TIME),
        ("1970-01-01T00:00:00Z", Reason.IMPOSSIBLE_TIME),
        ("2017-02-30T00:00:00Z", Reason.IMPOSSIBLE_TIME),
        ("2017-04-11T25:00:00Z", Reason.IMPOSSIBLE_TIME),
        ("20171340", Reason.IMPOSSIBLE_TIME),
        (0, Reason.IMPOSSIBLE_TIME),
        (-1491869264, Reason.IMPOSSIBLE_TIME),
        (float("nan"), Reason.IMPOSSIBLE_TIME),
        (float("inf"), Reason.IMPOSSIBLE_TIME),
        (10**400, Reason.IMPOSSIBLE_TIME),
        ("9" * 70, Reason.IMPOSSIBLE_TIME),
    ],
)
def test_times_say_why_there_is_none(written: object, reason: Reason) -> None:
    assert read(written) == reason


def test_times_take_the_day_first_where_the_column_does() -> None:
    assert read("3/4/2017 10:00", day_first=True) == "2017-04-03T10:00:00Z"
    assert read("3/4/2017 10:00", day_first=False) == "2017-03-04T10:00:00Z"


def test_day_first_is_seen_by_a_day_above_twelve() -> None:
    assert writes_day_first(["3/4/2017", "23/4/2017"]) is True
    assert writes_day_first(["3/4/2017", "3/24/2017"]) is False
    assert writes_day_first(["3/4/2017", "5/6/2017"]) is None


def test_naive_time_is_read_in_the_zone_given_and_counted() -> None:
    tally = Tally()
    times = Times(ZoneInfo("Europe/Berlin"), tally)
    assert times.read("2017-07-01 12:00:00") == times.read("2017-07-01T10:00:00Z")
    tally.keep()
    assert tally.repaired == {Repair.NAIVE_TIME: 1}


def test_day_without_time_is_midnight_and_counted() -> None:
    tally = Tally()
    Times(UTC, tally).read("April 11, 2017")
    tally.keep()
    assert tally.repaired == {Repair.DAY_ONLY: 1, Repair.NAIVE_TIME: 1}


def test_small_numbers_are_no_times() -> None:
    assert [is_time(value) for value in (5, "12", 4.5, "2017", "850000000000000000")] == [False] * 4 + [True]


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1990 <= moment.year < 2100), st.integers(-12, 14))
def test_iso_times_are_read_exactly_whatever_their_offset(moment: datetime, hours: int) -> None:
    written = moment.astimezone(timezone(timedelta(hours=hours))).isoformat()
    expected = Instant(round((moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1)))
    assert Times(UTC, Tally()).read(written) == expected


@given(st.integers(631_152_000, 4_102_444_799))
def test_epoch_numbers_are_read_in_every_unit(second: int) -> None:
    times = Times(UTC, Tally())
    assert {times.read(second * unit) for unit in (1, 1_000, 1_000_000)} == {Instant(second * SECOND)}


@given(st.text(max_size=60))
def test_no_text_makes_times_fail(text: str) -> None:
    assert isinstance(Times(UTC, Tally()).read(text), Reason | int)
