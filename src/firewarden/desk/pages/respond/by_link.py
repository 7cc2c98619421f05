"""The page behind a mailed link. Opening it changes nothing: programs that look for malice open every link."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions.respond import links
from firewarden.desk.deciding import link_of
from firewarden.desk.middleware import zone
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import page
from firewarden.desk.pages.respond.decided import said
from firewarden.desk.pages.respond.pictures import handed_over
from firewarden.desk.pages.typed import choice_of
from firewarden.desk.reads.decision import Decision, LinkRow, access_of
from firewarden.desk.reads.decision import decision as decision_of
from firewarden.desk.reads.drafts import picture_file
from firewarden.vocabulary.errors import NotAllowed, NotFound
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused, Word

GONE, INVALID = 410, 422
PAGE = "respond/decision.html"
ANSWERS = (Word.YES, Word.CHANGE, Word.NO)


@require_http_methods(["GET", "POST"])
@login_not_required
def decision(request: HttpRequest, token: str) -> HttpResponse:
    link = link_of(token)
    if link is None:
        raise Http404
    try:
        access = access_of(link, outside().clock.now())
        found = decision_of(access, link)
    except (NotFound, NotAllowed) as error:
        raise Http404 from error
    shown.set_now(access.now)
    with translation.override(link.language), timezone.override(zone(link.time_zone)):
        if request.user.is_authenticated and request.user.pk != link.user:
            answer = _page(request, link, found, over=gettext("This link is for somebody else."), status=GONE)
        elif request.method == "POST":
            answer = _answered(request, access, link, found)
        else:
            answer = _opened(request, access, link, found)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@require_http_methods(["GET"])
@login_not_required
def picture(request: HttpRequest, token: str, digest: str) -> HttpResponse:
    """Of the text the link shows, as long as it can be decided about."""
    link = link_of(token)
    if link is None or (request.user.is_authenticated and request.user.pk != link.user):
        raise Http404
    try:
        access = access_of(link, outside().clock.now())
        if links.state_of(access, link.id) is not None:
            raise Http404
        decision_of(access, link)
        return handed_over(*picture_file(access, link.incident, link.draft, digest))
    except (NotFound, NotAllowed) as error:
        raise Http404 from error


def _opened(request: HttpRequest, access: Access, link: LinkRow, found: Decision, error: str = "") -> HttpResponse:
    over = links.state_of(access, link.id)
    if over is not None:
        return _page(request, link, found, over=over.reason, status=GONE)
    told = {"error": error, "code": links.code_by(access, link.id)}
    return _page(request, link, found, status=INVALID if error else 200, **told)


def _answered(request: HttpRequest, access: Access, link: LinkRow, found: Decision) -> HttpResponse:
    if "send" in request.POST:
        refused = links.send_code(access, link.id, outside())
        return _opened(request, access, link, found, refused.reason if refused else "")
    word = choice_of(Word, request.POST.get("word", ""))
    if word not in ANSWERS:
        return _opened(request, access, link, found, say("Say whether you approve it, want changes, or refuse it."))
    asked = request.POST
    answer = links.Answer(
        word=word, note=asked.get("note", ""), code=asked.get("code", ""), seat=asked.get("seat") or None
    )
    decided = links.decide_by_link(access, link.id, answer)
    if isinstance(decided, Refused):
        return _opened(request, access, link, found, decided.reason)
    if decided is not None:
        done = said(decided, link.version)
    elif word is Word.CHANGE:
        done = gettext("It is back with its author.")
    else:
        done = gettext("Refused for good. The text stays readable.")
    return _page(request, link, decision_of(access, link), over=done)


def _page(request: HttpRequest, link: LinkRow, found: Decision, *, status: int = 200, **told: Any) -> HttpResponse:
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    values = {"token": token, "over": "", "error": "", "code": "", "note": request.POST.get("note", "")} | told
    answer = page(request, PAGE, found=found, draft=found.draft, link=link, **values)
    answer.status_code = status
    return answer
