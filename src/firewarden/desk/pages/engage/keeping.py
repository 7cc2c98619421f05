"""Selections of the inbox under a name."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import engage
from firewarden.desk.pages.door import DeskRequest, in_brand
from firewarden.desk.pages.engage.choosing import address, kept_of
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def views(request: DeskRequest, access: Access) -> HttpResponse:
    asked = kept_of(request.POST)
    saved = engage.save_view(access, request.POST.get("name", ""), asked, shared=bool(request.POST.get("shared")))
    if isinstance(saved, Refused):
        messages.error(request, str(saved.reason))
    else:
        messages.success(request, gettext("Kept. It stands above the list from now on."))
    return redirect(address(reverse("engage:inbox", kwargs={"brand": access.slug}), asked))


@require_POST
@in_brand
def removal(request: DeskRequest, access: Access, view: int) -> HttpResponse:
    refused = engage.drop_view(access, view)
    if refused is not None:
        messages.error(request, str(refused.reason))
    else:
        messages.success(request, gettext("The view is gone; the conversations are not."))
    return redirect("engage:inbox", brand=access.slug)
