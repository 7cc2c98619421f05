"""The fact sheet with its history."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import PersonRow, person_row
from firewarden.desk.records import Fact, scope
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import FactStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChangeRow:
    text: str
    status: FactStatus
    source: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    number: int
    text: str
    status: FactStatus
    source: str
    owner: PersonRow | None
    changed_at: Instant
    changes: tuple[FactChangeRow, ...]


def facts(access: Access, number: int) -> list[FactRow]:
    """By number, with their history, newest change first. Three queries."""
    access.need("read")
    rows = scope.of_incidents(access, Fact).filter(incident__number=number)
    return [_fact(row) for row in rows.select_related("owner").prefetch_related("changes__by").order_by("number")]


def _fact(row: Fact) -> FactRow:
    changes = sorted(row.changes.all(), key=lambda change: (change.at, str(change.pk)), reverse=True)
    return FactRow(
        number=row.number,
        text=row.text,
        status=FactStatus(row.status),
        source=row.source,
        owner=person_row(row.owner),
        changed_at=Instant(row.changed_at),
        changes=tuple(
            FactChangeRow(
                text=one.text,
                status=FactStatus(one.status),
                source=one.source,
                by=str(one.by or ""),
                at=Instant(one.at),
            )
            for one in changes
        ),
    )
