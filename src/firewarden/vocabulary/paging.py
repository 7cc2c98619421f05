"""Calling people: who wants to be told, what was sent to whom, and why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant

MINUTES_A_DAY = 24 * 60


class Cause(StrEnum):
    """Why somebody is called now. AGAIN: nobody has answered yet. ESCALATED: those before them have not. CLOCK: the
    public has to hear from us, and the time is nearly or quite over. PROMISE: something that we promised is due soon,
    or late."""

    OPENED = "opened"
    WORSE = "worse"
    AGAIN = "again"
    ESCALATED = "escalated"
    CLOCK = "clock"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A stretch of the week, in the person's own zone: on `days` (0 is Monday) from minute `start` of the day to
    `end`. An end at or before the start lies on the next day."""

    days: frozenset[int]
    start: int = 0
    end: int = MINUTES_A_DAY

    def hold(self, weekday: int, minute: int) -> bool:
        """Whether that minute of that day is inside.

        >>> night = Hours(days=frozenset({4}), start=22 * 60, end=6 * 60)
        >>> night.hold(4, 23 * 60), night.hold(5, 5 * 60), night.hold(5, 23 * 60), night.hold(4, 5 * 60)
        (True, True, False, False)
        """
        if self.start < self.end:
            return weekday in self.days and self.start <= minute < self.end
        return (weekday in self.days and minute >= self.start) or ((weekday - 1) % 7 in self.days and minute < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach one person. Called from level `least` on; `line` 0 at once, later lines when those before
    have not answered. `reachable`: this is one of their hours."""

    id: UUID
    person: UUID
    least: Level = Level.ISSUE
    line: int = 0
    reachable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One call that went out."""

    contact: UUID
    at: Instant
    level: Level
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call that is due."""

    contact: UUID
    cause: Cause
