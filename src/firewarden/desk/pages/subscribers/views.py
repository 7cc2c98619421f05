"""One page: how many there are, what became of the mails of each update, and those of which nobody knows."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import hooks
from firewarden.desk.actions.mailing import send_test, settle_mails
from firewarden.desk.letters import test_letter
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import uuid_of
from firewarden.desk.reads import subscribers as reads
from firewarden.desk.reads.announced import newest
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "subscribers/subscribers.html"


@require_GET
@in_brand
def subscribers(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, PAGE, **values(access))


@require_POST
@in_brand
def settlement(request: DeskRequest, access: Access) -> HttpResponse:
    """Those that were ticked."""
    keys = [key for text in request.POST.getlist("mail") if (key := uuid_of(text)) is not None]
    went_out = request.POST.get("went_out", "")
    settled: int | Refused = Refused(reason=say("Tick the mails you have looked up, and say what became of them."))
    if keys and went_out in {"yes", "no"}:
        settled = settle_mails(access, keys, went_out=went_out == "yes")
    else:
        access.need("settle mail")
    if isinstance(settled, Refused):
        return again(request, PAGE, settled, **values(access))
    messages.success(
        request, ngettext("%(count)s mail is settled.", "%(count)s mails are settled.", settled) % {"count": settled}
    )
    return redirect("subscribers:subscribers", brand=access.slug)


@require_POST
@in_brand
def test(request: DeskRequest, access: Access) -> HttpResponse:
    """The newest update as a mail, to whoever asks, at once."""

    def letter(update: UUID, address: str) -> bytes:
        return test_letter(access, update, address, access.person.language, outside())

    refused = send_test(access, newest(access), outside(), letter)
    if refused is not None:
        return again(request, PAGE, refused, **values(access))
    messages.success(request, gettext("The mail is on its way to your own address."))
    return redirect("subscribers:subscribers", brand=access.slug)


@require_POST
@in_brand
def removal(request: DeskRequest, access: Access, hook: UUID) -> HttpResponse:
    access.need("save subscribers")
    hooks.remove_hook(access, hook)
    messages.success(request, gettext("Nothing is posted there any more."))
    return redirect("subscribers:subscribers", brand=access.slug)


def values(access: Access) -> dict[str, Any]:
    return {
        "found": reads.subscribers(access, outside()),
        "languages": dict(settings.LANGUAGES),
        "tongues": settings.LANGUAGES,
        "may_settle": access.may("settle mail"),
        "may_test": access.may("send test mail"),
        "may_manage": access.may("save subscribers"),
        "live": access.kind.value == "live",
    }
