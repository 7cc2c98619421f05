"""The radar over all brands of a person, one brand's signals, and what can be done with a signal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access, Person
from firewarden.desk.actions import assess, monitor
from firewarden.desk.charts import Drawing, Mark
from firewarden.desk.outside import outside
from firewarden.desk.pages.assess.drawing import drawing_of
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page, signed_in
from firewarden.desk.reads import incidents as incident_reads
from firewarden.desk.reads import radar as radar_reads
from firewarden.desk.reads import rules as rule_reads
from firewarden.vocabulary.statement import Refused


@require_GET
@signed_in
def radar(request: DeskRequest, person: Person) -> HttpResponse:
    found = radar_reads.radar(person, outside())
    rows = [(row, _drawing(row)) for row in found.brands]
    return page(request, "monitor/radar.html", radar=found, rows=rows)


def _drawing(row: radar_reads.BrandRadar) -> Drawing | None:
    return drawing_of(row.series, [Mark(at=incident.opened_at, label=incident.label) for incident in row.incidents])


@require_GET
@in_brand
def signals(request: DeskRequest, access: Access) -> HttpResponse:
    """Every signal of a brand, also the settled ones."""
    return page(request, "monitor/signals.html", **_signals(access))


@require_POST
@in_brand
def promotion(request: DeskRequest, access: Access, signal: UUID) -> HttpResponse:
    made = assess.promote_signal(access, signal, outside())
    if isinstance(made, Refused):
        return _again(request, access, made)
    messages.success(request, gettext("The incident is open."))
    return redirect("assess:incident", brand=access.slug, number=made)


@require_POST
@in_brand
def dismissal(request: DeskRequest, access: Access, signal: UUID) -> HttpResponse:
    refused = monitor.dismiss_signal(access, signal, request.POST.get("reason", ""))
    if refused is not None:
        return _again(request, access, refused)
    messages.success(request, gettext("Dismissed, with your reason."))
    return redirect("assess:incidents", brand=access.slug)


def _again(request: DeskRequest, access: Access, refused: Refused) -> HttpResponse:
    return again(request, "monitor/signals.html", refused, **_signals(access))


def _signals(access: Access) -> dict[str, Any]:
    muted = rule_reads.muted_everywhere([access]).get(access.brand, [])
    return {"rows": incident_reads.signals(access, state=None, limit=200), "muted": muted}
