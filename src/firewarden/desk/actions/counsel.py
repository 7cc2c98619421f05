"""Counsel's notes: privileged, for those they name, for the incident's legal approver, and for who wrote them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import CounselNote, Membership, User, chain, scope
from firewarden.desk.records.counsel import counsel_notes
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def add_counsel_note(access: Access, incident: int, text: str, readers: Sequence[UUID] = ()) -> UUID | Refused:
    """Its id. `readers` are members of the brand."""
    held = scope.hold(access, incident, "write counsel note", closed=True)
    if not text.strip():
        return Refused(reason=say("The note is empty."))
    named = _members(access, readers)
    if named is None:
        return Refused(reason=say("Only members of the brand can be named as readers."))
    row = CounselNote.objects.create(incident=held, text=text.strip(), by_id=access.user, at=access.now)
    row.readers.set(named)
    chain.append(access, EventKind.COUNSEL_NOTED, incident=held.pk, subject=row.pk, content=row.text)
    return row.pk


@transaction.atomic
def share_counsel_note(access: Access, incident: int, note: UUID, readers: Sequence[UUID]) -> Refused | None:
    """Says anew who may read it. Raises NotFound for who may not read it."""
    held = scope.hold(access, incident, "write counsel note", closed=True)
    row = counsel_notes(access).filter(incident=held, pk=note).first()
    if row is None:
        raise NotFound("There is no such note here.")
    if row.by_id != access.user and Role.APPROVER_LEGAL not in scope.roles(access, held.pk):
        return Refused(reason=say("Only who wrote it, and the legal approver, say who reads it."))
    named = _members(access, readers)
    if named is None:
        return Refused(reason=say("Only members of the brand can be named as readers."))
    row.readers.set(named)
    chain.append(access, EventKind.COUNSEL_SHARED, incident=held.pk, subject=row.pk, readers=len(named))
    return None


def _members(access: Access, users: Sequence[UUID]) -> list[User] | None:
    """None: one of them is no member of the brand."""
    found = [row.user for row in scope.of_brand(access, Membership).filter(user__in=users).select_related("user")]
    return found if len(found) == len(set(users)) else None
