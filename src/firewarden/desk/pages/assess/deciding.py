"""What a person decides about an incident: level, title, type, who sees it, merging, closing; and roles and notes.

All forms stand on one page (`decisions`); each is sent to its own noun.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import assess, work
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import incidents as incident_reads
from firewarden.desk.reads import team
from firewarden.desk.reads import updates as update_reads
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import CrisisType, IncidentState, Outcome, Role
from firewarden.vocabulary.statement import Refused

OUTCOMES = (
    (Outcome.RESOLVED, gettext_lazy("Resolved: it is over")),
    (Outcome.EXPLAINED, gettext_lazy("Explained: there was a harmless reason")),
    (Outcome.FALSE_ALARM, gettext_lazy("False alarm: nothing was out of line")),
)
LEVELS = (
    ("", gettext_lazy("As assessed")),
    (Level.NOISE, gettext_lazy("0 noise")),
    (Level.WATCH, gettext_lazy("1 watch")),
    (Level.ISSUE, gettext_lazy("2 issue")),
    (Level.CRISIS, gettext_lazy("3 crisis")),
    (Level.SEVERE, gettext_lazy("4 severe crisis")),
)
TYPES = (
    (CrisisType.UNKNOWN, gettext_lazy("Not known yet")),
    (CrisisType.PRODUCT, gettext_lazy("Product or service failed")),
    (CrisisType.SAFETY, gettext_lazy("Somebody is or was in danger")),
    (CrisisType.CONDUCT, gettext_lazy("Conduct of our people")),
    (CrisisType.DATA, gettext_lazy("Data got out")),
    (CrisisType.OUTAGE, gettext_lazy("Outage")),
    (CrisisType.RUMOR, gettext_lazy("Rumor")),
    (CrisisType.CAMPAIGN, gettext_lazy("Campaign or boycott")),
)
ROLES = (
    (Role.LEAD, gettext_lazy("Lead")),
    (Role.DEPUTY, gettext_lazy("Deputy")),
    (Role.WRITER, gettext_lazy("Writer")),
    (Role.FACT_KEEPER, gettext_lazy("Fact keeper")),
    (Role.APPROVER_LEGAL, gettext_lazy("Approver, legal")),
    (Role.APPROVER_EXECUTIVE, gettext_lazy("Approver, executive")),
    (Role.CHANNEL_LEAD, gettext_lazy("Channel lead")),
    (Role.CARE_LEAD, gettext_lazy("Care lead")),
    (Role.SCRIBE, gettext_lazy("Scribe")),
    (Role.OBSERVER, gettext_lazy("Observer")),
)


@require_GET
@in_brand
def decisions(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    return page(request, "assess/decisions.html", **_values(access, number))


def _values(access: Access, number: int) -> dict[str, Any]:
    others = [
        (row.number, f"{row.label} {shown.said(row.title)}")
        for row in incident_reads.incidents(access, state=IncidentState.OPEN)
        if row.number != number
    ]
    return {
        "room": head_reads.head(access, number, outside()),
        "others": others,
        "untold": update_reads.waits_for_the_end(access, number),
        "outcomes": OUTCOMES,
        "levels": LEVELS,
        "types": TYPES,
        "roles": ROLES,
        "members": [(row.user, row.name) for row in team.members(access)],
    }


def _answer(
    request: DeskRequest, access: Access, number: int, decide: Callable[[], Refused | None], done: str
) -> HttpResponse:
    """The page again with the reason, or the war room with a word of what was done."""
    refused = decide()
    if refused is not None:
        return again(request, "assess/decisions.html", refused, **_values(access, number))
    messages.success(request, done)
    return redirect("assess:incident", brand=access.slug, number=number)


@require_POST
@in_brand
def closure(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """Closes; with `undo` it opens the incident again."""
    reason = request.POST.get("reason", "")
    if request.POST.get("undo"):
        reopened = gettext("The incident is open again.")
        return _answer(request, access, number, lambda: assess.reopen(access, number, reason), reopened)
    outcome = Outcome(request.POST["outcome"]) if request.POST.get("outcome") in list(Outcome) else None
    if outcome is None or outcome is Outcome.MERGED:
        return _refuse(request, access, number, gettext("Say how it ended. Nothing was changed."))
    done, untold = gettext("The incident is closed."), request.POST.get("untold", "")
    return _answer(request, access, number, lambda: assess.close(access, number, outcome, reason, untold=untold), done)


@require_POST
@in_brand
def merger(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    into = request.POST.get("into", "")
    if not into.isdigit():
        return _refuse(request, access, number, gettext("Say which incident it belongs to. Nothing was changed."))
    refused = assess.merge(access, number, int(into))
    if refused is not None:
        return again(request, "assess/decisions.html", refused, **_values(access, number))
    messages.success(request, gettext("Merged. This is the incident that goes on."))
    return redirect("assess:incident", brand=access.slug, number=int(into))


@require_POST
@in_brand
def level(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    chosen, reason = request.POST.get("level", ""), request.POST.get("reason", "")
    value = Level(int(chosen)) if chosen in {str(int(one)) for one in Level} else None
    done = gettext("The level is as you said.")
    return _answer(request, access, number, lambda: assess.override_level(access, number, value, reason), done)


@require_POST
@in_brand
def title(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    text = request.POST.get("title", "")
    return _answer(request, access, number, lambda: assess.rename(access, number, text), gettext("Renamed."))


@require_POST
@in_brand
def crisis_type(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    chosen = request.POST.get("type", "")
    if chosen not in list(CrisisType):
        return _refuse(request, access, number, gettext("Choose a type of crisis. Nothing was changed."))
    assess.set_type(access, number, CrisisType(chosen))
    messages.success(request, gettext("The type is set."))
    return redirect("assess:incident", brand=access.slug, number=number)


@require_POST
@in_brand
def restriction(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.POST.get("undo"):
        assess.unrestrict(access, number)
        messages.success(request, gettext("Every member of the brand sees this incident again."))
        return redirect("assess:incident", brand=access.slug, number=number)
    named = tuple(user for value in request.POST.getlist("users") if (user := _uuid(value)) is not None)
    done = gettext("From now on only those named see this incident.")
    return _answer(request, access, number, lambda: assess.restrict(access, number, named), done)


@require_POST
@in_brand
def notes(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    text = request.POST.get("text", "")
    return _answer(request, access, number, lambda: work.add_note(access, number, text), gettext("Noted."))


@require_POST
@in_brand
def roles(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """Takes a role, for oneself or somebody else; with `leave` gives it back."""
    chosen, user = request.POST.get("role", ""), _uuid(request.POST.get("user", ""))
    if chosen not in list(Role):
        return _refuse(request, access, number, gettext("Choose a role. Nothing was changed."))
    role = Role(chosen)
    if request.POST.get("leave"):
        work.leave_role(access, number, role, user=user)
        messages.success(request, gettext("The role is free again."))
        return redirect("assess:incident", brand=access.slug, number=number)
    done = gettext("The role is taken.")
    return _answer(request, access, number, lambda: work.take_role(access, number, role, user=user), done)


def _refuse(request: DeskRequest, access: Access, number: int, sentence: str) -> HttpResponse:
    return again(request, "assess/decisions.html", sentence, **_values(access, number))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
