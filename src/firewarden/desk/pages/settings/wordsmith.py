"""The model that may propose drafts: off until somebody who manages the brand names it, tries it and switches it on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.actions.respond.wordsmith import Typed
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads import team as team_reads
from firewarden.desk.reads import wordsmith as reads
from firewarden.desk.reads.wordsmith import WordsmithRow
from firewarden.vocabulary.statement import Refused

PAGE, TRIED = "settings/wordsmith.html", "settings/tried.html"


@require_http_methods(["GET", "POST"])
@in_brand
def wordsmith(request: DeskRequest, access: Access) -> HttpResponse:
    """With `test` it is asked as it was typed, and nothing is saved."""
    row = reads.wordsmith(access)
    if request.method == "GET":
        return page(request, PAGE, **_values(access, row, Typed(address=row.address, model=row.model)))
    typed = _typed(request, row)
    if request.POST.get("test"):
        tried = respond.try_wordsmith(access, typed)
        if "HX-Request" in request.headers:
            return page(request, TRIED, tried=tried)
        return page(request, PAGE, **_values(access, reads.wordsmith(access), typed), tried=tried)
    refused = respond.save_wordsmith(access, typed)
    if isinstance(refused, Refused):
        return again(request, PAGE, refused, **_values(access, row, typed))
    on = reads.wordsmith(access).enabled
    messages.success(request, gettext("Saved.") if on else gettext("Saved. It is off until you switch it on."))
    return redirect("settings:wordsmith", brand=access.slug)


@require_POST
@in_brand
def switching(request: DeskRequest, access: Access) -> HttpResponse:
    on = request.POST.get("on") == "1"
    refused = respond.switch_wordsmith(access, on=on)
    if isinstance(refused, Refused):
        row = reads.wordsmith(access)
        return again(request, PAGE, refused, **_values(access, row, Typed(address=row.address, model=row.model)))
    done = gettext("The model may be asked for drafts.") if on else gettext("No model is asked for drafts any more.")
    messages.success(request, done)
    return redirect("settings:wordsmith", brand=access.slug)


@require_POST
@in_brand
def key_removal(request: DeskRequest, access: Access) -> HttpResponse:
    respond.forget_key(access)
    messages.success(request, gettext("The key was thrown away, and the model is off."))
    return redirect("settings:wordsmith", brand=access.slug)


def _typed(request: DeskRequest, row: WordsmithRow) -> Typed:
    """A number that cannot be read stays as it was."""
    hour, day = whole_of(request.POST.get("per_hour", "")), whole_of(request.POST.get("per_day", ""))
    return Typed(
        address=request.POST.get("address", "").strip(),
        model=request.POST.get("model", "").strip(),
        secret=request.POST.get("secret", "").strip(),
        per_hour=row.per_hour if hour is None else hour,
        per_day=row.per_day if day is None else day,
    )


def _values(access: Access, row: WordsmithRow, typed: Typed) -> dict[str, Any]:
    """What was typed, less the key: that is never shown."""
    return {
        "row": row,
        "address": typed.address,
        "model": typed.model,
        "contacts": team_reads.brand_settings(access).contacts,
        "may_manage": access.may("save wordsmith"),
    }
