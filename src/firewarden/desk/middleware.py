"""What every request passes: headers against foreign code, and the reader's language, zone and theme."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation

from firewarden.desk import shown

Next = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
THEMES = ("system", "light", "dark")
THEME_COOKIE = "theme"
KEPT_COOKIE = "draft_sent"
MAY_WAIT_FOR_SECOND_FACTOR = ("/account/", "/language/", "/theme/", "/enter/", "/static/")


def headers(get_response: Next) -> Next:
    """Nothing inline, nothing from elsewhere, no framing. What a signed-in person sees is not kept by caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer


def reader(get_response: Next) -> Next:
    """Language, time zone and theme: those of the person signed in, else those of the browser."""

    def answer(request: HttpRequest) -> HttpResponse:
        shown.set_now(None)
        user = request.user
        if user.is_authenticated:
            timezone.activate(zone(user.time_zone))
            if translation.check_for_language(user.language):
                translation.activate(user.language)
            theme = user.theme
        else:
            timezone.deactivate()
            theme = request.COOKIES.get(THEME_COOKIE, "")
        request.theme = theme if theme in THEMES else "system"  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        return get_response(request)

    return answer


def zone(name: str) -> ZoneInfo:
    """UTC for a zone this machine does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def drafts(get_response: Next) -> Next:
    """Tells the browser that a form arrived, so that it may forget what it kept of it in case the connection was lost.

    A form that comes back for correction is answered with 422 and stays kept.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        name = request.POST.get("draft", "") if request.method == "POST" else ""
        if name and response.status_code in {200, 201, 204, 302, 303}:
            response.set_cookie(KEPT_COOKIE, name[:100], max_age=600, samesite="Lax", secure=settings.HTTPS)
        return response

    return answer


def second_factor(get_response: Next) -> Next:
    """Where an installation demands it, nobody gets further than setting it up without one."""

    def answer(request: HttpRequest) -> HttpResponse:
        demanded = settings.SECOND_FACTOR_REQUIRED and request.user.is_authenticated
        if demanded and not request.path.startswith(MAY_WAIT_FOR_SECOND_FACTOR) and not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return answer
