"""Who waits for an answer, in the order that matters and with the reason for each place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import engage
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import COUNTS, DeskRequest, again, in_brand, page
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.desk.reads import war_room as war_room_reads

COUNTS["inbox"] = inbox_reads.brand_inbox_count
PAGE = "engage/conversations.html"


@require_GET
@in_brand
def inbox(request: DeskRequest, access: Access) -> HttpResponse:
    """Over all open incidents of the brand."""
    rows = inbox_reads.brand_inbox(access)
    return page(request, "engage/inbox.html", rows=rows, total=inbox_reads.brand_inbox_count(access))


@require_GET
@in_brand
def conversations(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    return page(request, PAGE, **_values(access, number))


@require_POST
@in_brand
def aside(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """Needs no answer, and why; with `undo` it does after all."""
    if request.POST.get("undo"):
        engage.take_back(access, number, evidence)
        messages.success(request, gettext("It waits for an answer again."))
        return redirect("engage:conversations", brand=access.slug, number=number)
    refused = engage.put_aside(access, number, evidence, request.POST.get("reason", ""))
    if refused is not None:
        return again(request, PAGE, refused, **_values(access, number))
    messages.success(request, gettext("Put aside. It can be taken back below."))
    return redirect("engage:conversations", brand=access.slug, number=number)


def _values(access: Access, number: int) -> dict[str, object]:
    rows = inbox_reads.inbox(access, number)
    return {
        "room": war_room_reads.war_room(access, number, outside()),
        "waiting": [row for row in rows if row.waits],
        "answered": [row for row in rows if not row.waits and (row.replies or row.cases)],
        "aside": [row for row in rows if row.aside_reason],
        "others": [row for row in rows if not (row.waits or row.replies or row.cases or row.aside_reason)],
    }
