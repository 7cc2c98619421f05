"""Text modules of a brand, by topic and language."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import modules as actions
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.personalize.composing import languages
from firewarden.desk.pages.typed import lines_of
from firewarden.desk.reads import composer as composer_reads
from firewarden.vocabulary.statement import Refused

PAGE = "personalize/modules.html"


@require_http_methods(["GET", "POST"])
@in_brand
def modules(request: DeskRequest, access: Access) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access))
    form = request.POST
    saved = actions.save_module(
        access, form.get("topic", ""), lines_of(form.get("text", "")), language=form.get("language", "")
    )
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **_values(request, access))
    messages.success(request, gettext("Saved. Whoever answers can insert it."))
    return redirect("personalize:modules", brand=access.slug)


@require_POST
@in_brand
def retirement(request: DeskRequest, access: Access, module: int) -> HttpResponse:
    actions.retire_module(access, module)
    messages.success(request, gettext("Retired. What was written with it stays."))
    return redirect("personalize:modules", brand=access.slug)


def _values(request: DeskRequest, access: Access) -> dict[str, Any]:
    names = dict(languages())
    return {
        "modules": composer_reads.modules(access),
        "languages": list(names.items()),
        "names": names,
        "may": frozenset({"save module"}) if access.may("save module") else frozenset(),
        "typed": request.POST,
    }
