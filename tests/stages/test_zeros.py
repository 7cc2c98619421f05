"""Bins that were not stored."""

from dataclasses import replace

from firewarden.stages.zeros import filled
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.volume import Bin
from tests.stages.samples import at

ACME = BrandId("acme")


def row(minute: float, mentions: int = 0, expected: float | None = None, *, gap: bool = False) -> Bin:
    return Bin(brand=ACME, at=at(minute), mentions=mentions, expected=expected, gap=gap, closed=True)


def zero(minute: float, expected: float | None = None) -> Bin:
    return replace(row(minute), expected=expected, expected_negative=expected)


def test_filled_puts_zeros_behind_a_stored_bin():
    stored = [row(0, 2, 0.5), row(15, 1, 0.4)]
    assert list(filled(stored, at(0), at(25), before=None)) == [
        *(stored[0], zero(5, 0.0), zero(10, 0.0)),
        *(stored[1], zero(20, 0.0)),
    ]


def test_filled_expects_nothing_where_nobody_could_know():
    assert list(filled([row(0, 2)], at(0), at(10), before=None)) == [row(0, 2), zero(5)]


def test_filled_goes_on_with_a_gap_until_the_next_stored_bin():
    stored = [row(0, 0, gap=True), row(10, 0, 0.01)]
    assert list(filled(stored, at(0), at(20), before=None)) == [
        *(stored[0], row(5, gap=True)),
        *(stored[1], zero(15, 0.0)),
    ]


def test_filled_knows_from_the_bin_before_what_the_first_ones_are():
    assert list(filled([], at(20), at(30), before=row(-500, 3, 0.2))) == [zero(20, 0.0), zero(25, 0.0)]
    assert list(filled([], at(20), at(25), before=row(-500, gap=True))) == [row(20, gap=True)]


def test_filled_leaves_out_the_time_before_anybody_watched():
    assert list(filled([row(10, 1)], at(0), at(15), before=None)) == [row(10, 1)]
    assert list(filled([], at(0), at(15), before=None)) == []


def test_filled_begins_with_the_first_whole_bin():
    assert [b.at for b in filled([], at(1), at(15), before=row(-5, 1))] == [at(5), at(10)]
