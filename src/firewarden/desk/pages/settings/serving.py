"""When somebody is there, how soon people are answered, whom to name to who is in danger, and when a break is due."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions.serving import save_service
from firewarden.desk.pages.account.views import ZONES
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads import serving as serving_reads
from firewarden.steps.engage.opening import days_of, lines_of, spans_of, told
from firewarden.vocabulary.said import say
from firewarden.vocabulary.serving import Line, Service
from firewarden.vocabulary.statement import Refused

PAGE = "settings/service.html"
MINUTES = ("danger", "formal", "others")
NEVER = "never"


@require_http_methods(["GET", "POST"])
@in_brand
def service(request: DeskRequest, access: Access) -> HttpResponse:
    """What was typed stays where it is refused; `reset` takes the usual hours and times, and keeps the lines."""
    now = serving_reads.service(access)
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, now))
    access.need("change brand")
    wanted = Service(lines=now.lines) if request.POST.get("reset") else _typed(request)
    refused = wanted if isinstance(wanted, Refused) else save_service(access, wanted)
    if isinstance(refused, Refused):
        return again(request, PAGE, refused, **_values(request, access, now))
    messages.success(request, gettext("Saved. It holds at once, also for people who wait already."))
    return redirect("settings:service", brand=access.slug)


class _No(Exception):
    def __init__(self, refused: Refused) -> None:
        self.refused = refused


def _typed(request: DeskRequest) -> Service | Refused:
    form, usual = request.POST, Service()

    def read(name: str, how: Callable[[str], Any]) -> Any:
        found = how(form.get(name, ""))
        if isinstance(found, Refused):
            raise _No(found)
        return found

    def whole(name: str, otherwise: int) -> int:
        text = form.get(name, "").strip()
        found = whole_of(text) if text else otherwise
        if found is None:
            raise _No(Refused(reason=say("Write a whole number such as 30, not “{text}”.", text=text)))
        return found

    try:
        days = tuple(read(f"day-{day}", spans_of) for day in range(7))
        zone = form.get("zone", "")
        if zone not in ZONES:
            return Refused(reason=say("Choose a time zone from the list."))
        danger, formal, others = (whole(name, one) for name, one in zip(MINUTES, usual.minutes, strict=True))
        return Service(
            zone=zone,
            week=days if any(days) else (),
            holidays=read("holidays", days_of),
            minutes=(danger, formal, others),
            always_from=None if form.get("always") == NEVER else whole("always", usual.always_from or 3),
            lines=tuple(Line(*one) for one in read("lines", lines_of)),
            limit=whole("limit", usual.limit),
        )
    except _No as no:
        return no.refused


def _values(request: DeskRequest, access: Access, now: Service) -> dict[str, Any]:
    fields = {f"day-{day}": told(now.week[day]) if now.week else "" for day in range(7)}
    fields |= {name: str(minutes) for name, minutes in zip(MINUTES, now.minutes, strict=True)}
    fields |= {
        "zone": now.zone,
        "holidays": "\n".join(day.isoformat() for day in now.holidays),
        "always": NEVER if now.always_from is None else str(now.always_from),
        "lines": "\n".join(" | ".join(filter(None, (one.country, one.name, one.contact))) for one in now.lines),
        "limit": str(now.limit),
    }
    return {
        "fields": fields | {name: request.POST[name] for name in fields if name in request.POST},
        "usual": Service(),
        "own": now != Service(lines=now.lines),
        "zones": [(zone, zone.replace("_", " ")) for zone in ZONES],
        "may_manage": access.may("change brand"),
    }
