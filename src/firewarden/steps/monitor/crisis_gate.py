"""The hostile lane: hostile volume and hostile share must both be out of line.

It gives a raw score for each bin; what score deserves an alarm is decided elsewhere.
"""

import math
from dataclasses import dataclass, field

from firewarden.measure.baseline import Baseline, Forecast
from firewarden.measure.decay import BINS_PER_DAY
from firewarden.measure.deviance import root_deviance, share_surprise, soft_minimum
from firewarden.measure.share import UsualShare
from firewarden.measure.windows import RecentBins, RecentHours

WINDOWS = ((1, 1.65), (6, 1.25), (12, 1.0))
"""(bins, what is taken off its score, so that all three alarm equally often in calm)."""
HOUR = 12
SHARE_LIFT = 1.0
HIGH_SHARE_LIFT = 2.0
"""For each 1.0 by which the usual share is above 1/2: where nearly all talk is hostile it cannot rise much."""
LEAST_EXPECTED = 1e-3
NOTHING = -9.0
"""Score where no window holds enough hostile mentions to speak of."""
LEAST = 2
"""One hostile mention is never a surge."""
NEARLY_EMPTY, LEAST_NEARLY_EMPTY = 2.0, 3
"""Below so many mentions a day, two are no surge either."""
SPARSE = 12.0
"""Below so many mentions a day, hours are too short to show a surge and the day is looked at as well."""
DAY_HANDICAP, DAY_LEAST, DAY_SHARE_LIFT, DAY_FLOOR = 2.1, 6, 5.0, 0.25
DOUBT = 1.0
"""From this score on, bins are learnt at a quarter of their weight."""
DOUBTFUL_WEIGHT = 0.25
SHARE_CLIP = 3.0
FIRST_SPREAD = 0.5


@dataclass(slots=True)
class Surge:
    """The window that speaks loudest: `bins` long, `hostile` of `total` mentions where `expected`
    hostile ones and a share of `usual_share` were usual; z_volume and z_share in standard deviations."""

    bins: int = 1
    total: int = 0
    hostile: int = 0
    expected: float = 0.0
    usual_share: float = 0.0
    z_volume: float = 0.0
    z_share: float = 0.0


