"""What people do about one text besides writing it: ask, say yes or no, settle findings, comment, release, publish."""

from django.http import HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, in_brand
from firewarden.desk.pages.respond.drafts import answer, asked_words, ways_in
from firewarden.desk.pages.typed import whole_of
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def request_for_approval(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.request_approval(access, number, draft)
    return answer(request, access, number, draft, refused, done=asked_words(access, number, draft))


@require_POST
@in_brand
def approvals(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """My yes to the version that was on my screen."""
    version = whole_of(request.POST.get("version", ""))
    if version is None:
        refused = Refused(reason=say("Say which version you have read."))
        return answer(request, access, number, draft, refused)
    decision = respond.approve(access, number, draft, version, seat=request.POST.get("seat") or None)
    return answer(request, access, number, draft, decision, done=said(decision, version))


def said(decision: Approved | NeedsMore | Refused, version: int) -> str:
    """What a yes has brought."""
    if isinstance(decision, NeedsMore):
        return ngettext(
            "Your yes counts. %(num)s more person has to say yes.",
            "Your yes counts. %(num)s more people have to say yes.",
            decision.missing,
        ) % {"num": decision.missing}
    done = gettext("Version %(number)s is approved. It is not public until somebody publishes it.")
    return done % {"number": version}


@require_POST
@in_brand
def changes(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.ask_for_changes(access, number, draft, _version(request), request.POST.get("note", ""))
    return answer(request, access, number, draft, refused, done=gettext("It is back with its author."))


@require_POST
@in_brand
def rejection(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.reject(access, number, draft, _version(request), request.POST.get("note", ""))
    return answer(request, access, number, draft, refused, done=gettext("Refused for good. The text stays readable."))


@require_POST
@in_brand
def withdrawal(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.withdraw(access, number, draft)
    return answer(request, access, number, draft, refused, done=gettext("Withdrawn. The text stays readable."))


@require_POST
@in_brand
def confirmations(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """What the text says becomes a confirmed fact, with its source."""
    text, source = request.POST.get("text", ""), request.POST.get("source", "")
    added = respond.add_fact(access, number, text, status=FactStatus.CONFIRMED, source=source)
    refused = added if isinstance(added, Refused) else None
    return answer(request, access, number, draft, refused, done=gettext("It is a confirmed fact now."))


@require_POST
@in_brand
def waivers(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """`place` is code, start and end of the finding as it stood on the screen."""
    code, _, span = request.POST.get("place", "").partition(" ")
    start, _, end = span.partition(" ")
    place = (code, whole_of(start) or 0, whole_of(end) or 0)
    reason = request.POST.get("reason", "")
    refused = respond.waive_finding(access, number, draft, _version(request), place, reason=reason)
    return answer(request, access, number, draft, refused, done=gettext("You answer for it; your name stands there."))


@require_POST
@in_brand
def warnings(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.accept_warnings(access, number, draft, _version(request), request.POST.get("reason", ""))
    return answer(request, access, number, draft, refused, done=gettext("Noted, with your reason."))


@require_POST
@in_brand
def comments(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    refused = respond.comment(access, number, draft, request.POST.get("comment", ""))
    return answer(request, access, number, draft, refused, done=gettext("The comment stands beside the text."))


@require_POST
@in_brand
def glass(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """One of two who let it out without the path."""
    decision = respond.touch_glass(access, number, draft, _version(request), request.POST.get("reason", ""))
    done = gettext("Approved by two people without the full path. A task asks to go over it within a day.")
    if isinstance(decision, NeedsMore):
        done = gettext("Noted. A second person with the right to approve has to do the same.")
    return answer(request, access, number, draft, decision, done=done)


@require_POST
@in_brand
def release(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """Of a team of one."""
    queued = respond.release_alone(
        access,
        number,
        draft,
        _version(request),
        platforms=request.POST.getlist("platforms"),
        reason=request.POST.get("reason", ""),
        outside=outside(),
        ways=ways_in(request.POST),
    )
    done = gettext("It goes out in two minutes. Until then it can be taken back here.")
    if queued == 0:
        done = gettext("You have approved it alone. Publish it now, with the time of the next update.")
    return answer(request, access, number, draft, queued, done=done)


@require_POST
@in_brand
def publication(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """A correction says for each place how it goes out there: `way-` and the id of the delivery."""
    chosen, ways = request.POST.getlist("platforms"), ways_in(request.POST)
    if ways:
        queued = respond.publish_correction(access, number, draft, ways, outside())
    else:
        queued = respond.publish(
            access,
            number,
            draft,
            chosen,
            outside(),
            languages={key: request.POST.get(f"language-{key}", "") for key in chosen},
            supersede="supersede" in request.POST,
        )
    if isinstance(queued, Refused):
        return answer(request, access, number, draft, queued)
    if queued == 0:
        done = gettext("Nothing new was queued: it goes to each place once.")
    else:
        done = ngettext(
            "On its way to %(num)s place. Until the worker takes it, it can be stopped on the workbench.",
            "On its way to %(num)s places. Until the worker takes them, they can be stopped on the workbench.",
            queued,
        ) % {"num": queued}
    return answer(request, access, number, draft, None, done=done)


@require_POST
@in_brand
def corrections(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """A text of its own that puts right what is out."""
    begun = respond.begin_correction(access, number, draft, request.POST.get("reason", ""))
    if isinstance(begun, Refused):
        return answer(request, access, number, draft, begun)
    done = gettext("Write it as it is right. It takes the same path as any text.")
    return answer(request, access, number, begun, done=done)


def _version(request: DeskRequest) -> int:
    return whole_of(request.POST.get("version", "")) or 0
