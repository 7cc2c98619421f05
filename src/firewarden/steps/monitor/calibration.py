"""From a detector's raw score to how often such a block comes, and to the score at a budget. Measured, not modeled."""

import math
from dataclasses import dataclass

LOWEST_BUDGET, HIGHEST_BUDGET = 0.05, 7.0
TEN_YEARS = 522.0
"""In weeks. What is rarer was never seen often enough to say more."""
BLOCK_WEEKS = 1 / 28
"""Six hours: nothing can be more usual than what every block reaches."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Knots of a line: raw score against log10 of the six-hour blocks per calm brand-week that reach it.
    Beyond the outer knots the outer pieces go on.

    >>> every_tenth = Calibration.measured((0.0, 10.0), (1.0, 1.0), (2.0, 0.1))
    >>> every_tenth.score(1.0, budget=1.0), every_tenth.score(1.5, budget=1.0)
    (1.0, 1.5)
    >>> every_tenth.once_per_weeks(2.0), every_tenth.once_per_weeks(9.0)
    (10.0, 522.0)
    >>> round(every_tenth.threshold(budget=0.1), 6)
    2.0
    """

    knots: tuple[tuple[float, float], ...]

    @classmethod
    def measured(cls, *points: tuple[float, float]) -> "Calibration":
        """`points`: (raw score, blocks per week), the score rising and the rate falling."""
        return cls(tuple((raw, math.log10(rate)) for raw, rate in points))

    def score(self, raw: float, budget: float) -> float:
        """1 + log10(budget / rate): 1 at the alarm threshold, 2 where ten times rarer than the budget allows.
        `budget` is in false alarms per brand-week. Grows with `raw` everywhere."""
        return 1.0 + math.log10(budget) - self._log_rate(raw)

    def threshold(self, budget: float) -> float:
        """The raw score whose `score` is 1."""
        wanted = math.log10(budget)
        upper = 1
        while upper < len(self.knots) - 1 and wanted < self.knots[upper][1]:
            upper += 1
        (low, low_rate), (high, high_rate) = self.knots[upper - 1], self.knots[upper]
        return low + (high - low) * (wanted - low_rate) / (high_rate - low_rate)

    def once_per_weeks(self, raw: float) -> float:
        """A calm block this unusual comes once in so many weeks: between six hours and ten years."""
        return min(TEN_YEARS, max(BLOCK_WEEKS, math.pow(10.0, min(-self._log_rate(raw), 3.0))))

    def _log_rate(self, raw: float) -> float:
        upper = 1
        while upper < len(self.knots) - 1 and raw > self.knots[upper][0]:
            upper += 1
        (low, low_rate), (high, high_rate) = self.knots[upper - 1], self.knots[upper]
        return low_rate + (high_rate - low_rate) * (raw - low) / (high - low)


# Six-hour blocks above each score on development streams with no crisis planted in them: ticker, airline and
# support mentions, and made-up brands from 9 to 58,000 mentions a day; of all streams and the real ones alone
# the more careful reading. `benchmarks/detection.py --only calibration` measures them again.
HOSTILE = Calibration.measured(
    (0.11, 7.0), (0.58, 3.0), (1.08, 1.0), (1.42, 0.5), (1.67, 0.25), (2.03, 0.1), (2.28, 0.05)
)
VOLUME = Calibration.measured(
    (2.81, 7.0), (3.70, 3.0), (4.80, 1.0), (5.66, 0.5), (6.43, 0.25), (7.32, 0.1), (7.72, 0.05)
)
