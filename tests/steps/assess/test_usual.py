"""What was to be expected, and whether it grows."""

from dataclasses import replace

import pytest

from firewarden.steps.assess.inputs import Inputs
from firewarden.steps.assess.trend import Course, course
from firewarden.steps.assess.usual import Usual, usual
from firewarden.vocabulary.assessment import Trend
from firewarden.vocabulary.clock import BIN, HOUR, Instant
from firewarden.vocabulary.volume import Bin
from tests.steps.assess.crisis import END, bins
from tests.steps.assess.samples import BRAND, START


def inputs(*found: Bin) -> Inputs:
    return Inputs(brand=BRAND, at=END, since=START, bins=found)


def counts(*hostile: int, closed: bool = True, gap: frozenset[int] = frozenset()) -> Inputs:
    """Bins since the onset with so many hostile mentions each."""
    return inputs(
        *(
            Bin(brand=BRAND, at=Instant(START + i * BIN), mentions=n, negative=n, closed=closed, gap=i in gap)
            for i, n in enumerate(hostile)
        )
    )


def test_baseline_of_the_detector_is_taken() -> None:
    assert usual(inputs(*bins(expected=0.5))) == Usual(mentions=12.0, hostile=3.0, is_guess=False)


def test_without_baseline_the_week_before_stands_for_the_usual() -> None:
    assert usual(inputs(*bins(expected=None, before=1.0))) == Usual(mentions=24.0, hostile=0.0, is_guess=False)


def test_without_any_past_nothing_is_known_and_a_guess_says_so() -> None:
    assert usual(counts(*[4] * 24)) == Usual(mentions=None, hostile=2.0, is_guess=True)


def test_gap_before_the_onset_is_not_taken_for_calm() -> None:
    lost = tuple(replace(b, gap=b.at < START) for b in bins(expected=None))

    assert usual(inputs(*lost)).mentions is None


@pytest.mark.parametrize(
    ("before", "last", "trend"),
    [(2, 6, Trend.WORSE), (6, 2, Trend.BETTER), (4, 4, Trend.STEADY), (0, 0, Trend.UNKNOWN)],
)
def test_last_hour_is_held_against_the_hour_before(before: int, last: int, trend: Trend) -> None:
    found = counts(*[before] * 12, *[last] * 12)

    assert course(found) == Course(last=12 * last, before=12 * before, trend=trend)


def test_handful_of_posts_is_no_trend() -> None:
    assert course(counts(*[0] * 23, 4)).trend is Trend.UNKNOWN


def test_gap_leaves_the_trend_open() -> None:
    assert course(counts(*[2] * 12, *[6] * 12, gap=frozenset({20}))) == Course(
        last=None, before=24, trend=Trend.UNKNOWN
    )


def test_open_bin_does_not_make_it_look_better() -> None:
    found = counts(*[4] * 24)
    running = Bin(brand=BRAND, at=Instant(START + 2 * HOUR), mentions=0, negative=0, closed=False)

    assert course(replace(found, bins=(*found.bins, running), at=Instant(END + BIN))).trend is Trend.STEADY


def test_less_than_two_hours_is_too_short() -> None:
    assert course(counts(*[4] * 13)).trend is Trend.UNKNOWN
