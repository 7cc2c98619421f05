"""The last question before an alarm: might this be mere chance?

Detectors rank a bin among the brand's own past. Where little is said the past is short of surprises, and a handful of
mentions in an hour ranks high although people who know nothing of each other would write so many now and then.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from firewarden.measure.chance import log_upper_tail
from firewarden.measure.decay import BINS_PER_DAY
from firewarden.steps.monitor.calibration import TEN_YEARS

WINDOWS_A_WEEK = 7 * BINS_PER_DAY
LOOKS = 8
"""Four windows in each of two lanes: chance has so many tries at once."""
MISTAKEN, MISTAKEN_AT_FIRST = 1.3, 0.5
"""By how much too little may be expected of an hour: always a little, and at first, when weekdays are not known yet,
more. On series of a strict daily and weekly rhythm with rates from 2 to 300 an hour this leaves no alarm."""


class Heard(NamedTuple):
    """What one window of so many bins holds, and what was expected in it."""

    bins: int
    seen: int
    expected: float


def beyond_chance(windows: Iterable[Heard], budget: float, weeks: float) -> bool:
    """Whether one of the windows holds more than independent writers would bring to any of them once in ten years, at a
    budget of one false alarm a week, if what is usual were underestimated as it may well be after so many `weeks`.
    Necessary, never enough: people do not write independently of each other.

    At a smaller budget it is as much rarer; at a larger one it is asked for with the sixth power of the budget, since
    whoever accepts an alarm a day wants to hear of mere hints.
    """
    mistaken = MISTAKEN + MISTAKEN_AT_FIRST * 0.5**weeks
    return any(log_upper_tail(seen, mistaken * expected) < _limit(bins, budget) for bins, seen, expected in windows)


def _limit(bins: int, budget: float) -> float:
    a_week = budget * max(1.0, budget) ** 5 / (TEN_YEARS * LOOKS)
    return math.log(min(1.0, a_week * bins / WINDOWS_A_WEEK))
