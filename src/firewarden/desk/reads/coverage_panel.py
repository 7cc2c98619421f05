"""Everything that is known of what a brand can see: source by source, the gaps, and the places nobody reads for us."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import OuterRef, Subquery

from firewarden.desk.access import Access
from firewarden.desk.outside import Network, Outside
from firewarden.desk.reads.coverage import SourceRow, source_rows
from firewarden.desk.reads.rows import people
from firewarden.desk.records import ManualLook, Source, scope
from firewarden.inquiries.coverage import WEEK, clipped, lags
from firewarden.steps.monitor.by_hand import Place, Turn, turns
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.intake import Signed, SourceHealth
from firewarden.vocabulary.plan import BrandKind, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCover:
    """`told` are pairs of a label and what this source was told to read. `lag` is the median time in microseconds
    from writing to arriving, of its newest mentions; None where too few came lately, or it reads a recording.
    `gaps`: what it did not capture in the last seven days, as far as is known, with what it misses just now.
    `waiting`: how much was posted to it and is not read yet; None where nobody posts."""

    row: SourceRow
    network: Network | None
    connector: str
    live: bool
    told: tuple[tuple[str, str], ...]
    lag: int | None
    gaps: tuple[Interval, ...]
    waiting: int | None = None

    @property
    def missed(self) -> int:
        """Microseconds."""
        return sum(gap.end - gap.start for gap in self.gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    turn: Turn
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """`gaps` of the last seven days: stretches in which none of the sources captured anything. `looks` is empty for
    drill and demo brands. `addable`: networks that could be read here, of which the brand has no source."""

    sources: tuple[SourceCover, ...]
    gaps: tuple[Interval, ...]
    looks: tuple[LookRow, ...]
    addable: tuple[Network, ...]
    trouble: bool

    @property
    def blind(self) -> int:
        return sum(source.row.health is SourceHealth.BLIND for source in self.sources)

    @property
    def quiet(self) -> int:
        return sum(source.row.health is SourceHealth.QUIET for source in self.sources)

    @property
    def missed(self) -> int:
        return sum(gap.end - gap.start for gap in self.gaps)

    @property
    def overdue(self) -> int:
        return sum(look.turn.overdue for look in self.looks)


def panel(access: Access, outside: Outside) -> Panel:
    """Four queries, and a bounded look at the stream."""
    access.need("read")
    networks = outside.networks()
    rows = list(Source.objects.filter(brands=access.brand, retired_at=None).order_by("name"))
    week = Interval(start=Instant(access.now - WEEK), end=access.now)
    with outside.at_one_moment() as reader:
        states = source_rows({row.key: row.name for row in rows}, reader.sources())
        gaps = tuple(clipped(reader.gaps(BrandId(str(access.brand)), week.start, week.end), week))
        found = lags(reader, BrandId(str(access.brand)), access.now)
    sources = tuple(
        replace(
            _cover(row, state, networks.get(row.connector), found.get(row.key), week),
            waiting=_waiting(row, networks.get(row.connector), outside),
        )
        for row, state in zip(rows, states, strict=True)
    )
    trouble = scope.incidents(access).filter(state=IncidentState.OPEN, level__gte=Level.ISSUE).exists()
    live = access.kind is BrandKind.LIVE
    read = {row.connector for row in rows}
    return Panel(
        sources=sources,
        gaps=gaps,
        looks=_looks(access, networks.values(), trouble) if live else (),
        addable=tuple(
            one for one in networks.values() if live and one.about.live and not one.missing and one.name not in read
        ),
        trouble=trouble,
    )


def _cover(row: Source, state: SourceRow, network: Network | None, lag: int | None, week: Interval) -> SourceCover:
    gaps = [*state.missed, *(Interval(start=Instant(start), end=Instant(end)) for start, end in row.gaps)]
    if row.live and state.health is SourceHealth.BLIND:
        gaps.append(Interval(start=state.since, end=week.end))
    settings = network.about.settings if network else ()
    return SourceCover(
        row=state,
        network=network,
        connector=row.connector,
        live=row.live,
        told=tuple((one.label, row.settings[one.name]) for one in settings if row.settings.get(one.name)),
        lag=lag if row.live else None,
        gaps=tuple(clipped(gaps, week)),
    )


def _waiting(row: Source, network: Network | None, outside: Outside) -> int | None:
    """Hubs push only to where they find us."""
    signed = network.about.signed if network else None
    if signed is None or (signed is Signed.WEBSUB and not outside.public):
        return None
    return outside.spool.waiting(SourceId(row.key))


def _looks(access: Access, networks: Iterable[Network], trouble: bool) -> tuple[LookRow, ...]:
    known = {name for one in networks if not one.missing for name in (one.name, one.about.platform)}
    rows = scope.of_brand(access, ManualLook)
    last_one = rows.filter(place=OuterRef("place")).order_by("-at", "-id").values("pk")[:1]
    newest = {row.place: row for row in rows.filter(pk=Subquery(last_one))}
    last = {place: Instant(newest[place].at) for place in Place if place in newest}
    names = people(row.by_id for row in newest.values())
    return tuple(_look_row(turn, newest, names) for turn in turns(known, last, access.now, trouble=trouble))


def _look_row(turn: Turn, newest: dict[str, ManualLook], names: dict[UUID, str]) -> LookRow:
    row = newest.get(turn.look.place)
    return LookRow(turn=turn, by=names.get(row.by_id, "") if row and row.by_id else "")
