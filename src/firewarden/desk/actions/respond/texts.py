"""What the rooms of responding know of a draft: its text, what the checks find in it, how the rules see it."""

from collections.abc import Sequence

from firewarden.desk.access import Access
from firewarden.desk.records import Draft, Incident, scope
from firewarden.steps.apologize import check as apology_check
from firewarden.steps.respond.check import check
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import ApprovalGiven, DraftKind, DraftState, Word
from firewarden.vocabulary.statement import Draft as DraftValue


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


def findings_of(
    access: Access, incident: Incident, text: str, kind: DraftKind, limit: int | None = None
) -> tuple[Finding, ...]:
    confirmed = list(incident.facts.filter(status=FactStatus.CONFIRMED).values_list("text", flat=True))
    return findings_on(text, kind, confirmed, scope.brand(access).contacts, limit)


def value_of(row: Draft) -> DraftValue:
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


def held_draft(access: Access, incident: int, draft: int, action: str) -> tuple[Incident, Draft]:
    held = scope.hold(access, incident, action)
    return held, scope.numbered(held.drafts.all(), draft, "draft")


def move(row: Draft, state: DraftState) -> None:
    row.state = state
    row.save(update_fields=["state"])
