"""How the public status page looks and where it stands, and the topics of its updates."""

from typing import Any
from zoneinfo import available_timezones

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions.face import Face, save_face, save_logo
from firewarden.desk.actions.topics import retire_topic, save_topic
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads import face as reads
from firewarden.desk.reads.hosts import NAMES
from firewarden.vocabulary.statement import Refused

PAGE = "update/face.html"


@require_http_methods(["GET", "POST"])
@in_brand
def face(request: DeskRequest, access: Access) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access))
    typed = request.POST
    wanted = Face(
        shown="shown" in typed,
        color=typed.get("color", "").strip(),
        languages=typed.get("languages", "").replace(",", " ").split(),
        zone=typed.get("zone", "").strip(),
        host=typed.get("host", ""),
    )
    refused = save_face(access, wanted)
    NAMES.forget()
    return _answer(request, access, refused, gettext("Saved."))


@require_POST
@in_brand
def logo(request: DeskRequest, access: Access) -> HttpResponse:
    """With `remove` it goes."""
    access.need("change brand")
    file = request.FILES.get("logo")
    if file is None and not request.POST.get("remove"):
        return again(request, PAGE, gettext("Choose a picture first."), **_values(request, access))
    refused = save_logo(access, b"" if file is None else file.read())
    return _answer(request, access, refused, gettext("Saved."))


@require_POST
@in_brand
def topics(request: DeskRequest, access: Access) -> HttpResponse:
    """`name-` and a language: what it is called there."""
    typed = request.POST
    names = {key.removeprefix("name-"): str(value) for key, value in typed.items() if key.startswith("name-")}
    refused = save_topic(access, typed.get("slug", ""), typed.get("name", ""), names)
    return _answer(request, access, refused, gettext("The topic is there."))


@require_POST
@in_brand
def topic(request: DeskRequest, access: Access, topic: str) -> HttpResponse:
    """It is used no more."""
    retire_topic(access, topic)
    return _answer(request, access, None, gettext("No new update is about it. What was is still found under it."))


def _answer(request: DeskRequest, access: Access, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access))
    messages.success(request, done)
    return redirect("update:face", brand=access.slug)


def _values(request: DeskRequest, access: Access) -> dict[str, Any]:
    """What was typed stays in the forms."""
    found, typed = reads.face(access), request.POST
    return {
        "found": found,
        "may": access.may("change brand"),
        "may_topics": access.may("save topic"),
        "zones": [(name, name) for name in sorted(available_timezones())],
        "zone": typed.get("zone", found.zone),
        "color": typed.get("color", found.color),
        "languages": typed.get("languages", ", ".join(found.languages)),
        "host": typed.get("host", found.host),
        "slug": typed.get("slug", ""),
        "name": typed.get("name", ""),
    }
