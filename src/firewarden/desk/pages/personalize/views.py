"""One conversation: what the person wrote, what we answered, and the answer being written."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import personalize
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import lines_of, whole_of
from firewarden.desk.reads import accounts as place_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import inbox as inbox_reads
from firewarden.desk.reads import queue as queue_reads
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.statement import Refused

PAGE = "personalize/reply.html"


@require_GET
@in_brand
def replies(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """All replies of this incident, those not sent yet first."""
    found = [(one, reply) for one in inbox_reads.answered(access, number) for reply in one.replies]
    return page(
        request,
        "personalize/replies.html",
        room=head_reads.head(access, number, outside()),
        unsent=[pair for pair in found if pair[1].sent_at is None],
        sent=[pair for pair in found if pair[1].sent_at is not None],
    )


@require_http_methods(["GET", "POST"])
@in_brand
def reply(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """Saves the reply; with `send` it goes out as well."""
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number, evidence))
    typed = request.POST
    saved = personalize.write_reply(
        access, number, evidence, lines_of(typed.get("text", "")), reply=whole_of(typed.get("reply", ""))
    )
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **_values(request, access, number, evidence))
    if typed.get("send"):
        return _send(request, access, number, evidence, saved)
    messages.success(request, gettext("Saved, not sent."))
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)


@require_POST
@in_brand
def delivery(request: DeskRequest, access: Access, number: int, evidence: int, reply: int) -> HttpResponse:
    """Sends what was saved."""
    return _send(request, access, number, evidence, reply)


@require_POST
@in_brand
def checks(request: DeskRequest, access: Access, number: int, evidence: int) -> HttpResponse:
    """While typing."""
    text = request.POST.get("text", "")
    findings = personalize.check_reply(access, number, evidence, text)
    return page(request, "findings.html", findings=findings if text.strip() else (), text=text)


def _send(request: DeskRequest, access: Access, number: int, evidence: int, reply: int) -> HttpResponse:
    platform = request.POST.get("platform", "")
    refused = personalize.send_reply(access, number, reply, platform, outside())
    if refused is not None:
        return again(request, PAGE, refused, **_values(request, access, number, evidence))
    messages.success(request, gettext("The reply is on its way to %(platform)s.") % {"platform": platform})
    return redirect("personalize:reply", brand=access.slug, number=number, evidence=evidence)


def _values(request: DeskRequest, access: Access, number: int, evidence: int) -> dict[str, object]:
    """What was typed stays; else the reply that was not sent yet stands in the form."""
    room = head_reads.head(access, number, outside())
    queue = queue_reads.incident_queue(access, number)
    one = inbox_reads.conversation(access, number, evidence, queue)
    unsent = next((row for row in one.replies if row.sent_at is None), None)
    text = request.POST.get("text", unsent.text if unsent else "")
    targets = [place for place in place_reads.places_of(access, outside()) if place.answers(one.post.platform)]
    place = inbox_reads.place_of(queue, evidence)
    at = None if place is None else queue.index(place)
    checked = text.strip() and "write reply" in room.may
    return {
        "room": room,
        "one": one,
        "posts": inbox_reads.person_posts(access, number, one),
        "unsent": unsent,
        "text": text,
        "targets": targets,
        "platform": request.POST.get("platform", ""),
        "facts": [row for row in workbench_reads.facts(access, number) if row.status is FactStatus.CONFIRMED],
        "findings": personalize.check_reply(access, number, evidence, text) if checked else (),
        "next": next((other.posts[0] for other in queue[0 if at is None else at + 1 :]), None),
        "before": queue[at - 1].posts[0] if at else None,
        "waiting": len(queue),
    }
