"""The recovery page. "Not recovered" and "not yet estimable" are ordinary results."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions.rebuild import declare_criterion
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.rebuild.curve import draw
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import recovery as recovery_reads
from firewarden.steps.rebuild.criterion import Measure

MEASURES = (
    (Measure.NEGATIVE_SHARE, gettext_lazy("Hostile mentions, in per cent of those whose tone can be read")),
    (Measure.MENTIONS, gettext_lazy("Mentions a day, in per cent of what is usual")),
)


@require_http_methods(["GET", "POST"])
@in_brand
def recovery(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    room = head_reads.head(access, number, outside())
    found = recovery_reads.recovery(access, number, outside())
    limit = found.criteria[0].limit if found.criteria else None
    values: dict[str, Any] = {
        "room": room,
        "found": found,
        "curve": draw(found.series, limit, found.onset),
        "measures": MEASURES,
    }
    if request.method == "GET":
        return page(request, "rebuild/recovery.html", **values)
    measure = choice_of(Measure, request.POST.get("measure", ""))
    per_cent, days = whole_of(request.POST.get("limit", "")), whole_of(request.POST.get("days", ""))
    if measure is None or per_cent is None or days is None:
        reason = gettext("Give a measure, a limit in per cent and a number of days, as whole numbers.")
        return again(request, "rebuild/recovery.html", reason, **values)
    refused = declare_criterion(access, number, measure, per_cent / 100, days)
    if refused is not None:
        return again(request, "rebuild/recovery.html", refused, **values)
    messages.success(request, gettext("Declared. From here on it is measured against."))
    return redirect("rebuild:recovery", brand=access.slug, number=number)
