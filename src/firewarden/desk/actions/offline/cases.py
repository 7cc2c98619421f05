"""One person's problem in private: the case, its notes, and how it ends. Notes never leave the desk."""

from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.engage.entering import spend
from firewarden.desk.actions.offline import agreeing
from firewarden.desk.actions.offline.agreeing import holds, of_case
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Case, CaseNote, chain, scope
from firewarden.steps.offline import case as rules
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def open_case(
    access: Access,
    incident: int,
    problem: str,
    *,
    evidence: int | None = None,
    person: str = "",
    channel: str = "",
    owner: UUID | None = None,
) -> int | Refused:
    """Its number. `evidence` is the person's public post, where there is one."""
    held = scope.hold(access, incident, "open case", closed=True)
    if not problem.strip():
        return Refused(reason=say("Say what this person's problem is."))
    post = None if evidence is None else scope.numbered(held.evidence.all(), evidence, "evidence")
    row = Case.objects.create(
        incident=held,
        evidence=post,
        number=scope.next_number(held.cases.all()),
        person=person.strip() or (post.author if post else ""),
        problem=problem.strip(),
        channel=channel.strip(),
        owner_id=owner or access.user,
        opened_at=access.now,
    )
    spend(row)
    chain.append(access, EventKind.CASE_OPENED, incident=held.pk, subject=row.pk, content=row.problem)
    fulfil(access, held, "open case")
    return row.number


@transaction.atomic
def note_case(access: Access, incident: int, case: int, text: str) -> Refused | None:
    """A private note: it is in no export and on no public page."""
    held, row = of_case(access, incident, case, "note case")
    if not text.strip():
        return Refused(reason=say("The note is empty."))
    note = CaseNote.objects.create(case=row, text=text.strip(), by_id=access.user, at=access.now)
    chain.append(access, EventKind.CASE_NOTED, incident=held.pk, subject=note.pk, content=note.text, case=row.pk)
    return None


@transaction.atomic
def move_case(
    access: Access,
    incident: int,
    case: int,
    to: CaseState,
    *,
    consent: str = "",
    channel: str = "",
    note: str = "",
    note_agreed: str = "",
) -> Refused | None:
    """`consent` is how the person agreed to talk in private; without it there is no private talk. `note` is the public
    closing word for those who watched, `note_agreed` how the person agreed to that."""
    held, row = of_case(access, incident, case, "close case" if rules.is_closed(to) else "note case")
    agreed = consent.strip() or (row.consent if holds(row) or row.joined is None else "")
    state = rules.move(CaseState(row.state), to, consent=agreed)
    if isinstance(state, Refused):
        return state
    if note.strip() and not (note_agreed.strip() or row.closing_agreed):
        return Refused(reason=say("Ask the person whether the public may be told, and write down how they agreed."))
    if agreed:
        agreeing.note_agreed(access, held, row, agreed)
    row.state, row.channel = state, channel.strip() or row.channel
    row.closed_at = access.now if rules.is_closed(state) else None
    row.closing_note = note.strip() or row.closing_note
    row.closing_agreed = note_agreed.strip() or row.closing_agreed
    row.save()
    kind = EventKind.CASE_CLOSED if rules.is_closed(state) else EventKind.CASE_MOVED
    chain.append(access, kind, incident=held.pk, subject=row.pk, state=state)
    return None
