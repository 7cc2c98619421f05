"""What a signal means for the team: a new incident, more of one they have, or nothing to open."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.signal import Signal

TOGETHER = 3 * DAY
"""A signal this soon after the last one of an open incident is more of the same."""
CALM = DAY
"""For so long a false alarm keeps signals quiet that are not twice as loud."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One incident of the brand. `last_at` is its latest signal, or its opening; `loudest` its largest score."""

    number: int
    is_open: bool
    last_at: Instant
    false_alarm: bool = False
    loudest: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A new incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """Nothing is opened; the signal stays in the list for a person to judge."""

    reason: str


def decide(signal: Signal, level: Level, known: Sequence[Known]) -> Open | Attach | Ignore:
    """`level` is what the assessment at this signal says; `known` the brand's incidents."""
    near = [one for one in known if one.is_open and signal.at - one.last_at <= TOGETHER]
    if near:
        return Attach(number=max(near, key=lambda one: (one.last_at, one.number)).number)
    if level is Level.NOISE:
        return Ignore(reason="assessed as noise")
    for one in known:
        if one.false_alarm and signal.at - one.last_at <= CALM and signal.score < 2 * one.loudest:
            return Ignore(reason=f"incident {one.number} was closed as a false alarm and this is not twice as loud")
    return Open()
