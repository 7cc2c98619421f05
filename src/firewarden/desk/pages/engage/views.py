"""Who waits for an answer, in the order that matters and with the reason for each place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import engage
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import COUNTS, DeskRequest, again, in_brand, page
from firewarden.desk.pages.engage.choosing import address, asked_of, kept_of
from firewarden.desk.pages.turning import start_of, turns
from firewarden.desk.reads import dossier
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.desk.reads import queue as queue_reads
from firewarden.desk.reads import waiting as waiting_reads
from firewarden.desk.reads.listing import listing
from firewarden.desk.reads.settled import LISTS, settled
from firewarden.vocabulary.conversation import Closing, Hand, Judge, Reopen, State, Verdict
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.statement import Refused

COUNTS["inbox"] = waiting_reads.people_of_brand
PAGE = "engage/conversations.html"


@require_GET
@in_brand
def inbox(request: DeskRequest, access: Access) -> HttpResponse:
    """Over all open incidents of the brand: who waits, and whatever else is asked for."""
    asked, form = asked_of(request.GET), kept_of(request.GET)
    found = listing(access, asked, start_of(request))
    here, colleagues = request.path, dossier.everybody(access)

    def to(**other: str) -> str:
        return address(here, form, **other)

    return page(
        request,
        "engage/inbox.html",
        found=found,
        asked=asked,
        form=form,
        to=to,
        views=[(*one[:2], address(here, one[2]), *one[3:], one[2] == form) for one in dossier.views(access)],
        colleagues=colleagues,
        names={str(one.id): one.name for one in colleagues},
        roles=list(Role),
        closings=list(Closing),
        hands=list(Hand),
        states=list(State),
        deed=dossier.last_deed(access),
        turns=turns(request, here, found.part),
        may="triage conversation" if access.may("triage conversation") else "",
    )


@require_GET
@in_brand
def conversations(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    return page(request, PAGE, **_values(request, access, number))


@require_POST
@in_brand
def aside(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """Needs no answer, and why; with `undo` it does after all."""
    one = [(number, inbox_reads.conversation_number(access, number, evidence))]
    if request.POST.get("undo"):
        engage.carry_out(access, one, Reopen())
        messages.success(request, gettext("It waits for an answer again."))
        return redirect("engage:conversations", brand=access.slug, number=number)
    closed = Judge(verdict=Verdict.CLOSED, reason=Closing.OTHER, note=request.POST.get("reason", ""))
    answer = engage.carry_out(access, one, closed)
    refused = answer if isinstance(answer, Refused) else None
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, gettext("Put aside. It can be taken back below."))
    return redirect("engage:conversations", brand=access.slug, number=number)


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, object]:
    room = head_reads.head(access, number, outside())
    address = reverse("engage:conversations", kwargs={"brand": access.slug, "number": number})
    queue = queue_reads.incident_queue(access, number)
    found = inbox_reads.inbox(access, number, start=start_of(request), queue=queue)
    starts = {name: start_of(request, name) for name in LISTS if name in request.GET}
    rest = settled(access, number, queue, starts)
    return {
        "room": room,
        "inbox": found,
        "turns": turns(request, address, found.part),
        "folds": {name: (part, turns(request, address, part, name, f"#{name}")) for name, part in rest.items()},
        "opened": starts,
    }
