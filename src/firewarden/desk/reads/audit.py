"""The event log as it is, and whether its chain holds."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from firewarden.desk.access import Access, Person
from firewarden.desk.reads.timeline import EventRow, rows
from firewarden.desk.records import Chain, Event, chain, scope
from firewarden.desk.records.chain import Break, Head
from firewarden.vocabulary.events import PRIVILEGED
from firewarden.vocabulary.ids import BrandId


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """`breaks` None: not checked in this view. `length` counts all events, also those this person may not see."""

    events: tuple[EventRow, ...]
    length: int
    head: str
    breaks: tuple[Break, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """What live pages are told: that something happened, and to what. Never what."""

    id: int
    kind: str
    brand: BrandId | None
    incident: UUID | None


def audit(access: Access, *, before: int | None = None, limit: int = 100, check: bool = False) -> AuditPage:
    """The brand's log, newest first; `before` is the id of the last row of the page before. `check` reads it all."""
    access.need("read audit")
    found = Chain.objects.filter(brand=access.brand).first()
    return _page(found, scope.events(access), before, limit, check=check)


def audit_here(person: Person, *, before: int | None = None, limit: int = 100, check: bool = False) -> AuditPage:
    """The log of the installation."""
    person.need("read audit")
    found = Chain.objects.filter(brand=None).first()
    return _page(found, Event.objects.filter(chain__brand=None), before, limit, check=check)


def heads() -> dict[str, Head]:
    """Length and hash of every chain by its id: they go into every backup."""
    return {str(row.pk): chain.head_of(row) for row in Chain.objects.all()}


def verify_all(older: dict[str, Head] | None = None) -> dict[str, list[Break]]:
    """Checks every chain, also against the heads of a backup. Only chains with a break are named."""
    older = older or {}
    found = {str(row.pk): chain.verify(row, older.get(str(row.pk))) for row in Chain.objects.order_by("pk")}
    missing = {
        key: [Break(number=1, flaw=chain.Flaw.CUT)] for key, head in older.items() if key not in found and head.length
    }
    return {key: breaks for key, breaks in (found | missing).items() if breaks}


def ticks(after: int, limit: int = 500) -> list[Tick]:
    """Events of all brands behind `after`, oldest first. Whoever passes them on asks who may see the incident."""
    found = Event.objects.filter(id__gt=after).exclude(kind__in=PRIVILEGED).select_related("chain")
    return [
        Tick(
            id=row.id,
            kind=row.kind,
            brand=None if row.chain.brand_id is None else BrandId(str(row.chain.brand_id)),
            incident=row.incident,
        )
        for row in found.order_by("id")[:limit]
    ]


def last_tick() -> int:
    return Event.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _page(found: Chain | None, events: QuerySet[Event], before: int | None, limit: int, *, check: bool) -> AuditPage:
    if before is not None:
        events = events.filter(id__lt=before)
    return AuditPage(
        events=tuple(rows(events.order_by("-id")[:limit])),
        length=found.length if found else 0,
        head=found.head if found else "",
        breaks=tuple(chain.verify(found) if found else ()) if check else None,
    )
