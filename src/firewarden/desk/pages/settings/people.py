"""Who is in a brand, and with which right. Somebody new gets an account and a link to hand over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access, Right
from firewarden.desk.actions import team
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads import team as team_reads
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@require_http_methods(["GET", "POST"])
@in_brand
def members(request: DeskRequest, access: Access) -> HttpResponse:
    values: dict[str, Any] = {
        "members": team_reads.members(access),
        "may_invite": access.person.may("invite user"),
        "link": "",
    }
    if request.method == "GET":
        return page(request, "settings/members.html", **values)
    access.need("add member")
    email, right = request.POST.get("email", "").strip(), request.POST.get("right", "")
    if right not in list(Right) or "@" not in email:
        return again(request, "settings/members.html", gettext("Give an address and a right."), **values)
    link = ""
    user = team_reads.user_by_email(access.person, email)
    if user is None:
        if not access.person.may("invite user"):
            return again(
                request, "settings/members.html", gettext("Nobody here has this address. Ask the owner."), **values
            )
        invited = team.invite_user(access.person, email, request.POST.get("name", ""))
        if isinstance(invited, Refused):
            return again(request, "settings/members.html", invited, **values)
        user, token = invited
        link = request.build_absolute_uri(reverse("account:enter", kwargs={"token": token}))
    refused = team.add_member(access, user, Right(right))
    if refused is not None:
        return again(request, "settings/members.html", refused, **values)
    return page(request, "settings/members.html", **{**values, "members": team_reads.members(access), "link": link})


@require_POST
@in_brand
def member(request: DeskRequest, access: Access, user: UUID) -> HttpResponse:
    """Another right, or out of the brand (`leave`)."""
    right = request.POST.get("right", "")
    if request.POST.get("leave"):
        refused = team.remove_member(access, user)
    elif right in list(Right):
        refused = team.add_member(access, user, Right(right))
    else:
        refused = Refused(reason=say("Choose a right."))
    if refused is not None:
        return again(request, "settings/members.html", refused, **_values(access))
    messages.success(request, gettext("Done."))
    return redirect("settings:members", brand=access.slug)


def _values(access: Access) -> dict[str, Any]:
    return {"members": team_reads.members(access), "may_invite": access.person.may("invite user"), "link": ""}
