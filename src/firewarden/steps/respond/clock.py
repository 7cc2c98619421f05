"""The communication clock: when the public has to hear from us next, and how late it is.

Acknowledge, then scope, then again and again (PagerDuty's rule for incidents, with a brand's longer times). Only words
that a person wrote and sent stop it: whoever counts them leaves out what no person ordered.
"""

from dataclasses import dataclass

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.tempo import Beat, Pace, Tempo

WARNED = 0.8
"""Share of the time after which people are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """When the public last heard from us, and last of substance: what we know, not only that we know. `promised`: when
    we said that we would speak next; None: we did not."""

    last: Instant | None = None
    substance: Instant | None = None
    promised: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Runs from `since` to `due`."""

    beat: Beat
    since: Instant
    due: Instant

    @property
    def warns_at(self) -> Instant:
        return Instant(self.since + round(WARNED * (self.due - self.since)))

    def pace(self, now: Instant) -> Pace:
        if now > self.due:
            return Pace.LATE
        return Pace.NEAR if now >= self.warns_at else Pace.RUNNING


def running(tempo: Tempo | None, raised_at: Instant, spoken: Spoken) -> Clock | None:
    """`raised_at`: since when the incident stands as high as it does. None where nobody has to say anything.

    A promised time takes the place of the rhythm, and holds even where no rhythm does: the public was told.
    """
    if tempo is None:
        return _next(spoken.last, spoken.promised) if spoken.last is not None and spoken.promised is not None else None
    if spoken.last is None:
        return Clock(beat=Beat.ACKNOWLEDGE, since=raised_at, due=Instant(raised_at + tempo.acknowledge))
    rhythm = Instant(spoken.last + tempo.every)
    if spoken.substance is not None:
        return _next(spoken.last, spoken.promised or rhythm)
    scope = Clock(beat=Beat.SCOPE, since=max(raised_at, spoken.last), due=_scope_due(tempo, raised_at, spoken.last))
    promise = _next(spoken.last, spoken.promised) if spoken.promised is not None else None
    return promise if promise is not None and promise.due < scope.due else scope


def _next(last: Instant, due: Instant) -> Clock:
    return Clock(beat=Beat.NEXT, since=min(last, due), due=due)


def _scope_due(tempo: Tempo, raised_at: Instant, last: Instant) -> Instant:
    """Late first words leave as much time for the substance as timely ones."""
    return Instant(max(raised_at + tempo.scope, last + tempo.scope - tempo.acknowledge))


def silence(opened_at: Instant, last_words_at: Instant | None, now: Instant) -> int:
    """Microseconds since our last public words, else since the incident was opened."""
    return max(0, now - (last_words_at if last_words_at is not None else opened_at))
