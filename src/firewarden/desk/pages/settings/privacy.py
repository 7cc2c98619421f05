"""What is held of persons: their requests, how long content is kept and what goes when, and legal holds."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import privacy as deeds
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import whole_of
from firewarden.vocabulary.retention import LEAST, MOST, USUAL, Kept
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "settings/privacy.html"
NOBODY = say("Name a network and a name there, such as mastodon:anna@example.org, or customer:4711.")


@never_cache
@require_GET
@in_brand
def privacy(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, PAGE, **_values(access))


@never_cache
@require_POST
@in_brand
def search(request: DeskRequest, access: Access) -> HttpResponse:
    """By POST, so that no person's name is in an address, a history or a server's log."""
    access.need("answer privacy request")
    typed = request.POST.get("person", "")
    person = deeds.person_from(typed)
    if person is None:
        return again(request, PAGE, Refused(reason=NOBODY), **_values(access, typed))
    return page(request, PAGE, **_values(access, typed) | {"found": deeds.find(access, person, outside())})


@never_cache
@require_POST
@in_brand
def exports(request: DeskRequest, access: Access) -> HttpResponse:
    access.need("answer privacy request")
    person = deeds.person_from(request.POST.get("person", ""))
    if person is None:
        return again(request, PAGE, Refused(reason=NOBODY), **_values(access))
    document = deeds.export(access, person, outside())
    answer = HttpResponse(json.dumps(document, ensure_ascii=False, indent=1, default=str), "application/json")
    answer["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return answer


@require_POST
@in_brand
def erasures(request: DeskRequest, access: Access) -> HttpResponse:
    access.need("answer privacy request")
    person = deeds.person_from(request.POST.get("person", ""))
    if person is None:
        return again(request, PAGE, Refused(reason=NOBODY), **_values(access))
    found = deeds.erase(access, person, outside())
    if found.holds:
        messages.warning(request, gettext("Erased, but for what a legal hold keeps."))
    else:
        messages.success(request, gettext("Erased. The stream follows as soon as the pipeline has looked."))
    return redirect("settings:privacy", brand=access.slug)


@require_POST
@in_brand
def retention(request: DeskRequest, access: Access) -> HttpResponse:
    """An empty field takes the usual time."""
    wanted: dict[Kept, int] = {}
    for kept, usual in USUAL.items():
        typed = request.POST.get(kept.value, "").strip()
        days = whole_of(typed)
        if typed and days is None:
            return again(
                request,
                PAGE,
                Refused(reason=say("Write whole days, such as 180; not “{text}”.", text=typed)),
                **_values(access),
            )
        if days is not None and days != usual:
            wanted[kept] = days
    refused = deeds.save_times(access, wanted)
    if refused is not None:
        return again(request, PAGE, refused, **_values(access))
    messages.success(request, gettext("Saved. What is due by it goes within the hour."))
    return redirect("settings:privacy", brand=access.slug)


@require_POST
@in_brand
def holds(request: DeskRequest, access: Access) -> HttpResponse:
    number = whole_of(request.POST.get("incident", ""))
    if number is None:
        return again(request, PAGE, Refused(reason=say("Choose the incident.")), **_values(access))
    if request.POST.get("lift"):
        refused = deeds.lift_hold(access, number)
    else:
        refused = deeds.set_hold(access, number, request.POST.get("reason", ""))
    if refused is not None:
        return again(request, PAGE, refused, **_values(access))
    messages.success(request, gettext("Saved."))
    return redirect("settings:privacy", brand=access.slug)


def _values(access: Access, typed: str = "") -> dict[str, Any]:
    return {
        "ahead": deeds.ahead(access, outside()),
        "usual": {kept.value: days for kept, days in USUAL.items()},
        "least": LEAST,
        "most": MOST,
        "holds": list(deeds.standing(access)),
        "free": deeds.may_hold(access),
        "typed": typed,
        "found": None,
        "may_answer": access.may("answer privacy request"),
        "may_save": access.may("save retention"),
        "may_hold": access.may("hold records"),
    }
