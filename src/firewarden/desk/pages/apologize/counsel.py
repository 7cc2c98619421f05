"""Counsel's notes, for those who may read them. For everybody else the page is empty, whatever there is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import counsel as actions
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import uuid_of
from firewarden.desk.reads import counsel as reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.statement import Refused

PAGE = "apologize/counsel.html"


@require_http_methods(["GET", "POST"])
@in_brand
def counsel(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(access, number))
    made = actions.add_counsel_note(access, number, request.POST.get("text", ""), _readers(request))
    if isinstance(made, Refused):
        return again(request, PAGE, made, **_values(access, number, request.POST.get("text", "")))
    messages.success(request, gettext("Kept. Only those it names, the legal approver and you can read it."))
    return redirect("apologize:counsel", brand=access.slug, number=number)


@require_POST
@in_brand
def readers(request: DeskRequest, access: Access, number: int, note: UUID) -> HttpResponse:
    refused = actions.share_counsel_note(access, number, note, _readers(request))
    if refused is not None:
        return again(request, PAGE, refused, **_values(access, number))
    messages.success(request, gettext("Changed who may read it."))
    return redirect("apologize:counsel", brand=access.slug, number=number)


def _readers(request: DeskRequest) -> list[UUID]:
    return [found for one in request.POST.getlist("readers") if (found := uuid_of(one)) is not None]


def _values(access: Access, number: int, text: str = "") -> dict[str, Any]:
    return {
        "room": head_reads.head(access, number, outside()),
        "notes": reads.notes(access, number),
        "members": [(row.user, row.name) for row in team.members(access) if row.user != access.user],
        "text": text,
    }
