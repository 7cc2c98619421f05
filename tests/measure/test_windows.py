"""Sums over the newest bins."""

from hypothesis import given
from hypothesis import strategies as st

from firewarden.measure.windows import RecentBins, RecentHours, Sums


def test_recent_bins_forget_what_leaves_the_window():
    recent = RecentBins.holding(2)
    for count in (5, 7, 9):
        recent.push(count, 1, 2.0)
    assert recent.sums(2) == Sums(16, 2, 4.0, 2)


def test_recent_bins_leave_unknown_ones_out_of_what_was_expected_too():
    recent = RecentBins.holding(3)
    recent.push(5, 1, 2.0)
    recent.push_unknown()
    recent.push(7, 1, 2.0)
    assert recent.sums(3) == Sums(12, 2, 4.0, 2)


def test_recent_hours_hold_whole_hours_and_the_one_under_way():
    day = RecentHours.holding(2)
    for _ in range(25):
        day.push(1, 0, 1.0)
    assert day.sums() == Sums(13, 0, 13.0, 13)


@given(known=st.lists(st.integers(0, 9), max_size=40), missing=st.integers(0, 2000), later=st.lists(st.integers(0, 9)))
def test_skipping_bins_at_once_is_skipping_them_one_by_one(known: list[int], missing: int, later: list[int]):
    at_once, one_by_one = RecentHours.holding(24), RecentHours.holding(24)
    for day in (at_once, one_by_one):
        for count in known:
            day.push(count, 0, 1.0)
    at_once.push_unknown(missing)
    for _ in range(missing):
        one_by_one.push_unknown()
    for day in (at_once, one_by_one):
        for count in later:
            day.push(count, 0, 1.0)
    assert at_once == one_by_one
