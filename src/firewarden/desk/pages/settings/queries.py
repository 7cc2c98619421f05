"""One query: written with what lint says beside it, and tried on posts before it is saved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import monitor
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.settings.trying import trial
from firewarden.desk.reads import watch as watch_reads
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.statement import Refused


@require_http_methods(["GET", "POST"])
@in_brand
def query(request: DeskRequest, access: Access, number: int | None = None) -> HttpResponse:
    """A new one without `number`."""
    access.need("save query")
    known = watch_reads.watch(access, outside()).queries
    row = next((one for one in known if one.number == number), None)
    if number is not None and row is None:
        raise NotFound("There is no such query.")
    name = request.POST.get("name", row.name if row else "")
    text = request.POST.get("text", row.text if row else "")
    values: dict[str, Any] = {
        "row": row,
        "name": name,
        "text": text,
        "trial": trial(access, text, files(access)) if text else None,
    }
    if request.method == "GET" or request.POST.get("try"):
        return page(request, "settings/query.html", **values)
    saved = monitor.save_query(access, name, text, number=number)
    if isinstance(saved, Refused):
        return again(request, "settings/query.html", saved, **values)
    messages.success(request, gettext("Saved. The pipeline listens by it from its next batch on."))
    return redirect("settings:brand", brand=access.slug)


@require_POST
@in_brand
def trial_of(request: DeskRequest, access: Access) -> HttpResponse:
    """While typing: the fragment with findings and posts."""
    access.need("read")
    text = request.POST.get("text", "")
    return page(
        request, "settings/trial.html", trial=trial(access, text, files(access)) if text.strip() else None, text=text
    )


@require_POST
@in_brand
def retirement(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if refused := monitor.retire_query(access, number):
        messages.error(request, shown.said(refused.reason))
    else:
        messages.success(request, gettext("Retired. What it caught stays."))
    return redirect("settings:brand", brand=access.slug)


def files(access: Access) -> list[str]:
    """Recordings this brand reads."""
    return watch_reads.recordings(access)
