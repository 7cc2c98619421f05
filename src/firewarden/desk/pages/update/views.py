"""One page: the updates so far, and the next one with its checks and the time of the one after it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.actions.update import publish_update
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, field_of, instant_of, whole_of
from firewarden.desk.reads import accounts as place_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import updates as update_reads
from firewarden.vocabulary.statement import Phase, Refused

PHASES = (
    (Phase.AWARE, gettext_lazy("We are aware")),
    (Phase.LOOKING, gettext_lazy("We are looking into it")),
    (Phase.KNOWN, gettext_lazy("What we know")),
    (Phase.DOING, gettext_lazy("What we are doing")),
    (Phase.PUT_RIGHT, gettext_lazy("It is put right")),
    (Phase.FOLLOW_UP, gettext_lazy("A follow-up is due")),
    (Phase.CLOSED, gettext_lazy("Closed: this is the last update")),
)


@require_http_methods(["GET", "POST"])
@in_brand
def updates(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    found = update_reads.updates(access, number)
    typed = request.POST
    text = typed.get("text", "")
    values: dict[str, Any] = {
        "room": head_reads.head(access, number, outside()),
        "found": found,
        "phases": PHASES,
        "platforms": place_reads.places_of(access, outside()),
        "text": text,
        "phase": typed.get("phase", found.updates[0].phase if found.updates else Phase.AWARE),
        "next_at": typed.get("next_at", field_of(found.proposed_next)),
        "corrects": typed.get("corrects", request.GET.get("corrects", "")),
        "findings": respond.check_text(access, number, text) if text else (),
    }
    if request.method == "GET":
        return page(request, "update/updates.html", **values)
    phase = choice_of(Phase, typed.get("phase", ""))
    if phase is None:
        return again(request, "update/updates.html", gettext("Say how far we have come."), **values)
    made = publish_update(
        access,
        number,
        text,
        phase=phase,
        next_at=None if phase is Phase.CLOSED else instant_of(typed.get("next_at", "")),
        outside=outside(),
        corrects=whole_of(typed.get("corrects", "")),
        platforms=typed.getlist("platforms"),
    )
    if isinstance(made, Refused):
        return again(request, "update/updates.html", made, **values)
    messages.success(request, gettext("Update %(number)s is public.") % {"number": made})
    return redirect("update:updates", brand=access.slug, number=number)


@require_POST
@in_brand
def checks(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """While typing."""
    text = request.POST.get("text", "")
    findings = respond.check_text(access, number, text)
    return page(request, "findings.html", findings=findings if text else (), text=text)
