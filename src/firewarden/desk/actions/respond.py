"""From facts to a published statement: stance, facts, drafts, approvals, publication."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver import enqueue, locked
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Approval, Draft, DraftVersion, Fact, FactChange, Incident, Statement, chain, scope
from firewarden.steps.apologize import check as apology_check
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.steps.respond.check import check
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.incident import FactStatus, Stance
from firewarden.vocabulary.said import Said, joined, say
from firewarden.vocabulary.statement import (
    ApprovalGiven,
    DraftKind,
    DraftState,
    Refused,
    Word,
)
from firewarden.vocabulary.statement import Draft as DraftValue

TITLES = {
    DraftKind.STATEMENT: say("Statement"),
    DraftKind.HOLDING: say("Holding statement"),
    DraftKind.APOLOGY: say("Apology"),
}
"""What a text is called whose writer gave it no name."""


@transaction.atomic
def set_stance(access: Access, incident: int, stance: Stance) -> None:
    """What may still go out. What we cannot reach (ads, queues elsewhere) stays a task for a person."""
    held = scope.hold(access, incident, "set stance")
    before, held.stance = Stance(held.stance), stance
    held.save(update_fields=["stance"])
    chain.append(access, EventKind.STANCE_SET, incident=held.pk, stance=stance, before=before)
    if stance is not Stance.NORMAL:
        fulfil(access, held, "set stance")


@transaction.atomic
def add_fact(
    access: Access,
    incident: int,
    text: str,
    *,
    status: FactStatus = FactStatus.UNKNOWN,
    source: str = "",
    owner: UUID | None = None,
) -> int | Refused:
    """Its number. A confirmed fact names its source."""
    held = scope.hold(access, incident, "add fact")
    refused = _fact_refused(text, status, source)
    if refused:
        return refused
    fact = Fact(incident=held, number=scope.next_number(held.facts.all()))
    _set_fact(access, fact, text, status, source)
    fact.owner_id = owner or access.user
    fact.save()
    chain.append(access, EventKind.FACT_ADDED, incident=held.pk, subject=fact.pk, content=fact.text, status=status)
    return fact.number


@transaction.atomic
def set_fact(
    access: Access, incident: int, fact: int, status: FactStatus, *, source: str = "", text: str | None = None
) -> Refused | None:
    """What was said before stays in its history."""
    held = scope.hold(access, incident, "set fact")
    row = scope.numbered(held.facts.all(), fact, "fact")
    text, source = row.text if text is None else text, source or row.source
    refused = _fact_refused(text, status, source)
    if refused:
        return refused
    _set_fact(access, row, text, status, source)
    chain.append(access, EventKind.FACT_SET, incident=held.pk, subject=row.pk, content=row.text, status=status)
    return None


@transaction.atomic
def write_draft(
    access: Access,
    incident: int,
    text: str,
    *,
    title: str = "",
    kind: DraftKind = DraftKind.STATEMENT,
    draft: int | None = None,
    based_on: int | None = None,
) -> int | Refused:
    """The draft's number. Without `draft` a new one; else a new version of it, for which no approval counts yet.
    `based_on` is the version the writer had before them: raises Conflict when there is a newer one."""
    held = scope.hold(access, incident, "write draft")
    if draft is None:
        row = Draft(incident=held, number=scope.next_number(held.drafts.all()), kind=kind, version=0)
        row.title = title.strip() or TITLES[kind]
    else:
        row = scope.numbered(held.drafts.all(), draft, "draft")
        if based_on not in (None, row.version):
            raise Conflict(_meanwhile(row.version))
        state = approval.edit(_value(row))
        if isinstance(state, Refused):
            return state
        if row.versions.filter(version=row.version, text=text).exists():
            return row.number
    row.state, row.author_id, row.version = DraftState.DRAFT, access.user, row.version + 1
    row.save()
    DraftVersion.objects.create(draft=row, version=row.version, text=text, author_id=access.user, at=access.now)
    chain.append(
        access,
        EventKind.DRAFT_WRITTEN,
        incident=held.pk,
        subject=row.pk,
        content=text,
        version=row.version,
        draft_kind=DraftKind(row.kind),
    )
    fulfil(access, held, "write draft")
    return row.number


def check_text(
    access: Access, incident: int, text: str, *, kind: DraftKind = DraftKind.STATEMENT
) -> tuple[Finding, ...]:
    """All findings on a text that is being written. Saves nothing."""
    access.need("write draft")
    return _findings(access, scope.incident(access, incident), text, kind)


@transaction.atomic
def request_approval(access: Access, incident: int, draft: int) -> Refused | None:
    """Shows the text to those who may approve. Personal data and unfilled blanks stop it."""
    held, row = _draft(access, incident, draft, "request approval")
    state = approval.request(_value(row), _findings(access, held, text_of(row), DraftKind(row.kind)))
    if isinstance(state, Refused):
        return state
    _move(row, state)
    chain.append(access, EventKind.APPROVAL_REQUESTED, incident=held.pk, subject=row.pk, version=row.version)
    return None


@transaction.atomic
def approve(access: Access, incident: int, draft: int, version: int) -> Approved | NeedsMore | Refused:
    """My yes to the version I read. Nobody approves what they wrote."""
    held, row = _draft(access, incident, draft, "approve")
    needed = approval.quorum(Level(held.level))
    decision = approval.decide(_value(row), str(access.user), version, needed)
    if isinstance(decision, Refused):
        return decision
    given = Approval.objects.create(draft=row, version=version, by_id=access.user, word=Word.YES, at=access.now)
    chain.append(access, EventKind.APPROVAL_GIVEN, incident=held.pk, subject=row.pk, approval=given.pk, version=version)
    if isinstance(decision, Approved):
        Statement.objects.create(draft=row, version=version, text=text_of(row), approved_at=access.now)
        _move(row, DraftState.APPROVED)
        chain.append(access, EventKind.DRAFT_APPROVED, incident=held.pk, subject=row.pk, version=version)
        fulfil(access, held, "approve")
    return decision


@transaction.atomic
def ask_for_changes(access: Access, incident: int, draft: int, version: int, note: str) -> Refused | None:
    """Back to the author, with what has to change."""
    held, row = _draft(access, incident, draft, "approve")
    if not note.strip():
        return Refused(reason=say("Say what has to change."))
    state = approval.change(_value(row), version)
    if isinstance(state, Refused):
        return state
    Approval.objects.update_or_create(
        draft=row,
        version=version,
        by_id=access.user,
        defaults={"word": Word.CHANGE, "note": note.strip(), "at": access.now},
    )
    row.statements.filter(version=version, deliveries=None).delete()
    _move(row, state)
    chain.append(access, EventKind.CHANGES_REQUESTED, incident=held.pk, subject=row.pk, content=note, version=version)
    return None


@transaction.atomic
def withdraw(access: Access, incident: int, draft: int) -> Refused | None:
    held, row = _draft(access, incident, draft, "withdraw draft")
    state = approval.withdraw(_value(row))
    if isinstance(state, Refused):
        return state
    _move(row, state)
    chain.append(access, EventKind.DRAFT_WITHDRAWN, incident=held.pk, subject=row.pk)
    return None


@transaction.atomic
def publish(access: Access, incident: int, draft: int, platforms: Sequence[str], outside: Outside) -> int | Refused:
    """How many deliveries were queued: one for each platform, and for each platform once whatever happens."""
    held, row = _draft(access, incident, draft, "publish")
    unknown = [name for name in platforms if outside.publisher(access.kind, name) is None]
    if unknown or not platforms:
        return Refused(reason=_nowhere(unknown))
    statement = row.statements.filter(version=row.version).first()
    limit = min((_limit(access, name, outside) for name in platforms), default=None)
    text = statement.text if statement else text_of(row)
    state = locked(held) or approval.publish(_value(row), _findings(access, held, text, DraftKind(row.kind), limit))
    if isinstance(state, Refused) or statement is None:
        return state if isinstance(state, Refused) else Refused(reason=say("There is no approved text."))
    queued = sum(enqueue(access, held, name, text, statement=statement) for name in platforms)
    _move(row, state)
    fulfil(access, held, "publish")
    return queued


def _meanwhile(version: int) -> Said:
    return say("Somebody wrote version {version} meanwhile; yours was not saved. Join the two.", version=version)


def _nowhere(unknown: Sequence[str]) -> Said:
    if not unknown:
        return say("Choose where it should go.")
    return say("We cannot publish on {names}. Choose where it should go.", names=joined(unknown, say(", ")))


def text_of(draft: Draft) -> str:
    """The current version's text."""
    found = draft.versions.filter(version=draft.version).values_list("text", flat=True).first()
    if found is None:
        raise NotFound("This draft has no text.")
    return found


