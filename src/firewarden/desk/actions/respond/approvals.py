"""Asking for approval, giving it, sending a text back, withdrawing it; and settling what the checks found."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.stopping import stop_waiting
from firewarden.desk.actions.respond.texts import keep, let_out, make_statement, seen, word
from firewarden.desk.records import Acceptance, Draft, Incident, Waiver, chain, scope
from firewarden.desk.records.drafted import Around, Drafted, around, drafted, seats
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval import Approved, Decider, NeedsMore
from firewarden.steps.respond.approval.course import moved
from firewarden.steps.respond.approval.machine import changed_since
from firewarden.steps.respond.approval.path import holds_until
from firewarden.steps.respond.approval.waivers import waive
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Weight
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftState, Refused, Word

Place = tuple[str, int, int]
"""Of a finding: its code, and where it starts and ends."""


@transaction.atomic
def request_approval(access: Access, incident: int, draft: int) -> Refused | None:
    """Shows the text to those who may approve. Personal data and unfilled blanks stop it; while something in it is
    neither confirmed nor waived it waits in fact-check."""
    held, row, there, found = seen(access, incident, draft, "request approval")
    return _request(access, held, row, there, found)


def _request(access: Access, held: Incident, row: Draft, there: Around, found: Drafted) -> Refused | None:
    state = approval.request(found.value, found.open, found.path)
    if isinstance(state, Refused):
        return state
    keep(row, moved(found.value, state, holds_until(there.rules, there.level, access.now)))
    if state is DraftState.APPROVED:
        make_statement(access, held, row, found.text, found.value.way)
    elif state is not found.value.state:
        kind = EventKind.APPROVAL_REQUESTED
        chain.append(access, kind, incident=held.pk, subject=row.pk, version=row.version, state=state)
    return None


@transaction.atomic
def approve(
    access: Access, incident: int, draft: int, version: int, *, seat: str | None = None
) -> Approved | NeedsMore | Refused:
    """My yes to the version I read, from the seat I chose, else the first that is mine. Nobody approves what they
    wrote."""
    held, row, there, found = seen(access, incident, draft, "approve")
    mine = seats(access.user, access.right, scope.roles(access, held.pk), there.rules)
    decision = approval.decide(
        found.value, Decider(id=str(access.user), seats=mine, seat=seat or None), version, found.path, found.open
    )
    if isinstance(decision, Refused):
        return decision
    given = word(access, row, Word.YES, seat=decision.seat)
    chain.append(access, EventKind.APPROVAL_GIVEN, incident=held.pk, subject=row.pk, approval=given.pk, version=version)
    let_out(access, held, row, (there, found), decision, given=Word.YES)
    return decision


@transaction.atomic
def ask_for_changes(access: Access, incident: int, draft: int, version: int, note: str) -> Refused | None:
    """Back to the author, with what has to change."""
    held, row, _there, found = seen(access, incident, draft, "approve")
    if not note.strip():
        return Refused(reason=say("Say what has to change."))
    return _send_back(access, held, row, found, (Word.CHANGE, version, note))


@transaction.atomic
def reject(access: Access, incident: int, draft: int, version: int, note: str) -> Refused | None:
    """For good."""
    held, row, _there, found = seen(access, incident, draft, "approve")
    if not note.strip():
        return Refused(reason=say("Say why it must not go out."))
    return _send_back(access, held, row, found, (Word.NO, version, note))


def _send_back(
    access: Access, held: Incident, row: Draft, found: Drafted, said: tuple[Word, int, str]
) -> Refused | None:
    given, version, note = said
    verdict, kind = (
        (approval.change, EventKind.CHANGES_REQUESTED)
        if given is Word.CHANGE
        else (approval.reject, EventKind.DRAFT_REJECTED)
    )
    state = verdict(found.value, version)
    if isinstance(state, Refused):
        return state
    word(access, row, given, note=note)
    row.statements.filter(version=version, deliveries=None).delete()
    keep(row, moved(found.value, state))
    chain.append(access, kind, incident=held.pk, subject=row.pk, content=note, version=version)
    return None


@transaction.atomic
def withdraw(access: Access, incident: int, draft: int) -> Refused | None:
    """Whatever still waits to be sent is stopped, also where it is too late for the rest."""
    held, row, there, _found = seen(access, incident, draft, "withdraw draft")
    stop_waiting(access, row)
    found = drafted(there, row)
    state = approval.withdraw(found.value)
    if isinstance(state, Refused):
        return state
    keep(row, moved(found.value, state))
    chain.append(access, EventKind.DRAFT_WITHDRAWN, incident=held.pk, subject=row.pk)
    return None


@transaction.atomic
def waive_finding(
    access: Access, incident: int, draft: int, version: int, place: Place, *, reason: str
) -> Refused | None:
    """I answer by name for what no fact confirms; a text that only waited for this goes on to the approvers."""
    held, row, there, found = seen(access, incident, draft, "waive finding")
    if version != row.version:
        return changed_since(found.value)
    made = waive(found.open, found.text, place, version=version, by=str(access.user), reason=reason, at=access.now)
    if isinstance(made, Refused):
        return made
    Waiver.objects.create(
        draft=row,
        version=version,
        code=made.code,
        words=made.words,
        sentence=made.sentence,
        reason=made.reason,
        by_id=access.user,
        at=access.now,
    )
    chain.append(
        access,
        EventKind.FINDING_WAIVED,
        incident=held.pk,
        subject=row.pk,
        content=f"{made.words}\n{made.reason}",
        code=made.code,
        version=version,
    )
    _go_on(access, held, row, there)
    return None


@transaction.atomic
def accept_warnings(access: Access, incident: int, draft: int, version: int, reason: str) -> Refused | None:
    """All that the checks warn of may stand, by one reason."""
    held, row, _there, found = seen(access, incident, draft, "accept warnings")
    if version != row.version:
        return changed_since(found.value)
    codes = sorted({str(finding.code) for finding in found.open if finding.weight is Weight.WARN})
    if not codes or not reason.strip():
        return Refused(reason=say("Say why the warnings may stand.") if codes else say("There is nothing to accept."))
    Acceptance.objects.create(
        draft=row, version=version, codes=codes, reason=reason.strip(), by_id=access.user, at=access.now
    )
    chain.append(
        access,
        EventKind.WARNINGS_ACCEPTED,
        incident=held.pk,
        subject=row.pk,
        content=reason,
        warnings=len(codes),
        version=version,
    )
    return None


def settle_waiting(access: Access, held: Incident, status: FactStatus) -> None:
    """A fact was confirmed: whatever only waited for it goes on to the approvers. Call inside a transaction."""
    waiting = list(held.drafts.filter(state=DraftState.FACT_CHECK)) if status is FactStatus.CONFIRMED else []
    if waiting:
        there = around(access, held)
        for row in waiting:
            _go_on(access, held, row, there)


def _go_on(access: Access, held: Incident, row: Draft, there: Around) -> None:
    found = drafted(there, scope.numbered(held.drafts.all(), row.number, "draft"))
    if found.value.state is DraftState.FACT_CHECK:
        _request(access, held, row, there, found)
