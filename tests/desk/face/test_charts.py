"""Where things stand in a volume chart."""

from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from firewarden.desk.charts import Label, Mark, draw
from firewarden.reports.bars import Bar, gap
from firewarden.vocabulary.clock import BIN, HOUR, Instant, from_iso

START = from_iso("2026-11-03T12:00:00Z")


def at(index: int) -> Instant:
    return Instant(START + index * BIN)


@pytest.fixture(autouse=True)
def _in_berlin() -> object:
    with timezone.override(ZoneInfo("Europe/Berlin")):
        yield


def test_one_bin_is_one_bar_over_its_band() -> None:
    drawing = draw([Bar(at=START, seen=5, negative=2, expected=1.0)])

    assert drawing.band == "M0 100v-16.7h1000.5V100z"
    assert drawing.negative == "M0 100v-33.3h850v33.3z"
    assert drawing.other == "M0 66.7v-50h850v50z"
    assert drawing.grid == (("50", "3"), ("0", "6"))


def test_a_bin_not_captured_is_blind_and_no_zero() -> None:
    bars = [gap(at(index)) if index in (1, 2) else Bar(at=at(index), seen=4) for index in range(4)]

    drawing = draw(bars)

    assert drawing.blind == (("250", "500"),)
    assert drawing.other.count("M") == 2
    assert [bar.seen for bar in drawing.rows] == [4, None, None, 4]


def test_a_band_that_is_not_known_is_not_drawn() -> None:
    drawing = draw([Bar(at=at(0), seen=1), Bar(at=at(1), seen=1, expected=2.0)])

    assert drawing.band.count("M") == 1


def test_ticks_stand_at_round_local_times() -> None:
    drawing = draw([Bar(at=at(index), seen=0) for index in range(36)])

    assert [(tick.at, tick.text) for tick in drawing.ticks] == [
        ("0", "13:00"), ("16.7", "13:30"), ("33.3", "14:00"), ("50", "14:30"), ("66.7", "15:00"), ("83.3", "15:30"),
    ]  # fmt: skip


def test_marks_outside_are_left_out_and_neighbors_do_not_overlap() -> None:
    bars = [Bar(at=at(index), seen=1) for index in range(24)]
    marks = [
        Mark(at=at(20), label="opened"),
        Mark(at=at(2), label="first post", quiet=True),
        Mark(at=Instant(START - HOUR), label="long before"),
    ]

    drawing = draw(bars, marks)

    assert drawing.marks == (
        Label(at="8.3", text="first post 13:10", anchor="start", row=0, quiet=True),
        Label(at="83.3", text="opened 14:40", anchor="end", row=1),
    )


def test_a_long_table_is_added_up_and_a_gap_in_a_sum_is_told() -> None:
    bars = [gap(at(index)) if index == 5 else Bar(at=at(index), seen=1, expected=2.0) for index in range(48)]

    rows = draw(bars).rows

    assert len(rows) == 24
    assert (rows[0].seen, rows[0].expected, rows[0].missing) == (2, 4.0, 0)
    assert (rows[2].seen, rows[2].expected, rows[2].missing) == (1, 2.0, BIN)


def test_all_zero_is_a_flat_line() -> None:
    drawing = draw([Bar(at=at(index), seen=0) for index in range(3)])

    assert (drawing.negative, drawing.other, drawing.grid) == ("", "", (("50", "0.5"), ("0", "1.0")))


def test_a_bar_that_lacks_one_bin_is_drawn_and_marked() -> None:
    hours = [
        Bar(at=Instant(START + index * HOUR), seen=12, width=HOUR, missing=BIN * (index == 1)) for index in range(300)
    ]

    drawing = draw(hours)

    assert drawing.blind == (("3.3", "4"),)
    assert drawing.other.count("M") == 300
    assert drawing.data[1][1:] == (12, 0, None, 5)
