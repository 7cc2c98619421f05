"""The volume lane: a jump on a raised level, ranked against the brand's own past.

It gives a raw score for each bin; what score deserves an alarm is decided elsewhere.
"""

import math
from dataclasses import dataclass, field
from itertools import compress

from firewarden.measure.conformal import ConformalTail
from firewarden.measure.decay import BINS_PER_DAY, kept_per_bin
from firewarden.measure.roots import double_root, median

JUMPS = (
    (1, 6, 21.792, 8.497, -12.196),
    (1, 12, 22.553, 8.675, -12.148),
    (2, 12, 21.824, 8.469, -12.053),
    (2, 24, 22.210, 8.573, -12.082),
    (3, 36, 20.601, 7.852, -10.807),
)
"""(newest bins, bins before them, unit, slope and start of the prior tail); the last three were fitted once,
on six development series of brand mentions."""
LEVELS = (
    (24, 12.712, 4.182, -4.017),
    (48, 8.967, 2.375, -0.532),
    (72, 7.664, 1.765, 0.605),
    (96, 6.595, 1.387, 1.048),
)
"""(newest bins, unit, slope, start)."""
DAYS = 7
LONGEST, LONGEST_JUMP = 96, 39
HOUR = 12
LEAST = 5
"""Below so many mentions in the last hour nothing is scored,"""
LEAST_SPARSE, SPARSE = 7, 4.0
"""but where no more than 4 are usual in eight hours, 7 in eight hours are enough."""
LEVEL_WEIGHT = 1.7
SCALE = 6.0
LEAST_JUMP, LEAST_LEVEL = 0.3, 0.2
CLIP = 4.0
LOWEST_Z = -3.9
STILL = (DAYS + 1) * BINS_PER_DAY
"""After so many zeros everything remembered is zero as well: a further one changes weights only."""
KEPT = kept_per_bin(7.0)
NOTHING = 0.0


@dataclass(slots=True)
class Ranked:
    """A distance in units of its own usual size, ranked against its own past."""

    unit: float
    least: float
    tail: ConformalTail
    deviation: float = 1.0
    owed: int = 0
    """Zeros not learnt yet: they are learnt all at once before the next distance."""

    def hear(self, distance: float, *, loud: bool) -> float:
        """Evidence of `distance` where it is `loud`, else 0; it is learnt in any case."""
        if distance == 0.0 and not loud:
            self.owed += 1
            return 0.0
        self._settle()
        z = distance / max(self.deviation, self.least)
        self.deviation = KEPT * self.deviation + (1.0 - KEPT) * min(abs(distance), CLIP * self.deviation)
        value = max(LOWEST_Z, z) * SCALE / self.unit
        evidence = self.tail.evidence(value) if loud else 0.0
        self.tail.learn(value)
        return evidence

    def _settle(self) -> None:
        if self.owed:
            self.deviation *= KEPT**self.owed
            self.tail.learn_run(0.0, self.owed)
            self.owed = 0


@dataclass(slots=True)
class Jump:
    """Newest `bins` against the median of the `before` ones ahead of them."""

    bins: int
    before: int
    rank: Ranked


@dataclass(slots=True)
class Level:
    """Newest `bins` against the same clock window of the past: `days[clock]` holds its last 7 known values."""

    bins: int
    rank: Ranked
    days: list[list[float]] = field(default_factory=lambda: [[] for _ in range(BINS_PER_DAY)])


def _jumps() -> list[Jump]:
    return [
        Jump(bins, before, Ranked(unit, LEAST_JUMP, _tail(unit, slope, start)))
        for bins, before, unit, slope, start in JUMPS
    ]


def _levels() -> list[Level]:
    return [Level(bins, Ranked(unit, LEAST_LEVEL, _tail(unit, slope, start))) for bins, unit, slope, start in LEVELS]


def _tail(unit: float, slope: float, start: float) -> ConformalTail:
    return ConformalTail(slope=slope * SCALE / unit, start=start * SCALE / unit)


