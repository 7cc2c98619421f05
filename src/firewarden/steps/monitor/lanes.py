"""The two lanes as they are heard: a detector, what was expected, and the alarm that would be raised."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from firewarden.measure.baseline import Baseline
from firewarden.measure.decay import BINS_PER_DAY
from firewarden.measure.windows import RecentBins
from firewarden.steps.monitor.calibration import HOSTILE, VOLUME
from firewarden.steps.monitor.chance import WINDOWS_A_WEEK, Heard, beyond_chance
from firewarden.steps.monitor.conformal_burst import HOUR, LEAST, LONGEST, ConformalBurst
from firewarden.steps.monitor.crisis_gate import DOUBTFUL_WEIGHT, NOTHING, CrisisGate
from firewarden.steps.monitor.policy import LASTING, OpenAlarm
from firewarden.steps.monitor.reasons import MINUTES_PER_BIN, hostile_reason, volume_reason
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.signal import Lane

HOSTILE_WINDOWS, VOLUME_WINDOWS = (1, 6, 12), (1, 6, HOUR, LONGEST)
"""Bins over which an alarm has to be more than chance."""
LOUD = 4.0
"""From this raw score of the volume lane on, bins are learnt at a quarter of their weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What a detector says of one bin; the fields are those of a signal."""

    lane: Lane
    window_minutes: int
    observed: float
    expected: float
    score: float
    once_per_weeks: float
    reason: Said
    cold: bool


@dataclass(slots=True)
class HostileLane:
    """Counts readable mentions and the hostile ones among them."""

    gate: CrisisGate = field(default_factory=CrisisGate)
    open: OpenAlarm = field(default_factory=lambda: OpenAlarm(lasting=LASTING))

    @property
    def strengths(self) -> tuple[float, ...]:
        return self.gate.surge.z_volume, self.gate.surge.z_share

    def update(self, seconds: int, count: int, hostile: int) -> float:
        """Raw score of the bin that starts at unix time `seconds`."""
        return self.gate.update(seconds, count, hostile)

    def skip(self, bins: int = 1) -> None:
        """Bins that are not known."""
        self.gate.skip(bins)

    def admits(self, number: int, budget: float) -> bool:
        """Whether bin `number`, which is above the threshold, is an alarm; it is then the last one."""
        weeks = self.gate.baseline.seen / WINDOWS_A_WEEK
        return beyond_chance(self._windows(), budget, weeks) and self.open.admits(number, self.strengths)

    def _windows(self) -> Iterator[Heard]:
        share = self.gate.usual.share
        for bins in HOSTILE_WINDOWS:
            sums = self.gate.recent.sums(bins)
            yield Heard(bins, sums.part, share * sums.expected)
        day = self.gate.day.sums()
        yield Heard(BINS_PER_DAY, day.part, share * day.expected)

    def alarm(self, raw: float, *, budget: float, cold: bool) -> Alarm:
        """What there is to say of the last bin, whether or not it is above the threshold."""
        surge = self.gate.surge if raw > NOTHING else self.gate.hour()
        rarity = HOSTILE.once_per_weeks(raw)
        return Alarm(
            lane=Lane.HOSTILE,
            window_minutes=surge.bins * MINUTES_PER_BIN,
            observed=surge.hostile,
            expected=surge.expected,
            score=HOSTILE.score(raw, budget),
            once_per_weeks=rarity,
            reason=hostile_reason(surge, rarity),
            cold=cold,
        )


@dataclass(slots=True)
class VolumeLane:
    """Counts all mentions. The baseline serves to say what was expected; the detector judges without it."""

    burst: ConformalBurst = field(default_factory=ConformalBurst)
    talk: Baseline = field(default_factory=Baseline)
    recent: RecentBins = field(default_factory=lambda: RecentBins.holding(LONGEST))
    open: OpenAlarm = field(default_factory=OpenAlarm)

    @property
    def strengths(self) -> tuple[float, ...]:
        return self.burst.evidence

    def update(self, seconds: int, count: int, *, doubted: bool = False) -> float:
        """Raw score of the bin that starts at unix time `seconds`; `doubted` bins are learnt lightly."""
        foretold = self.talk.foretell(seconds)
        self.recent.push(count, 0, foretold.mean)
        raw = self.burst.update(count)
        doubted = doubted or raw >= LOUD
        self.talk.learn(seconds, count, foretold, DOUBTFUL_WEIGHT if doubted else 1.0)
        return raw

    def update_zeros(self, seconds: int, bins: int) -> None:
        """The same for `bins` empty bins in a row, where the burst is still and `talk` may learn as many at once."""
        self.recent.push_zeros(self.talk.learn_zeros(seconds, bins))
        self.burst.stay_still(bins)

    def skip(self, bins: int = 1) -> None:
        """Bins that are not known."""
        self.recent.push_unknown(bins)
        self.burst.skip(bins)

    def admits(self, number: int, budget: float) -> bool:
        """Whether bin `number`, which is above the threshold, is an alarm; it is then the last one."""
        weeks = self.talk.seen / WINDOWS_A_WEEK
        return beyond_chance(self._windows(), budget, weeks) and self.open.admits(number, self.strengths)

    def _windows(self) -> Iterator[Heard]:
        for bins in VOLUME_WINDOWS:
            sums = self.recent.sums(bins)
            yield Heard(bins, sums.total, sums.expected)

    def alarm(self, raw: float, *, budget: float, cold: bool) -> Alarm:
        """What there is to say of the last bin, whether or not it is above the threshold."""
        bins = HOUR if self.recent.sums(HOUR).total >= LEAST else LONGEST
        sums, rarity = self.recent.sums(bins), VOLUME.once_per_weeks(raw)
        return Alarm(
            lane=Lane.VOLUME,
            window_minutes=bins * MINUTES_PER_BIN,
            observed=sums.total,
            expected=sums.expected,
            score=VOLUME.score(raw, budget),
            once_per_weeks=rarity,
            reason=volume_reason(sums.total, sums.expected, bins, rarity),
            cold=cold,
        )
