"""Updates of an incident: what was told, what changed since, the next one with its checks and the time of the one after
it; from its draft on it takes the path of every text."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.actions.update import publish_update, write_update
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.respond import drafts
from firewarden.desk.pages.typed import choice_of, field_of, instant_of, lines_of, whole_of
from firewarden.desk.reads import drafts as draft_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import updates as reads
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.steps.update.beginning import from_facts, nothing_new
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.progress import Progress
from firewarden.vocabulary.statement import DraftKind, Phase, Refused

PAGE = "update/updates.html"
CONFLICT = 409
PHASES = (
    (Phase.AWARE, gettext_lazy("We are aware")),
    (Phase.LOOKING, gettext_lazy("We are looking into it")),
    (Phase.KNOWN, gettext_lazy("What we know")),
    (Phase.DOING, gettext_lazy("What we are doing")),
    (Phase.PUT_RIGHT, gettext_lazy("It is put right")),
    (Phase.FOLLOW_UP, gettext_lazy("A follow-up is due")),
    (Phase.CLOSED, gettext_lazy("Closed: this is the last update")),
)


@require_http_methods(["GET", "POST"])
@in_brand
def updates(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """`?corrects=` corrects an update, `?draft=` changes one that is being written, `?start=changed` begins with the
    facts that changed, `?start=nothing` with words for when nothing did."""
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number))
    typed = request.POST
    phase = choice_of(Phase, typed.get("phase", ""))
    if phase is None:
        return again(request, PAGE, gettext("Say how far we have come."), **_values(request, access, number))
    text = lines_of(typed.get("text", ""))
    if not text.strip():
        return again(request, PAGE, gettext("The text is empty."), **_values(request, access, number))
    progress = Progress(
        phase=phase,
        next_at=None if phase is Phase.CLOSED else instant_of(typed.get("next_at", "")),
        topics=tuple(typed.getlist("topics")),
        corrects=whole_of(typed.get("corrects", "")),
    )
    draft, based_on = whole_of(typed.get("draft_number", "")), whole_of(typed.get("based_on", ""))
    try:
        saved = write_update(access, number, text, progress, draft=draft, based_on=based_on)
    except Conflict as meanwhile:
        response = again(request, PAGE, str(meanwhile), **_values(request, access, number))
        response.status_code = CONFLICT
        return response
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **_values(request, access, number))
    asked = respond.request_approval(access, number, saved) if typed.get("ask") else None
    done = gettext("Saved.") + (" " + drafts.asked_words(access, number, saved) if typed.get("ask") else "")
    return drafts.answer(request, access, number, saved, asked, done=done)


@require_POST
@in_brand
def publication(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """`way-` and the id of a delivery: how a correction goes out where the update stands."""
    typed = request.POST
    chosen = typed.getlist("platforms")
    made = publish_update(
        access,
        number,
        draft,
        next_at=instant_of(typed.get("next_at", "")),
        outside=outside(),
        platforms=chosen,
        languages={key: typed.get(f"language-{key}", "") for key in chosen},
        ways=drafts.ways_in(request.POST),
    )
    if isinstance(made, Refused):
        return drafts.answer(request, access, number, draft, made)
    messages.success(request, gettext("Update %(number)s is public.") % {"number": made})
    return redirect("update:updates", brand=access.slug, number=number)


@require_POST
@in_brand
def checks(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """While typing."""
    text = request.POST.get("text", "")
    findings = respond.check_text(access, number, text, kind=DraftKind.UPDATE)
    return page(request, "findings.html", findings=findings if text else (), text=text)


def _values(request: DeskRequest, access: Access, number: int) -> dict[str, Any]:
    """What was typed stays in the form."""
    found, room = reads.updates(access, number), head_reads.head(access, number, outside())
    typed, asked = request.POST, request.POST or request.GET
    row = _draft(access, number, whole_of(asked.get("draft_number", asked.get("draft", ""))))
    come = row.content.progress if row is not None else None
    last = found.updates[0] if found.updates else None
    text = typed.get("text", row.text if row else _begun(request, found))
    return {
        "room": room,
        "found": found,
        "phases": PHASES,
        "draft": row,
        "based_on": typed.get("based_on", row.version if row else ""),
        "text": text,
        "phase": typed.get("phase", come.phase if come else last.phase if last else Phase.AWARE),
        "next_at": typed.get("next_at", field_of(come.next_at if come and come.next_at else found.proposed_next)),
        "corrects": asked.get("corrects", come.corrects if come and come.corrects else ""),
        "chosen": typed.getlist("topics") or (come.topics if come else last.topics if last else ()),
        "findings": respond.check_text(access, number, text, kind=DraftKind.UPDATE)
        if text.strip() and "write draft" in room.may
        else (),
    }


def _draft(access: Access, number: int, draft: int | None) -> draft_reads.DraftRow | None:
    """Raises NotFound."""
    if draft is None:
        return None
    bench = workbench_reads.workbench(access, number, outside())
    found = next((one for one in bench.drafts if one.number == draft and one.kind is DraftKind.UPDATE), None)
    if found is None:
        raise NotFound(f"There is no update {draft} being written here.")
    return found


def _begun(request: DeskRequest, found: reads.UpdatesPage) -> str:
    start = request.GET.get("start", "")
    confirmed = [one.text for one in found.changed if one.status is FactStatus.CONFIRMED]
    if start == "changed":
        return from_facts(confirmed)
    if start == "nothing" and found.updates:
        language = request.LANGUAGE_CODE or "en"
        return nothing_new(language, shown.clock(found.proposed_next), [one.number for one in found.changed]) or ""
    return next((one.text for one in found.updates if str(one.number) == request.GET.get("corrects")), "")
