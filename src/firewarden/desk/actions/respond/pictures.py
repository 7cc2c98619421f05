"""Pictures of a text. They belong to the version: a change of one, or of what describes it, makes a new version."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.blobs import keep_bytes
from firewarden.desk.actions.respond.versions import begun, next_version
from firewarden.steps.respond.bare import bare
from firewarden.steps.respond.pictures import LARGEST, LONGEST, MOST
from firewarden.vocabulary.picture import OwnPicture, media_type_of, size_of
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

Pictures = tuple[OwnPicture, ...]


@transaction.atomic
def attach_picture(
    access: Access, incident: int, draft: int, data: bytes, *, alt: str, why_silent: str = "", based_on: int
) -> int | Refused:
    """The number of the version that has it. What its file tells of place, time and device is taken out before it is
    kept. Raises Conflict where there is a newer version than `based_on`."""
    access.need("write draft")
    if refused := _too_much(data) or _wordless(alt, why_silent):
        return refused
    clean = bare(data)
    if isinstance(clean, Refused):
        return clean
    media_type, (width, height) = media_type_of(clean) or "", size_of(clean) or (0, 0)
    blob = keep_bytes(access, clean, media_type)
    new = OwnPicture(
        sha256=blob.sha256,
        media_type=media_type,
        size=len(clean),
        width=width,
        height=height,
        alt=alt.strip(),
        why_silent=why_silent.strip() if not alt.strip() else "",
    )
    saved = _save(access, incident, draft, based_on, lambda before: _added(before, new))
    if isinstance(saved, Refused):
        transaction.set_rollback(True)
    return saved


@transaction.atomic
def describe_picture(
    access: Access, incident: int, draft: int, position: int, *, alt: str, why_silent: str = "", based_on: int
) -> int | Refused:
    """As `attach_picture`; `position` counts from 1."""
    access.need("write draft")
    if refused := _wordless(alt, why_silent):
        return refused

    def described(before: Pictures) -> Pictures | Refused:
        if not 0 < position <= len(before):
            return _GONE
        silent = why_silent.strip() if not alt.strip() else ""
        told = replace(before[position - 1], alt=alt.strip(), why_silent=silent)
        return (*before[: position - 1], told, *before[position:])

    return _save(access, incident, draft, based_on, described)


@transaction.atomic
def remove_picture(access: Access, incident: int, draft: int, position: int, *, based_on: int) -> int | Refused:
    """From the next version on; earlier versions keep it. As `describe_picture`."""

    def without(before: Pictures) -> Pictures | Refused:
        return (*before[: position - 1], *before[position:]) if 0 < position <= len(before) else _GONE

    return _save(access, incident, draft, based_on, without)


_GONE = Refused(reason=say("There is no such picture any more."))


def _save(
    access: Access, incident: int, draft: int, based_on: int, change: Callable[[Pictures], Pictures | Refused]
) -> int | Refused:
    held, row, found = begun(access, incident, draft, based_on)
    pictures = change(found.content.pictures)
    if isinstance(pictures, Refused):
        return pictures
    said = "\n".join(f"{one.sha256} {one.alt}" for one in pictures)
    return next_version(access, held, row, found, replace(found.content, pictures=pictures), changed=said)


def _added(before: Pictures, new: OwnPicture) -> Pictures | Refused:
    if len(before) >= MOST:
        return Refused(reason=say("A text takes {count} pictures.", count=MOST))
    if any(one.sha256 == new.sha256 for one in before):
        return Refused(reason=say("This picture is there already."))
    return (*before, new)


def _too_much(data: bytes) -> Refused | None:
    if not data:
        return Refused(reason=say("Choose a picture."))
    if len(data) > LARGEST:
        return Refused(reason=say("The picture is larger than {most} MB. Save it smaller.", most=LARGEST // 1_000_000))
    return None


def _wordless(alt: str, why_silent: str) -> Refused | None:
    """A description, or a reason why there is none: an empty one alone tells nobody which of the two it is."""
    if len(alt.strip()) > LONGEST:
        return Refused(reason=say("The description is longer than {most} signs.", most=LONGEST))
    if alt.strip() or why_silent.strip():
        return None
    return Refused(reason=say("Say in a sentence what it shows, or why it goes out without that."))
