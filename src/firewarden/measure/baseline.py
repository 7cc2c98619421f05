"""What is usual for a stream of 5-minute counts: level, time of day, day of week, spread.

It foretells the next bin from those learnt before; it judges nothing. Bins that are not known
are simply not learnt: memory runs on bins seen, not on the clock.
"""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from firewarden.measure.decay import BINS_PER_DAY, LN2, kept_per_bin

SLOTS = 48
DAY_SECONDS, BIN_SECONDS = 86_400, 300
RHYTHM_KEPT = math.exp(-LN2 / 10.0)
WEEK_KEPT = math.exp(-LN2 / 25.0)
SPREAD_KEPT = kept_per_bin(7.0)
SMALLEST_SPREAD = 0.02
FIRST_BINS = 24
"""So many bins are learnt as they are: before that there is nothing to clip against."""
LONGEST_DAYS = 14.0
MENTIONS_FOR_A_LEVEL = 40.0
SPREAD_PRIOR = 0.2
SPREAD_PRIOR_WEIGHT = 3.0
"""In squared mentions: without it a nearly empty stream takes its first burst for its nature."""


class Forecast(NamedTuple):
    """`mean` mentions with variance mean + spread mean^2; `season` is 1 on average over a week."""

    mean: float
    spread: float
    season: float


