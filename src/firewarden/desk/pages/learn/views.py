"""One page that prints; each part of it is sent to its own noun."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import learn
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, instant_of, uuid_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import review as review_reads
from firewarden.desk.reads import team
from firewarden.steps.learn.review import Section
from firewarden.vocabulary.statement import Refused


def _values(access: Access, number: int) -> dict[str, Any]:
    return {
        "room": head_reads.head(access, number, outside()),
        "review": review_reads.review(access, number),
        "members": [(row.user, row.name) for row in team.members(access)],
    }


@require_http_methods(["GET", "POST"])
@in_brand
def review(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """Starting it is the POST."""
    if request.method == "GET":
        return page(request, "learn/review.html", **_values(access, number))
    return _answer(request, access, number, learn.start_review(access, number), gettext("The review has begun."))


@require_POST
@in_brand
def sections(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    section = choice_of(Section, request.POST.get("section", ""))
    if section is None:
        return again(request, "learn/review.html", gettext("There is no such question."), **_values(access, number))
    refused = learn.write_section(access, number, section, request.POST.get("text", ""))
    return _answer(request, access, number, refused, gettext("Written down."))


@require_POST
@in_brand
def lessons(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    text, change = request.POST.get("text", ""), request.POST.get("plan_change", "")
    refused = learn.add_lesson(access, number, text, plan_change=change)
    return _answer(request, access, number, refused, gettext("Learned."))


@require_POST
@in_brand
def items(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    due_at = instant_of(request.POST.get("due_at", ""))
    if due_at is None:
        reason = gettext("Say by when it has to be done.")
        return again(request, "learn/review.html", reason, **_values(access, number))
    owner = uuid_of(request.POST.get("owner", ""))
    made = learn.add_action_item(access, number, request.POST.get("text", ""), owner=owner, due_at=due_at)
    refused = made if isinstance(made, Refused) else None
    return _answer(request, access, number, refused, gettext("Added."))


@require_POST
@in_brand
def completion(request: DeskRequest, access: Access, number: int, item: UUID) -> HttpResponse:
    learn.complete_action_item(access, number, item)
    return _answer(request, access, number, None, gettext("Done."))


@require_POST
@in_brand
def closure(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    return _answer(request, access, number, learn.close_review(access, number), gettext("The review is closed."))


def _answer(request: DeskRequest, access: Access, number: int, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, "learn/review.html", refused, **_values(access, number))
    messages.success(request, done)
    return redirect("learn:review", brand=access.slug, number=number)