def findings_on(
    text: str, kind: DraftKind, confirmed: Sequence[str], ours: Sequence[str], limit: int | None = None
) -> tuple[Finding, ...]:
    """The checks of a statement, and for an apology those of an apology."""
    found = check(text, confirmed=confirmed, ours=ours, limit=limit)
    return (*found, *apology_check.check(text)) if kind is DraftKind.APOLOGY and text.strip() else found


def _findings(
    access: Access, incident: Incident, text: str, kind: DraftKind, limit: int | None = None
) -> tuple[Finding, ...]:
    confirmed = list(incident.facts.filter(status=FactStatus.CONFIRMED).values_list("text", flat=True))
    return findings_on(text, kind, confirmed, scope.brand(access).contacts, limit)


def _value(row: Draft) -> DraftValue:
    authors = row.versions.exclude(author=None).values_list("author", flat=True)
    given = row.approvals.exclude(by=None).order_by("at")
    return DraftValue(
        state=DraftState(row.state),
        version=row.version,
        authors=frozenset(str(author) for author in authors),
        approvals=tuple(
            ApprovalGiven(by=str(one.by_id), word=Word(one.word), version=one.version, at=one.at) for one in given
        ),
    )


def _draft(access: Access, incident: int, draft: int, action: str) -> tuple[Incident, Draft]:
    held = scope.hold(access, incident, action)
    return held, scope.numbered(held.drafts.all(), draft, "draft")


def _move(row: Draft, state: DraftState) -> None:
    row.state = state
    row.save(update_fields=["state"])


def _limit(access: Access, platform: str, outside: Outside) -> int:
    publisher = outside.publisher(access.kind, platform)
    length = publisher.publishing.length if publisher else None
    return 1_000_000 if length is None else length.most


def _fact_refused(text: str, status: FactStatus, source: str) -> Refused | None:
    if not text.strip():
        return Refused(reason=say("Say what the fact is."))
    if status is FactStatus.CONFIRMED and not source.strip():
        return Refused(reason=say("A confirmed fact needs its source: who says so, or which paper."))
    return None


def _set_fact(access: Access, row: Fact, text: str, status: FactStatus, source: str) -> None:
    row.text, row.status, row.source, row.changed_at = text.strip(), status, source.strip(), access.now
    row.save()
    FactChange.objects.create(
        fact=row, text=row.text, status=status, source=row.source, by_id=access.user, at=access.now
    )
