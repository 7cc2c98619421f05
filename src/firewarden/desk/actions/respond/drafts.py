"""Writing: every saved text is a version, and two writers at once find both their texts. And comments."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import findings_of, held_draft, seen
from firewarden.desk.actions.respond.versions import add_version, meanwhile, next_version
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Draft, DraftComment, Incident, chain, scope
from firewarden.desk.records.ids import new_id
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftKind, Refused

TITLES = {
    DraftKind.STATEMENT: say("Statement"),
    DraftKind.HOLDING: say("Holding statement"),
    DraftKind.APOLOGY: say("Apology"),
    DraftKind.POST: say("Post"),
    DraftKind.UPDATE: say("Public update"),
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
    notice: str | None = None,
    progress: Progress | None = None,
) -> int | Refused:
    """The draft's number. Without `draft` a new one, which may be an alternative to another; else a new version of it,
    for which only the yeses count that do not depend on what was changed.
    `based_on` is the version the writer had before them: raises Conflict when there is a newer one. `notice`: of a
    correction, what it corrects; None: as it was. `progress`: of a public update; None: as it was."""
    held = scope.hold(access, incident, "write draft")
    if draft is None:
        if (kind is DraftKind.UPDATE) != (progress is not None):
            return Refused(reason=say("Write it on the page of the public updates: it says how far we have come."))
        row = _new(held, title, kind, alternative_to)
        row.author_id, row.version = access.user, 1
        row.save()
        add_version(access, held, row, Content(text=text, progress=progress), changed=text)
    else:
        _held, row, _there, found = seen(access, incident, draft, "write draft")
        if based_on not in (None, row.version):
            raise Conflict(meanwhile(row.version))
        said = found.content.notice if notice is None else notice.strip()
        come = found.content.progress if progress is None or row.kind != DraftKind.UPDATE else progress
        content = replace(found.content, text=text, notice=said, progress=come)
        made = next_version(access, held, row, found, content, changed=f"{text}\n{said}" if said else text)
        if isinstance(made, Refused):
            return made
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
