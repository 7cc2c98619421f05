"""When things happen in a scenario: its own way of writing times, its rates, and the moments of its key posts."""

import re
from bisect import bisect_right

import numpy as np

from firewarden.steps.prepare.scenario.format import Curve, Phase, Scenario
from firewarden.vocabulary.clock import BIN, DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import BadInput

_TIME = re.compile(r"day (\d{1,3})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def offset_of(written: str) -> int:
    """`day 22 17:40` in microseconds since the scenario began; day 1 is the first. Raises BadInput for what is none."""
    found = _TIME.fullmatch(written.strip())
    if found is None or int(found[1]) < 1 or int(found[2] or 0) > 24 or int(found[3] or 0) > 59:
        raise BadInput(f"{written!r} is no time in a scenario. Write it as in: day 22 17:40.")
    seconds = int(found[2] or 0) * 3600 + int(found[3] or 0) * 60 + int(found[4] or 0)
    return (int(found[1]) - 1) * DAY + seconds * 1_000_000


class Schedule:
    """A scenario placed in time. `start` is midnight of its first day, at the place where it happens."""

    def __init__(self, scenario: Scenario, start: Instant) -> None:
        self.start = start
        self._scenario = scenario
        self._phases = sorted(scenario.phases, key=lambda phase: offset_of(phase.start))
        self._begins = [offset_of(phase.start) for phase in self._phases]
        self.end = Instant(start + max(offset_of(phase.end) for phase in self._phases))
        hours, days = scenario.calendar.hours, scenario.calendar.weekdays
        self._hours = [weight * 24 / sum(hours) for weight in hours]
        self._days = [weight * 7 / sum(days) for weight in days]

    def at(self, written: str) -> Instant:
        """The instant of a time written in the scenario."""
        return Instant(self.start + offset_of(written))

    def moment(self, name: str) -> Instant:
        """When the key post of that name comes."""
        return self.at(next(post.at for post in self._scenario.posts if post.name == name))

    def phase_at(self, at: Instant) -> Phase:
        """The phase in force; before the first and behind the last the nearest."""
        return self._phases[max(bisect_right(self._begins, at - self.start) - 1, 0)]

    def rate(self, at: Instant) -> float:
        """Posts a day at this moment as the scenario declares them, rhythm included; key posts come on top."""
        phase = self.phase_at(at)
        first, last = offset_of(phase.start), offset_of(phase.end)
        gone = min(max((at - self.start - first) / (last - first), 0.0), 1.0)
        return _between(phase, gone) * (1 + (self._rhythm(at) - 1) * phase.rhythm)

    def hour(self, at: Instant) -> int:
        """Of the day, where it happens."""
        return int((at - self.start) % DAY // HOUR)

    def weekday(self, at: Instant) -> int:
        """0 is Monday, where it happens. 1970-01-01 was a Thursday."""
        local = at + round(self._scenario.calendar.utc_offset * HOUR)
        return (local // DAY + 3) % 7

    def clock(self, at: Instant) -> str:
        """The time of day a person would write, to five minutes."""
        minutes = (at - self.start) % DAY // MINUTE // 5 * 5
        return f"{minutes // 60}:{minutes % 60:02}"

    def arrivals(self, seed: int) -> list[Instant]:
        """Times of posts that nobody called forth: Poisson in bins of five minutes, evenly within one."""
        generator = np.random.Generator(np.random.PCG64(seed))
        bins = range(self.start, self.end, BIN)
        means = [self._spontaneous(Instant(at + BIN // 2)) * BIN / DAY for at in bins]
        counts = generator.poisson(means)
        starts = np.repeat(np.fromiter(bins, dtype=np.int64), counts)
        times = np.sort(starts + (generator.random(len(starts)) * BIN).astype(np.int64))
        return [Instant(at) for at in times.tolist()]

    def _spontaneous(self, at: Instant) -> float:
        """What is left of the rate when its echo is taken off: a post calls forth 1 / (1 - echo) in all."""
        return self.rate(at) * (1 - self.phase_at(at).echo)

    def _rhythm(self, at: Instant) -> float:
        return self._hours[self.hour(at)] * self._days[self.weekday(at)]


def _between(phase: Phase, gone: float) -> float:
    first, last = phase.posts_a_day, phase.posts_a_day if phase.rising_to is None else phase.rising_to
    if phase.curve is Curve.EXPONENTIAL:
        return first * float((last / first) ** gone)
    return first + (last - first) * gone
