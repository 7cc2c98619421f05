"""Whether people are answered alike: by reach, by network and by language, with the posts behind each number."""

from django.http import HttpResponse
from django.utils.translation import get_language_info
from django.views.decorators.http import require_GET

from firewarden.desk.access import Access
from firewarden.desk.pages.door import DeskRequest, in_brand, page
from firewarden.desk.reads import fairness as fairness_reads
from firewarden.steps.engage.because import span
from firewarden.steps.engage.fairness import By, Group, named

SHOWN = 100
"""Posts of a group that are listed, those first who wait longest."""


@require_GET
@in_brand
def fairness(request: DeskRequest, access: Access) -> HttpResponse:
    """`behind=language:de` lists the posts of that group."""
    found = fairness_reads.fairness(access)
    by, _, name = request.GET.get("behind", "").partition(":")
    groups = [(table.by, one) for table in found.tables for one in table.groups]
    behind = next((one for kind, one in groups if (kind, one.name) == (by, name)), None)
    posts = sorted(behind.askers, key=lambda one: (one.answered, -one.waited))[:SHOWN] if behind else []
    return page(
        request,
        "engage/fairness.html",
        fair=found,
        behind=behind,
        posts=posts,
        named=_named,
        span=span,
        asked=(by, name),
    )


def _named(group: Group, by: str) -> str:
    """A language in the reader's own."""
    try:
        return str(get_language_info(group.name)["name_translated"]) if by == By.LANGUAGE else named(group)
    except KeyError:
        return named(group)
