"""Words for one network, or in another language. They belong to the version: changing one makes a new version."""

import re

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.drafts import meanwhile
from firewarden.desk.actions.respond.texts import keep, seen
from firewarden.desk.records import DraftVersion, chain
from firewarden.desk.records.variants import stored
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import edited
from firewarden.steps.respond.variants import with_variant
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftKind, Refused
from firewarden.vocabulary.variant import Variant

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""A tag of BCP 47, as networks take it."""


@transaction.atomic
def write_variant(
    access: Access, incident: int, draft: int, text: str, *, platform: str = "", language: str = "", based_on: int
) -> int | Refused:
    """The number of the version that has it; an empty text takes the variant away. Raises Conflict where there is a
    newer version than `based_on`, the one the writer had before them."""
    held, row, _there, found = seen(access, incident, draft, "write draft")
    if not platform and not language:
        return Refused(reason=say("Say for which network or in which language it is."))
    if language and not LANGUAGE.fullmatch(language):
        return Refused(reason=say("Write the language as its code, such as {example}.", example="de"))
    if based_on != row.version:
        raise Conflict(meanwhile(row.version))
    before = row.versions.get(version=row.version)
    variants = with_variant(
        found.variants, Variant(platform=platform, language=language, text=text.strip(), against=row.version)
    )
    if variants == found.variants:
        return row.version
    state = approval.edit(found.value)
    if isinstance(state, Refused):
        return state
    keep(row, edited(found.value, str(access.user)))
    row.author_id, row.version = access.user, row.version + 1
    row.save(update_fields=["author", "version"])
    DraftVersion.objects.create(
        draft=row,
        version=row.version,
        text=before.text,
        variants=stored(variants),
        author_id=access.user,
        at=access.now,
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
    return row.version
