"""Intervals are those of the textbook, widen with doubt, and always hold what was counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.assess.shares import NOTHING_KNOWN, certain_part, read, wilson
from firewarden.vocabulary.mention import Mention
from tests.steps.assess.samples import mention


def test_wilson_equals_the_published_example() -> None:
    share = wilson(15, 50)

    assert (round(share.low, 4), round(share.high, 4)) == (0.1910, 0.4375)


def test_nothing_counted_is_nothing_known() -> None:
    assert wilson(0, 0) == NOTHING_KNOWN
    assert read(0, 0) == NOTHING_KNOWN


def test_machine_reading_widens_the_interval() -> None:
    plain, machine = wilson(550, 1000), read(550, 1000)

    assert machine.observed == plain.observed == 0.55
    assert machine.low < plain.low
    assert machine.high > plain.high
    assert machine.likely == pytest.approx((0.55 - 0.15) / 0.55)


def test_stars_are_not_misread() -> None:
    assert read(550, 1000, certain=1.0) == wilson(550, 1000)


def test_part_read_from_stars() -> None:
    from dataclasses import replace

    plain = mention("1")
    starred = Mention(brand=plain.brand, post=replace(plain.post, rating=2.0), queries=(), reading=plain.reading)

    assert certain_part([plain, starred, starred, plain]) == 0.5
    assert certain_part([]) == 0.0


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0, 1))
def test_interval_always_holds_what_was_counted(part: int, rest: int, certain: float) -> None:
    share = read(part, part + rest, certain)

    assert 0 <= share.low <= share.high <= 1
    if part + rest:
        assert share.low <= share.observed <= share.high


@given(st.integers(0, 200), st.integers(1, 200))
def test_more_hostile_posts_never_lower_the_share(part: int, rest: int) -> None:
    assert read(part + 1, part + rest + 1).likely >= read(part, part + rest + 1).likely