@dataclass(slots=True)
class Baseline:
    """mean = level * f(half hour of day) * g(day of week), each a discounted Gamma-Poisson mean.

    level  A / B, half-life max(1.5 d, time to collect 40 mentions), at most 14 d
    f, g   (P + c) / (Q + c), half-life 10 d and 25 d, prior c = 12 bins' worth + 3
    spread (0.6 + sum k ((x - m)^2 - m)) / (3 + sum k m^2), k = 1 / (1 + m spread)^2, half-life 7 d,
           at least 0.02

    Counts are clipped at m + 2.5 sd before they are learnt, so that a burst cannot teach itself.

    >>> calm = Baseline()
    >>> for i in range(288 * 7):
    ...     calm.learn(i * 300, 4, calm.foretell(i * 300))
    >>> round(calm.foretell(288 * 7 * 300).mean, 2)
    4.04
    """

    level_days: float = 1.5
    clip: float = 2.5
    sum: float = 0.0
    exposure: float = 0.0
    seen: int = 0
    excess: float = 0.0
    square: float = 0.0
    hour_sum: list[float] = field(default_factory=lambda: [0.0] * SLOTS)
    hour_exposure: list[float] = field(default_factory=lambda: [0.0] * SLOTS)
    day_sum: list[float] = field(default_factory=lambda: [0.0] * 7)
    day_exposure: list[float] = field(default_factory=lambda: [0.0] * 7)
    hours: list[float] = field(default_factory=lambda: [1.0] * SLOTS)
    days: list[float] = field(default_factory=lambda: [1.0] * 7)

    @property
    def level(self) -> float:
        """Mentions a bin, averaged over the week."""
        return (self.sum + 0.02) / (self.exposure + 0.2) if self.seen else 1.0

    @property
    def spread(self) -> float:
        estimate = (SPREAD_PRIOR * SPREAD_PRIOR_WEIGHT + self.excess) / (SPREAD_PRIOR_WEIGHT + self.square)
        return max(SMALLEST_SPREAD, estimate)

    def foretell(self, seconds: int) -> Forecast:
        """What to expect in the bin that starts at unix time `seconds`."""
        season = self._season(seconds)
        return Forecast(max(1e-3, self.level * season), self.spread, season)

    def least_mean(self, seconds: int, foretold: Forecast) -> float:
        """A careful reading of `foretold`: no more than was ever really seen around this half hour of the day.

        The rhythm begins flat and learns slowly; a night that was not seen yet must not count as expected talk.
        """
        slot = seconds % DAY_SECONDS * SLOTS // DAY_SECONDS
        seen = 1.0
        for near in (slot - 1, slot, (slot + 1) % SLOTS):
            exposure = self.hour_exposure[near]
            seen = min(seen, self.hour_sum[near] / exposure / self.hours[slot] if exposure else 0.0)
        return seen * foretold.mean

    def learn(self, seconds: int, count: float, foretold: Forecast, weight: float = 1.0) -> None:
        """Takes in the bin at `seconds`; `foretold` is what `foretell` said of it just before."""
        if self.seen > FIRST_BINS:
            count = min(count, self.ceiling(foretold))
            self._learn_spread(count, foretold, weight)
        self._learn_level(count, foretold, weight)
        self._learn_rhythm(seconds, count, foretold, weight)
        self.seen += 1
        if self.seen % BINS_PER_DAY == 0:
            self._turn_the_day()

    def learn_zeros(self, seconds: int, bins: int) -> list[float]:
        """Takes in `bins` empty bins from the one at `seconds` on, to the last bit as `foretell` and `learn` would one
        by one; returns the means foretold. More than 24 bins must have been learnt, and the day must not turn
        before the last one: at most `bins_to_turn`."""
        total, exposure, square, excess = self.sum, self.exposure, self.square, self.excess
        exposures, day_exposure, longest = self.hour_exposure, self.day_exposure, _kept(LONGEST_DAYS)
        means: list[float] = []
        for now in range(seconds, seconds + bins * BIN_SECONDS, BIN_SECONDS):
            season, day, slot = self._season(now), _weekday(now), now % DAY_SECONDS * SLOTS // DAY_SECONDS
            mean = (total + 0.02) / (exposure + 0.2) * season
            mean = max(0.001, mean)
            spread = (SPREAD_PRIOR * SPREAD_PRIOR_WEIGHT + excess) / (SPREAD_PRIOR_WEIGHT + square)
            spread = max(SMALLEST_SPREAD, spread)
            trust = 1.0 / (1.0 + mean * spread) ** 2
            square = SPREAD_KEPT * square + trust * mean * mean
            excess = max(SPREAD_KEPT * excess + trust * (mean * mean - mean), SMALLEST_SPREAD * square)
            usual = mean / season
            days = MENTIONS_FOR_A_LEVEL / (usual * BINS_PER_DAY + 1e-9)
            kept = longest if days >= LONGEST_DAYS else _kept(max(days, self.level_days))
            total *= kept
            exposure = kept * exposure + season
            exposures[slot - 1] += 0.25 * usual
            exposures[slot] += 0.5 * usual
            exposures[(slot + 1) % SLOTS] += 0.25 * usual
            day_exposure[day] += usual
            means.append(mean)
        self.sum, self.exposure, self.square, self.excess = total, exposure, square, excess
        self.seen += bins
        if self.seen % BINS_PER_DAY == 0:
            self._turn_the_day()
        return means

    @property
    def bins_to_turn(self) -> int:
        """So many more bins are learnt before the rhythm is made anew, with the last of them."""
        return BINS_PER_DAY - self.seen % BINS_PER_DAY

    @property
    def most_expected(self) -> float:
        """No empty bin before the rhythm is made anew has a larger mean: without mentions the level rises by less than
        1.6 in a day."""
        return max(1e-3, 1.6 * self.level * max(self.hours) * max(self.days))

    def ceiling(self, foretold: Forecast) -> float:
        """The largest count that is believed when learning: m + clip sd + 1/2."""
        mean, spread, _ = foretold
        return mean + self.clip * math.sqrt(mean + spread * mean * mean) + 0.5

    def _season(self, seconds: int) -> float:
        place = seconds % DAY_SECONDS / DAY_SECONDS * SLOTS - 0.5
        slot = math.floor(place)
        part = place - slot
        hours = self.hours
        season = (1.0 - part) * hours[slot % SLOTS] + part * hours[(slot + 1) % SLOTS]
        return season * self.days[_weekday(seconds)]

    def _learn_level(self, count: float, foretold: Forecast, weight: float) -> None:
        mean, _, season = foretold
        days = MENTIONS_FOR_A_LEVEL / (mean / season * BINS_PER_DAY + 1e-9)
        if days < self.level_days:
            days = self.level_days
        elif days > LONGEST_DAYS:
            days = LONGEST_DAYS
        kept = _kept(days)
        self.sum = kept * self.sum + weight * count
        self.exposure = kept * self.exposure + weight * season

    def _learn_spread(self, count: float, foretold: Forecast, weight: float) -> None:
        mean, spread, _ = foretold
        off = count - mean
        trust = weight / (1.0 + mean * spread) ** 2
        self.square = SPREAD_KEPT * self.square + trust * mean * mean
        excess = SPREAD_KEPT * self.excess + trust * (off * off - mean)
        self.excess = max(excess, SMALLEST_SPREAD * self.square)

    def _learn_rhythm(self, seconds: int, count: float, foretold: Forecast, weight: float) -> None:
        day = _weekday(seconds)
        slot = seconds % DAY_SECONDS * SLOTS // DAY_SECONDS
        level = foretold.mean / foretold.season
        hourly, usual = weight * count / self.days[day], weight * level
        sums, exposures = self.hour_sum, self.hour_exposure
        for neighbor, share in ((slot - 1, 0.25), (slot, 0.5), ((slot + 1) % SLOTS, 0.25)):
            sums[neighbor] += share * hourly
            exposures[neighbor] += share * usual
        self.day_sum[day] += weight * count / self.hours[slot]
        self.day_exposure[day] += usual

    def _turn_the_day(self) -> None:
        prior = 12.0 * max(self.sum / max(self.exposure, 1e-9), 0.02) + 3.0
        self.hours = _factors(self.hour_sum, self.hour_exposure, prior)
        self.days = _factors(self.day_sum, self.day_exposure, 12.0 * prior)
        self.hour_sum = [RHYTHM_KEPT * value for value in self.hour_sum]
        self.hour_exposure = [RHYTHM_KEPT * value for value in self.hour_exposure]
        self.day_sum = [WEEK_KEPT * value for value in self.day_sum]
        self.day_exposure = [WEEK_KEPT * value for value in self.day_exposure]


def _kept(days: float) -> float:
    return math.exp(-LN2 / (days * BINS_PER_DAY))


def _weekday(seconds: int) -> int:
    """0 is a Sunday: 1970-01-01 was a Thursday."""
    return (seconds // DAY_SECONDS + 4) % 7


def _factors(sums: list[float], exposures: list[float], prior: float) -> list[float]:
    raw = [(total + prior) / (exposure + prior) for total, exposure in zip(sums, exposures, strict=True)]
    mean = math.fsum(raw) / len(raw)
    return [value / mean for value in raw]
