"""What may be offered, what was asked for, what was offered to whom, and what is still owed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import offers
from firewarden.desk.actions import remedies as catalog
from firewarden.desk.actions.offers import Asking
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.personalize.composing import back
from firewarden.desk.pages.typed import choice_of, instant_of, lines_of, whole_of
from firewarden.desk.reads import facts as fact_reads
from firewarden.desk.reads import harmed as harmed_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import remedies as remedy_reads
from firewarden.desk.words import word
from firewarden.steps.personalize.remedies import amount_of
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.remedy import OfferState, RemedyKind, Worth
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "personalize/remedies.html"


@require_http_methods(["GET", "POST"])
@in_brand
def remedies(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """The catalog and all offers; a POST adds a line."""
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    form = request.POST
    worth = worth_of(form)
    wanted = catalog.Wanted(
        kind=choice_of(RemedyKind, form.get("kind", "")) or RemedyKind.OWN,
        name=form.get("name", ""),
        to_whom=lines_of(form.get("to_whom", "")),
        words=lines_of(form.get("words", "")),
        fact=whole_of(form.get("fact", "")),
        group=whole_of(form.get("group", "")),
        limit=worth.amount,
        unit=worth.unit,
        since=instant_of(form.get("since", "")),
        until=instant_of(form.get("until", "")),
    )
    saved = catalog.save_remedy(access, number, wanted)
    refused = saved if isinstance(saved, Refused) else None
    return _answer(request, access, number, refused, gettext("It may be offered from now on."))


@require_POST
@in_brand
def withdrawal(request: DeskRequest, access: Access, number: int, remedy: int) -> HttpResponse:
    refused = catalog.withdraw_remedy(access, number, remedy, request.POST.get("reason", ""))
    return _answer(request, access, number, refused, gettext("Withdrawn. What was offered stands."))


@require_POST
@in_brand
def asked(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """For more than the catalog allows, for this one person."""
    form = request.POST
    asking = Asking(
        worth=worth_of(form),
        why=form.get("why", ""),
        remedy=whole_of(form.get("remedy", "")),
        kind=choice_of(RemedyKind, form.get("kind", "")) or RemedyKind.OWN,
        words=lines_of(form.get("words", "")),
    )
    made = offers.ask(access, number, evidence, asking)
    if isinstance(made, Refused):
        return back(request, access, number, evidence, made)
    messages.success(request, gettext("Asked. The answer will stand here."))
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)


@require_POST
@in_brand
def decision(request: DeskRequest, access: Access, number: int, offer: int) -> HttpResponse:
    form = request.POST
    grant = form.get("grant") == "yes"
    refused = offers.decide(access, number, offer, grant=grant, reason=form.get("reason", ""))
    return _answer(request, access, number, refused, gettext("Decided. Whoever asked sees it beside their reply."))


@require_POST
@in_brand
def state(request: DeskRequest, access: Access, number: int, offer: int) -> HttpResponse:
    """What became of an offer."""
    to = choice_of(OfferState, request.POST.get("state", ""))
    if to is None:
        access.need("offer remedy")
        refused: Refused | None = Refused(reason=say("Say what became of it."))
    else:
        refused = offers.note(access, number, offer, to, request.POST.get("note", ""))
    evidence = whole_of(request.POST.get("evidence", ""))
    if evidence is not None and refused is None:
        return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)
    return _answer(request, access, number, refused, gettext("Noted."))


def worth_of(form: QueryDict, of: str = "") -> Worth:
    """From the fields `worth` and `unit`, their names ending in `of`."""
    amount = amount_of(form.get(f"worth{of}", ""))
    unit = form.get(f"unit{of}", "").strip().upper()[:12]
    return Worth(amount=amount, unit=unit if amount is not None else "")


def _answer(request: DeskRequest, access: Access, number: int, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, done)
    return redirect("personalize:remedies", brand=access.slug, number=number)


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    found = remedy_reads.remedies(access, number)
    return {
        "room": head_reads.head(access, number, outside()),
        "found": found,
        "kinds": [(kind.value, word(kind)) for kind in RemedyKind],
        "facts": [row for row in fact_reads.facts(access, number) if row.status is FactStatus.CONFIRMED],
        "groups": [(str(row.number), row.name) for row in harmed_reads.groups(access, number) if not row.closed_at],
        "typed": request.POST,
    }
