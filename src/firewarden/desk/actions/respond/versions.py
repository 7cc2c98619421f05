"""A new version of a text: its words, its variants, its pictures or the way it is cut. Whatever changed, the yeses that
depend on it are given anew."""

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import keep, seen
from firewarden.desk.records import Draft, Incident, chain
from firewarden.desk.records.contents import keep_content
from firewarden.desk.records.drafted import Drafted
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import edited
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DraftKind, Refused


def begun(access: Access, incident: int, draft: int, based_on: int) -> tuple[Incident, Draft, Drafted]:
    """What is to be changed, held. Raises Conflict where there is a newer version than `based_on`, the one the writer
    had before them."""
    held, row, _there, found = seen(access, incident, draft, "write draft")
    if based_on != row.version:
        raise Conflict(meanwhile(row.version))
    return held, row, found


def next_version(
    access: Access, held: Incident, row: Draft, found: Drafted, content: Content, *, changed: str
) -> int | Refused:
    """Its number; the same content once more is no new version. `changed` is hashed into the log."""
    if content == found.content:
        return row.version
    state = approval.edit(found.value)
    if isinstance(state, Refused):
        return state
    keep(row, edited(found.value, str(access.user)))
    row.author_id, row.version = access.user, row.version + 1
    row.save(update_fields=["author", "version"])
    add_version(access, held, row, content, changed=changed)
    return row.version


def add_version(access: Access, held: Incident, row: Draft, content: Content, *, changed: str) -> None:
    """That of a draft which is saved with its number and author."""
    keep_content(row, content, access.now)
    chain.append(
        access,
        EventKind.DRAFT_WRITTEN,
        incident=held.pk,
        subject=row.pk,
        content=changed,
        version=row.version,
        draft_kind=DraftKind(row.kind),
    )


def meanwhile(version: int) -> Said:
    return say("Somebody wrote version {version} meanwhile; yours was not saved. Join the two.", version=version)
