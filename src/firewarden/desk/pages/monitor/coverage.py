"""The coverage panel of a brand: what is seen, what is not, and where somebody has to look."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import monitor
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.monitor.places import WORDS
from firewarden.desk.pages.typed import choice_of
from firewarden.desk.reads.backfill import read_back
from firewarden.desk.reads.coverage_panel import panel
from firewarden.steps.monitor.by_hand import Place
from firewarden.vocabulary.errors import NotFound


@require_GET
@in_brand
def coverage(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, "monitor/coverage.html", **_values(access))


@require_POST
@in_brand
def looks(request: DeskRequest, access: Access, place: str) -> HttpResponse:
    """Somebody looked there just now. Raises NotFound."""
    where = choice_of(Place, place)
    if where is None:
        raise NotFound(f"There is no place {place} to look at.")
    refused = monitor.look_by_hand(access, where)
    if refused is not None:
        return again(request, "monitor/coverage.html", refused, **_values(access))
    messages.success(request, gettext("Noted, with your name and the time."))
    return redirect("monitor:coverage", brand=access.slug)


def _values(access: Access) -> dict[str, Any]:
    return {
        "panel": panel(access, outside()),
        "back": read_back(access, outside()),
        "words": WORDS,
        "may_look": access.may("look by hand"),
        "may_manage": access.may("save source"),
    }
