"""How times, numbers and shares read on a page."""

from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from firewarden.desk import shown
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant, from_iso
from firewarden.vocabulary.said import Amount, Moment, Percent, say, sentences

NOW = from_iso("2026-11-03T13:48:05Z")


@pytest.fixture(autouse=True)
def _three_in_the_afternoon() -> object:
    shown.set_now(NOW)
    with timezone.override(ZoneInfo("Europe/Berlin")), translation.override("en"):
        yield
    shown.set_now(None)


def test_a_time_of_today_shows_hour_and_zone() -> None:
    assert shown.clock(NOW) == "14:48 CET"


def test_a_time_of_another_day_shows_the_day() -> None:
    assert shown.clock(Instant(NOW - DAY)) == "2 Nov, 14:48 CET"


def test_a_time_of_another_year_shows_the_year() -> None:
    assert shown.clock(from_iso("2025-03-01T11:00:00Z")) == "1 Mar 2025, 12:00 CET"


def test_today_is_the_readers_day_not_utcs() -> None:
    with timezone.override(ZoneInfo("Pacific/Auckland")):
        assert shown.clock(from_iso("2026-11-03T13:00:00Z")) == "02:00 NZDT"


def test_a_zone_without_letters_is_written_as_its_distance() -> None:
    with timezone.override(ZoneInfo("Asia/Kathmandu")):
        assert shown.clock(NOW) == "19:33 UTC+05:45"


def test_a_time_says_its_instant_to_machines_and_pointers() -> None:
    assert str(shown.instant(NOW)) == (
        '<time datetime="2026-11-03T13:48:05Z" title="Tue 3 Nov 2026, 14:48:05 CET">14:48 CET</time>'
    )


def test_an_unknown_time_is_a_word() -> None:
    assert str(shown.instant(None)) == '<span class="quiet">unknown</span>'


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "just now"),
        (-59 * SECOND, "just now"),
        (30 * SECOND, "in under a minute"),
        (-12 * MINUTE, "12 min ago"),
        (-99 * MINUTE, "99 min ago"),
        (100 * MINUTE, "in 1 h 40 min"),
        (-9 * HOUR, "9 h ago"),
        (-3 * DAY - 4 * HOUR, "3 d 4 h ago"),
        (-11 * DAY - 4 * HOUR, "11 d ago"),
    ],
)
def test_a_distance_is_told_in_two_units_at_most(distance: int, words: str) -> None:
    assert shown.relative(distance) == words


def test_what_is_overdue_says_so_and_looks_it() -> None:
    assert 'class="bad"' in shown.due(Instant(NOW - 3 * MINUTE))
    assert ">overdue by 3 min</time>" in shown.due(Instant(NOW - 3 * MINUTE))
    assert ">due in 3 min</time>" in shown.due(Instant(NOW + 3 * MINUTE))


def test_numbers_follow_the_readers_language() -> None:
    assert shown.number(12345) == "12,345"
    with translation.override("de"):
        assert shown.number(12345.5, 1) == "12.345,5"
        assert shown.percent(0.713) == "71\u00a0%"
        assert shown.relative(-12 * MINUTE) == "vor 12 min"


def test_an_unknown_number_is_no_zero() -> None:
    assert [show(None) for show in (shown.number, shown.percent, shown.share, shown.duration)] == ["unknown"] * 4


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "none"),
        (0.01, "very few"),
        (0.05, "about 1 in 10"),
        (0.71, "about 7 in 10"),
        (0.96, "nearly all"),
        (1.0, "all"),
    ],
)
def test_a_share_reads_in_plain_words(value: float, words: str) -> None:
    assert shown.share(value) == words


@given(st.integers(min_value=0, max_value=400 * DAY))
def test_a_duration_never_promises_more_than_it_is(span: int) -> None:
    units = {"s": SECOND, "min": MINUTE, "h": HOUR, "d": DAY}
    words = shown.duration(span).split()

    told = sum(int(count) * units[unit] for count, unit in zip(words[::2], words[1::2], strict=True))

    assert told <= span < told + units[words[-1]] + (DAY if span >= 10 * DAY else 0)


def test_a_rule_speaks_in_the_readers_words_zone_and_numerals() -> None:
    sentence = say("{ago} since {at}: {share} of {many}.", ago="x", at=Moment(NOW), share=Percent(0.5), many=12345)

    assert shown.said(sentence) == "x since 14:48 CET: 50% of 12,345."
    with translation.override("de"):
        assert shown.said(sentences([say("hostile"), Amount(1234.5, 1), Percent(0.25)])) == "feindselig 1.234,5 25\xa0%"


@pytest.mark.parametrize("value", ["hostile", 3, None])
def test_what_no_rule_said_stays_as_it_is(value: object) -> None:
    with translation.override("de"):
        assert shown.said(value) == value


@pytest.mark.parametrize(
    ("value", "digits", "words"), [(88.86, 0, "89"), (0.25, 1, "0.2"), (2.97, 1, "3.0"), (7, 1, "7.0")]
)
def test_digits_left_out_are_rounded_not_cut(value: float, digits: int, words: str) -> None:
    assert shown.number(value, digits) == words
