"""When the next public update is due, and whether one may be published as it is."""

from dataclasses import dataclass

from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Phase, Refused
from firewarden.vocabulary.tempo import Tempo


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """May go out under this number."""

    number: int
    next_at: Instant | None


def proposed_next(tempo: Tempo | None, now: Instant) -> Instant:
    """What to promise when nobody knows better: the rhythm of the level, where there is none daily."""
    return Instant(now + (DAY if tempo is None else tempo.every))


def decide(phase: Phase, earlier: int, next_at: Instant | None, now: Instant) -> Ready | Refused:
    """`earlier` is how many updates there are. Every update but the last names the next one's time."""
    if next_at is None and phase is not Phase.CLOSED:
        return Refused(reason=say('Say when the next update comes. Only an update marked "closed" is the last one.'))
    if next_at is not None and next_at <= now:
        return Refused(reason=say("The next update is promised for a time that has passed. Name a later one."))
    return Ready(number=earlier + 1, next_at=None if phase is Phase.CLOSED else next_at)


def is_late(next_at: Instant | None, now: Instant) -> bool:
    return next_at is not None and next_at < now
