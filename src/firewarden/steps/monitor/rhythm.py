"""How often one source brings something new, hour by hour of the week, and whether its silence still fits.

It looks at when new posts arrive, not at what they say or when they were written. Pure and strictly online.
"""

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.intake import Quiet

HOURS = 168
WEEK = 7 * DAY
KEPT_A_WEEK = 0.5**0.25
"""Half-life of four weeks."""
KEPT_AN_HOUR = KEPT_A_WEEK ** (1 / HOURS)
BEFORE = 4.0
LIVED = 0.25
"""Hours. An hour of the week that the source has not lived through yet expects nothing."""
MOST_CERTAIN = 0.95
"""Of a minute of any source that something comes in it."""
LONG = (2.0, 4.0, 8.0, 16.0)
"""Silences from here on are remembered. The tail is read behind each of these: one line would follow its many small
silences, and the few large ones are what matters."""
FEWEST_MISSING = 4.0
PRIOR, PRIOR_EXCESS = 5.0, 7.5
PASSED = 2.0
LONGEST_BELIEVED = 50.0
"""Weeks. A longer silence is remembered as one that comes so often."""
LEAST_WEEKS = 0.25
TEN_YEARS = 522.0
EXPECTED_ONCE_PER_WEEKS = 1.0
"""The expected gap of a source: the silence that its own history makes expected once in a week. What is longer is
said to be quiet."""


@dataclass(slots=True)
class RhythmState:
    """`arrivals` and `lived` (in hours) are by hour of the week, forgotten with a half-life of four weeks like `long`
    and `excess`, the finished silences above each of LONG and by how much, and `weeks`, the time they were found in."""

    arrivals: list[float] = field(default_factory=lambda: [0.0] * HOURS)
    lived: list[float] = field(default_factory=lambda: [0.0] * HOURS)
    posts: float = 0.0
    long: list[float] = field(default_factory=lambda: [0.0] * len(LONG))
    excess: list[float] = field(default_factory=lambda: [0.0] * len(LONG))
    weeks: float = 0.0
    hour: int = -1
    """Number of the hour, since 1970, that was told last."""
    minute: int = -1
    """Of the last arrival."""
    silence: float = 0.0
    since: Instant | None = None
    """When something new came last."""
    told: bool = False
    """That this silence was told as a signal."""


