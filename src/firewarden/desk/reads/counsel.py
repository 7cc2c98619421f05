"""Counsel's notes that this person may read. For everybody else there are none."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import PersonRow
from firewarden.desk.records import scope
from firewarden.desk.records.counsel import counsel_notes
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CounselRow:
    """`readers` are those named; `shares`: this person may say who reads it."""

    id: UUID
    text: str
    by: str
    at: Instant
    readers: tuple[PersonRow, ...]
    shares: bool


def notes(access: Access, number: int) -> list[CounselRow]:
    """Newest first. Raises NotFound where there is no such incident."""
    access.need("read")
    incident = scope.incident(access, number)
    legal = Role.APPROVER_LEGAL in scope.roles(access, incident.pk)
    rows = counsel_notes(access).filter(incident=incident).select_related("by").prefetch_related("readers")
    return [
        CounselRow(
            id=row.pk,
            text=row.text,
            by=str(row.by or ""),
            at=Instant(row.at),
            readers=tuple(sorted((PersonRow(id=one.pk, name=str(one)) for one in row.readers.all()), key=_name)),
            shares=legal or row.by_id == access.user,
        )
        for row in rows.order_by("-at", "-id")
    ]


def _name(row: PersonRow) -> str:
    return row.name
