"""What we can see and what not, and the volume of a brand as points to draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firewarden.desk.access import Access
from firewarden.desk.records import Source
from firewarden.ports import StreamReader
from firewarden.reports.bars import Bar, gap, together
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.intake import Quiet, Quota, SourceHealth, SourceState
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.volume import Bin

POINTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """`since` is when it got into this state, `heard_at` when it last answered, be it with nothing."""

    key: str
    name: str
    health: SourceHealth
    since: Instant
    note: str
    read: int
    accepted: int
    duplicates: int
    rejected: dict[str, int]
    last_post_at: Instant | None
    edited: int = 0
    removed: int = 0
    heard_at: Instant | None = None
    quota: Quota | None = None
    missed: tuple[Interval, ...] = ()
    quiet: Quiet | None = None
    expected_gap: int | None = None

    @property
    def sampled(self) -> bool:
        """Not all there was is read, to make the quota last."""
        return self.quota is not None and self.quota.sampled

    @property
    def limited(self) -> bool:
        """What is counted of it now is less than there is, or may well be."""
        return self.sampled or self.health in (SourceHealth.BLIND, SourceHealth.QUIET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`bars` are evenly apart, without those in which nothing was ever stored."""

    since: Instant
    until: Instant
    bars: tuple[Bar, ...]
    gaps: tuple[Interval, ...]


def series(access: Access, reader: StreamReader, since: Instant, until: Instant) -> Series:
    """At most `POINTS` bars: of 5, 15 or 60 minutes, 6 hours or a day."""
    brand = BrandId(str(access.brand))
    width = next((step for step in (BIN, 3 * BIN, HOUR, 6 * HOUR) if until - since <= step * POINTS), DAY)
    start = Instant(since - since % width)
    bins = reader.bins(brand, start, until)
    return Series(
        since=start,
        until=until,
        bars=_bars([one for one in bins if one.stream == "all"], width),
        gaps=tuple(reader.gaps(brand, start, until)),
    )


def source_rows(names: dict[str, str], states: Iterable[SourceState]) -> list[SourceRow]:
    """`names` by key of the sources wanted; one the pipeline has not started yet is `never`."""
    known = {str(state.source): state for state in states}
    return [_source_row(key, name, known.get(key)) for key, name in names.items()]


def limited(access: Access, reader: StreamReader) -> tuple[SourceRow, ...]:
    """The brand's sources that bring less than there is: what must stand beside every number counted of them. Asks
    the desk only where some source does."""
    states = [state for state in reader.sources() if _source_row("", "", state).limited]
    if not states:
        return ()
    found = Source.objects.filter(brands=access.brand, retired_at=None, key__in=[state.source for state in states])
    return tuple(source_rows(dict(found.order_by("name").values_list("key", "name")), states))


def _source_row(key: str, name: str, state: SourceState | None) -> SourceRow:
    return SourceRow(
        key=key,
        name=name,
        health=state.health if state else SourceHealth.NEVER,
        since=state.since if state else Instant(0),
        note=state.note if state else "",
        read=state.read if state else 0,
        accepted=state.accepted if state else 0,
        duplicates=state.duplicates if state else 0,
        rejected=dict(state.rejected) if state else {},
        last_post_at=state.last_post_at if state else None,
        edited=state.edited if state else 0,
        removed=state.removed if state else 0,
        heard_at=state.heard_at if state else None,
        quota=state.quota if state else None,
        missed=state.missed if state else (),
        quiet=state.quiet if state else None,
        expected_gap=state.expected_gap if state else None,
    )


def _bars(bins: Sequence[Bin], width: int) -> tuple[Bar, ...]:
    steps: dict[int, list[Bar]] = {}
    for one in bins:
        steps.setdefault(one.at - one.at % width, []).append(_bar(one))
    return tuple(replace(together(bars), at=Instant(at), width=width) for at, bars in sorted(steps.items()))


def _bar(one: Bin) -> Bar:
    """What came late, or was read back, of a time that nobody listened to, is shown for what it is: not all."""
    if one.gap:
        return replace(gap(one.at), seen=one.mentions or None, negative=one.negative)
    return Bar(at=one.at, seen=one.mentions, negative=one.negative, expected=one.expected)