class Rhythm:
    """A silence weighs the arrivals that it should have had:

    s = - sum ln(1 - p)  over its minutes, p the probability of an arrival in a minute of this hour of the week.

    Were minutes independent, silences above s would be a share exp(-s) of all. Real sources come in clumps, so the
    tail is taken from the source's own silences, behind u = 2, 4, 8 and 16, and the most careful reading counts:

    silences above s in a week = K exp(-(s - u) / B)
    B = max(1, (excess + 7.5) / (long + 5)),   K = (long + 1) / weeks

    Minutes in which nobody listened are not told, and weigh nothing.

    >>> hourly, at = Rhythm(), 0
    >>> for at in range(0, 3 * WEEK, 6 * MINUTE):
    ...     hourly.pass_time(Instant(at), Instant(at + 6 * MINUTE))
    ...     hourly.bring(Instant(at + 6 * MINUTE), 1)
    >>> [hourly.pass_time(Instant(at + n * HOUR), Instant(at + (n + 1) * HOUR)) for n in range(2)] and None
    >>> quiet = hourly.quiet()
    >>> quiet is not None and round(quiet.an_hour)
    10
    """

    def __init__(self, state: RhythmState | None = None) -> None:
        self.state = state or RhythmState()
        self._rate = 0.0 if self.state.hour < 0 else self._rate_of(self.state.hour % HOURS)
        """Arrivals an hour."""

    def pass_time(self, start: Instant, end: Instant) -> None:
        """The source was listened to from `start` to `end`, and brought nothing in between."""
        while start < end:
            turn = Instant(start - start % HOUR + HOUR)
            self._turn_to(start // HOUR)
            self._pass(min(end, turn) - start)
            start = turn

    def pass_unheard(self, start: Instant, end: Instant) -> None:
        """The source could not be read: what it should have brought is missing all the same, and nothing is learnt."""
        while start < end:
            turn = Instant(start - start % HOUR + HOUR)
            self._turn_to(start // HOUR)
            self.state.silence += _weight(self._rate) * (min(end, turn) - start) / MINUTE
            start = turn

    def bring(self, at: Instant, posts: int) -> None:
        """It brought something new."""
        self._turn_to(at // HOUR)
        self._remember(self.state.silence)
        self.interrupt(at)
        if at // MINUTE != self.state.minute:
            self.state.minute = at // MINUTE
            self.state.arrivals[self.state.hour % HOURS] += 1.0
            self._rate = self._rate_of(self.state.hour % HOURS)
        self.state.posts += posts

    def interrupt(self, at: Instant) -> None:
        """Something new came that says nothing of the rhythm, such as what was missed: the silence is over."""
        self.state.silence, self.state.since, self.state.told = 0.0, at, False

    def quiet(self) -> Quiet | None:
        """The silence under way, where it is longer than the expected gap."""
        state = self.state
        weeks = self._once_per_weeks(state.silence)
        if state.since is None or state.silence < FEWEST_MISSING or weeks < EXPECTED_ONCE_PER_WEEKS:
            return None
        return Quiet(since=state.since, an_hour=self.an_hour, once_per_weeks=min(TEN_YEARS, weeks))

    @property
    def an_hour(self) -> float:
        """New posts, as usual in this hour of the week."""
        arrivals = sum(self.state.arrivals)
        return self._rate * max(1.0, self.state.posts / arrivals) if arrivals else 0.0

    @property
    def expected_gap(self) -> int | None:
        """Microseconds, at the pace of this hour of the week; None where nothing is expected."""
        missing = max(FEWEST_MISSING, self._silence_once_in(EXPECTED_ONCE_PER_WEEKS))
        return round(missing / _weight(self._rate) * MINUTE) if self._rate else None

    def snapshot(self) -> bytes:
        return zlib.compress(msgspec.msgpack.encode(self.state), 1)

    @classmethod
    def restored(cls, state: bytes) -> "Rhythm":
        """Fresh from what is no snapshot: a rhythm can be learnt anew."""
        try:
            found = msgspec.msgpack.decode(zlib.decompress(state), type=RhythmState)
        except (zlib.error, msgspec.MsgspecError):
            return cls()
        return cls(found if len(found.arrivals) == len(found.lived) == HOURS else None)

    def _turn_to(self, hour: int) -> None:
        state = self.state
        if hour == state.hour:
            return
        state.hour = hour
        place = hour % HOURS
        state.arrivals[place] *= KEPT_A_WEEK
        state.lived[place] *= KEPT_A_WEEK
        state.long = [KEPT_AN_HOUR * value for value in state.long]
        state.excess = [KEPT_AN_HOUR * value for value in state.excess]
        state.weeks *= KEPT_AN_HOUR
        state.posts *= KEPT_AN_HOUR
        self._rate = self._rate_of(place)

    def _pass(self, time: int) -> None:
        """Within one hour. What is longer than the expected gap is no lesson: a source that stopped must not come to
        be taken for a calm one."""
        state = self.state
        if self.quiet() is None:
            state.lived[state.hour % HOURS] += time / HOUR
            state.weeks += time / WEEK
        state.silence += _weight(self._rate) * time / MINUTE

    def _remember(self, silence: float) -> None:
        """A silence is over. One of days must not make deaf for months."""
        if silence > LONG[0]:
            believed = min(silence, self._silence_once_in(LONGEST_BELIEVED))
            for level, least in enumerate(LONG):
                if believed > least:
                    self.state.long[level] += 1.0
                    self.state.excess[level] += believed - least

    def _tails(self) -> Iterator[tuple[float, float, float]]:
        """u, B and K, K being silences above u in a week; of the higher u only those that were passed often enough."""
        weeks = max(self.state.weeks, LEAST_WEEKS)
        for least, long, excess in zip(LONG, self.state.long, self.state.excess, strict=True):
            if least == LONG[0] or long >= PASSED:
                yield least, max(1.0, (excess + PRIOR_EXCESS) / (long + PRIOR)), (long + 1.0) / weeks

    def _once_per_weeks(self, silence: float) -> float:
        """Of this silence or of a longer one that is no rarer."""
        return min(
            math.exp(min(20.0, (max(silence, least) - least) / scale)) / often for least, scale, often in self._tails()
        )

    def _silence_once_in(self, weeks: float) -> float:
        """The inverse."""
        return max(
            least + scale * max(0.0, math.log(often * weeks))
            for least, scale, often in self._tails()
            if often * weeks > 1.0 or least == LONG[0]
        )

    def _rate_of(self, place: int) -> float:
        """Arrivals an hour: read from the whole week, then from ever less of it around the hour, each time with what
        was read before as if it had been seen for BEFORE arrivals."""
        arrivals, lived = self.state.arrivals, self.state.lived
        if lived[place] < LIVED:
            return 0.0
        level = rate = (sum(arrivals) + 1.0) / (sum(lived) + 1.0)
        for part in _AROUND[place]:
            seen, hours = sum(arrivals[near] for near in part), sum(lived[near] for near in part)
            rate = (seen + BEFORE * rate / level) / (hours + BEFORE / level)
        return rate


def _around(place: int) -> tuple[tuple[int, ...], ...]:
    """The hour and its neighbors on all days, three hours around it, its neighbors, itself."""
    every_day = [place + near + 24 * day for day in range(7) for near in (-1, 0, 1)]
    of_the_day = ([place + near for near in range(-reach, reach + 1)] for reach in (3, 1, 0))
    return tuple(tuple(hour % HOURS for hour in part) for part in (every_day, *of_the_day))


_AROUND = [_around(place) for place in range(HOURS)]


def _weight(an_hour: float) -> float:
    """Of a silent minute."""
    return -math.log1p(-min(an_hour / 60.0, MOST_CERTAIN))
