"""The radar: for each brand how loud it is against what is usual, what waits for a decision, and what we cannot see."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access, Person
from firewarden.desk.outside import Outside
from firewarden.desk.reads.coverage import Series, SourceRow, series, source_rows
from firewarden.desk.reads.incidents import IncidentRow, SignalRow, incidents_everywhere, signals_everywhere
from firewarden.desk.reads.rules import Muted, muted_everywhere
from firewarden.desk.reads.team import everywhere
from firewarden.desk.records import Query, Source
from firewarden.desk.records.brand import Brand
from firewarden.desk.records.snapshot import snapshot
from firewarden.ports import StreamReader, Totals
from firewarden.steps.monitor.level import COMPARED, compared, shift
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandRadar:
    """`now` is the brand's own time. `hour` and `day` count mentions up to it; `expected_hour` None: not known yet.
    `shift` says that what is usual has changed."""

    slug: str
    name: str
    color: str
    kind: BrandKind
    now: Instant
    hour: Totals
    day: Totals
    expected_hour: float | None
    shift: Said | None
    series: Series
    incidents: tuple[IncidentRow, ...]
    signals: tuple[SignalRow, ...]
    sources: tuple[SourceRow, ...]
    muted: tuple[Muted, ...]
    queries: int
    may_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar:
    wall: Instant
    brands: tuple[BrandRadar, ...]


def radar(person: Person, outside: Outside, *, hours: int = 24) -> Radar:
    """Every brand of this person, the one with the worst open incident first. The number of queries to the desk
    does not grow with brands; the stream is asked once for each."""
    with snapshot():
        accesses = everywhere(person)
        incidents = incidents_everywhere(accesses)
        signals = signals_everywhere(accesses)
        about = _about([access.brand for access in accesses])
        muted = muted_everywhere(accesses)
    with outside.at_one_moment() as reader:
        states = reader.sources()
        rows = [
            _brand(
                access,
                reader,
                about[access.brand],
                hours=hours,
                incidents=tuple(row for row in incidents if row.brand == access.brand),
                signals=tuple(row for row in signals if row.brand == access.brand),
                sources=tuple(source_rows(about[access.brand].sources, states)),
                muted=tuple(muted.get(access.brand, ())),
            )
            for access in accesses
        ]
    rows.sort(key=lambda row: (-max((one.level for one in row.incidents), default=-1), -len(row.signals), row.name))
    return Radar(wall=person.wall, brands=tuple(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    name: str
    color: str
    sources: dict[str, str]
    queries: int


def _about(brands: Sequence[UUID]) -> dict[UUID, About]:
    sources: dict[UUID, dict[str, str]] = {}
    for brand, key, name in Source.objects.filter(brands__in=brands, retired_at=None).values_list(
        "brands", "key", "name"
    ):
        sources.setdefault(brand, {})[key] = name
    queries = list(Query.objects.filter(brand__in=brands, retired_at=None).values_list("brand", flat=True))
    return {
        row.pk: About(name=row.name, color=row.color, sources=sources.get(row.pk, {}), queries=queries.count(row.pk))
        for row in Brand.objects.filter(pk__in=brands)
    }


def _brand(
    access: Access,
    reader: StreamReader,
    about: About,
    *,
    hours: int,
    incidents: tuple[IncidentRow, ...],
    signals: tuple[SignalRow, ...],
    sources: tuple[SourceRow, ...],
    muted: tuple[Muted, ...],
) -> BrandRadar:
    brand, now = BrandId(str(access.brand)), access.now
    drawn = series(access, reader, Instant(now - hours * HOUR), now)
    last = [bar for bar in drawn.bars if bar.at >= now - HOUR]
    expected = [bar.expected for bar in last if bar.expected is not None]
    return BrandRadar(
        slug=access.slug,
        name=about.name,
        color=about.color,
        kind=access.kind,
        now=now,
        hour=reader.totals(brand, Instant(now - HOUR), now),
        day=reader.totals(brand, Instant(now - DAY), now),
        expected_hour=_an_hour(expected),
        shift=_shift(brand, reader, now),
        series=drawn,
        incidents=incidents,
        signals=signals,
        sources=sources,
        muted=muted,
        queries=about.queries,
        may_open=access.may("open incident"),
    )


def _shift(brand: BrandId, reader: StreamReader, now: Instant) -> Said | None:
    newest, before = (reader.bins(brand, start, Instant(start + COMPARED)) for start in compared(now))
    return shift(newest, before)


def _an_hour(expected: list[float]) -> float | None:
    """From the bins that are closed: the newest ones are not yet. None where less than half an hour is known."""
    return sum(expected) / len(expected) * 12 if len(expected) >= 6 else None
