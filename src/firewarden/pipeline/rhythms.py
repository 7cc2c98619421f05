"""Listens for live sources that answer and bring nothing: what is told of each at every commit, and kept with it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import Enum

from firewarden.pipeline.liveness import Liveness
from firewarden.stages.silences import SIGNAL_WEEKS, silence_signals
from firewarden.stages.watching import Watching
from firewarden.steps.monitor.rhythm import Rhythm
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Quiet, SourceHealth, SourceState
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.signal import Signal

LONGEST_TURN = 2 * MINUTE
"""Time between two commits that may count as listened to. A longer one was a pause of ours, or a jump of the clock."""
KEPT_EVERY = 5 * MINUTE
"""How often what is remembered is written where nothing happens."""
ANSWERING = (SourceHealth.READING, SourceHealth.QUIET)
WORTH_KEEPING = 1.0
"""A silence of so much weight is written as over when it is."""


class Turn(Enum):
    """What became of the time since the last commit."""

    HEARD = "the source was listened to"
    BLIND = "it could not be read"
    UNKNOWN = "nothing can be said"


@dataclass(slots=True)
class Rhythms:
    """Of every live source. After a restart it goes on from what was kept, and nothing is made of the time between."""

    _heard: dict[SourceId, "Heard"] = field(default_factory=dict)
    _told: Instant | None = None

    def forget(self, sources: dict[SourceId, SourceState], changed: Iterable[SourceId]) -> None:
        """They read something else from now on."""
        for name in changed:
            self._heard.pop(name, None)
            sources[name] = replace(sources[name], rhythm=b"", quiet=None, expected_gap=None)

    def hear(
        self,
        sources: dict[SourceId, SourceState],
        fresh: Mapping[SourceId, int],
        watching: Watching,
        liveness: Liveness,
        now: Instant,
    ) -> list[Signal]:
        """Writes what it found into `sources`; `fresh` are new posts by source, without those read back."""
        since, self._told = self._told, now
        whole = since is not None and 0 < now - since <= LONGEST_TURN
        signals: list[Signal] = []
        for source in watching.plan.sources:
            state = sources.get(source.id)
            if state is None or not source.live:
                continue
            heard = self._heard.setdefault(source.id, _taken_up(state))
            brought = fresh.get(source.id, 0)
            turn = heard.turn(state, brought, up_to_date=source.id in liveness.caught_up)
            loud = heard.hear(turn if whole else Turn.UNKNOWN, Interval(start=since or now, end=now), brought)
            if loud is not None:
                blind = state.health is SourceHealth.BLIND
                signals += silence_signals(source, watching.served(source.id), loud, now, blind=blind)
            sources[source.id] = heard.written(state, now)
        return signals


@dataclass(slots=True)
class Heard:
    """One source. `due`: what is remembered should be written; `kept` is when it was."""

    rhythm: Rhythm
    due: bool = False
    kept: Instant = Instant(0)
    _deaf: bool = False
    _steady: bool = False

    def turn(self, state: SourceState, brought: int, *, up_to_date: bool) -> Turn:
        """What is old and new to us is the past, being caught up with; the same once more is as good as nothing. A
        source whose quota is spent reads little: that it brings little says nothing."""
        quota = state.quota
        if state.health is SourceHealth.BLIND:
            self._steady = False
            return Turn.BLIND
        self._steady = up_to_date or (self._steady and not brought)
        spent = quota is not None and (quota.sampled or quota.left <= 0)
        return Turn.HEARD if self._steady and not spent else Turn.UNKNOWN

    def hear(self, turn: Turn, time: Interval, brought: int) -> Quiet | None:
        """The silence that has just become a signal."""
        rhythm, heavy = self.rhythm, self.rhythm.state.silence >= WORTH_KEEPING
        if turn is Turn.BLIND:
            self._deaf = True
            rhythm.pass_unheard(time.start, time.end)
        elif turn is Turn.HEARD:
            rhythm.pass_time(time.start, time.end)
        if brought:
            self.due |= heavy or time.end - self.kept >= MINUTE
            rhythm.bring(time.end, brought) if turn is Turn.HEARD and not self._deaf else rhythm.interrupt(time.end)
        elif turn is Turn.HEARD and self._deaf and rhythm.state.silence:
            rhythm.interrupt(time.end)
        self._deaf &= turn is not Turn.HEARD
        quiet = rhythm.quiet()
        if quiet is None or quiet.once_per_weeks < SIGNAL_WEEKS or rhythm.state.told:
            return None
        rhythm.state.told = self.due = True
        return quiet

    def written(self, state: SourceState, now: Instant) -> SourceState:
        """Numbers that change all the time are written now and then, what they mean at once."""
        quiet = self.rhythm.quiet() if state.health in ANSWERING else None
        since = quiet.since if quiet else None
        same = since == (state.quiet.since if state.quiet else None)
        if self.due or not same or not 0 <= now - self.kept < KEPT_EVERY:
            self.due, self.kept = False, now
            rhythm, gap = self.rhythm.snapshot(), self.rhythm.expected_gap
            state = replace(state, quiet=quiet, rhythm=rhythm, expected_gap=gap)
        if state.quiet is not None and state.health is SourceHealth.READING:
            return replace(state, health=SourceHealth.QUIET, since=state.quiet.since)
        if state.quiet is None and state.health is SourceHealth.QUIET:
            return replace(state, health=SourceHealth.READING, since=now)
        return state


def _taken_up(state: SourceState) -> Heard:
    return Heard(Rhythm.restored(state.rhythm), _deaf=state.health is SourceHealth.BLIND)


def brought(fetched: Iterable[Fetched], past: AbstractSet[PostKey]) -> Counter[SourceId]:
    """New posts by source, without those of the `past`."""
    return Counter(item.post.source for item in fetched if item.post.key not in past)
