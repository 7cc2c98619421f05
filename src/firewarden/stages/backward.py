"""Which sources are to be read back, as far as they have come, and what that makes up for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import BackHealth, ReadBack, SourceState
from firewarden.vocabulary.plan import Backfill, Interval

STALE = 3 * DAY
"""A wish so old begins nothing new: a source that is added next month is not read back to last month."""


def wanted(
    watching: Watching, states: Mapping[SourceId, SourceState], now: Instant, changed: Collection[SourceId] = ()
) -> dict[SourceId, ReadBack]:
    """By source. Those `changed` are read in another way since: what did not get there begins anew."""
    found: dict[SourceId, ReadBack] = {}
    for source in watching.plan.sources:
        wish = _newest(watching, source.id)
        if source.live and wish is not None:
            due = _due(wish, states[source.id].back, now, anew=source.id in changed)
            if due is not None:
                found[source.id] = due
    return found


def _newest(watching: Watching, source: SourceId) -> Backfill | None:
    served = watching.served(source)
    wishes = [wish for wish in watching.plan.backfills if wish.brand in served]
    return max(wishes, key=lambda wish: (wish.asked_at, wish.id), default=None)


def _due(wish: Backfill, before: ReadBack | None, now: Instant, *, anew: bool) -> ReadBack | None:
    """A newer wish takes over how far an unfinished one wanted to go."""
    if before is not None and before.wish == wish.id:
        if anew and before.health is not BackHealth.THERE:
            return replace(_begun(wish, now), since=before.since)
        return before if before.health is BackHealth.READING else None
    if now - wish.asked_at > STALE:
        return None
    begun = _begun(wish, now)
    if before is not None and before.health is BackHealth.READING:
        return replace(begun, since=min(begun.since, before.since))
    return begun


def _begun(wish: Backfill, now: Instant) -> ReadBack:
    return ReadBack(wish=wish.id, since=min(wish.since, now), until=now, reached=now)


def made_up_for(missed: Sequence[Interval], back: ReadBack) -> tuple[Interval, ...]:
    """What is still missed of `missed`."""
    left: list[Interval] = []
    for gap in missed:
        pieces = ((gap.start, min(gap.end, back.reached)), (max(gap.start, back.until), gap.end))
        left += [Interval(start=start, end=end) for start, end in pieces if start < end]
    return tuple(left)
