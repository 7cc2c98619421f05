"""Private cases of one incident. Nothing in here is ever public."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import PersonRow, person_row
from firewarden.desk.records import Case, scope
from firewarden.steps.offline.case import MOVES, is_closed
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNoteRow:
    text: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """`evidence` is the number of the person's public post; `moves` are the states it can go to from here."""

    number: int
    person: str
    problem: str
    channel: str
    consent: str
    state: CaseState
    closed: bool
    owner: PersonRow | None
    evidence: int | None
    opened_at: Instant
    closed_at: Instant | None
    closing_note: str
    notes: tuple[CaseNoteRow, ...]
    moves: tuple[CaseState, ...]


def cases(access: Access, number: int) -> list[CaseRow]:
    """Open ones first, the oldest first. Three queries."""
    access.need("read")
    rows = scope.incident(access, number).cases.select_related("owner", "evidence").prefetch_related("notes__by")
    return sorted((case_row(row) for row in rows), key=lambda row: (row.closed, row.opened_at))


def case(access: Access, number: int, case_number: int) -> CaseRow:
    """Raises NotFound."""
    access.need("read")
    rows = scope.incident(access, number).cases.select_related("owner", "evidence").prefetch_related("notes__by")
    return case_row(scope.numbered(rows, case_number, "case"))


def case_row(row: Case) -> CaseRow:
    state = CaseState(row.state)
    notes = sorted(row.notes.all(), key=lambda note: note.at)
    return CaseRow(
        number=row.number,
        person=row.person,
        problem=row.problem,
        channel=row.channel,
        consent=row.consent,
        state=state,
        closed=is_closed(state),
        owner=person_row(row.owner),
        evidence=row.evidence.number if row.evidence else None,
        opened_at=Instant(row.opened_at),
        closed_at=None if row.closed_at is None else Instant(row.closed_at),
        closing_note=row.closing_note,
        notes=tuple(CaseNoteRow(text=note.text, by=str(note.by or ""), at=Instant(note.at)) for note in notes),
        moves=tuple(sorted(MOVES[state])),
    )
