"""Tasks of an incident: who does what until when, and what waits for what."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import work
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, field_of, instant_of, uuid_of, whole_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import tasks as task_reads
from firewarden.desk.reads import team
from firewarden.vocabulary.incident import Step
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "respond/tasks.html"
BACK = {
    "assess:incident": "assess:incident",
    "respond:tasks": "respond:tasks",
    "respond:task": "respond:tasks",
    "respond:workbench": "respond:workbench",
}
"""From where a form was sent, and where its answer leads; from anywhere else to the war room."""


@require_http_methods(["GET", "POST"])
@in_brand
def tasks(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    typed = request.POST
    made = work.add_task(
        access,
        number,
        typed.get("text", ""),
        step=choice_of(Step, typed.get("step", "")) or Step.RESPOND,
        owner=uuid_of(typed.get("owner", "")),
        due_at=instant_of(typed.get("due_at", "")),
    )
    if isinstance(made, Refused):
        return again(request, PAGE, made, **_values(request, access, number))
    messages.success(request, gettext("Task %(number)s is added.") % {"number": made})
    return _back(request, access, number)


@require_POST
@in_brand
def task(request: DeskRequest, access: Access, number: int, task: int) -> HttpResponse:
    """`deed` says what is done with it: complete, reopen, assign, schedule, block, unblock."""
    deed = DEEDS.get(request.POST.get("deed", ""))
    refused = (
        Refused(reason=say("Say what is to be done with the task."))
        if deed is None
        else deed(request, access, number, task)
    )
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, gettext("Task %(number)s is changed.") % {"number": task})
    return _back(request, access, number)


@require_POST
@in_brand
def checklist(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """Started again at a higher level it adds what is missing."""
    made = work.start_checklist(access, number)
    done = (
        ngettext("The checklist brought %(num)s task.", "The checklist brought %(num)s tasks.", made) % {"num": made}
        if made
        else gettext("Everything on the checklist is among the tasks already.")
    )
    messages.success(request, done)
    return redirect("respond:tasks", brand=access.slug, number=number)


def _complete(_request: DeskRequest, access: Access, number: int, task: int) -> Refused | None:
    return work.complete_task(access, number, task)


def _reopen(_request: DeskRequest, access: Access, number: int, task: int) -> Refused | None:
    return work.reopen_task(access, number, task)


def _assign(request: DeskRequest, access: Access, number: int, task: int) -> Refused | None:
    return work.assign_task(access, number, task, uuid_of(request.POST.get("owner", "")))


def _schedule(request: DeskRequest, access: Access, number: int, task: int) -> Refused | None:
    typed = request.POST.get("due_at", "")
    at = instant_of(typed)
    if typed.strip() and at is None:
        return Refused(reason=say("That is no time we can read. Leave it empty for a task without one."))
    work.schedule_task(access, number, task, at)
    return None


def _block(request: DeskRequest, access: Access, number: int, task: int) -> Refused | None:
    blocker = whole_of(request.POST.get("blocker", ""))
    if blocker is None:
        return Refused(reason=say("Choose the task it waits for."))
    return work.block_task(access, number, task, blocker, blocked=request.POST.get("deed") == "block")


DEEDS: dict[str, Callable[[DeskRequest, Access, int, int], Refused | None]] = {
    "complete": _complete,
    "reopen": _reopen,
    "assign": _assign,
    "schedule": _schedule,
    "block": _block,
    "unblock": _block,
}


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, object]:
    room = head_reads.head(access, number, outside())
    tasks = task_reads.tasks(access, number)
    typed = request.POST
    return {
        "room": room,
        "open": [row for row in tasks if row.done_at is None],
        "done": [row for row in tasks if row.done_at is not None],
        "due": {row.number: field_of(row.due_at) for row in tasks},
        "members": [(row.user, row.name) for row in team.members(access)],
        "steps": list(Step),
        "typed": {name: typed.get(name, "") for name in ("text", "step", "owner", "due_at")},
    }


def _back(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """To the page of ours the form stood on, else to the war room."""
    sent_from = request.headers.get("Referer", "")
    name = "assess:incident"
    if url_has_allowed_host_and_scheme(sent_from, {request.get_host()}):
        try:
            name = resolve(urlsplit(sent_from).path).view_name
        except Resolver404:
            name = "assess:incident"
    return redirect(BACK.get(name, "assess:incident"), brand=access.slug, number=number)
