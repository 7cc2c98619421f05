"""Decisions about one conversation or many: what would happen to which, then that, and the way back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import engage
from firewarden.desk.actions.engage import Assign, Chosen, Done
from firewarden.desk.pages.door import DeskRequest, in_brand, page
from firewarden.desk.pages.engage.choosing import asked_of, back_to, chosen_of, wish_of
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads.listing import listing
from firewarden.vocabulary.conversation import Wish
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def decisions(request: DeskRequest, access: Access) -> HttpResponse:
    """One is decided about at once. Of several it is shown first what would happen; `sure` does it."""
    here = back_to(request, reverse("engage:inbox", kwargs={"brand": access.slug}))
    wish = wish_of(access, request.POST)
    if isinstance(wish, Refused):
        return _refused(request, here, wish.reason)
    chosen = _chosen(request, access)
    if len(chosen) > 1 and not request.POST.get("sure"):
        return _preview(request, access, chosen, wish)
    done = engage.carry_out(access, chosen, wish)
    if isinstance(done, Refused):
        return _refused(request, here, done.reason)
    changed = ngettext("%(num)s conversation changed.", "%(num)s conversations changed.", done.changed)
    _say(request, changed % {"num": done.changed}, done)
    return redirect(here)


@require_POST
@in_brand
def undoing(request: DeskRequest, access: Access) -> HttpResponse:
    """Of the deed with this number, or of one's own last one."""
    here = back_to(request, reverse("engage:inbox", kwargs={"brand": access.slug}))
    done = engage.undo(access, whole_of(request.POST.get("deed", "")))
    if isinstance(done, Refused):
        return _refused(request, here, done.reason)
    restored = ngettext(
        "Undone: %(num)s conversation is as it was.", "Undone: %(num)s conversations are as they were.", done.changed
    )
    _say(request, restored % {"num": done.changed}, done)
    return redirect(here)


def _chosen(request: DeskRequest, access: Access) -> list[Chosen]:
    """`all`: everything that the selection finds, not only what is shown of it."""
    if request.POST.get("all"):
        return chosen_of(list(listing(access, asked_of(request.POST)).keys))
    return chosen_of(request.POST.getlist("chosen"))


def _preview(request: DeskRequest, access: Access, chosen: list[Chosen], wish: Wish | Assign) -> HttpResponse:
    seen = engage.preview(access, chosen, wish)
    asked = [
        (name, value)
        for name in ("wish", "reason", "note", "for", "until", "owner", "next")
        if (value := request.POST.get(name))
    ]
    back = back_to(request, reverse("engage:inbox", kwargs={"brand": access.slug}))
    return page(request, "engage/preview.html", seen=seen, asked=asked, wish=request.POST.get("wish", ""), back=back)


def _say(request: DeskRequest, text: str, done: Done) -> None:
    messages.success(request, text)
    if done.left:
        kept = ngettext("%(num)s was left as it is: %(why)s", "%(num)s were left as they are: %(why)s", len(done.left))
        why = " ".join(dict.fromkeys(str(one.because) for one in done.left))
        messages.warning(request, kept % {"num": len(done.left), "why": why})


def _refused(request: DeskRequest, here: str, reason: Said) -> HttpResponse:
    messages.error(request, gettext("Nothing was changed: %(why)s") % {"why": reason})
    return redirect(here)
