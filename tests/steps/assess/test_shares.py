"""Intervals are those of the textbook, widen with doubt, and always hold what was counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.assess.shares import LANGUAGES, NOTHING_KNOWN, STARS, Accuracy, accuracy, read, wilson
from tests.steps.assess.samples import mention


def test_wilson_equals_the_published_example() -> None:
    share = wilson(15, 50)

    assert (round(share.low, 4), round(share.high, 4)) == (0.1910, 0.4375)


def test_nothing_counted_is_nothing_known() -> None:
    assert wilson(0, 0) == NOTHING_KNOWN
    assert read(0, 0, LANGUAGES["en"]) == NOTHING_KNOWN


def test_machine_reading_widens_the_interval() -> None:
    plain, machine = wilson(550, 1000), read(550, 1000, LANGUAGES["en"])

    assert machine.observed == plain.observed == 0.55
    assert machine.low < plain.low
    assert machine.high > plain.high
    assert machine.likely == pytest.approx((0.55 - 0.15) / 0.55)


def test_language_read_less_well_gets_a_wider_interval() -> None:
    english, italian = read(300, 1000, LANGUAGES["en"]), read(300, 1000, LANGUAGES["it"])

    assert italian.high > english.high


def test_stars_are_not_misread() -> None:
    assert read(550, 1000, STARS) == wilson(550, 1000)


def test_accuracy_is_that_of_the_mix() -> None:
    english = mention("1", lang="en")
    starred = replace(english, post=replace(english.post, rating=2.0))

    assert accuracy([english]) == LANGUAGES["en"]
    assert accuracy([starred]) == STARS
    assert accuracy([english, starred]).found == pytest.approx((0.81, 0.85, 0.90))
    assert accuracy([mention("1", lang="ko")]) == accuracy([mention("1", lang=None)]) == LANGUAGES["it"]
    assert accuracy([]) == LANGUAGES["en"]


ACCURACIES = st.sampled_from([STARS, *LANGUAGES.values()])


@given(st.integers(0, 500), st.integers(0, 500), ACCURACIES)
def test_interval_always_holds_what_was_counted(part: int, rest: int, by: Accuracy) -> None:
    share = read(part, part + rest, by)

    assert 0 <= share.low <= share.high <= 1
    if part + rest:
        assert share.low <= share.observed <= share.high


@given(st.integers(0, 200), st.integers(1, 200), ACCURACIES)
def test_more_hostile_posts_never_lower_the_share(part: int, rest: int, by: Accuracy) -> None:
    assert read(part + 1, part + rest + 1, by).likely >= read(part, part + rest + 1, by).likely
