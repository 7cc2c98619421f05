"""Watches one brand: closed bins in, judgments out. Both lanes, gaps and the alarm policy meet here.

It counts nothing and stores nothing; whoever calls it keeps the bins.
"""

import zlib
from dataclasses import dataclass, field

import msgspec

from firewarden.measure.decay import BINS_PER_DAY
from firewarden.steps.monitor.calibration import HIGHEST_BUDGET, HOSTILE, LOWEST_BUDGET, VOLUME
from firewarden.steps.monitor.crisis_gate import DOUBT
from firewarden.steps.monitor.lanes import Alarm, HostileLane, VolumeLane
from firewarden.steps.monitor.silence import Silence, Verdict
from firewarden.vocabulary.clock import BIN, SECOND, Instant
from firewarden.vocabulary.ids import BrandId

__all__ = ["Alarm", "BrandWatch", "Judged"]

LANE_SHARE = 0.6
"""Of the budget, for each lane: a burst often wakes both, so that together they keep within it."""
COLD_BINS = 7 * BINS_PER_DAY
FIRST_DAY = BINS_PER_DAY
SURELY_MORE_HOSTILE = 3.0
"""In standard errors of the share. While more talk than usual is told already, there are more hostile mentions too;
what is new is a larger share of them."""
FEWEST_ZEROS = 12
"""Fewer are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One decided bin. `expected` and `expected_negative` were foretold before the bin was seen;
    None on the first day and in gaps."""

    at: Instant
    gap: bool
    expected: float | None
    expected_negative: float | None
    alarms: tuple[Alarm, ...]


@dataclass(slots=True)
class WatchState:
    """All that is remembered of one brand. `held` are bins not decided yet: (number, captured)."""

    budget: float
    first: int | None = None
    number: int = 0
    """Of the next bin, counted from the first one told."""
    hostile: HostileLane = field(default_factory=HostileLane)
    volume: VolumeLane = field(default_factory=VolumeLane)
    silence: Silence = field(default_factory=Silence)
    held: list[tuple[int, bool]] = field(default_factory=list)


