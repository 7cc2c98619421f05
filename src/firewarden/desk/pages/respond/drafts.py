"""One text from the first word to publication: versions, checks, approvals, and where it goes.

A draft that somebody else changed meanwhile is shown again with both texts: what was typed is never lost.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, field_of, lines_of, local, whole_of
from firewarden.desk.reads import begun as begun_reads
from firewarden.desk.reads import corrections as correction_reads
from firewarden.desk.reads import drafts as draft_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import touched
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.desk.reads.wordsmith import may_propose
from firewarden.steps.respond.proposal import Begun
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused

PAGE = "respond/draft.html"
CONFLICT = 409
KINDS = (
    (DraftKind.STATEMENT, gettext_lazy("Statement")),
    (DraftKind.HOLDING, gettext_lazy("Holding statement: that we know, and when more comes")),
    (DraftKind.APOLOGY, gettext_lazy("Apology")),
)
TONGUES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "pt": "Português",
}
"""Each in itself."""

MENDINGS = {
    Mending.EDIT: gettext_lazy("Change it where it stands"),
    Mending.ANSWER: gettext_lazy("Answer it, as a correction"),
    Mending.POST: gettext_lazy("A new post, as a correction"),
    Mending.LEAVE: gettext_lazy("Leave it as it is"),
}


@require_http_methods(["GET", "POST"])
@in_brand
def drafts(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """A new one. `?kind=` proposes what it is, `?alternative_to=` that it is one of several of which one goes out,
    `?start=known&language=` that it begins with what is known."""
    if request.method == "GET":
        return page(request, PAGE, **values(request, access, number, None))
    return _save(request, access, number, None)


@require_http_methods(["GET", "POST"])
@in_brand
def draft(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **values(request, access, number, draft))
    return _save(request, access, number, draft)


@require_POST
@in_brand
def checks(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """While typing."""
    text = request.POST.get("text", "")
    kind = _kind(request)
    findings = respond.check_text(access, number, text, kind=kind)
    perhaps = respond.perhaps_on(text, kind)
    return page(request, "findings.html", findings=findings if text.strip() else (), perhaps=perhaps, text=text)


def _save(request: DeskRequest, access: Access, number: int, draft: int | None) -> HttpResponse:
    """Writes a version; with `ask` it is shown to the approvers as well."""
    text = lines_of(request.POST.get("text", ""))
    if not text.strip():
        return again(request, PAGE, gettext("The text is empty."), **values(request, access, number, draft))
    try:
        saved = respond.write_draft(
            access,
            number,
            text,
            title=request.POST.get("title", ""),
            kind=_kind(request),
            draft=draft,
            based_on=whole_of(request.POST.get("based_on", "")),
            alternative_to=whole_of(request.POST.get("alternative_to", "")),
            notice=request.POST.get("notice"),
        )
    except Conflict as meanwhile:
        told = values(request, access, number, draft) | {"theirs": draft is not None}
        response = again(request, PAGE, str(meanwhile), **told)
        response.status_code = CONFLICT
        return response
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **values(request, access, number, draft))
    if not request.POST.get("ask"):
        messages.success(request, gettext("Saved."))
        return redirect("respond:draft", brand=access.slug, number=number, draft=saved)
    asked = respond.request_approval(access, number, saved)
    return answer(
        request, access, number, saved, asked, done=gettext("Saved.") + " " + asked_words(access, number, saved)
    )


def asked_words(access: Access, number: int, draft: int) -> str:
    """What asking for approval has led to."""
    match draft_reads.state_of(access, number, draft):
        case DraftState.FACT_CHECK:
            return gettext("It waits for a fact: what no fact confirms is confirmed or answered for first.")
        case DraftState.APPROVED:
            return gettext("It is approved: the yeses given before still count.")
    return gettext("The approvers can read it now.")


def answer(
    request: DeskRequest, access: Access, number: int, draft: int, got: object = None, *, done: str = ""
) -> HttpResponse:
    """The page again with what was refused, else on to it with what was done."""
    if isinstance(got, Refused):
        return again(request, PAGE, got, **values(request, access, number, draft))
    messages.success(request, done)
    return redirect("respond:draft", brand=access.slug, number=number, draft=draft)


def ways_in(typed: QueryDict) -> dict[UUID, Mending]:
    """How each place is corrected: `way-` and the id of the delivery."""
    found = {}
    for name, value in typed.items():
        way = choice_of(Mending, str(value))
        if name.startswith("way-") and way is not None:
            try:
                found[UUID(name.removeprefix("way-"))] = way
            except ValueError:
                continue
    return found


def values(request: DeskRequest, access: Access, number: int, draft: int | None) -> dict[str, Any]:
    """What was typed stays in the form, else the newest version stands there."""
    bench = workbench_reads.workbench(access, number, outside())
    row = next((one for one in bench.drafts if one.number == draft), None)
    if draft is not None and row is None:
        raise NotFound(f"There is no draft {draft} here.")
    started = _started(request, access, number) if row is None else None
    text = request.POST.get("text", row.text if row else started.text if started else "")
    kind = row.kind if row else started.kind if started else _kind(request)
    room = head_reads.head(access, number, outside())
    shown = text.strip() and "write draft" in room.may
    return {
        "room": room,
        "bench": bench,
        "draft": row,
        "kinds": KINDS,
        "kind": kind,
        "kind_words": dict(KINDS) | {DraftKind.POST: gettext("Post"), DraftKind.UPDATE: gettext("Public update")},
        "next_at": _next_at(request, row),
        "text": text,
        "title": request.POST.get("title", row.title if row else ""),
        "note": request.POST.get("note", ""),
        "notice": request.POST.get("notice", row.content.notice if row else ""),
        "reason": request.POST.get("reason", ""),
        "standing": correction_reads.corrections(access, number, row.number, outside()) if row and row.corrects else (),
        "ways": MENDINGS,
        "findings": _findings(access, number, row, text, kind) if shown else (),
        "perhaps": respond.perhaps_on(text, kind) if shown else (),
        "alt": request.POST.get("alt", ""),
        "why_silent": request.POST.get("why_silent", ""),
        "gone": {one.place for one in row.deliveries if one.state != "canceled"} if row else set(),
        "theirs": False,
        "model": "" if room.incident.restricted else may_propose(access),
        "beginning": begun_reads.beginning(access, number) if row is None else None,
        "started": started is not None,
        "tongues": TONGUES,
        "touched": touched.of_draft(touched.touches(access, number), draft) if draft is not None else [],
        "alternative_to": (request.POST or request.GET).get("alternative_to", ""),
    }


def _next_at(request: DeskRequest, row: draft_reads.DraftRow | None) -> str:
    """Of a public update: the time of the next one, as it was typed or meant."""
    come = row.content.progress if row is not None else None
    meant = field_of(come.next_at) if come is not None and come.next_at is not None else ""
    return request.POST.get("next_at", meant)


def _findings(
    access: Access, number: int, row: draft_reads.DraftRow | None, text: str, kind: DraftKind
) -> tuple[Finding, ...]:
    """Of a text as it was saved also what its words for one network or in another language say."""
    found = tuple(respond.check_text(access, number, text, kind=kind))
    if row is None or lines_of(text).strip() != row.text.strip():
        return found
    told = {one.message for one in found}
    return (*found, *(one for one in row.findings if one.message not in told))


def _started(request: DeskRequest, access: Access, number: int) -> Begun | None:
    """The hour of the next update is named where it is today; else somebody has to say the day, too."""
    if request.method != "GET" or request.GET.get("start") != "known":
        return None
    found = begun_reads.beginning(access, number)
    language = request.GET.get("language", "")
    at, now = (None if one is None else local(one) for one in (found.next_at, access.now))
    hour = at.strftime("%H:%M") if at is not None and now is not None and at.date() == now.date() else ""
    return begun_reads.begun(access, number, language if language in found.languages else found.language, hour)


def _kind(request: DeskRequest) -> DraftKind:
    typed = request.POST if request.method == "POST" else request.GET
    return choice_of(DraftKind, typed.get("kind", "")) or DraftKind.STATEMENT
