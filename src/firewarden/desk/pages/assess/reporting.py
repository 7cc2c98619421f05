"""*Report trouble*: two fields, from every page, with nothing connected. Opens an incident or joins one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk import access as rights
from firewarden.desk import shown
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.pages.door import DeskRequest, again, page, signed_in
from firewarden.desk.reads import incidents as incident_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Refused

LARGEST = 10 << 20
"""Bytes of a screenshot."""


@require_http_methods(["GET", "POST"])
@signed_in
def report(request: DeskRequest, person: rights.Person) -> HttpResponse:
    """Which brand is asked only of those who have several; the one last looked at is proposed."""
    accesses = team.everywhere(person)
    given = request.POST if request.method == "POST" else request.GET
    chosen = next((one for one in accesses if one.slug == given.get("brand")), accesses[0] if accesses else None)
    values: dict[str, Any] = {
        "mine": [(row.slug, row.name) for row in team.brands(person)],
        "chosen": chosen.slug if chosen else "",
        "words": given.get("words", ""),
        "joins": given.get("joins", ""),
        "open": open_choices(chosen) if chosen else [],
        "may_read_back": any(one.may("open incident") and one.kind is BrandKind.LIVE for one in accesses),
        "happening": bool(given.get("now")),
    }
    if request.method == "GET" or chosen is None:
        return page(request, "assess/report.html", **values)
    picture = request.FILES.get("screenshot")
    if picture is not None and (picture.size or 0) > LARGEST:
        return again(request, "assess/report.html", gettext("The picture is larger than 10 MB. Crop it."), **values)
    joins = given.get("joins", "")
    made = report_trouble(
        chosen,
        Report(
            words=given.get("words", ""),
            screenshot=picture.read() if picture is not None else b"",
            incident=int(joins) if joins.isdigit() else None,
            now=bool(given.get("now")),
        ),
    )
    if isinstance(made, Refused):
        return again(request, "assess/report.html", made, **values)
    messages.success(request, gettext("Kept as evidence, with your name and the time."))
    return redirect("assess:incident", brand=chosen.slug, number=made)


def open_choices(access: rights.Access) -> list[tuple[int, str]]:
    """Incidents that can be joined, as a form offers them."""
    rows = incident_reads.incidents(access, state=IncidentState.OPEN)
    return [(row.number, f"{row.label} {shown.said(row.title)}") for row in rows]
