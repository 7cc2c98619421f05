"""Instants, bins and brand clocks."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.vocabulary.clock import BIN, Instant, bin_of, from_datetime, from_iso, iso, to_datetime
from firewarden.vocabulary.plan import BrandClock

NOON = Instant(1_772_452_800_000_000)
INSTANTS = st.integers(-60_000_000_000_000_000, 250_000_000_000_000_000).map(Instant)


def test_an_instant_is_microseconds_since_1970() -> None:
    assert from_datetime(datetime(2026, 3, 2, 12, tzinfo=UTC)) == NOON
    assert iso(NOON) == "2026-03-02T12:00:00Z"


def test_a_zone_is_taken_into_account() -> None:
    east = timezone(timedelta(hours=5, minutes=30))

    assert from_datetime(datetime(2026, 3, 2, 17, 30, tzinfo=east)) == NOON


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="say which zone"):
        from_datetime(datetime(2026, 3, 2, 12))  # noqa: DTZ001


def test_fractions_are_written_only_where_there_are_any() -> None:
    assert iso(Instant(NOON + 250_000)) == "2026-03-02T12:00:00.250000Z"


@given(INSTANTS)
def test_iso_and_back_is_the_same_instant(at: Instant) -> None:
    assert from_iso(iso(at)) == at
    assert from_datetime(to_datetime(at)) == at


@given(INSTANTS)
def test_a_bin_holds_its_instant(at: Instant) -> None:
    start = bin_of(at)

    assert start <= at < start + BIN
    assert start % BIN == 0


def test_a_brand_without_a_start_goes_by_the_wall() -> None:
    assert BrandClock().at(NOON) == NOON


def test_a_brand_clock_runs_from_its_start_at_its_speed() -> None:
    clock = BrandClock(start=Instant(1_000_000), speed=60.0, since=NOON)

    assert clock.at(NOON) == 1_000_000
    assert clock.at(Instant(NOON + 2_000_000)) == 121_000_000


def test_a_clock_without_speed_stands_still() -> None:
    clock = BrandClock(start=NOON, speed=0.0, since=Instant(5))

    assert clock.at(Instant(9_000_000)) == NOON
