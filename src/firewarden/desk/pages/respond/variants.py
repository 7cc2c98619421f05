"""How a text will look on each network, and words of its own for a network or in another language."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.outside import outside
from firewarden.desk.pages.door import DeskRequest, again, in_brand, page
from firewarden.desk.pages.typed import lines_of, whole_of
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import variants as reads
from firewarden.desk.reads import workbench as workbench_reads
from firewarden.steps.respond.variants import chosen
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.statement import Refused

PAGE = "respond/variants.html"
CONFLICT = 409


@require_http_methods(["GET", "POST"])
@in_brand
def variants(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """Saving one, an empty text takes it away."""
    if request.method == "GET":
        return page(request, PAGE, **_values(request, access, number, draft))
    try:
        saved = respond.write_variant(
            access,
            number,
            draft,
            lines_of(request.POST.get("text", "")),
            platform=request.POST.get("platform", "").strip(),
            language=request.POST.get("language", "").strip(),
            numbered="numbered" in request.POST,
            based_on=whole_of(request.POST.get("based_on", "")) or 0,
        )
    except Conflict as meanwhile:
        return _beaten(request, access, number, draft, meanwhile)
    return _saved(request, access, number, draft, saved)


@require_POST
@in_brand
def numbering(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """Whether the posts of a thread of the text itself say which they are."""
    based_on = whole_of(request.POST.get("based_on", "")) or 0
    try:
        saved = respond.number_posts(access, number, draft, "numbered" in request.POST, based_on=based_on)
    except Conflict as meanwhile:
        return _beaten(request, access, number, draft, meanwhile)
    return _saved(request, access, number, draft, saved)


@require_POST
@in_brand
def preview(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """While typing: words for one network as they would stand there; none are those of the text itself."""
    bench = workbench_reads.workbench(access, number, outside())
    text = lines_of(request.POST.get("text", ""))
    platform, language = request.POST.get("platform", ""), request.POST.get("language", "")
    row = next((one for one in bench.drafts if one.number == draft), None)
    places = reads.ways_out(row, bench.platforms) if row is not None else ()
    network = next((one.publishing for one in places if one.publishing.platform == platform), None)
    if network is None or row is None:
        raise NotFound("There is no such place or text here.")
    if not text.strip():
        common = chosen(row.variants, "", language)
        text = common.text if common else row.text
    going, posts = reads.looks(text, network, numbered="numbered" in request.POST)
    return page(request, "respond/preview.html", going=going, posts=posts, platform=platform, tongue=language)


def _saved(request: DeskRequest, access: Access, number: int, draft: int, saved: int | Refused) -> HttpResponse:
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **_values(request, access, number, draft))
    messages.success(request, gettext("Saved as version %(number)s of the text.") % {"number": saved})
    return redirect("respond:variants", brand=access.slug, number=number, draft=draft)


def _beaten(request: DeskRequest, access: Access, number: int, draft: int, meanwhile: Conflict) -> HttpResponse:
    response = again(request, PAGE, str(meanwhile), **_values(request, access, number, draft))
    response.status_code = CONFLICT
    return response


def _values(request: DeskRequest, access: Access, number: int, draft: int) -> dict[str, Any]:
    """What was typed stays in its form."""
    bench = workbench_reads.workbench(access, number, outside())
    row = next((one for one in bench.drafts if one.number == draft), None)
    if row is None:
        raise NotFound(f"There is no draft {draft} here.")
    typed, places = request.POST, reads.ways_out(row, bench.platforms)
    networks = reads.networks(access, row, places)
    return {
        "room": head_reads.head(access, number, outside()),
        "draft": row,
        "networks": networks,
        "languages": reads.in_languages(access, row, places),
        "typed": {(typed.get("platform", ""), typed.get("language", "")): _Typed(typed)} if "text" in typed else {},
        "known": {(one.platform, one.language) for one in row.variants},
        "for_networks": [("", gettext("every network")), *((one.platform, one.title) for one in networks)],
        "new_language": typed.get("language", ""),
        "new_platform": typed.get("platform", ""),
        "new_text": typed.get("text", ""),
    }


class _Typed:
    """What stood in a form that was not saved."""

    def __init__(self, posted: QueryDict) -> None:
        self.text = posted.get("text", "")
        self.numbered = "numbered" in posted
