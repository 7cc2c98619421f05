"""The digest of one contact: what was chosen, what the next one would say, and a test."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import digest as digests
from firewarden.desk.digesting import digest_words
from firewarden.desk.outside import outside
from firewarden.desk.pages.calls.views import DAYS, minute_of
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads.digest import digest_row
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.digest import Every, Schedule
from firewarden.vocabulary.statement import Refused

EVERY = (
    (Every.NEVER, gettext_lazy("none")),
    (Every.DAY, gettext_lazy("every day")),
    (Every.WEEK, gettext_lazy("every week")),
)
STATES = {
    "sent": gettext_lazy("sent"),
    "pending": gettext_lazy("on its way"),
    "claimed": gettext_lazy("on its way"),
    "failed": gettext_lazy("did not get through"),
    "unknown": gettext_lazy("nobody knows whether it arrived; it is not sent again"),
    "canceled": gettext_lazy("left out: nothing happened"),
}


@require_http_methods(["GET", "POST"])
@in_brand
def digest(request: DeskRequest, access: Access, contact: UUID) -> HttpResponse:
    if request.method == "GET":
        return page(request, "calls/digest.html", **_values(access, contact))
    schedule = _schedule(request)
    if schedule is None:
        reason = gettext("Give an hour like 08:00 and a day of the week.")
        return again(request, "calls/digest.html", reason, **_values(access, contact))
    told = request.POST
    saved = digests.save_digest(
        access, contact, schedule, everything="everything" in told, when_quiet="when_quiet" in told
    )
    if isinstance(saved, Refused):
        return again(request, "calls/digest.html", saved, **_values(access, contact))
    messages.success(request, gettext("Saved."))
    return redirect("calls:digest", brand=access.slug, contact=contact)


@require_POST
@in_brand
def test(request: DeskRequest, access: Access, contact: UUID) -> HttpResponse:
    refused = digests.test_digest(access, contact, outside(), digest_words)
    if refused is not None:
        return again(request, "calls/digest.html", refused, **_values(access, contact))
    messages.success(request, gettext("The test went out. Ask whether it arrived."))
    return redirect("calls:digest", brand=access.slug, contact=contact)


def _values(access: Access, contact: UUID) -> dict[str, Any]:
    """The preview is in the language and the zone of whom it goes to, and says what they may see: to others than them
    it is not shown."""
    row = digest_row(access, contact)
    days = 7 if row.schedule.every is Every.WEEK else 1
    since = Instant(access.wall - days * DAY)
    words = digest_words(access, contact, since, access.wall) if row.own else None
    return {
        "digest": row,
        "every": [(str(name), label) for name, label in EVERY],
        "days": [(str(number), label) for number, label in DAYS],
        "states": STATES,
        "preview": words,
    }


def _schedule(request: HttpRequest) -> Schedule | None:
    asked = request.POST
    minute = minute_of(asked.get("at", ""))
    try:
        every, day = Every(asked.get("every", "")), int(asked.get("day", "0"))
    except ValueError:
        return None
    return None if minute is None else Schedule(every=every, minute=minute, day=day)
