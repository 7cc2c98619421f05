"""The page of harmed groups: who they are, what they are owed, who was reached, where they are named."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import harmed
from firewarden.desk.outside import outside
from firewarden.desk.pages.apologize import words
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, whole_of
from firewarden.desk.reads import harmed as reads
from firewarden.desk.reads import head as head_reads
from firewarden.vocabulary.apology import Harm, Size
from firewarden.vocabulary.statement import Refused

PAGE = "apologize/groups.html"
FIELDS = ("name", "harm", "size", "least", "most", "size_source", "contact_route", "remedy")


@require_http_methods(["GET", "POST"])
@in_brand
def groups(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(access, number))
    made = harmed.add_group(access, number, _typed(request.POST))
    if isinstance(made, Refused):
        return again(request, PAGE, made, **_values(access, number, typed=request.POST))
    messages.success(request, gettext("Put down. Say who of them was reached as soon as somebody was."))
    return redirect("apologize:groups", brand=access.slug, number=number)


@require_POST
@in_brand
def group(request: DeskRequest, access: Access, number: int, group: int) -> HttpResponse:
    refused = harmed.change_group(access, number, group, _typed(request.POST))
    return _answer(request, access, number, refused, gettext("Changed."))


@require_POST
@in_brand
def reaches(request: DeskRequest, access: Access, number: int, group: int) -> HttpResponse:
    count = whole_of(request.POST.get("count", "")) or 0
    refused = harmed.reach_group(access, number, group, count, request.POST.get("note", ""))
    return _answer(request, access, number, refused, gettext("Noted, with your name and the time."))


@require_POST
@in_brand
def names(request: DeskRequest, access: Access, number: int, group: int) -> HttpResponse:
    typed = request.POST
    harmed.name_group(
        access,
        number,
        group,
        drafts=[found for one in typed.getlist("drafts") if (found := whole_of(one)) is not None],
        updates=[found for one in typed.getlist("updates") if (found := whole_of(one)) is not None],
        closing=bool(typed.get("closing")),
    )
    return _answer(request, access, number, None, gettext("Changed."))


@require_POST
@in_brand
def closure(request: DeskRequest, access: Access, number: int, group: int) -> HttpResponse:
    if request.POST.get("deed") == "reopen":
        return _answer(request, access, number, harmed.reopen_group(access, number, group), gettext("Open again."))
    refused = harmed.close_group(access, number, group, request.POST.get("note", ""))
    return _answer(request, access, number, refused, gettext("Closed. It can be opened again."))


def _typed(typed: QueryDict) -> harmed.Group:
    size = choice_of(Size, typed.get("size", "")) or Size.UNKNOWN
    least = whole_of(typed.get("least", ""))
    return harmed.Group(
        name=typed.get("name", ""),
        harm=typed.get("harm", ""),
        harms=frozenset(harm for one in typed.getlist("harms") if (harm := choice_of(Harm, one)) is not None),
        size=size,
        least=least,
        most=whole_of(typed.get("most", "")),
        size_source=typed.get("size_source", ""),
        contact_route=typed.get("contact_route", ""),
        remedy=typed.get("remedy", ""),
    )


def _answer(request: DeskRequest, access: Access, number: int, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(access, number))
    messages.success(request, done)
    return redirect("apologize:groups", brand=access.slug, number=number)


def _values(access: Access, number: int, *, typed: QueryDict | None = None) -> dict[str, Any]:
    fresh = {name: typed.get(name, "") if typed else "" for name in FIELDS}
    return {
        "room": head_reads.head(access, number, outside()),
        "groups": reads.groups(access, number),
        "speaking": reads.speaking(access, number),
        "harms": words.HARMS,
        "harm_words": dict(words.HARMS),
        "sizes": words.SIZES,
        "part_words": dict(words.PARTS),
        "typed": fresh | {"size": fresh["size"] or Size.UNKNOWN, "harms": typed.getlist("harms") if typed else []},
    }
