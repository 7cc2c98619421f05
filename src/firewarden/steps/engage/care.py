"""When somebody has read enough abuse for now, and who could take over. A number is the person's own; others learn only
that a break is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.said import NOTHING, Said, say

BREAK = 15 * MINUTE
AT_A_STRETCH = 2 * HOUR
"""Of hostile posts without a break, however few they were."""
REST = 30 * MINUTE
"""Without any hostile post is a break, too, though nobody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Hostile posts one person read today, and since their last break; since when they read them at a stretch."""

    today: int
    since_break: int
    since: Instant | None
    limit: int

    def due(self, now: Instant) -> bool:
        return self.since_break >= self.limit or (self.since is not None and now - self.since >= AT_A_STRETCH)


def load(read_at: Iterable[Instant], break_at: Instant | None, now: Instant, limit: int) -> Load:
    """`read_at`: when each hostile post of today was read first. Whoever last read one long ago has had a break."""
    times = sorted(read_at)
    after = [at for at in times if break_at is None or at > break_at]
    stretch: list[Instant] = []
    for at in after:
        stretch = [*stretch, at] if stretch and at - stretch[-1] < REST else [at]
    resting = not stretch or now - stretch[-1] >= REST
    return Load(today=len(times), since_break=len(after), since=None if resting else stretch[0], limit=limit)


def reminder(own: Load, now: Instant) -> Said:
    """For the person alone."""
    if not own.due(now):
        return NOTHING
    if own.since_break >= own.limit:
        return say(
            "You have read {count} hostile posts since your last break. Take a quarter of an hour: the queue keeps.",
            count=own.since_break,
        )
    return say("You have read hostile posts for two hours at a stretch. Take a quarter of an hour: the queue keeps.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    user: UUID
    name: str
    due: bool
    resting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """`due`: for whom it is time for a break. `fresh`: who could take the queue now. Both by name, so that their order
    tells nothing."""

    due: tuple[Member, ...]
    fresh: tuple[Member, ...]

    @property
    def advice(self) -> Said:
        """For whoever hands over."""
        if not self.due:
            return NOTHING
        names = ", ".join(one.name for one in self.due)
        if not self.fresh:
            return say(
                "Time for a break: {names}. Nobody else is free: close the queue for a while, or call help.",
                names=names,
            )
        others = ", ".join(one.name for one in self.fresh)
        return say("Time for a break: {names}. Could take over: {others}.", names=names, others=others)


def rotation(members: Iterable[Member]) -> Rotation:
    by_name = sorted(members, key=lambda one: (one.name.casefold(), str(one.user)))
    return Rotation(
        due=tuple(one for one in by_name if one.due and not one.resting),
        fresh=tuple(one for one in by_name if not one.due and not one.resting),
    )