@dataclass(slots=True)
class CrisisGate:
    """For windows of 5, 30 and 60 minutes with n mentions, h hostile, m expected mentions:

    zN = root deviance of h against NB(p0 m, spread + rho (1 - p0) / p0)
    zS = (h - n p0) / sqrt(n p0 (1 - p0) (1 + (n - 1) rho) + 1/4)
    score = max over windows of softmin(zN, zS + 1 + 2 max(0, p0 - 1/2)) - o,  o = 1.65, 1.25, 1.00

    zN asks for more hostility than this brand has at this hour, zS for a larger share of it in what is
    said. A giveaway lifts zN and sinks zS; one rude reply at night lifts zS and not zN. Where most talk is
    hostile anyway its share cannot rise much, so less of that is asked.

    A brand with less than 12 mentions a day gets a fourth window, the day: softmin(zN, zS + 5) - 2.1 from
    six hostile mentions on, with at least 1/4 expected: there the share need only not fall.

    >>> gate = CrisisGate()
    >>> for i in range(288 * 3):
    ...     calm = gate.update(i * 300, 4, 1)
    >>> round(gate.update(288 * 3 * 300, 40, 30), 2), gate.surge.bins
    (5.39, 1)
    """

    baseline: Baseline = field(default_factory=Baseline)
    usual: UsualShare = field(default_factory=UsualShare)
    recent: RecentBins = field(default_factory=lambda: RecentBins.holding(HOUR))
    day: RecentHours = field(default_factory=lambda: RecentHours.holding(24))
    surge: Surge = field(default_factory=Surge)
    expected: float = 0.0
    """Hostile mentions that were expected of the last bin before it was seen."""

    def update(self, seconds: int, count: int, hostile: int) -> float:
        """Raw score of the bin that starts at unix time `seconds`, from it and earlier bins."""
        foretold = self.baseline.foretell(seconds)
        self.expected = self.usual.share * foretold.mean
        self.recent.push(count, hostile, foretold.mean)
        self.day.push(count, hostile, foretold.mean)
        score = self._judge(foretold, hostile)
        self._learn(seconds, count, hostile, foretold, 1.0 if score < DOUBT else DOUBTFUL_WEIGHT)
        return score

    def update_zeros(self, seconds: int, bins: int) -> None:
        """The same as `update` for `bins` empty bins in a row, where no window holds a hostile mention and `Baseline`
        may learn as many zeros at once. Their score is `NOTHING`."""
        means = self.baseline.learn_zeros(seconds, bins)
        self.recent.push_zeros(means)
        self.day.push_zeros(means)
        self.expected = self.usual.learn_zeros(means) * means[-1]

    def skip(self, bins: int = 1) -> None:
        """Bins that are not known: nothing is learnt, windows leave them out."""
        self.recent.push_unknown(bins)
        self.day.push_unknown(bins)

    def hour(self) -> Surge:
        """The last hour, for bins in which no window speaks."""
        sums, share = self.recent.sums(HOUR), self.usual.share
        return Surge(HOUR, sums.total, sums.part, share * sums.expected, share)

    def _judge(self, foretold: Forecast, hostile: int) -> float:
        if not any(self.recent.parts):
            return NOTHING
        share, clumping = self.usual.share, self.usual.clumping
        per_day = foretold.mean / foretold.season * BINS_PER_DAY
        least = LEAST if per_day > NEARLY_EMPTY else LEAST_NEARLY_EMPTY
        spread = foretold.spread + clumping * (1.0 - share) / share + self._doubt()
        lift = SHARE_LIFT + HIGH_SHARE_LIFT * max(0.0, share - 0.5)
        best = NOTHING
        for bins, handicap in WINDOWS:
            sums = self.recent.sums(bins)
            if sums.part >= least:
                expected = max(share * sums.expected, LEAST_EXPECTED)
                z_volume = root_deviance(sums.part, expected, spread)
                z_share = share_surprise(sums.part, sums.total, share, clumping)
                score = soft_minimum(z_volume, z_share + lift) - handicap
                if score > best:
                    best = score
                    self.surge = Surge(bins, sums.total, sums.part, expected, share, z_volume, z_share)
        if hostile and per_day < SPARSE and self.baseline.seen >= BINS_PER_DAY:
            best = self._judge_day(best, share, spread)
        return best

    def _doubt(self) -> float:
        """Spread added on the first day, when neither level nor rhythm is known; it fades with each bin."""
        return FIRST_SPREAD * max(0.0, 1.0 - self.baseline.seen / BINS_PER_DAY)

    def _judge_day(self, best: float, share: float, spread: float) -> float:
        sums = self.day.sums()
        if sums.part < DAY_LEAST:
            return best
        expected = max(share * sums.expected, DAY_FLOOR)
        z_volume = root_deviance(sums.part, expected, spread)
        z_share = share_surprise(sums.part, sums.total, share, self.usual.clumping)
        score = soft_minimum(z_volume, z_share + DAY_SHARE_LIFT) - DAY_HANDICAP
        if score > best:
            self.surge = Surge(BINS_PER_DAY, sums.total, sums.part, expected, share, z_volume, z_share)
        return max(best, score)

    def _learn(self, seconds: int, count: int, hostile: int, foretold: Forecast, weight: float) -> None:
        mean, spread, _ = foretold
        believed = 1.0
        if count:
            cap = mean + SHARE_CLIP * math.sqrt(mean + spread * mean * mean) + 0.5
            believed = min(1.0, cap / count)
        self.usual.learn(count, hostile, mean=mean, weight=weight * believed)
        self.baseline.learn(seconds, count, foretold, weight)
