"""What a digest tells of one brand and one stretch of time, before it is put into words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.said import NOTHING, Said


class Every(StrEnum):
    NEVER = "never"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """`minute` of the person's own day; `day` counts where it is weekly, 0 is Monday."""

    every: Every
    minute: int
    day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """In the person's local time, without a zone. `key` is unique for one schedule: the day it ends."""

    key: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An incident as a digest names it. `title` empty: a restricted one, of which a message says no more than that it
    is there."""

    label: str
    level: int
    title: Said = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What of an open incident waits. `people` want an answer from us; `tasks` are those overdue or due soon: the text,
    whose it is, and when it is due. `update_at`: when the public was promised news."""

    about: About
    people: int = 0
    approvals: int = 0
    tasks: tuple[tuple[Said, str, Instant | None], ...] = ()
    update_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandNews:
    """`fired` counts signals by lane. `seen` and `usual` are of the same bins: those whose usual number is known;
    `usual` None: of too few. `blind` are sources that hear nothing, with since when;
    `lost` the microseconds not captured."""

    name: str
    now: Instant
    mentions: int = 0
    hostile: int = 0
    seen: int = 0
    usual: float | None = None
    fired: tuple[tuple[str, int], ...] = ()
    undecided: int = 0
    opened: tuple[About, ...] = ()
    closed: tuple[About, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    blind: tuple[tuple[str, Instant], ...] = ()
    lost: int = 0

    @property
    def quiet(self) -> bool:
        """Nothing fired, changed or waits, and everything was heard."""
        return not (self.fired or self.undecided or self.opened or self.closed or self.waiting or self.blind)
