"""Asking for approval, giving it, sending a text back, withdrawing it."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import findings_of, held_draft, move, text_of, value_of
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Approval, Statement, chain
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused, Word


@transaction.atomic
def request_approval(access: Access, incident: int, draft: int) -> Refused | None:
    """Shows the text to those who may approve. Personal data and unfilled blanks stop it."""
    held, row = held_draft(access, incident, draft, "request approval")
    state = approval.request(value_of(row), findings_of(access, held, text_of(row), DraftKind(row.kind)))
    if isinstance(state, Refused):
        return state
    move(row, state)
    chain.append(access, EventKind.APPROVAL_REQUESTED, incident=held.pk, subject=row.pk, version=row.version)
    return None


@transaction.atomic
def approve(access: Access, incident: int, draft: int, version: int) -> Approved | NeedsMore | Refused:
    """My yes to the version I read. Nobody approves what they wrote."""
    held, row = held_draft(access, incident, draft, "approve")
    needed = approval.quorum(Level(held.level))
    decision = approval.decide(value_of(row), str(access.user), version, needed)
    if isinstance(decision, Refused):
        return decision
    given = Approval.objects.create(draft=row, version=version, by_id=access.user, word=Word.YES, at=access.now)
    chain.append(access, EventKind.APPROVAL_GIVEN, incident=held.pk, subject=row.pk, approval=given.pk, version=version)
    if isinstance(decision, Approved):
        Statement.objects.create(draft=row, version=version, text=text_of(row), approved_at=access.now)
        move(row, DraftState.APPROVED)
        chain.append(access, EventKind.DRAFT_APPROVED, incident=held.pk, subject=row.pk, version=version)
        fulfil(access, held, "approve")
    return decision


@transaction.atomic
def ask_for_changes(access: Access, incident: int, draft: int, version: int, note: str) -> Refused | None:
    """Back to the author, with what has to change."""
    held, row = held_draft(access, incident, draft, "approve")
    if not note.strip():
        return Refused(reason=say("Say what has to change."))
    state = approval.change(value_of(row), version)
    if isinstance(state, Refused):
        return state
    Approval.objects.update_or_create(
        draft=row,
        version=version,
        by_id=access.user,
        defaults={"word": Word.CHANGE, "note": note.strip(), "at": access.now},
    )
    row.statements.filter(version=version, deliveries=None).delete()
    move(row, state)
    chain.append(access, EventKind.CHANGES_REQUESTED, incident=held.pk, subject=row.pk, content=note, version=version)
    return None


@transaction.atomic
def withdraw(access: Access, incident: int, draft: int) -> Refused | None:
    held, row = held_draft(access, incident, draft, "withdraw draft")
    state = approval.withdraw(value_of(row))
    if isinstance(state, Refused):
        return state
    move(row, state)
    chain.append(access, EventKind.DRAFT_WITHDRAWN, incident=held.pk, subject=row.pk)
    return None
