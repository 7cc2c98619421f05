"""All cases of an incident on one page; each has its notes and the moves open to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import offline
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, uuid_of, whole_of
from firewarden.desk.reads import cases as case_reads
from firewarden.desk.reads import evidence as evidence_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    """`?evidence=` proposes the public post a case comes from."""
    room = head_reads.head(access, number, outside())
    typed = request.POST if request.method == "POST" else request.GET
    chosen = typed.get("evidence", "")
    return {
        "room": room,
        "cases": case_reads.cases(access, number),
        "pieces": [
            (one.number, f"{one.author} {one.text}"[:80])
            for one in evidence_reads.evidence_of(access, number)
            if one.post_key is not None and one.erased_at is None
        ][:200],
        "members": [(row.user, row.name) for row in team.members(access)],
        "typed": {name: typed.get(name, "") for name in ("problem", "person", "channel", "owner")}
        | {"evidence": chosen},
    }


@require_http_methods(["GET", "POST"])
@in_brand
def cases(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, "offline/cases.html", **_values(request, access, number))
    made = offline.open_case(
        access,
        number,
        request.POST.get("problem", ""),
        evidence=whole_of(request.POST.get("evidence", "")),
        person=request.POST.get("person", ""),
        channel=request.POST.get("channel", ""),
        owner=uuid_of(request.POST.get("owner", "")),
    )
    if isinstance(made, Refused):
        return again(request, "offline/cases.html", made, **_values(request, access, number))
    messages.success(request, gettext("Case %(number)s is open. Nothing of it is public.") % {"number": made})
    return redirect("offline:cases", brand=access.slug, number=number)


@require_POST
@in_brand
def notes(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    refused = offline.note_case(access, number, case, request.POST.get("text", ""))
    return _answer(request, access, number, refused, gettext("Noted, for the team alone."))


@require_POST
@in_brand
def state(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    to = choice_of(CaseState, request.POST.get("state", ""))
    refused = (
        Refused(reason=say("Choose where the case stands now."))
        if to is None
        else offline.move_case(
            access,
            number,
            case,
            to,
            consent=request.POST.get("consent", ""),
            channel=request.POST.get("channel", ""),
            note=request.POST.get("note", ""),
        )
    )
    return _answer(request, access, number, refused, gettext("The case has moved on."))


def _answer(request: DeskRequest, access: Access, number: int, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, "offline/cases.html", refused, **_values(request, access, number))
    messages.success(request, done)
    return redirect("offline:cases", brand=access.slug, number=number)
