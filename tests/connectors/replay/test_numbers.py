import pytest

from firewarden.connectors.replay.numbers import count, stars, truth
from firewarden.connectors.replay.tally import Repair, Tally


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        ("12.0", 12),
        ("1,234", 1234),
        ("1.234.567", 1_234_567),
        ("1 234", 1234),
        ("1.2K", 1200),
        ("3M", 3_000_000),
        ("10k+", 10_000),
        (["a", "b", "c"], 3),
        ("", None),
        ("null", None),
        ("N/A", None),
        (None, None),
        (True, None),
        ({"count": 3}, None),
    ],
)
def test_count_reads_how_exports_write_numbers(written: object, number: int | None) -> None:
    tally = Tally()
    assert count(written, tally) == number
    tally.keep()
    assert tally.repaired == {}


@pytest.mark.parametrize("written", [-1, "-5", 10**30, float("inf"), float("nan"), "a lot", "9" * 50, "1" * 5_000])
def test_count_that_cannot_be_is_unknown_and_counted(written: object) -> None:
    tally = Tally()
    assert count(written, tally) is None
    tally.keep()
    assert tally.repaired == {Repair.BAD_NUMBER: 1}


@pytest.mark.parametrize(
    ("written", "scale", "rating"),
    [
        (4, 5, 4.0),
        ("4.5", 5, 4.5),
        ("4,5", 5, 4.5),
        (8, 10, 4.0),
        (70, 100, 3.5),
        ("4/5", 10, 4.0),
        ("7 / 10", 5, 3.5),
        ("4.0 out of 5 stars", 5, 4.0),
        ("★★★★☆", 5, 4.0),
        ("good", 5, None),
        (None, 5, None),
        (True, 5, None),
        (float("nan"), 5, None),
        ("3/0", 5, 3.0),
        (7, 5, None),
        (-1, 5, None),
    ],
)
def test_stars_are_brought_to_five(written: object, scale: float, rating: float | None) -> None:
    assert stars(written, scale, Tally()) == rating


def test_truth_reads_words_and_leaves_others_unknown() -> None:
    written = (True, "True", 1, "yes", False, "0", "f", "", None, "maybe", [1])
    assert [truth(value, Tally()) for value in written] == [True] * 4 + [False] * 3 + [None] * 4
