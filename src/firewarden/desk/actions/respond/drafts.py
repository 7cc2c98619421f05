"""Writing: every saved text is a version, and two writers at once find both their texts. And comments."""

from typing import Any
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import findings_of, held_draft, keep, seen
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Draft, DraftComment, DraftVersion, Incident, chain, scope
from firewarden.desk.records.ids import new_id
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import edited
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DraftKind, Refused

TITLES = {
    DraftKind.STATEMENT: say("Statement"),
    DraftKind.HOLDING: say("Holding statement"),
    DraftKind.APOLOGY: say("Apology"),
    DraftKind.POST: say("Post"),
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
    alternative_to: int | None = None,
) -> int | Refused:
    """The draft's number. Without `draft` a new one, which may be an alternative to another; else a new version of it,
    for which only the yeses count that do not depend on what was changed.
    `based_on` is the version the writer had before them: raises Conflict when there is a newer one."""
    held = scope.hold(access, incident, "write draft")
    carried: list[Any] = []
    if draft is None:
        row = _new(held, title, kind, alternative_to)
        row.author_id, row.version = access.user, 1
        row.save()
    else:
        refused = _next(access, held, draft, text, based_on)
        row = scope.numbered(held.drafts.all(), draft, "draft")
        if refused is not None:
            return refused if isinstance(refused, Refused) else row.number
        carried = row.versions.get(version=row.version).variants
        row.author_id, row.version = access.user, row.version + 1
        row.save(update_fields=["author", "version"])
    DraftVersion.objects.create(
        draft=row, version=row.version, text=text, variants=carried, author_id=access.user, at=access.now
    )
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


@transaction.atomic
def comment(access: Access, incident: int, draft: int, text: str) -> Refused | None:
    """On the version there is."""
    held, row = held_draft(access, incident, draft, "comment draft")
    if not text.strip():
        return Refused(reason=say("The comment is empty."))
    DraftComment.objects.create(draft=row, version=row.version, text=text.strip(), by_id=access.user, at=access.now)
    chain.append(access, EventKind.DRAFT_COMMENTED, incident=held.pk, subject=row.pk, content=text, version=row.version)
    return None


def _new(held: Incident, title: str, kind: DraftKind, alternative_to: int | None) -> Draft:
    row = Draft(incident=held, number=scope.next_number(held.drafts.all()), kind=kind)
    row.title = title.strip() or TITLES[kind]
    if alternative_to is not None:
        row.alternatives = _group(scope.numbered(held.drafts.all(), alternative_to, "draft"))
    return row


def _group(other: Draft) -> UUID:
    if other.alternatives is None:
        other.alternatives = new_id()
        other.save(update_fields=["alternatives"])
    return other.alternatives


def _next(access: Access, held: Incident, draft: int, text: str, based_on: int | None) -> Refused | bool | None:
    """Why there will be no new version of it: refused, or True for the same text once more."""
    _held, row, _around, found = seen(access, held.number, draft, "write draft")
    if based_on not in (None, row.version):
        raise Conflict(meanwhile(row.version))
    state = approval.edit(found.value)
    if isinstance(state, Refused):
        return state
    if found.text == text:
        return True
    keep(row, edited(found.value, str(access.user)))
    return None


def meanwhile(version: int) -> Said:
    return say("Somebody wrote version {version} meanwhile; yours was not saved. Join the two.", version=version)
