"""*It is happening now*: one sentence opens the incident, and every source is read back; how far, while it goes on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions.happening import happening_now, read_back
from firewarden.desk.outside import outside
from firewarden.desk.pages.assess.reporting import open_choices
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads import backfill as reads
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Refused

BEGAN: dict[str, tuple[str | Promise, int]] = {
    "hour": (_("within the last hour"), HOUR),
    "hours": (_("some hours ago"), 6 * HOUR),
    "day": (_("within the last day, or nobody knows"), DAY),
    "days": (_("some days ago"), 3 * DAY),
    "week": (_("a week ago"), 7 * DAY),
}


@require_http_methods(["GET", "POST"])
@in_brand
def happening(request: DeskRequest, access: Access) -> HttpResponse:
    """Opens an incident, or joins one, and reads back."""
    access.need("open incident")
    given = request.POST if request.method == "POST" else request.GET
    values: dict[str, Any] = {
        "what": given.get("what", ""),
        "began": given.get("began", "day"),
        "choices": [(name, words) for name, (words, _span) in BEGAN.items()],
        "joins": given.get("joins", ""),
        "open": open_choices(access),
        "live_brand": access.kind is BrandKind.LIVE,
    }
    if request.method == "GET":
        return page(request, "assess/happening.html", **values)
    joins = values["joins"]
    span = BEGAN.get(values["began"], BEGAN["day"])[1]
    made = happening_now(
        access, values["what"], since=Instant(access.now - span), incident=int(joins) if joins.isdigit() else None
    )
    if isinstance(made, Refused):
        return again(request, "assess/happening.html", made, **values)
    _say_so(request, access)
    return redirect("assess:incident", brand=access.slug, number=made)


@require_http_methods(["GET", "POST"])
@in_brand
def backfill(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """How far each source was read back, alone, for pages that are open; posted to, it begins."""
    if request.method == "POST":
        refused = read_back(access, number)
        if refused is not None:
            messages.error(request, shown.said(refused.reason))
        else:
            _say_so(request, access)
        return redirect("assess:incident", brand=access.slug, number=number)
    return page(request, "assess/backfill.html", number=number, back=reads.of_incident(access, number, outside()))


def _say_so(request: DeskRequest, access: Access) -> None:
    if access.kind is BrandKind.LIVE:
        messages.success(request, gettext("Every source is read back, the newest first. How far is shown here."))
    else:
        messages.success(request, gettext("The incident is open."))
