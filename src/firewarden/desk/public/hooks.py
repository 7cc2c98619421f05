"""Telling programs of public updates: asking for it, and the page by which whoever asked tends it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from firewarden.desk.actions import hooks
from firewarden.desk.outside import outside
from firewarden.desk.public.subscribing import INVALID, access_of, form_values, page, wanted
from firewarden.desk.reads.subscribers import hook_page
from firewarden.desk.tokens import hook_of, hook_token
from firewarden.vocabulary.statement import Refused


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def programs(request: HttpRequest, brand: str) -> HttpResponse:
    access = access_of(brand)
    values = form_values(request, access)
    if request.method == "GET":
        return page(request, access, "public/programs.html", **values)
    made = hooks.ask_hook(access, request.POST.get("address", ""), wanted(request), outside())
    if isinstance(made, Refused):
        return page(request, access, "public/programs.html", status=INVALID, error=made.reason, **values)
    token = hook_token(outside(), made.hook)
    link = outside().address + reverse("public:program", kwargs={"token": token})
    return page(request, access, "public/made.html", secret=made.secret, token=token, link=link)


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def program(request: HttpRequest, token: str) -> HttpResponse:
    """What it stands at; a button sends the challenge, another removes it."""
    hook = hook_of(outside(), token)
    found = hook_page(hook) if hook else None
    if hook is None or found is None:
        raise Http404
    access = access_of(found.slug)
    error = ""
    if request.method == "POST" and "remove" in request.POST:
        hooks.remove_hook(access, hook)
        return page(request, access, "public/removed.html")
    if request.method == "POST":
        refused = hooks.challenge(access, hook)
        if refused is None:
            return redirect("public:program", token=token)
        error = refused.reason
    return page(request, access, "public/program.html", found=found, token=token, error=error)
