"""Holding statements of the plan: written and approved in quiet times, renewed before they end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import holdings
from firewarden.desk.outside import outside
from firewarden.desk.pages.assess.deciding import TYPES
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, lines_of, whole_of
from firewarden.desk.reads import holdings as reads
from firewarden.steps.prepare.holdings import DAYS, PROPOSALS
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.statement import Refused

LIST, ONE = "prepare/holdings.html", "prepare/holding.html"
CONFLICT = 409
LANGUAGES = (
    ("en", gettext_lazy("English")),
    ("de", gettext_lazy("German")),
    ("es", gettext_lazy("Spanish")),
    ("fr", gettext_lazy("French")),
    ("it", gettext_lazy("Italian")),
    ("pt", gettext_lazy("Portuguese")),
    ("ar", gettext_lazy("Arabic")),
    ("hi", gettext_lazy("Hindi")),
    ("nl", gettext_lazy("Dutch")),
    ("ja", gettext_lazy("Japanese")),
)


@require_GET
@in_brand
def listed(request: DeskRequest, access: Access) -> HttpResponse:
    return page(request, LIST, **_of_list(access))


@require_POST
@in_brand
def adopted(request: DeskRequest, access: Access) -> HttpResponse:
    """Keeps proposals of one language as the brand's own, for somebody to read and approve."""
    language = request.POST.get("language", "en")
    chosen = [one for one in PROPOSALS if one.language == language]
    titles = dict(TYPES)
    there = {(row.crisis_type, row.language) for row in reads.holdings(access)}
    made = 0
    for one in chosen:
        if (one.crisis_type, one.language) not in there:
            written = holdings.Written(
                title=str(titles[one.crisis_type]), text=one.text, crisis_type=one.crisis_type, language=one.language
            )
            made += not isinstance(holdings.save_holding(access, written), Refused)
    messages.success(request, gettext("%(num)s proposals were kept. Somebody has to approve each.") % {"num": made})
    return redirect("prepare:holdings", brand=access.slug)


@require_http_methods(["GET", "POST"])
@in_brand
def new(request: DeskRequest, access: Access) -> HttpResponse:
    if request.method == "GET":
        return page(request, ONE, **_of_one(request, access, None))
    return _save(request, access, None)


@require_http_methods(["GET", "POST"])
@in_brand
def one(request: DeskRequest, access: Access, holding: int) -> HttpResponse:
    row = reads.holding(access, holding)
    if request.method == "GET":
        return page(request, ONE, **_of_one(request, access, row))
    return _save(request, access, row)


@require_POST
@in_brand
def approved(request: DeskRequest, access: Access, holding: int) -> HttpResponse:
    version, days = whole_of(request.POST.get("version", "")) or 0, whole_of(request.POST.get("days", "")) or 0
    refused = holdings.approve_holding(access, holding, version, days)
    if refused is not None:
        return again(request, ONE, refused, **_of_one(request, access, reads.holding(access, holding)))
    messages.success(request, gettext("Approved. Whoever leads can send it in one step."))
    return redirect("prepare:holding", brand=access.slug, holding=holding)


@require_POST
@in_brand
def retired(request: DeskRequest, access: Access, holding: int) -> HttpResponse:
    holdings.retire_holding(access, holding)
    messages.success(request, gettext("It is offered no more."))
    return redirect("prepare:holdings", brand=access.slug)


def _save(request: DeskRequest, access: Access, row: reads.HoldingRow | None) -> HttpResponse:
    typed = request.POST
    written = holdings.Written(
        title=typed.get("title", ""),
        text=lines_of(typed.get("text", "")),
        crisis_type=choice_of(CrisisType, typed.get("crisis_type", "")) or CrisisType.UNKNOWN,
        language=typed.get("language", "en"),
        platform=typed.get("platform", ""),
    )
    number, based_on = row.number if row else None, whole_of(typed.get("based_on", ""))
    try:
        saved = holdings.save_holding(access, written, number=number, based_on=based_on)
    except Conflict as meanwhile:
        response = again(request, ONE, str(meanwhile), **_of_one(request, access, row) | {"theirs": True})
        response.status_code = CONFLICT
        return response
    if isinstance(saved, Refused):
        return again(request, ONE, saved, **_of_one(request, access, row))
    messages.success(request, gettext("Saved. A changed text has to be approved again."))
    return redirect("prepare:holding", brand=access.slug, holding=saved)


def _of_list(access: Access) -> dict[str, Any]:
    rows = reads.holdings(access)
    covered = {row.crisis_type for row in rows if row.usable}
    return {
        "rows": rows,
        "types": dict(TYPES),
        "languages": LANGUAGES,
        "language_words": dict(LANGUAGES),
        "missing": [label for kind, label in TYPES if kind not in covered],
        "proposed": sorted({one.language for one in PROPOSALS}),
        "may_save": access.may("save holding"),
    }


def _of_one(request: DeskRequest, access: Access, row: reads.HoldingRow | None) -> dict[str, Any]:
    """What was typed stays, else the newest version stands there."""
    typed = request.POST
    kept = {
        "title": row.title if row else "",
        "text": row.newest.text if row else "",
        "crisis_type": row.crisis_type if row else CrisisType.UNKNOWN,
        "language": row.language if row else "en",
        "platform": row.platform if row else "",
    }
    return {
        "row": row,
        "typed": {name: typed.get(name, value) for name, value in kept.items()},
        "types": TYPES,
        "languages": LANGUAGES,
        "platforms": reads.platforms(access, outside()),
        "days": DAYS,
        "may_save": access.may("save holding"),
        "may_approve": access.may("approve holding"),
        "theirs": False,
    }
