"""Writing: every saved text is a version, and two writers at once find both their texts."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import findings_of, value_of
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Draft, DraftVersion, chain, scope
from firewarden.steps.respond import approval
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused

TITLES = {
    DraftKind.STATEMENT: say("Statement"),
    DraftKind.HOLDING: say("Holding statement"),
    DraftKind.APOLOGY: say("Apology"),
}
"""What a text is called whose writer gave it no name."""


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
        state = approval.edit(value_of(row))
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
    return findings_of(access, scope.incident(access, incident), text, kind)


def _meanwhile(version: int) -> Said:
    return say("Somebody wrote version {version} meanwhile; yours was not saved. Join the two.", version=version)
