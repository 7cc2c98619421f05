"""The private talk of one person with us: a plain page behind a one-time link, without any script and live with one.

A link that was guessed, used, ended or forgotten, a room nobody may enter, a file of another room: all get the same
answer, byte for byte. The pages are kept by no cache, found by no search engine and send nobody where one came from.
As they send no origin either, each form proves itself by a hash of what the browser alone has.
"""

import hmac
from datetime import datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access
from firewarden.desk.actions import offline
from firewarden.desk.outside import outside
from firewarden.desk.reads import talk as reads
from firewarden.steps.offline.files import LARGEST, MOST
from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.letter import Carried
from firewarden.vocabulary.statement import Refused

COOKIE = "talk"
KEPT = 60 * 60 * 24 * 60
"""Seconds a browser stays in its talk."""
INVALID = 422
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
ZONES = (
    "Europe/London", "Europe/Lisbon", "Europe/Berlin", "Europe/Athens", "Europe/Istanbul", "Africa/Cairo",
    "Africa/Lagos", "Africa/Johannesburg", "Asia/Riyadh", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Bangkok",
    "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland", "America/Sao_Paulo", "America/New_York",
    "America/Chicago", "America/Denver", "America/Los_Angeles", "UTC",
)  # fmt: skip
"""Offered; any other name of the time zone database is taken, too."""


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, room: UUID, token: str) -> HttpResponse:
    """Looking opens nothing: programs that look for malice open every link. Pressing the button does, once."""
    wall = outside().clock.now()
    if reads.may_enter(room, request.COOKIES.get(COOKIE, "")):
        return _strict(redirect("public:talk", room=room))
    access = reads.room_access(room, wall)
    brand = reads.brand_of(room, token, wall)
    if access is None or brand is None:
        return nothing(request)
    if request.method != "POST":
        return _strict(render(request, "public/invitation.html", {"brand": brand, "kind": access.kind}))
    opened = offline.open_link(access, room, token)
    if opened is None:
        return nothing(request)
    answer = redirect("public:talk", room=room)
    path = reverse("public:talk", kwargs={"room": room})
    answer.set_cookie(
        COOKIE, opened.browser, max_age=KEPT, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS
    )
    return _strict(answer)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, room: UUID) -> HttpResponse:
    access = _entered(request, room)
    if access is None:
        return nothing(request)
    if request.method != "POST":
        return _page(request, room)
    if not _proved(request):
        return nothing(request)
    files = [
        Carried(name=one.name or "", data=one.read(LARGEST + 1)) for one in request.FILES.getlist("files")[: MOST + 1]
    ]
    done = offline.say_line(access, room, request.POST.get("text", ""), files=files, agreed=_agreed(request))
    if isinstance(done, Refused):
        return _page(request, room, error=done, status=INVALID)
    if done.left:
        return _page(request, room, left=done.left, sent=True)
    return _strict(redirect(reverse("public:talk", kwargs={"room": room}) + "#last"))


@csrf_exempt
@login_not_required
@require_POST
def calls(request: HttpRequest, room: UUID) -> HttpResponse:
    """They want to be called: a number, a day and a time, and the zone these are meant in."""
    access = _entered(request, room)
    if access is None or not _proved(request):
        return nothing(request)
    zone = request.POST.get("zone", "").strip()
    wish = offline.Wish(
        phone=request.POST.get("phone", ""),
        at=_at(request.POST.get("day", ""), request.POST.get("time", ""), zone),
        zone=zone,
        about=request.POST.get("about", ""),
        agreed=_agreed(request),
    )
    refused = offline.ask_call(access, room, wish)
    if refused is not None:
        return _page(request, room, call_error=refused, status=INVALID)
    return _strict(redirect(reverse("public:talk", kwargs={"room": room}) + "#calls"))


@login_not_required
@require_GET
def lines(request: HttpRequest, room: UUID) -> HttpResponse:
    """What was said, for a page that is open."""
    if _entered(request, room) is None:
        return nothing(request)
    return _strict(render(request, "public/talk_lines.html", {"talk": reads.talk(room)}))


@login_not_required
@require_GET
def file(request: HttpRequest, room: UUID, file: UUID) -> HttpResponse:
    if _entered(request, room) is None:
        return nothing(request)
    found = reads.file_of(room, file)
    return nothing(request) if found is None else _strict(handed_over(*found))


def nothing(request: HttpRequest) -> HttpResponse:
    return _strict(render(request, "public/nothing.html", status=404))


def handed_over(data: bytes, row: reads.FileRow) -> HttpResponse:
    """A picture to look at, everything else to be saved: nothing a stranger sent runs or is shown as a page here."""
    how = "inline" if row.picture else "attachment"
    name = "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "_" for char in row.name)
    response = HttpResponse(data, content_type=row.media_type if row.picture else "application/octet-stream")
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def proof(browser: str) -> str:
    return sha256(b"form " + browser.encode()).hexdigest()


def _entered(request: HttpRequest, room: UUID) -> Access | None:
    if not reads.may_enter(room, request.COOKIES.get(COOKIE, "")):
        return None
    access = reads.room_access(room, outside().clock.now())
    if access is not None:
        shown.set_now(access.now)
    return access


def _proved(request: HttpRequest) -> bool:
    return hmac.compare_digest(request.POST.get("proof", "").encode(), proof(request.COOKIES.get(COOKIE, "")).encode())


def _agreed(request: HttpRequest) -> str:
    """The words beside the box that was ticked, as they stood there."""
    return f"{agreement()} ({gettext('ticked on the chat page')})" if request.POST.get("agreed") else ""


def agreement() -> str:
    return gettext("I agree that what I write here is kept with my case and my public post, until my case is done.")


def _at(day: str, time: str, zone: str) -> Instant | None:
    try:
        return from_datetime(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone)))
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return None


def _page(
    request: HttpRequest,
    room: UUID,
    *,
    error: Refused | None = None,
    call_error: Refused | None = None,
    left: tuple[Refused, ...] = (),
    sent: bool = False,
    status: int = 200,
) -> HttpResponse:
    names = ("text", "phone", "day", "time", "zone", "about", "agreed")
    typed = {name: "" if sent else request.POST.get(name, "") for name in names}
    values = {
        "talk": reads.talk(room),
        "proof": proof(request.COOKIES.get(COOKIE, "")),
        "agreement": agreement(),
        "error": error.reason if error else "",
        "call_error": call_error.reason if call_error else "",
        "left": [one.reason for one in left],
        "typed": typed,
        "zones": ZONES,
        "largest": LARGEST // 1_000_000,
        "most": MOST,
    }
    return _strict(render(request, "public/talk.html", values, status=status))


def _strict(response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response
