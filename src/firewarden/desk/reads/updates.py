"""Public updates: for the team with what is due, for everybody as the status page."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import Brand, Incident, Update, scope
from firewarden.steps.update.schedule import is_late, proposed_next
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """`corrects` and `corrected_by` are numbers of other updates; a corrected one stays readable."""

    number: int
    phase: Phase
    text: str
    published_at: Instant
    next_at: Instant | None
    late: bool
    corrects: int | None
    corrected_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    updates: tuple[UpdateRow, ...]
    proposed_next: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What we told the public about one incident, newest first. Nothing internal is in it: no title, no number."""

    phase: Phase
    started_at: Instant
    next_at: Instant | None
    late: bool
    over: bool
    updates: tuple[UpdateRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    brand: str
    slug: str
    color: str
    kind: BrandKind
    now: Instant
    threads: tuple[Thread, ...]


def updates(access: Access, number: int) -> UpdatesPage:
    """Newest first."""
    access.need("read")
    incident = scope.incident(access, number)
    rows = list(incident.updates.select_related("corrects").order_by("-number"))
    tempo = scope.brand(access).tempo(Level(incident.level))
    return UpdatesPage(updates=tuple(_rows(rows, access.now)), proposed_next=proposed_next(tempo, access.now))


def status_page(slug: str, wall: Instant) -> StatusPage:
    """What everybody may read: it takes no Access because it shows published words alone. Raises NotFound.
    Three queries."""
    brand = Brand.objects.filter(slug=slug, retired_at=None, status_page=True).first()
    if brand is None:
        raise NotFound("There is no such page.")
    now = brand.clock().at(wall)
    found: dict[object, list[Update]] = {}
    rows = Update.objects.filter(incident__brand=brand).select_related("corrects", "incident").order_by("-published_at")
    for row in rows:
        found.setdefault(row.incident_id, []).append(row)
    threads = [_thread(rows[0].incident, rows, now) for rows in found.values()]
    shown = [thread for thread in threads if not thread.over or thread.updates[0].published_at > now - 90 * DAY]
    return StatusPage(
        brand=brand.name, slug=brand.slug, color=brand.color, kind=BrandKind(brand.kind), now=now, threads=tuple(shown)
    )


def _thread(incident: Incident, rows: list[Update], now: Instant) -> Thread:
    made = _rows(sorted(rows, key=lambda row: -row.number), now)
    over = made[0].phase is Phase.CLOSED or incident.closed_at is not None
    return Thread(
        phase=made[0].phase,
        started_at=made[-1].published_at,
        next_at=None if over else made[0].next_at,
        late=made[0].late and not over,
        over=over,
        updates=tuple(made),
    )


def _rows(rows: list[Update], now: Instant) -> list[UpdateRow]:
    corrected = {row.corrects_id: row.number for row in rows if row.corrects_id is not None}
    newest = rows[0].number if rows else 0
    return [
        UpdateRow(
            number=row.number,
            phase=Phase(row.phase),
            text=row.text,
            published_at=Instant(row.published_at),
            next_at=None if row.next_at is None else Instant(row.next_at),
            late=row.number == newest and is_late(None if row.next_at is None else Instant(row.next_at), now),
            corrects=row.corrects.number if row.corrects else None,
            corrected_by=corrected.get(row.pk),
        )
        for row in rows
    ]