@dataclass(slots=True)
class ConformalBurst:
    """With R(x) = sqrt(x) + sqrt(x + 1) and z in units of its own discounted mean deviation (7 d, clipped at 4):

    jump(a, b) = R(mean of last a) - R(median of the b before)
    level(a)   = R(mean of last a) - median of R(same clock window) over 7 days
    score      = mean E(jump) + 1.7 mean E(level),  E the conformal evidence of each z

    The sum wants a jump on a raised level. Bins that are not known take their place and are left out of
    every mean; a window known in part counts for less, one of which too little is known says nothing and
    teaches nothing, and the same clock window of other days stands in for it in the memory.

    >>> burst = ConformalBurst()
    >>> for i in range(288 * 3):
    ...     calm = burst.update(4 + i % 3)
    >>> round(burst.update(60), 1)
    6.9
    """

    jumps: list[Jump] = field(default_factory=_jumps)
    levels: list[Level] = field(default_factory=_levels)
    recent: list[int] = field(default_factory=lambda: [0] * LONGEST)
    known: list[int] = field(default_factory=lambda: [0] * LONGEST)
    bins: int = 0
    blurred: int = LONGEST
    """So many bins from now on the longest window still holds one that is not known."""
    evidence: tuple[float, float] = (0.0, 0.0)
    """Mean E of the jumps and of the levels at the last bin."""
    zeros: int = 0
    """Length of the run of known zeros up to now."""

    def update(self, count: int) -> float:
        """Raw score of the next bin, from it and earlier ones."""
        self.zeros = 0 if count else self.zeros + 1
        if self.zeros > STILL:
            self._stay_still(1)
            return NOTHING
        self._push(count, 1)
        if self.blurred:
            self.blurred -= 1
        loud = self._loud()
        jump = sum([self._jump(jump, loud) for jump in self.jumps]) / len(self.jumps)
        level = sum([self._level(level, loud) for level in self.levels]) / len(self.levels)
        self.evidence = (jump, level)
        return jump + LEVEL_WEIGHT * level if loud else NOTHING

    def skip(self, bins: int = 1) -> None:
        """Bins that are not known."""
        for _ in range(min(bins, LONGEST)):
            self._push(0, 0)
        self.bins += max(0, bins - LONGEST)
        self.zeros = 0
        self.blurred = LONGEST

    @property
    def is_still(self) -> bool:
        """Whether a further zero is like the one before."""
        return self.zeros > STILL

    def stay_still(self, bins: int) -> None:
        """So many further zeros."""
        self.zeros += bins
        self._stay_still(bins)

    def _stay_still(self, bins: int) -> None:
        """Every window and every day remembered is zero: all distances are."""
        self.bins += bins
        for jump in self.jumps:
            jump.rank.owed += bins
        for level in self.levels:
            level.rank.owed += bins

    def _push(self, count: int, known: int) -> None:
        del self.recent[0], self.known[0]
        self.recent.append(count)
        self.known.append(known)
        self.bins += 1

    def _loud(self) -> bool:
        recent = self.recent
        if sum(recent[-HOUR:]) >= LEAST:
            return True
        if not recent[-1] or sum(recent) < LEAST_SPARSE:
            return False
        days = self.levels[-1].days[self.bins % BINS_PER_DAY]
        return bool(days) and median(days) <= double_root(SPARSE / LONGEST)

    def _jump(self, jump: Jump, loud: bool) -> float:
        if self.zeros >= LONGEST_JUMP:
            return jump.rank.hear(0.0, loud=loud)
        newest, before = self._around(jump)
        if 2 * len(before) < jump.before:
            return 0.0
        now = double_root(sum(newest) / len(newest))
        return jump.rank.hear(now - double_root(median(before)), loud=loud)

    def _around(self, jump: Jump) -> tuple[list[int], list[int]]:
        """Known counts of the newest bins and of those before them."""
        span = jump.bins + jump.before
        newest, before = self.recent[-jump.bins :], self.recent[-span : -jump.bins]
        if self.blurred:
            newest = list(compress(newest, self.known[-jump.bins :]))
            before = list(compress(before, self.known[-span : -jump.bins]))
        return newest, before

    def _level(self, level: Level, loud: bool) -> float:
        known = sum(self.known[-level.bins :]) if self.blurred else level.bins
        if 4 * known < level.bins:
            return 0.0
        now = double_root(sum(self.recent[-level.bins :]) / known)
        days = level.days[self.bins % BINS_PER_DAY]
        evidence = 0.0
        if days:
            evidence = level.rank.hear((now - median(days)) * math.sqrt(known / level.bins), loud=loud)
            if len(days) == DAYS:
                del days[0]
        days.append(now)
        return evidence
