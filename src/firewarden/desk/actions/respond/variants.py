"""Words for one network, or in another language, and whether the posts of a thread are numbered. They belong to the
version: changing one makes a new version."""

import re
from dataclasses import replace

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.versions import begun, next_version
from firewarden.steps.respond.variants import with_variant
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.variant import Variant

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""A tag of BCP 47, as networks take it."""


@transaction.atomic
def write_variant(
    access: Access,
    incident: int,
    draft: int,
    text: str,
    *,
    platform: str = "",
    language: str = "",
    numbered: bool = False,
    based_on: int,
) -> int | Refused:
    """The number of the version that has it; an empty text takes the variant away. Raises Conflict where there is a
    newer version than `based_on`, the one the writer had before them."""
    held, row, found = begun(access, incident, draft, based_on)
    if not platform and not language:
        return Refused(reason=say("Say for which network or in which language it is."))
    if language and not LANGUAGE.fullmatch(language):
        return Refused(reason=say("Write the language as its code, such as {example}.", example="de"))
    new = Variant(platform=platform, language=language, text=text.strip(), against=row.version, numbered=numbered)
    content = replace(found.content, variants=with_variant(found.variants, new))
    return next_version(access, held, row, found, content, changed=text)


@transaction.atomic
def number_posts(access: Access, incident: int, draft: int, numbered: bool, *, based_on: int) -> int | Refused:
    """Of the text itself, where it goes out as a thread: each ends with which it is, such as 2/3, or does not. The
    number of the version. Raises Conflict as `write_variant` does."""
    held, row, found = begun(access, incident, draft, based_on)
    content = replace(found.content, numbered=numbered)
    return next_version(access, held, row, found, content, changed=f"numbered {numbered}")
