"""What a signal means for the team: a new incident, more of one they have, or nothing to open."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from firewarden.vocabulary.assessment import Assessment, Level
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.said import NOTHING, Said, say
from firewarden.vocabulary.signal import Lane, Signal

TOGETHER = 3 * DAY
"""A signal this soon after the last one of an open incident is more of the same."""

CALM = DAY
"""For so long a false alarm keeps signals quiet that are not twice as loud."""

OLD = DAY // 2
"""A signal heard so much later than it fired (a recording, a source caught up with) wakes nobody any more."""

READABLE = 0.5
"""Where less of the talk than this could be read by machine, a burst may well be hostile."""

REASONS = {
    "hostile": say("more hostile talk than usual, and nothing is open yet"),
    "grave": say("people may be in danger, whatever the tone of the rest"),
    "unread": say("much more talk than usual, and most of it could not be read by machine"),
    "same": say("incident {number} is open and had its last signal less than 72 hours ago"),
    "noise": say("assessed as noise"),
    "old": say(
        "it fired more than 12 hours before we heard of it: it stays on the radar, where a person may promote it"
    ),
    "talk": say("more talk than usual, but not hostile: it stays on the radar, where a person may promote it"),
    "closed": say("incident {number} was closed as a false alarm and this is not twice as loud"),
    "asked": say("the rule {name} opens an incident whenever it speaks"),
    "radar": say("its rule opens no incident: it stays on the radar, where a person may promote it"),
    "source": say("a source that brings less than it should is no incident: it stays on the radar"),
    "awake": say("a source is silent while an incident is open: it is not about that, and the team is awake"),
    "muted": say("muted when it fired: it opened nothing and called nobody"),
}
SURGES = (Lane.HOSTILE, Lane.VOLUME)
"""The lanes that watch every brand; the others speak where a rule asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One incident of the brand. `last_at` is its latest signal, or its opening; `loudest` its largest score."""

    number: int
    is_open: bool
    last_at: Instant
    false_alarm: bool = False
    loudest: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What people want of a signal's rule, or of the lane that watches every brand. `opens`: an incident whenever it
    speaks; the two surges need nobody's wish for theirs."""

    name: str = ""
    opens: bool = False
    muted: bool = False


NOTHING_ASKED = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A new incident."""

    reason: Said = field(default=NOTHING, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    number: int
    reason: Said = field(default=NOTHING, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """Nothing is opened; the signal stays in the list for a person to judge."""

    reason: Said


def decide(
    signal: Signal,
    level: Level,
    known: Sequence[Known],
    *,
    readable: float = 1.0,
    age: int = 0,
    asked: Asked = NOTHING_ASKED,
) -> Open | Attach | Ignore:
    """`level` is what the assessment at this signal says, `readable` the part of its mentions whose tone could be
    read; `known` are the brand's incidents, `age` is how long ago it fired, in microseconds.

    A muted signal joins no open incident either: it would keep that one awake for three more days and stand in its
    calls as the newest reason. What it heard is in the incident's assessment anyway.
    """
    if asked.muted:
        return Ignore(reason=REASONS["muted"])
    if signal.lane is Lane.SILENCE and not asked.opens:
        return Ignore(reason=REASONS["source"])
    near = [one for one in known if one.is_open and signal.at - one.last_at <= TOGETHER]
    if near and signal.lane is Lane.SILENCE:
        return Ignore(reason=REASONS["awake"])
    if near:
        number = max(near, key=lambda one: (one.last_at, one.number)).number
        return Attach(number=number, reason=REASONS["same"].filled(number=str(number)))
    if age > OLD:
        return Ignore(reason=REASONS["old"])
    if signal.lane in SURGES:
        return _surge(signal, level, known, readable)
    if asked.opens:
        return Open(reason=REASONS["asked"].filled(name=asked.name))
    return Ignore(reason=REASONS["radar"])


def readable_part(assessment: Assessment) -> float:
    """For `decide`; 1 where there is nothing to read."""
    return assessment.readable / assessment.mentions if assessment.mentions else 1.0


def _surge(signal: Signal, level: Level, known: Sequence[Known], readable: float) -> Open | Ignore:
    """Rules tell each event once and need no calm after a false alarm; a surge echoes."""
    if level is Level.NOISE:
        return Ignore(reason=REASONS["noise"])
    for one in known:
        if one.false_alarm and signal.at - one.last_at <= CALM and signal.score < 2 * one.loudest:
            return Ignore(reason=REASONS["closed"].filled(number=str(one.number)))
    return _on_its_own(signal, level, readable)


def _on_its_own(signal: Signal, level: Level, readable: float) -> Open | Ignore:
    """Hostile talk opens an incident. Mere volume does only where people may be in danger, or nobody could read it."""
    if signal.lane is Lane.HOSTILE:
        return Open(reason=REASONS["hostile"])
    if level >= Level.CRISIS:
        return Open(reason=REASONS["grave"])
    return Open(reason=REASONS["unread"]) if readable < READABLE else Ignore(reason=REASONS["talk"])
