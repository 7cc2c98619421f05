"""What an installation can see, source by source: the same answer for the desk and for the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from firewarden.ports import StreamReader
from firewarden.stages.watching import merged
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.intake import Capabilities, SourceHealth, SourceState
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.plan import Interval, Source, WatchPlan

WEEK = 7 * DAY
NEWEST, FEWEST = 200, 3
"""Mentions that the lag is taken from, of all sources together; and of one source at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """`state` None: it was never started. `about` None: this version does not know its network. `lag` is the median
    time in microseconds from writing to arriving; None where too few mentions came lately, or it reads a recording.
    `gaps` of the last seven days, with what it misses just now."""

    source: Source
    about: Capabilities | None
    state: SourceState | None
    lag: int | None
    gaps: tuple[Interval, ...]

    @property
    def health(self) -> SourceHealth:
        return self.state.health if self.state else SourceHealth.NEVER

    @property
    def trouble(self) -> bool:
        return self.health in (SourceHealth.BLIND, SourceHealth.QUIET)


def covered(
    plan: WatchPlan, reader: StreamReader | None, about: Mapping[str, Capabilities], now: Instant
) -> list[Covered]:
    """Every source of the plan, by name. Without a reader nothing was ever started."""
    states: Mapping[SourceId, SourceState] = {one.source: one for one in reader.sources()} if reader else {}
    found: dict[str, int] = {}
    for brand in plan.brands:
        for source, lag in (lags(reader, brand.id, now) if reader else {}).items():
            found[source] = max(lag, found.get(source, 0))
    return [
        Covered(
            source=source,
            about=about.get(source.connector),
            state=states.get(source.id),
            lag=found.get(source.id) if source.live else None,
            gaps=gaps_of(source, states.get(source.id), now),
        )
        for source in sorted(plan.sources, key=lambda source: (source.name, source.id))
    ]


def gaps_of(source: Source, state: SourceState | None, now: Instant) -> tuple[Interval, ...]:
    gaps = [*source.gaps, *(state.missed if state else ())]
    if state and source.live and state.health is SourceHealth.BLIND:
        gaps.append(Interval(start=state.since, end=now))
    return tuple(clipped(gaps, Interval(start=Instant(now - WEEK), end=now)))


def clipped(gaps: Iterable[Interval], within: Interval) -> list[Interval]:
    """What of them lies inside, without overlaps."""
    inside = [Interval(start=max(gap.start, within.start), end=min(gap.end, within.end)) for gap in gaps]
    return merged([gap for gap in inside if gap.start < gap.end])


def lags(reader: StreamReader, brand: BrandId, now: Instant) -> dict[str, int]:
    """Of the brand's newest mentions, by source."""
    newest = reader.mentions(brand, Instant(now - DAY), Instant(now + 1), newest_first=True, limit=NEWEST)
    delays: dict[str, list[int]] = {}
    for mention in newest:
        delays.setdefault(mention.post.source, []).append(_delay(mention))
    return {source: round(median(found)) for source, found in delays.items() if len(found) >= FEWEST}


def _delay(mention: Mention) -> int:
    """A clock of theirs that is ahead of ours gives none."""
    return max(0, mention.received_at - mention.post.created_at)
