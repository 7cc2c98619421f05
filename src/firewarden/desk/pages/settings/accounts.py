"""Where a brand's words go out: its accounts, who each is by the network's own answer, and a form made from what a
network must be told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import accounts as actions
from firewarden.desk.actions.accounts import ONLY_SANDBOX, Typed
from firewarden.desk.outside import PublishingNetwork, outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.reads import accounts as reads
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.publishing import Identity
from firewarden.vocabulary.statement import Refused

LIST, FORM, WHO = "settings/accounts.html", "settings/account.html", "settings/who.html"
FIELD = "setting-"
"""Before the name of a setting in a form: it may be called like any of our own fields."""


@require_GET
@in_brand
def accounts(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, LIST, **_values(access))


@require_http_methods(["GET", "POST"])
@in_brand
def network(request: DeskRequest, access: Access, network: str) -> HttpResponse:
    """A new account on this network; with `test` it is asked who it is, and nothing is saved."""
    access.need("save account")
    if access.kind is not BrandKind.LIVE:
        return again(request, LIST, Refused(reason=ONLY_SANDBOX), **_values(access))
    about = reads.publishing_network(access, outside(), network)
    typed = _typed(request, about)
    values = _form(about, typed)
    if request.method == "GET":
        return page(request, FORM, **values)
    if request.POST.get("test"):
        return _told(request, actions.who(access, typed), values)
    saved = actions.connect(access, typed)
    if isinstance(saved, Refused):
        return again(request, FORM, saved, **values)
    return _saved(request, access, saved)


@require_http_methods(["GET", "POST"])
@in_brand
def account(request: DeskRequest, access: Access, account: UUID) -> HttpResponse:
    """One there is, to be changed; with `test` it is asked who it is as it was typed, and nothing is saved."""
    form = reads.account_form(access, outside(), account)
    if request.method == "GET":
        typed = Typed(network=form.network.name, name=form.row.name, settings=form.settings, notes=form.row.notes)
        return page(request, FORM, **_form(form.network, typed, form))
    typed = _typed(request, form.network)
    values = _form(form.network, typed, form)
    if request.POST.get("test"):
        return _told(request, actions.who(access, typed, account), values)
    refused = actions.change(access, account, typed)
    if refused is not None:
        return again(request, FORM, refused, **values)
    return _saved(request, access, account)


@require_POST
@in_brand
def check(request: DeskRequest, access: Access, account: UUID) -> HttpResponse:
    """Asks the network who it is just now."""
    found = _outcome(actions.check(access, account))
    if "HX-Request" in request.headers:
        return page(request, WHO, who=found, key=account)
    (messages.success if found.works else messages.error)(request, shown.said(found.says))
    return redirect("settings:accounts", brand=access.slug)


@require_POST
@in_brand
def confirmation(request: DeskRequest, access: Access, account: UUID) -> HttpResponse:
    """This is us: `identity` is what stood on the page."""
    refused = actions.confirm(access, account, request.POST.get("identity", ""))
    if refused is not None:
        return again(request, LIST, refused, **_values(access))
    messages.success(request, gettext("Confirmed. Texts can go out by this account."))
    return redirect("settings:accounts", brand=access.slug)


@require_POST
@in_brand
def switching(request: DeskRequest, access: Access, account: UUID) -> HttpResponse:
    on = request.POST.get("on") == "1"
    actions.switch(access, account, on=on)
    done = gettext("Texts can go out by it again.") if on else gettext("Nothing goes out by it any more.")
    messages.success(request, done)
    return redirect("settings:accounts", brand=access.slug)


@require_POST
@in_brand
def removal(request: DeskRequest, access: Access, account: UUID) -> HttpResponse:
    actions.remove(access, account)
    messages.success(request, gettext("The account was removed. What it published stays in the log."))
    return redirect("settings:accounts", brand=access.slug)


def _saved(request: DeskRequest, access: Access, account: UUID) -> HttpResponse:
    row = reads.account_form(access, outside(), account).row
    if row.confirmed_at is None:
        messages.warning(request, gettext("Saved. Confirm that this is you: before that nothing goes out by it."))
    else:
        messages.success(request, gettext("Saved. Texts can go out by this account."))
    return redirect("settings:accounts", brand=access.slug)


def _values(access: Access) -> dict[str, Any]:
    return {
        "accounts": reads.accounts_of(access, outside()),
        "networks": reads.publishing_networks(access, outside()),
        "may_manage": access.may("save account"),
    }


def _form(about: PublishingNetwork, typed: Typed, form: reads.AccountForm | None = None) -> dict[str, Any]:
    """What was typed, less the key: that is never shown."""
    return {
        "network": about,
        "form": form,
        "name": typed.name,
        "given": typed.settings,
        "notes": typed.notes,
        "field": FIELD,
    }


def _typed(request: DeskRequest, about: PublishingNetwork) -> Typed:
    given = {one.name: request.POST.get(FIELD + one.name) for one in about.about.settings}
    return Typed(
        network=about.name,
        name=request.POST.get("name", about.about.title if request.method == "GET" else ""),
        settings={name: value for name, value in given.items() if value is not None},
        secret=request.POST.get("secret", "").strip(),
        notes=request.POST.get("notes", ""),
        confirmed=request.POST.get("confirmed", ""),
    )


def _told(request: DeskRequest, answer: Identity | Refused, values: dict[str, Any]) -> HttpResponse:
    found = _outcome(answer)
    if "HX-Request" in request.headers:
        return page(request, WHO, who=found, key="")
    return page(request, FORM, **values, who=found)


def _outcome(answer: Identity | Refused) -> Identity:
    return Identity(works=False, says=shown.said(answer.reason)) if isinstance(answer, Refused) else answer
