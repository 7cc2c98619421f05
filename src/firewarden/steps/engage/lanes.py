"""Three lanes: who may be in danger, who writes for press, law or data, and all others. None waits for a later one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from firewarden.measure.hours import Openings, due, waited
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.serving import MINUTES

PERIL = frozenset({Hazard.SAFETY, Hazard.HEALTH, Hazard.DEATH, Hazard.MINORS})
FORMAL = frozenset({Hazard.JOURNALIST, Hazard.REGULATOR, Hazard.LEGAL, Hazard.DATA_LEAK})


class Lane(IntEnum):
    """The lowest number is served first."""

    SAFETY = 0
    FORMAL = 1
    OTHERS = 2


USUAL: Mapping[Lane, int] = dict(zip(Lane, MINUTES, strict=True))
"""Minutes to an answer. Danger and law wait for no opening time."""
SHORTEST, LONGEST = 5, 7 * 24 * 60
ALWAYS_FROM = Level.CRISIS
"""From this level on the clock of the others runs day and night too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a brand promises itself. `openings` None: somebody is always there. `always_from` None: hours hold in every
    incident."""

    minutes: Mapping[Lane, int] = field(default_factory=lambda: USUAL)
    openings: Openings | None = None
    always_from: Level | None = ALWAYS_FROM

    def clock(self, lane: Lane, level: Level) -> Openings | None:
        """None: around the clock."""
        crisis = self.always_from is not None and level >= self.always_from
        return None if lane is not Lane.OTHERS or crisis else self.openings

    def due(self, lane: Lane, level: Level, since: Instant) -> Instant | None:
        return due(self.clock(lane, level), since, self.minutes[lane])

    def waited(self, lane: Lane, level: Level, since: Instant, now: Instant) -> int:
        """Microseconds that count."""
        return waited(self.clock(lane, level), since, now)

    def span(self, lane: Lane) -> int:
        return self.minutes[lane] * MINUTE


ALWAYS_THERE = Terms()


def lane_of(hazards: frozenset[Hazard], *, distress: bool = False) -> Lane:
    if distress or not PERIL.isdisjoint(hazards):
        return Lane.SAFETY
    return Lane.OTHERS if FORMAL.isdisjoint(hazards) else Lane.FORMAL
