from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.engage.opening import check_minutes, days_of, lines_of, spans_of, told
from firewarden.vocabulary.statement import Refused

MARKS = st.lists(st.integers(0, 1440), min_size=2, max_size=8, unique=True).map(sorted)


def why(found: object) -> str:
    assert isinstance(found, Refused)
    return found.reason


@given(MARKS)
def test_what_is_shown_is_read_back_the_same(marks: list[int]) -> None:
    spans = tuple(pair for place, pair in enumerate(pairwise(marks)) if place % 2 == 0)

    assert spans_of(told(spans)) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("9-17", ((540, 1020),)),
        ("14 bis 18:30 ; 8:00–12:00", ((480, 720), (840, 1110))),
        ("0-24", ((0, 1440),)),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, spans: object) -> None:
    assert spans_of(text) == spans


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nine", "“nine” is no time of a day. Write it as 9:00-17:00."),
        ("22-6", "“22-6” ends before it begins. Write a night on two days: 22-24 and 0-6."),
        ("9-25", "“9-25” is later than a day is long. Write it as 9:00-17:00."),
        ("9:75-10", "“9:75-10” is later than a day is long. Write it as 9:00-17:00."),
        ("9-12, 11-13", "Two times of a day overlap in “9-12, 11-13”."),
    ],
)
def test_hours_that_cannot_be_meant_are_refused(text: str, reason: str) -> None:
    assert why(spans_of(text)) == reason


def test_days_off_are_read_once_and_in_order() -> None:
    assert days_of("2026-12-26, 2026-12-25\n2026-12-26") == (date(2026, 12, 25), date(2026, 12, 26))
    assert why(days_of("25.12.")) == "“25.12.” is no day. Write it as 2026-12-25."
    assert why(days_of("2026-02-30")) == "“2026-02-30” is no day. Write it as 2026-12-25."


def test_helplines_are_what_the_brand_wrote() -> None:
    assert lines_of("de | Somebody | a number\n\nAnywhere | an address") == (
        ("DE", "Somebody", "a number"),
        ("", "Anywhere", "an address"),
    )
    assert why(lines_of("just a name")) == "Write “just a name” as country | name | number or address."
    assert why(lines_of("Germany | a | b")) == "“GERMANY” is no country: write two letters, such as DE."


@pytest.mark.parametrize(
    ("minutes", "refused"),
    [
        ((15, 60, 240), False),
        ((15, 15, 15), False),
        ((60, 15, 240), True),
        ((1, 60, 240), True),
        ((5, 60, 10_081), True),
    ],
)
def test_danger_never_waits_longer(minutes: tuple[int, int, int], refused: bool) -> None:
    assert (check_minutes(minutes) is not None) == refused
