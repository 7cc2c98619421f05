"""The first run: a brand from its name and a proposed query judged on posts; or the incident first, the rest later."""

from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk import shown
from firewarden.desk.access import Access, Person
from firewarden.desk.actions import monitor, team
from firewarden.desk.actions.happening import happening_now
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page, signed_in
from firewarden.desk.pages.settings.forms import words_of
from firewarden.desk.pages.settings.queries import files
from firewarden.desk.pages.settings.sources import add_recording, upload_problem
from firewarden.desk.pages.settings.trying import trial
from firewarden.desk.reads import team as team_reads
from firewarden.steps.monitor.query.proposal import propose
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.statement import Refused

ASKED = ("name", "handles", "excluded_words", "languages", "what")


@require_http_methods(["GET", "POST"])
@signed_in
def start(request: DeskRequest, person: Person) -> HttpResponse:
    """*It is happening now* (`now`) opens the incident first; everything else can wait."""
    person.need("create brand")
    typed = {name: request.POST.get(name, "") for name in ASKED}
    if request.method == "GET":
        return page(request, "settings/start.html", typed=typed)
    slug = _make_brand(person, typed, drill=bool(request.POST.get("drill")))
    if isinstance(slug, Refused):
        return again(request, "settings/start.html", slug, typed=typed)
    access = team_reads.access(person, slug)
    file = request.FILES.get("file")
    if file is not None:
        problem = upload_problem(file) or add_recording(access, file)
        if problem:
            messages.error(request, shown.said(problem.reason) if isinstance(problem, Refused) else problem)
    if request.POST.get("now"):
        opened = happening_now(access, typed["what"].strip() or gettext("It is happening now"))
        if not isinstance(opened, Refused):
            messages.success(request, gettext("The incident is open. Say what to listen for when there is time."))
            return redirect("assess:incident", brand=slug, number=opened)
    return redirect("settings:proposal", brand=slug)


def _make_brand(person: Person, typed: dict[str, str], *, drill: bool) -> str | Refused:
    client = team_reads.first_client(person) or team.create_client(person, typed["name"])
    if isinstance(client, Refused):
        return client
    return team.create_brand(
        person,
        client,
        typed["name"],
        kind=BrandKind.DRILL if drill else BrandKind.LIVE,
        handles=words_of(typed["handles"]),
        languages=words_of(typed["languages"]),
        excluded_words=words_of(typed["excluded_words"]),
    )


@require_http_methods(["GET", "POST"])
@in_brand
def proposal(request: DeskRequest, access: Access) -> HttpResponse:
    """The proposed query with posts to judge it by; saved as it is or changed."""
    access.need("save query")
    about = team_reads.brand_settings(access)
    proposed = propose(about.name, about.handles, about.excluded_words)
    text = request.POST.get("text", proposed)
    values: dict[str, Any] = {"text": text, "trial": trial(access, text, files(access)), "proposed": proposed}
    if request.method == "GET" or request.POST.get("try"):
        return page(request, "settings/proposal.html", **values)
    saved = monitor.save_query(access, about.name, text)
    if isinstance(saved, Refused):
        return again(request, "settings/proposal.html", saved, **values)
    messages.success(request, gettext("Listening. The radar fills as posts come in."))
    return redirect("monitor:radar")


@require_POST
@in_brand
def labels(request: DeskRequest, access: Access) -> HttpResponse:
    """Ours or not ours: what people say of these posts. Words only in the others are proposed for exclusion."""
    text = request.POST.get("text", "")
    found = trial(access, text, files(access)).preview
    given = 0
    for post in found.caught if found else ():
        answer = request.POST.get(f"ours:{post.key}", "")
        if answer in {"yes", "no"}:
            monitor.label_post(access, post.key, msgspec.json.encode(post).decode(), ours=answer == "yes")
            given += 1
    messages.success(request, gettext("%(count)s marked. Thank you.") % {"count": given})
    return redirect("settings:proposal", brand=access.slug)
