"""One text from the first word to publication: versions, checks, approvals, and where it goes.

A draft that somebody else changed meanwhile is shown again with both texts: what was typed is never lost.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import choice_of, lines_of, whole_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.steps.respond.approval import NeedsMore
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftKind, Refused

PAGE = "respond/draft.html"
CONFLICT = 409
KINDS = (
    (DraftKind.STATEMENT, gettext_lazy("Statement")),
    (DraftKind.HOLDING, gettext_lazy("Holding statement: that we know, and when more comes")),
    (DraftKind.APOLOGY, gettext_lazy("Apology")),
)


@require_http_methods(["GET", "POST"])
@in_brand
def drafts(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """A new one. `?kind=` proposes what it is."""
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number, None))
    return _save(request, access, number, None)


@require_http_methods(["GET", "POST"])
@in_brand
def draft(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number, draft))
    return _save(request, access, number, draft)


@require_POST
@in_brand
def checks(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """While typing."""
    text = request.POST.get("text", "")
    findings = respond.check_text(access, number, text, kind=_kind(request))
    return page(request, "findings.html", findings=findings if text.strip() else (), text=text)


@require_POST
@in_brand
def request_for_approval(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.request_approval(access, number, draft)
    return _answer(request, access, number, draft, refused, done=gettext("The approvers can read it now."))


@require_POST
@in_brand
def approvals(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """My yes to the version that was on my screen."""
    version = whole_of(request.POST.get("version", ""))
    if version is None:
        refused = Refused(reason=say("Say which version you have read."))
        return _answer(request, access, number, draft, refused)
    decision = respond.approve(access, number, draft, version)
    if isinstance(decision, Refused):
        return _answer(request, access, number, draft, decision)
    if isinstance(decision, NeedsMore):
        done = ngettext(
            "Your yes counts. %(num)s more person has to say yes.",
            "Your yes counts. %(num)s more people have to say yes.",
            decision.missing,
        ) % {"num": decision.missing}
    else:
        done = gettext("Version %(number)s is approved. It is not public until somebody publishes it.")
        done %= {"number": version}
    return _answer(request, access, number, draft, None, done=done)


@require_POST
@in_brand
def changes(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    version = whole_of(request.POST.get("version", "")) or 0
    refused = respond.ask_for_changes(access, number, draft, version, request.POST.get("note", ""))
    return _answer(request, access, number, draft, refused, done=gettext("It is back with its author."))


@require_POST
@in_brand
def withdrawal(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.withdraw(access, number, draft)
    return _answer(request, access, number, draft, refused, done=gettext("Withdrawn. The text stays readable."))


@require_POST
@in_brand
def publication(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    queued = respond.publish(access, number, draft, request.POST.getlist("platforms"), outside())
    if isinstance(queued, Refused):
        return _answer(request, access, number, draft, queued)
    if queued == 0:
        done = gettext("Nothing new was queued: it goes to each place once.")
    else:
        done = ngettext(
            "On its way to %(num)s place. Until the worker takes it, it can be stopped on the workbench.",
            "On its way to %(num)s places. Until the worker takes them, they can be stopped on the workbench.",
            queued,
        ) % {"num": queued}
    return _answer(request, access, number, draft, None, done=done)


def _save(request: DeskRequest, access: Access, number: int, draft: int | None) -> HttpResponse:
    """Writes a version; with `ask` it is shown to the approvers as well."""
    text = lines_of(request.POST.get("text", ""))
    if not text.strip():
        return again(request, PAGE, gettext("The text is empty."), **_values(request, access, number, draft))
    try:
        saved = respond.write_draft(
            access,
            number,
            text,
            title=request.POST.get("title", ""),
            kind=_kind(request),
            draft=draft,
            based_on=whole_of(request.POST.get("based_on", "")),
        )
    except Conflict as meanwhile:
        values = _values(request, access, number, draft) | {"theirs": draft is not None}
        response = again(request, PAGE, str(meanwhile), **values)
        response.status_code = CONFLICT
        return response
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **_values(request, access, number, draft))
    if not request.POST.get("ask"):
        messages.success(request, gettext("Saved."))
        return redirect("respond:draft", brand=access.slug, number=number, draft=saved)
    asked = respond.request_approval(access, number, saved)
    return _answer(request, access, number, saved, asked, done=gettext("Saved, and the approvers can read it now."))


def _answer(
    request: DeskRequest, access: Access, number: int, draft: int, refused: Refused | None, *, done: str = ""
) -> HttpResponse:
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number, draft))
    messages.success(request, done)
    return redirect("respond:draft", brand=access.slug, number=number, draft=draft)


def _values(request: DeskRequest, access: Access, number: int, draft: int | None) -> dict[str, Any]:
    """What was typed stays in the form, else the newest version stands there."""
    bench = workbench_reads.workbench(access, number, outside())
    row = next((one for one in bench.drafts if one.number == draft), None)
    if draft is not None and row is None:
        raise NotFound(f"There is no draft {draft} here.")
    text = request.POST.get("text", row.text if row else "")
    kind = row.kind if row else _kind(request)
    room = head_reads.head(access, number, outside())
    shown = text.strip() and "write draft" in room.may
    return {
        "room": room,
        "bench": bench,
        "draft": row,
        "kinds": KINDS,
        "kind": kind,
        "kind_words": dict(KINDS),
        "text": text,
        "title": request.POST.get("title", row.title if row else ""),
        "note": request.POST.get("note", ""),
        "findings": respond.check_text(access, number, text, kind=kind) if shown else (),
        "gone": {one.place for one in row.deliveries if one.state != "canceled"} if row else set(),
        "theirs": False,
    }


def _kind(request: DeskRequest) -> DraftKind:
    typed = request.POST if request.method == "POST" else request.GET
    return choice_of(DraftKind, typed.get("kind", "")) or DraftKind.STATEMENT
