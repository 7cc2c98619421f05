"""One's own load, breaks and how one wants to meet abuse; for whoever leads, for whom a break is due."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions import care as care_actions
from firewarden.desk.pages.door import DeskRequest, in_brand, page
from firewarden.desk.reads import care as care_reads
from firewarden.vocabulary.care import Care


@require_http_methods(["GET", "POST"])
@in_brand
def care(request: DeskRequest, access: Access) -> HttpResponse:
    """`break` takes one; else what was ticked is how abuse is met from now on."""
    if request.method == "POST" and request.POST.get("break"):
        care_actions.take_break(access.person)
        messages.success(request, gettext("Have a good break. Until it is over nobody is told to hand you the queue."))
        return redirect("engage:care", brand=access.slug)
    if request.method == "POST":
        care_actions.choose(
            access.person, Care(veil=bool(request.POST.get("veil")), grey=bool(request.POST.get("grey")))
        )
        messages.success(request, gettext("Saved."))
        return redirect("engage:care", brand=access.slug)
    team = care_reads.team(access) if access.may("see breaks") else None
    return page(request, "engage/care.html", own=care_reads.mine(access), team=team)
