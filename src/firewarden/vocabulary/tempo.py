"""How soon, and then how often, the public has to hear from us. Spans are microseconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """From when the incident stands so high: that we know (`acknowledge`), then what we know (`scope`); after each of
    our words the next ones come within `every`."""

    acknowledge: int
    scope: int
    every: int


TEMPOS: Mapping[Level, Tempo] = {
    Level.ISSUE: Tempo(acknowledge=4 * HOUR, scope=8 * HOUR, every=4 * HOUR),
    Level.CRISIS: Tempo(acknowledge=60 * MINUTE, scope=2 * HOUR, every=2 * HOUR),
    Level.SEVERE: Tempo(acknowledge=30 * MINUTE, scope=60 * MINUTE, every=HOUR),
}
"""By default; below level 2 nobody has to say anything. A brand may have others."""


class Beat(StrEnum):
    """What the communication clock waits for. ACKNOWLEDGE: that we know. SCOPE: what we know. NEXT: whatever is new, or
    that nothing is."""

    ACKNOWLEDGE = "acknowledge"
    SCOPE = "scope"
    NEXT = "next"


class Pace(StrEnum):
    """NEAR: four fifths of the time are gone. LATE: all of it."""

    RUNNING = "running"
    NEAR = "near"
    LATE = "late"
