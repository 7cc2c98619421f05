"""Tells calm from not captured: a silence that cannot be believed is a gap.

It sees only what was expected of bins without mentions; it neither counts nor learns.
"""

import math
from dataclasses import dataclass
from enum import Enum

from firewarden.measure.decay import BINS_PER_DAY
from firewarden.measure.deviance import log_silence

FALLEN = 0.5
"""Talk may well fall to half of what is usual at an hour; nearly all of it does not vanish by itself."""
UNBELIEVABLE = math.log(1e-4)
UNBELIEVABLE_AFTER_GAP = math.log(1e-2)
RECOVERY = 12
"""In the first hour after a gap the next silence is more likely more of the same."""
LONGEST_HOLD = BINS_PER_DAY


class Verdict(Enum):
    CALM = "a real zero"
    HELD = "cannot be said yet"
    GAP = "not captured"


@dataclass(slots=True)
class Silence:
    """A run of zeros is a gap as soon as its probability, with half of the usual talk, is below 1e-4 (1e-2 in the
    hour after a gap):

    ln P = - sum ln(1 + spread m / 2) / spread  over the bins of the run.

    Zeros are held back only where a day of silence would be such a gap, and for a day at most; a mention
    makes held zeros real. A zero cannot raise a surge, so that holding it delays no alarm.

    >>> silence = Silence()
    >>> [silence.zero(mean=8.0, spread=0.3).name for _ in range(4)]
    ['HELD', 'HELD', 'HELD', 'GAP']
    """

    log_probability: float = 0.0
    held: int = 0
    gap: bool = False
    believed: bool = False
    recovering: int = 0

    def tells_nothing(self, level: float, spread: float) -> bool:
        """Whether a zero is calm without weighing it: this run was believed already, or none is under way and
        a whole day of silence would be no gap where `level` mentions a bin are usual."""
        if self.believed:
            return True
        weighing = self.gap or self.held
        return not weighing and BINS_PER_DAY * log_silence(FALLEN * level, spread) > UNBELIEVABLE

    def tells_nothing_today(self, level: float) -> bool:
        """Whether that holds for a day of zeros whatever the spread, where the level may double meanwhile."""
        weighing = self.gap or self.held
        return self.believed or (not weighing and -BINS_PER_DAY * FALLEN * 2.0 * level > UNBELIEVABLE)

    def zero(self, *, mean: float, spread: float) -> Verdict:
        """A bin without mentions where `mean` were foretold. GAP and CALM hold for the bins held before as well."""
        if self.gap:
            return Verdict.GAP
        if self.believed:
            return Verdict.CALM
        self.held += 1
        self.log_probability += log_silence(FALLEN * mean, spread)
        limit = UNBELIEVABLE_AFTER_GAP if self.recovering else UNBELIEVABLE
        self.recovering = max(0, self.recovering - 1)
        if self.log_probability < limit:
            self.gap = True
            return Verdict.GAP
        if self.held >= LONGEST_HOLD:
            self.believed = True
            return Verdict.CALM
        return Verdict.HELD

    def unknown(self) -> Verdict:
        """A bin known not to be captured: it says nothing about the run, and waits with it."""
        if self.gap or self.believed or not self.held:
            return Verdict.GAP
        self.held += 1
        self.believed = self.held >= LONGEST_HOLD
        return Verdict.CALM if self.believed else Verdict.HELD

    def mention(self) -> None:
        """A bin with mentions: the run is over."""
        self.recovering = RECOVERY if self.gap else max(0, self.recovering - 1)
        self.log_probability = 0.0
        self.held = 0
        self.gap = self.believed = False
