"""How counts over time are added up, and what is said of the time that was not captured."""

from firewarden.reports.bars import Bar, at_most, gap, not_captured, round_up, ticks, together
from firewarden.vocabulary.clock import BIN, HOUR, MINUTE, Instant


def at(index: int) -> Instant:
    return Instant(index * BIN)


def test_neighbors_with_a_gap_show_what_was_seen_and_how_much_was_not() -> None:
    bars = [Bar(at=at(0), seen=3, negative=1, expected=2.0), gap(at(1)), Bar(at=at(2), seen=4, expected=1.0)]

    assert together(bars) == Bar(at=at(0), seen=7, negative=1, expected=3.0, width=3 * BIN, missing=BIN)


def test_a_gap_among_gaps_is_one() -> None:
    assert together([gap(at(0)), gap(at(1))]) == gap(at(0), 2 * BIN)


def test_an_expectation_known_in_part_is_not_known() -> None:
    assert together([Bar(at=at(0), seen=1, expected=2.0), Bar(at=at(1), seen=1)]).expected is None


def test_a_long_series_is_added_up_and_a_short_one_is_left() -> None:
    bars = [Bar(at=at(index), seen=1) for index in range(7)]

    assert [(bar.at, bar.seen, bar.width) for bar in at_most(bars, 3)] == [
        (at(0), 3, 3 * BIN), (at(3), 3, 3 * BIN), (at(6), 1, BIN),
    ]  # fmt: skip
    assert at_most(bars, 7) == bars


def test_runs_of_bars_that_lack_something() -> None:
    whole, part = Bar(at=at(0), seen=1), Bar(at=at(0), seen=1, missing=MINUTE)

    assert list(not_captured([part, gap(at(1)), whole, gap(at(3))])) == [(0, 2), (3, 1)]
    assert list(not_captured([whole])) == []


def test_heights_are_round() -> None:
    assert [round_up(value) for value in (0.7, 1, 3, 55, 1100)] == [0.8, 1, 4, 60, 2000]


def test_ticks_stand_at_round_times_of_the_readers_clock() -> None:
    step, places = ticks(0, 6 * HOUR, 6, shift=30 * MINUTE)

    assert (step, list(places)[:2]) == (HOUR, [30 * MINUTE, 90 * MINUTE])