class BrandWatch:
    """Detectors, gaps and open alarms of one brand: strictly online, the same answer for the same bins."""

    def __init__(self, brand: BrandId, *, budget: float = 1.0) -> None:
        self.brand = brand
        self._take_up(WatchState(_within_reach(budget)))

    def set_budget(self, budget: float) -> None:
        """False alarms accepted per week, from the next bin on."""
        self._state.budget = _within_reach(budget)
        self._take_up(self._state)

    def close(self, at: Instant, *, mentions: int, readable: int, negative: int, captured: bool) -> list[Judged]:
        """Tells one closed bin; returns the judgments that are now decided, oldest first.

        A bin skipped between two calls is unknown. Raises ValueError when `at` is no start of a
        bin or does not come after the one before.
        """
        told = self._pass_skipped(at)
        number = self._state.number
        self._state.number += 1
        if not captured:
            return told + self._pass_unknown(number)
        if mentions == 0:
            return told + self._pass_zero(number)
        told += self._release()
        self._state.silence.mention()
        told.append(self._judge(number, mentions, readable, negative))
        return told

    @property
    def is_still(self) -> bool:
        """Whether there have been so many zeros that `pass_zeros` is worth asking."""
        return self._state.volume.burst.is_still

    def pass_zeros(self, at: Instant, bins: int, *, below: float) -> int:
        """Tells captured bins without mentions from `at` on, as `close` would one by one, where no judgment of them
        is of interest: no alarm, and less than `below` mentions expected. Returns how many, `bins` at most and
        none where they have to be told one by one."""
        state = self._state
        talk, gate = state.volume.talk, state.hostile.gate
        bins = min(bins, talk.bins_to_turn, gate.baseline.bins_to_turn)
        follows = state.first is not None and at == self._at(state.number) and not state.held
        calm = self.is_still and state.silence.tells_nothing_today(talk.level)
        if not (follows and calm) or bins < FEWEST_ZEROS or talk.most_expected >= below:
            return 0
        state.hostile.gate.update_zeros(self._seconds(state.number), bins)
        state.volume.update_zeros(self._seconds(state.number), bins)
        state.number += bins
        return bins

    def flush(self) -> list[Judged]:
        """Decides what is held back, at the end of a finite stream: zeros that might be real are."""
        return self._release()

    def snapshot(self) -> bytes:
        """Everything needed to go on bit for bit."""
        return zlib.compress(msgspec.msgpack.encode(self._state), 1)

    @classmethod
    def restored(cls, brand: BrandId, state: bytes) -> "BrandWatch":
        """Raises ValueError for bytes that are no snapshot."""
        watch = cls(brand)
        try:
            watch._take_up(msgspec.msgpack.decode(zlib.decompress(state), type=WatchState))
        except (zlib.error, msgspec.DecodeError) as broken:
            raise ValueError("these bytes are no snapshot of a brand's watch: fold its bins again") from broken
        return watch

    def _take_up(self, state: WatchState) -> None:
        self._state = state
        self._lane_budget = LANE_SHARE * state.budget
        self._hostile_threshold = HOSTILE.threshold(self._lane_budget)
        self._volume_threshold = VOLUME.threshold(self._lane_budget)

    def _pass_skipped(self, at: Instant) -> list[Judged]:
        state = self._state
        if state.first is None:
            state.first = at
        number, off = divmod(at - state.first, BIN)
        if at % BIN or off or number < state.number:
            raise ValueError(f"bin {at} does not follow the bins told before: tell each bin once, in order")
        told: list[Judged] = []
        for skipped in range(state.number, number):
            told += self._pass_unknown(skipped)
        state.number = number
        return told

    def _pass_zero(self, number: int) -> list[Judged]:
        silence, talk = self._state.silence, self._state.volume.talk
        if talk.seen < FIRST_DAY or silence.tells_nothing(talk.level, talk.spread):
            return [*self._release(), self._judge(number, 0, 0, 0)]
        foretold = talk.foretell(self._seconds(number))
        mean = talk.least_mean(self._seconds(number), foretold)
        return self._hear(silence.zero(mean=mean, spread=foretold.spread), number, captured=True)

    def _pass_unknown(self, number: int) -> list[Judged]:
        return self._hear(self._state.silence.unknown(), number, captured=False)

    def _hear(self, verdict: Verdict, number: int, *, captured: bool) -> list[Judged]:
        if verdict is Verdict.HELD:
            self._state.held.append((number, captured))
            return []
        if verdict is Verdict.GAP:
            return [*self._give_up(), self._leave_out(number)]
        return [*self._release(), self._judge(number, 0, 0, 0) if captured else self._leave_out(number)]

    def _release(self) -> list[Judged]:
        """What is held is decided: zeros are zeros."""
        held, self._state.held = self._state.held, []
        return [self._judge(number, 0, 0, 0) if captured else self._leave_out(number) for number, captured in held]

    def _give_up(self) -> list[Judged]:
        """What is held is decided: none of it was captured."""
        held, self._state.held = self._state.held, []
        return [self._leave_out(number) for number, _ in held]

    def _leave_out(self, number: int) -> Judged:
        self._state.hostile.skip()
        self._state.volume.skip()
        return Judged(at=self._at(number), gap=True, expected=None, expected_negative=None, alarms=())

    def _judge(self, number: int, mentions: int, readable: int, negative: int) -> Judged:
        state, seconds = self._state, self._seconds(number)
        raw_hostile = state.hostile.update(seconds, readable, negative)
        raw_volume = state.volume.update(seconds, mentions, doubted=raw_hostile >= DOUBT)
        loud = raw_hostile >= self._hostile_threshold or raw_volume >= self._volume_threshold
        alarms = self._alarms(number, raw_hostile, raw_volume) if loud and mentions else ()
        knows = state.volume.talk.seen > FIRST_DAY
        return Judged(
            at=self._at(number),
            gap=False,
            expected=state.volume.recent.expected[-1] if knows else None,
            expected_negative=state.hostile.gate.expected if knows else None,
            alarms=alarms,
        )

    def _alarms(self, number: int, raw_hostile: float, raw_volume: float) -> tuple[Alarm, ...]:
        state, cold = self._state, number < COLD_BINS
        alarms = []
        hostile, volume, budget = state.hostile, state.volume, self._lane_budget
        told = volume.open.is_open(number) and hostile.gate.surge.z_share < SURELY_MORE_HOSTILE
        if raw_hostile >= self._hostile_threshold and not told and hostile.admits(number, budget):
            alarms.append(hostile.alarm(raw_hostile, budget=budget, cold=cold))
        if raw_volume >= self._volume_threshold and volume.admits(number, budget):
            alarms.append(volume.alarm(raw_volume, budget=budget, cold=cold))
        return tuple(alarms)

    def _at(self, number: int) -> Instant:
        return Instant((self._state.first or 0) + number * BIN)

    def _seconds(self, number: int) -> int:
        return self._at(number) // SECOND


def _within_reach(budget: float) -> float:
    return min(HIGHEST_BUDGET, max(LOWEST_BUDGET, budget))
