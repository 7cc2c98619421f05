"""Whom a name on a network stands for: itself, and the names that person agreed to be joined with."""

from collections.abc import Sequence

from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.records.answering import Consent
from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.scope import of_brand

Name = tuple[str, str]
"""Network and handle."""


def consents(access: Access, name: Name) -> list[Consent]:
    """All that were ever given for this name, the newest first, withdrawn ones too."""
    platform, author = name
    here = Q(platform=platform, author=author) | Q(other_platform=platform, other_author=author)
    return list(of_brand(access, Consent).filter(here).select_related("by", "withdrawn_by").order_by("-number"))


def names(name: Name, given: Sequence[Consent]) -> list[Name]:
    """`name` first. A consent joins the two names it is of, and no third."""
    pairs = [((one.platform, one.author), (one.other_platform, one.other_author)) for one in given if _holds(one)]
    return list(dict.fromkeys([name, *(second if first == name else first for first, second in pairs)]))


def wrote(found: Sequence[Name]) -> Q:
    """Evidence by any of these names."""
    by = Q(pk=None)
    for platform, author in found:
        by |= Q(platform=platform, author=author)
    return by & Q(erased_at=None)


def person_of(row: Evidence) -> Name | None:
    """None: nobody knows who wrote it."""
    return (row.platform, row.author) if row.author else None


def _holds(one: Consent) -> bool:
    return one.withdrawn_at is None
