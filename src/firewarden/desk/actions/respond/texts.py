"""What the rooms of responding do with a draft: hold it, look at it as the rules do, keep what they say."""

from firewarden.desk.access import Access
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Approval, Draft, Incident, Statement, chain, scope
from firewarden.desk.records.drafted import Around, Drafted, around, drafted, findings_on, text_in
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.steps.respond.approval.course import said
from firewarden.steps.respond.approval.path import holds_until
from firewarden.vocabulary.approval import ANYBODY, Way
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.statement import ApprovalGiven, DraftKind, Word
from firewarden.vocabulary.statement import Draft as DraftValue


def text_of(draft: Draft) -> str:
    """The current version's text. Raises NotFound."""
    return text_in(draft, list(draft.versions.filter(version=draft.version)))


def findings_of(
    access: Access, incident: Incident, text: str, kind: DraftKind, limit: int | None = None
) -> tuple[Finding, ...]:
    """On a text that is not saved yet."""
    there = around(access, incident)
    return findings_on(text, kind, there.sheet, limit)


def held_draft(access: Access, incident: int, draft: int, action: str) -> tuple[Incident, Draft]:
    held = scope.hold(access, incident, action)
    return held, scope.numbered(held.drafts.all(), draft, "draft")


def seen(access: Access, incident: int, draft: int, action: str) -> tuple[Incident, Draft, Around, Drafted]:
    """Held for changing, with all that the rules look at."""
    held, row = held_draft(access, incident, draft, action)
    there = around(access, held)
    return held, row, there, drafted(there, row)


def keep(row: Draft, value: DraftValue) -> None:
    """The draft as a decision left it."""
    row.state, row.round, row.way, row.expires_at = value.state, value.round, value.way, value.expires_at
    row.save(update_fields=["state", "round", "way", "expires_at"])


def word(access: Access, row: Draft, said: Word, *, seat: str = ANYBODY, note: str = "") -> Approval:
    """My word on the version there is; the same said again replaces what I said before."""
    given, _new = Approval.objects.update_or_create(
        draft=row,
        version=row.version,
        round=row.round,
        by_id=access.user,
        word=said,
        defaults={"seat": seat, "note": note.strip(), "at": access.now},
    )
    return given


def let_out(
    access: Access,
    held: Incident,
    row: Draft,
    found: tuple[Around, Drafted],
    decision: Approved | NeedsMore,
    *,
    given: Word,
) -> None:
    """After a word that was counted: the draft as it now is, and a statement where no word is missing any more."""
    there, before = found
    told = ApprovalGiven(
        by=str(access.user), word=given, version=row.version, at=access.now, seat=decision.seat, round=row.round
    )
    keep(row, said(before.value, told, decision, holds_until(there.rules, there.level, access.now)))
    if isinstance(decision, Approved):
        make_statement(access, held, row, before.text, decision.way)


def make_statement(access: Access, held: Incident, row: Draft, text: str, way: Way) -> Statement:
    """Approved anew after it has expired, a text is the same statement."""
    statement, _new = Statement.objects.update_or_create(
        draft=row, version=row.version, defaults={"text": text, "approved_at": access.now, "way": way}
    )
    chain.append(access, EventKind.DRAFT_APPROVED, incident=held.pk, subject=row.pk, version=row.version)
    fulfil(access, held, "approve")
    return statement
