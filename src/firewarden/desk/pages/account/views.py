"""Profile, theme, language, the single-use way in, and the ticket of live pages."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account import views as signing
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firewarden.desk.access import Person
from firewarden.desk.actions import team
from firewarden.desk.frame import enter, wall
from firewarden.desk.middleware import THEME_COOKIE, THEMES
from firewarden.desk.pages.door import DeskRequest, again, enter_brand, page, signed_in
from firewarden.vocabulary.statement import Refused

YEAR = 365 * 24 * 3600
ZONES = ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))]


@require_http_methods(["GET", "POST"])
@signed_in
def profile(request: DeskRequest, person: Person) -> HttpResponse:
    """Name, time zone and language."""
    values = {
        "name": request.POST.get("name", person.name).strip(),
        "time_zone": request.POST.get("time_zone", person.time_zone),
        "language": request.POST.get("language", person.language),
    }
    shown: dict[str, Any] = {**values, "zones": [(zone, zone.replace("_", " ")) for zone in ZONES]}
    if request.method != "POST":
        return page(request, "account/profile.html", **shown)
    if not values["name"]:
        return again(request, "account/profile.html", _("Colleagues need a name to know who did what."), **shown)
    if values["time_zone"] not in ZONES or values["language"] not in dict(settings.LANGUAGES):
        return again(request, "account/profile.html", _("Choose a time zone and a language from the list."), **shown)
    team.set_preferences(person, **values, theme=getattr(request, "theme", "system"))
    with translation.override(values["language"]):
        messages.success(request, _("Saved."))
    return redirect("account:profile")


@require_POST
@login_not_required
def theme(request: DeskRequest) -> HttpResponse:
    """Kept with the account, and in a cookie for whoever has none."""
    choice = request.POST.get("theme", "")
    if choice not in THEMES:
        raise Http404
    if request.user.is_authenticated:
        person = enter(request)
        team.set_preferences(
            person, name=person.name, time_zone=person.time_zone, language=person.language, theme=choice
        )
    response = redirect(_back(request))
    response.set_cookie(THEME_COOKIE, choice, max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
    return response


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """For those not signed in: a cookie. An account has its own language."""
    choice = request.POST.get("language", "")
    if choice not in dict(settings.LANGUAGES):
        raise Http404
    response = redirect(_back(request))
    name = settings.LANGUAGE_COOKIE_NAME
    response.set_cookie(name, choice, max_age=YEAR, samesite="Lax", secure=settings.HTTPS)
    return response


@require_http_methods(["GET", "POST"])
@login_not_required
def way_in(request: HttpRequest, token: str) -> HttpResponse:
    """A link that lets in once. Looking at it does not use it up, or whatever previews links would."""
    target = _safe(request, request.GET.get("next", "/"))
    if request.method != "POST":
        return page(request, "account/enter.html", token=token, target=target)
    found = team.use_signin_link(token, wall())
    if isinstance(found, Refused):
        return again(request, "account/enter.html", found, token="", target=target)
    user = ModelBackend().get_user(found)
    if user is None:
        raise Http404
    record_authentication(request, user, method="link", reauthenticated=True)
    if not user.has_usable_password():
        messages.info(request, _("You came in by a link that works once. Set a password to come back."))
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=target, email_verification="none"))
    return answer


@require_GET
@signed_in
def ticket(request: DeskRequest, _person: Person) -> HttpResponse:
    """A new ticket for the live stream of a page that has been open for long."""
    brand = request.GET.get("brand")
    if brand:
        enter_brand(request, brand)
    return HttpResponse(request.frame.ticket, content_type="text/plain")


@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """What was typed and not sent must not wait here for the next person."""
    response: HttpResponse = signing.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"storage"'
    return response


def closed(_request: HttpRequest) -> HttpResponse:
    """Nobody signs up here; the name is one the sign-in library asks for."""
    raise Http404


def _safe(request: HttpRequest, address: str) -> str:
    """Only our own addresses: a link must not lead elsewhere after sign-in."""
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return "/"


def _back(request: HttpRequest) -> str:
    return _safe(request, request.POST.get("next") or reverse("home"))
