"""All addresses. Every package in `pages` with a `urls.py` is found here; its paths are nouns, from the root."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from allauth.account import views as account
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path

from firewarden.desk import pages
from firewarden.desk.navigation import start
from firewarden.desk.pages.account.views import closed, sign_out
from firewarden.desk.pages.style import style

handler400 = "firewarden.desk.errors.bad_request"
handler403 = "firewarden.desk.errors.forbidden"
handler404 = "firewarden.desk.errors.not_found"
handler500 = "firewarden.desk.errors.broken"


def home(_request: HttpRequest) -> HttpResponse:
    """The radar, where there is one."""
    return redirect(start())


def page_packages() -> list[str]:
    """Names of the packages of pages that have addresses, in order."""
    names = [module.name for module in iter_modules(pages.__path__, f"{pages.__name__}.") if module.ispkg]
    return [name for name in sorted(names) if find_spec(f"{name}.urls") is not None]


SIGN_IN: list[URLPattern | URLResolver] = [
    path("account/sign-in/", account.login, name="account_login"),
    path("account/sign-out/", sign_out, name="account_logout"),
    path("account/closed/", account.account_inactive, name="account_inactive"),
    path("account/confirmation/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/first-password/", account.password_set, name="account_set_password"),
    path("account/sign-up/", closed, name="account_signup"),
    path("account/second-factor/", include("allauth.mfa.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("style/", style, name="style"),
    path("admin/", admin.site.urls),
    *SIGN_IN,
    *(path("", include(import_module(f"{name}.urls"))) for name in page_packages()),
]
if find_spec("firewarden.desk.public.urls") is not None:
    urlpatterns.append(path("", include("firewarden.desk.public.urls")))
