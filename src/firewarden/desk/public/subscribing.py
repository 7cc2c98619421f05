"""Getting public updates by mail: asking for it, confirming it, leaving. No session, no script, no cookie.

Opening a link changes nothing: programs that look for malice open every link. A button does, and its word is the token.
"""

from ipaddress import ip_address, ip_network
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import subscribing
from firewarden.desk.actions.subscribing import Wanted
from firewarden.desk.outside import outside
from firewarden.desk.reads import subscribers as reads
from firewarden.desk.reads import team
from firewarden.desk.reads.announced import sender
from firewarden.desk.reads.status import slugs
from firewarden.desk.tokens import hashed, subscriber_of
from firewarden.desk.words import word
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.errors import NotFound

INVALID, GONE = 422, 410
LEVELS = (
    ("0", gettext_lazy("Everything")),
    ("2", gettext_lazy("Only what is serious")),
    ("3", gettext_lazy("Only a crisis")),
)
TRAP = "website"
"""A field no person sees: what fills it in is a program."""


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def subscription(request: HttpRequest, brand: str) -> HttpResponse:
    """The form. Its answer is the same whether we know the address or not."""
    access = access_of(brand)
    values = form_values(request, access)
    if request.method == "GET":
        return page(request, access, "public/subscription.html", **values)
    refused = None
    if not request.POST.get(TRAP):
        typed = request.POST.get("address", "")
        refused = subscribing.ask(access, typed, wanted(request), outside())
    if refused is not None:
        return page(request, access, "public/subscription.html", status=INVALID, error=refused.reason, **values)
    return page(request, access, "public/asked.html")


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def confirming(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail: what was asked for, to be changed, and the button."""
    wish = reads.wish_of(hashed(token))
    if wish is None:
        raise Http404
    access = access_of(wish.slug)
    with translation.override(_known(wish.language)):
        refused = subscribing.why_not(wish.id, access.wall)
        if refused is None and request.method == "POST":
            refused = subscribing.confirm(access, wish.id, wanted(request))
            if refused is None:
                return page(request, access, "public/confirmed.html")
        if refused is not None:
            return page(request, access, "public/over.html", status=GONE, reason=refused.reason)
        chosen = {"incident": str(wish.thread or ""), "topic": wish.topic, "level": str(int(wish.level))}
        values = form_values(request, access) | chosen | {"language_chosen": _known(wish.language)}
        return page(request, access, "public/confirming.html", token=token, **values)


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def leaving(request: HttpRequest, token: str) -> HttpResponse:
    """One click (RFC 8058) posts here without asking; a person opens it and presses the button."""
    if token == "test":  # noqa: S105  # the link of a test mail
        return render(request, "public/left.html", {"who": None})
    subscriber = subscriber_of(outside(), token)
    found = reads.brand_of(subscriber) if subscriber else None
    if subscriber is None or found is None:
        raise Http404
    slug, there = found
    access = access_of(slug)
    if request.method == "POST":
        subscribing.leave(access, subscriber)
        there = False
    return page(request, access, "public/leaving.html" if there else "public/left.html", token=token)


def access_of(brand: str) -> Access:
    """What a stranger may see of it: nothing but what is published. Raises NotFound where there is no status page."""
    wall = outside().clock.now()
    if brand not in slugs():
        raise NotFound("There is no such page.")
    return team.access(team.house(wall), brand)


def page(request: HttpRequest, access: Access, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    shown.set_now(access.now)
    values = {"error": "", "who": sender(access, outside()), "live": access.kind.value == "live"} | values
    answer = render(request, template, values, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def form_values(request: HttpRequest, access: Access) -> dict[str, Any]:
    incidents = [
        (str(one), gettext("%(phase)s, since %(at)s") % {"phase": word(phase), "at": shown.dated(at)})
        for one, phase, at in reads.threads(access)
    ]
    asked = request.POST if request.method == "POST" else request.GET
    return {
        "incidents": incidents,
        "topics": reads.topics(access, translation.get_language() or ""),
        "levels": LEVELS,
        "tongues": settings.LANGUAGES,
        "trap": TRAP,
        "ready": outside().mailer is not None,
        "address": asked.get("address", ""),
        "incident": asked.get("incident", ""),
        "topic": asked.get("topic", ""),
        "level": asked.get("level", "0"),
        "language_chosen": asked.get("language", "") or _known(translation.get_language() or "en"),
    }


def wanted(request: HttpRequest) -> Wanted:
    """Nonsense counts as the widest choice."""
    typed = request.POST
    level = typed.get("level", "0")
    return Wanted(
        thread=_uuid(typed.get("incident", "")),
        topic=typed.get("topic", ""),
        level=Level(int(level)) if level in {"0", "1", "2", "3", "4"} else Level.NOISE,
        language=_known(typed.get("language", "")),
        place=_place(str(request.META.get("REMOTE_ADDR", ""))),
    )


def _place(address: str) -> str:
    """By which requests are counted: of an IPv6 address the network, which is one household's. An address inside of our
    networks is that of a proxy that does not say for whom it asks: then nobody can be told apart."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if not found.is_global:
        return ""
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else address


def _known(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
