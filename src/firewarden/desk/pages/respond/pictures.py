"""Pictures of a text: attached, described, taken away again, and shown from our own copy."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import respond
from firewarden.desk.pages.door import DeskRequest, again, in_brand
from firewarden.desk.pages.respond.drafts import CONFLICT, PAGE, values
from firewarden.desk.pages.typed import whole_of
from firewarden.desk.reads.drafts import picture_file
from firewarden.steps.respond.pictures import LARGEST
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@require_POST
@in_brand
def pictures(request: DeskRequest, access: Access, number: int, draft: int) -> HttpResponse:
    """A file is chosen anew after a refusal; what was typed beside it stays."""
    file = request.FILES.get("picture")
    if file is not None and (file.size or 0) > LARGEST:
        large = say("The picture is larger than {most} MB. Save it smaller.", most=LARGEST // 1_000_000)
        return _saved(request, access, number, draft, Refused(reason=large))
    alt, silent = request.POST.get("alt", ""), request.POST.get("why_silent", "")
    data = file.read() if file is not None else b""
    based_on = _based_on(request)
    saved: int | Refused | Conflict
    try:
        saved = respond.attach_picture(access, number, draft, data, alt=alt, why_silent=silent, based_on=based_on)
    except Conflict as meanwhile:
        saved = meanwhile
    return _saved(request, access, number, draft, saved)


@require_POST
@in_brand
def picture(request: DeskRequest, access: Access, number: int, draft: int, position: int) -> HttpResponse:
    """Its description; or, with `remove`, it is taken away."""
    alt, silent = request.POST.get("alt", ""), request.POST.get("why_silent", "")
    based_on = _based_on(request)
    saved: int | Refused | Conflict
    try:
        if "remove" in request.POST:
            saved = respond.remove_picture(access, number, draft, position, based_on=based_on)
        else:
            saved = respond.describe_picture(
                access, number, draft, position, alt=alt, why_silent=silent, based_on=based_on
            )
    except Conflict as meanwhile:
        saved = meanwhile
    return _saved(request, access, number, draft, saved)


@require_GET
@in_brand
def file(_request: DeskRequest, access: Access, number: int, draft: int, digest: str) -> HttpResponse:
    return handed_over(*picture_file(access, number, draft, digest))


def handed_over(data: bytes, media_type: str) -> HttpResponse:
    """A picture that was checked when it was attached."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="picture.{media_type.partition("/")[2]}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _based_on(request: DeskRequest) -> int:
    return whole_of(request.POST.get("based_on", "")) or 0


def _saved(
    request: DeskRequest, access: Access, number: int, draft: int, saved: int | Refused | Conflict
) -> HttpResponse:
    if isinstance(saved, int):
        messages.success(request, gettext("Saved as version %(number)s of the text.") % {"number": saved})
        response = redirect("respond:draft", brand=access.slug, number=number, draft=draft)
        response["Location"] += "#pictures"
        return response
    told = values(request, access, number, draft)
    if isinstance(saved, Refused):
        return again(request, PAGE, saved, **told)
    beaten = again(request, PAGE, str(saved), **told)
    beaten.status_code = CONFLICT
    return beaten
