"""The cases of an incident with how far people got, and one case: the public thread beside the private talk."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import offline, personalize
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, uuid_of, whole_of
from firewarden.desk.reads import cases as case_reads
from firewarden.desk.reads import evidence as evidence_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import private as private_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "offline/case.html"


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    """`?evidence=` proposes the public post a case comes from."""
    room = head_reads.head(access, number, outside())
    typed = request.POST if request.method == "POST" else request.GET
    chosen = typed.get("evidence", "")
    return {
        "room": room,
        "cases": case_reads.cases(access, number),
        "loop_shares": private_reads.loop(access, number),
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
    return redirect("offline:case", brand=access.slug, number=number, case=made)


@require_GET
@in_brand
def case(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    return page(request, PAGE, **case_values(request, access, number, case))


@require_POST
@in_brand
def notes(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    refused = offline.note_case(access, number, case, request.POST.get("text", ""))
    return answer(request, access, (number, case), refused, gettext("Noted, for the team alone."))


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
            note_agreed=request.POST.get("note_agreed", ""),
        )
    )
    return answer(request, access, (number, case), refused, gettext("The case has moved on."))


@require_POST
@in_brand
def public_word(request: DeskRequest, access: Access, number: int, case: int) -> HttpResponse:
    """The closing word becomes a reply to the post the case comes from: checked and sent like any other."""
    row = case_reads.case(access, number, case)
    if row.evidence is None or not row.closing_note:
        raise NotFound("There is no closing word to say in public here.")
    made = personalize.write_reply(access, number, row.evidence, row.closing_note)
    if isinstance(made, Refused):
        return answer(request, access, (number, case), made, "")
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=row.evidence)


def case_values(request: DeskRequest, access: Access, number: int, case: int, **more: Any) -> dict[str, Any]:
    names = (
        "text",
        "consent",
        "value",
        "agreed",
        "phone",
        "at",
        "zone",
        "about",
        "note",
        "note_agreed",
        "kept_private",
    )
    return {
        "room": head_reads.head(access, number, outside()),
        "case": private_reads.private(access, number, case),
        "typed": {name: request.POST.get(name, "") for name in names},
        "doubts": (),
        "link": "",
        "network": None,
    } | more


def answer(
    request: DeskRequest, access: Access, where: tuple[int, int], refused: Refused | None, done: str
) -> HttpResponse:
    """`where`: the numbers of the incident and of the case."""
    number, case = where
    if refused is not None:
        return again(request, PAGE, refused, **case_values(request, access, number, case))
    messages.success(request, done)
    return redirect("offline:case", brand=access.slug, number=number, case=case)
