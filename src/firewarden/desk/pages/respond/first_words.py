"""First words within a minute: a holding statement approved in quiet times, blanks filled from confirmed facts, sent on
one person's word. From the war room it is three steps: open, choose, send. While one chooses, the page shows what would
go out (`preview`)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.assess.deciding import TYPES
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads import accounts as account_reads
from firewarden.desk.reads import facts as fact_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import holdings
from firewarden.steps.respond.approval.release import fill
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Filled, Refused

PAGE = "respond/first_words.html"


@require_http_methods(["GET", "POST"])
@in_brand
def first_words(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    if not _values(request, access, number)["may_send"]:
        raise NotAllowed(say("Whoever leads, or may approve, can send first words."))
    chosen = whole_of(request.POST.get("holding", ""))
    if chosen is None:
        return _again(request, access, number, Refused(reason=say("Choose which words go out.")))
    slots = _slots(request, access, number, holdings.holding(access, chosen).blanks)
    places = request.POST.getlist("platforms")
    try:
        words = holdings.value(access, chosen)
    except NotFound as problem:
        return _again(request, access, number, str(problem))
    if request.POST.get("preview"):
        row = holdings.holding(access, chosen)
        return page(request, "respond/filled.html", holding=row, text=fill(words, slots))
    sent = respond.release_express(access, number, words, slots, platforms=places, outside=outside())
    if isinstance(sent, Refused):
        return _again(request, access, number, sent)
    messages.success(request, gettext("The first words are on their way. Next: what we know."))
    return redirect("assess:incident", brand=access.slug, number=number)


def _slots(request: DeskRequest, access: Access, number: int, blanks: tuple[str, ...]) -> dict[str, Filled]:
    """Of each blank the fact, and the words of it; without words the whole fact."""
    facts = {row.number: row.text for row in fact_reads.facts(access, number)}
    found = {}
    for blank in blanks:
        fact = whole_of(request.POST.get(f"fact-{blank}", ""))
        if fact is not None and fact in facts:
            words = request.POST.get(f"words-{blank}", "").strip() or facts[fact].strip().rstrip(".")
            found[blank] = Filled(words=words, fact=fact)
    return found


def _again(request: DeskRequest, access: Access, number: int, why: Refused | str) -> HttpResponse:
    return again(request, PAGE, why, **_values(request, access, number))


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    """What was typed stays. Every place is chosen at first: first words belong where people look."""
    room = head_reads.head(access, number, outside())
    places = account_reads.places_of(access, outside())
    typed = request.POST
    rows = holdings.fitting(access, room.incident.crisis_type)
    languages, ours = holdings.languages(access, rows)
    language = (typed or request.GET).get("language", ours)
    facts = [row for row in fact_reads.facts(access, number) if row.status is FactStatus.CONFIRMED and row.source]
    return {
        "room": room,
        "rows": [row for row in rows if row.language == language] if language in languages else rows,
        "languages": languages,
        "tongue": language if language in languages else "",
        "unapproved": [row for row in holdings.holdings(access) if not row.usable],
        "facts": [(row.number, row.text) for row in facts],
        "ways": places,
        "chosen_places": set(typed.getlist("platforms")) if typed else {one.key for one in places},
        "chosen": whole_of(typed.get("holding", "")),
        "types": dict(TYPES),
        "typed": typed,
        "may_send": "release express" in room.may and room.incident.state == "open",
    }
