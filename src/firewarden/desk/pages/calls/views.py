"""Who is called about a brand, from which level on and when; and the page that the link of a call leads to."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import calls
from firewarden.desk.calling import call_of
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads import calls as call_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.paging import MINUTES_A_DAY
from firewarden.vocabulary.statement import Refused

DAYS = tuple(
    enumerate(
        (
            *(gettext_lazy("Mon"), gettext_lazy("Tue"), gettext_lazy("Wed"), gettext_lazy("Thu"), gettext_lazy("Fri")),
            *(gettext_lazy("Sat"), gettext_lazy("Sun")),
        )
    )
)
LINES = (
    ("0", gettext_lazy("at once")),
    ("1", gettext_lazy("after 15 minutes without an answer")),
    ("2", gettext_lazy("after 30 minutes without an answer")),
    ("3", gettext_lazy("after 45 minutes without an answer")),
)


@require_http_methods(["GET", "POST"])
@in_brand
def contacts(request: DeskRequest, access: Access) -> HttpResponse:
    if request.method == "GET":
        return page(request, "calls/contacts.html", **_values(access))
    access.need("save contact")
    wish = _wish(request)
    if wish is None:
        reason = gettext("Give a person, a level, a line and hours like 09:00.")
        return again(request, "calls/contacts.html", reason, **_values(access))
    saved = calls.save_contact(access, wish, outside())
    if isinstance(saved, Refused):
        return again(request, "calls/contacts.html", saved, **_values(access))
    messages.success(request, gettext("Saved. Test it now: an address that was never tried does not count."))
    return redirect("calls:contacts", brand=access.slug)


@require_POST
@in_brand
def test(request: DeskRequest, access: Access, contact: UUID) -> HttpResponse:
    refused = calls.test_contact(access, contact, outside())
    if refused is not None:
        return again(request, "calls/contacts.html", refused, **_values(access))
    messages.success(request, gettext("The test went out. Ask whether it arrived."))
    return redirect("calls:contacts", brand=access.slug)


@require_POST
@in_brand
def retirement(request: DeskRequest, access: Access, contact: UUID) -> HttpResponse:
    calls.retire_contact(access, contact, outside())
    messages.success(request, gettext("It is called no more; the address is forgotten."))
    return redirect("calls:contacts", brand=access.slug)


@require_http_methods(["GET", "POST"])
@login_not_required
def call(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it answers nothing: previews of links open them, too."""
    found = call_of(token)
    if found is None:
        raise Http404
    shown = call_reads.call_page(found)
    if request.method == "POST":
        access = team.access(team.house(outside().clock.now()), shown.brand_slug)
        if "useful" in request.POST:
            calls.rate_call(access, found, useful=request.POST["useful"] == "yes")
        else:
            calls.answer_call(access, found)
        return redirect("calls:call", token=token)
    return page(request, "calls/call.html", call=shown, token=token)


def _values(access: Access) -> dict[str, Any]:
    return {
        "contacts": call_reads.contacts(access),
        "members": [(str(one.user), one.name or one.email) for one in team.members(access)],
        "days": DAYS,
        "lines": LINES,
        "levels": [(str(int(level)), str(int(level))) for level in Level if level > Level.NOISE],
    }


def _wish(request: HttpRequest) -> calls.Wish | None:
    asked = request.POST
    start, end = minute_of(asked.get("start", "00:00")), minute_of(asked.get("end", "24:00"))
    try:
        user, least, line = UUID(asked.get("user", "")), Level(int(asked.get("least", ""))), int(asked.get("line", ""))
    except ValueError:
        return None
    if start is None or end is None:
        return None
    return calls.Wish(
        user=user,
        name=asked.get("name", "")[:80],
        address=asked.get("address", ""),
        least=least,
        line=line,
        days="".join(asked.getlist("days")),
        start=start,
        end=end,
    )


def minute_of(text: str) -> int | None:
    """Of the day, from hh:mm."""
    hours, colon, minutes = text.strip().partition(":")
    if not colon or not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return None
    found = 60 * int(hours) + int(minutes)
    return found if int(minutes) < 60 and found <= MINUTES_A_DAY else None
