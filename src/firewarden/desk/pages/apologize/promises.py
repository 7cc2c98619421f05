"""The promise ledger of an incident and of a brand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firewarden.desk.access import Access
from firewarden.desk.actions import promises as actions
from firewarden.desk.outside import outside
from firewarden.desk.pages.apologize import words
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, field_of, instant_of, uuid_of, whole_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import promises as reads
from firewarden.desk.reads import team
from firewarden.vocabulary.promise import PromiseState, SaidIn
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

PAGE = "apologize/promises.html"
FIELDS = ("text", "what", "owner", "due_at", "said_in", "url")
NO_TIME = say("Give the day and the hour by which it is due, or leave both empty.")


@require_http_methods(["GET", "POST"])
@in_brand
def promises(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    typed = request.POST
    due = instant_of(typed.get("due_at", ""))
    promised = actions.Promised(
        text=typed.get("text", ""),
        what=typed.get("what", ""),
        owner=uuid_of(typed.get("owner", "")),
        due_at=due,
        public=bool(typed.get("public")),
        said_in=choice_of(SaidIn, typed.get("said_in", "")) or SaidIn.ELSEWHERE,
        url=typed.get("url", ""),
    )
    wrong = due is None and typed.get("due_at", "").strip()
    made = Refused(reason=NO_TIME) if wrong else actions.make_promise(access, number, promised)
    refused = made if isinstance(made, Refused) else None
    return _answer(request, access, number, refused, gettext("It stands in the ledger."))


@require_POST
@in_brand
def assignment(request: DeskRequest, access: Access, number: int, promise: int) -> HttpResponse:
    typed = request.POST
    refused = actions.give_promise(
        access,
        number,
        promise,
        owner=uuid_of(typed.get("owner", "")),
        due_at=instant_of(typed.get("due_at", "")),
        what=typed.get("what", ""),
    )
    return _answer(request, access, number, refused, gettext("Changed."))


@require_POST
@in_brand
def proofs(request: DeskRequest, access: Access, number: int, promise: int) -> HttpResponse:
    typed = request.POST
    proof = actions.Proof(
        text=typed.get("text", ""), url=typed.get("url", ""), evidence=whole_of(typed.get("evidence", ""))
    )
    refused = actions.keep_promise(access, number, promise, proof)
    return _answer(request, access, number, refused, gettext("Kept, and it is noted what shows it."))


@require_POST
@in_brand
def withdrawal(request: DeskRequest, access: Access, number: int, promise: int) -> HttpResponse:
    refused = actions.withdraw_promise(access, number, promise, request.POST.get("reason", ""))
    return _answer(request, access, number, refused, gettext("Withdrawn. It stays in the ledger, with the reason."))


@require_POST
@in_brand
def striking(request: DeskRequest, access: Access, number: int, promise: int) -> HttpResponse:
    refused = actions.strike_promise(access, number, promise, request.POST.get("reason", ""))
    return _answer(request, access, number, refused, gettext("Taken off. It stays below, with the reason."))


@require_safe
@in_brand
def ledger(request: DeskRequest, access: Access) -> HttpResponse:
    """`?state=`, `?public=yes|no`, `?mine=1`; what is none of these shows everything."""
    state = choice_of(PromiseState, request.GET.get("state", ""))
    public = {"yes": True, "no": False}.get(request.GET.get("public", ""))
    mine = bool(request.GET.get("mine"))
    found = reads.brand_ledger(access, reads.Wanted(state=state, public=public, mine=mine))
    values: dict[str, Any] = {
        "ledger": found,
        "states": words.STATES,
        "asked": {"state": state or "", "public": request.GET.get("public", ""), "mine": mine},
        **_words(),
    }
    return page(request, "apologize/ledger.html", **values)


def _answer(request: DeskRequest, access: Access, number: int, refused: Refused | None, done: str) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number))
    messages.success(request, done)
    return redirect("apologize:promises", brand=access.slug, number=number)


def _words() -> dict[str, Any]:
    return {"state_words": dict(words.STATES), "said_words": dict(words.SAID_IN)}


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    typed = request.POST
    return {
        "room": head_reads.head(access, number, outside()),
        "ledger": reads.promises(access, number),
        "members": [(row.user, row.name) for row in team.members(access)],
        "said_places": words.BY_HAND,
        "field_of": field_of,
        "typed": {name: typed.get(name, "") for name in FIELDS} | {"public": bool(typed.get("public", not typed))},
        **_words(),
    }
