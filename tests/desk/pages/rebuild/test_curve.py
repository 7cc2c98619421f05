"""The recovery curve: heights, holes and axes."""

from collections.abc import Sequence

from firewarden.desk.pages.rebuild.curve import Curve, draw
from firewarden.steps.rebuild.criterion import Day
from firewarden.vocabulary.clock import DAY, Instant
from tests.desk.world import NOON

FIRST = Instant(NOON - NOON % DAY)


def drawn(*values: float | None, limit: float | None = None, onset: float = -1) -> Curve | None:
    days: Sequence[Day] = [Day(at=Instant(FIRST + n * DAY), value=value) for n, value in enumerate(values)]
    return draw(days, limit, Instant(FIRST + round(onset * DAY)))


def test_values_stand_in_the_middle_of_their_days_on_a_round_scale() -> None:
    curve = drawn(0.2, 0.4, 0.3, 0.1)
    assert curve is not None
    assert curve.path == "M125.0 50.0h0L375.0 0.0L625.0 25.0L875.0 75.0"
    assert curve.grid == (("50.0", 0.2), ("0.0", 0.4))


def test_day_that_says_nothing_leaves_a_hole_and_one_between_two_holes_is_a_dot() -> None:
    curve = drawn(0.2, None, 0.4, None)
    assert curve is not None
    assert curve.path == "M125.0 50.0h0M625.0 0.0h0"


def test_limit_and_onset_are_drawn_where_they_are_inside() -> None:
    inside, outside = drawn(0.2, 0.2, limit=0.4, onset=1.5), drawn(0.2, 0.2, onset=7)
    assert inside is not None
    assert outside is not None
    assert (inside.limit, inside.onset) == ("0.0", "750.0")
    assert (outside.limit, outside.onset) == (None, None)


def test_days_are_told_below() -> None:
    curve = drawn(0.2, 0.2)
    assert curve is not None
    assert [tick.text for tick in curve.ticks if tick.at == "0"] == ["14 Nov"]


def test_one_day_of_zero_can_be_drawn() -> None:
    curve = drawn(0.0)
    assert curve is not None
    assert curve.path == "M500.0 100.0h0"


def test_nothing_known_is_not_drawn() -> None:
    assert drawn(None, None) is None
