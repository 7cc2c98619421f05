"""The list of incidents, the war room, and what stands behind its numbers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from firewarden.desk.access import Access
from firewarden.desk.actions import work
from firewarden.desk.outside import outside
from firewarden.desk.pages.assess.drawing import volume
from firewarden.desk.pages.door import COUNTS, DeskRequest, in_brand, in_brand_telling, page
from firewarden.desk.pages.turning import start_of, turns
from firewarden.desk.reads import backfill as backfill_reads
from firewarden.desk.reads import evidence as evidence_reads
from firewarden.desk.reads import head as head_reads
from firewarden.desk.reads import incidents as incident_reads
from firewarden.desk.reads import newest as newest_reads
from firewarden.desk.reads import timeline as timeline_reads
from firewarden.desk.reads import war_room as war_room_reads
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import IncidentState

SAFE_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


COUNTS["incidents"] = incident_reads.open_count


@require_GET
@in_brand
def incidents(request: DeskRequest, access: Access) -> HttpResponse:
    rows = incident_reads.incidents(access)
    return page(
        request,
        "assess/incidents.html",
        open=[row for row in rows if row.state is IncidentState.OPEN],
        closed=[row for row in rows if row.state is IncidentState.CLOSED],
        signals=incident_reads.signals(access),
    )


@require_GET
@in_brand_telling(work.heartbeat)
def incident(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """The war room. Being here is told to the others; what is new is shown before it is marked as seen."""
    return page(request, "assess/war_room.html", **_room(access, number))


@require_GET
@in_brand_telling(work.heartbeat)
def first_screen(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """The war room's changing part and the counts of the bar, for pages that are open."""
    return page(request, "assess/first_screen.html", **_room(access, number))


@require_GET
@in_brand
def newest(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """What was just said, alone, for pages that are open."""
    return page(request, "assess/newest.html", number=number, newest=newest_reads.newest(access, number, outside()))


def _room(access: Access, number: int) -> dict[str, Any]:
    with outside().one_look():
        room = war_room_reads.war_room(access, number, outside())
        said = newest_reads.newest(access, number, outside())
        back = backfill_reads.read_back(access, outside())
    return {"room": room, "drawing": volume(room), "number": number, "newest": said, "back": back}


@require_GET
@in_brand
def evidence(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """The posts behind a number: `?posts=` names them, without it all of the incident; `?search=` those with words;
    `?from=` is the place of the first one shown."""
    room = head_reads.head(access, number, outside())
    names, words = request.GET.getlist("posts"), request.GET.get("search", "").strip()[:200]
    keys = tuple(PostKey(name) for name in names) if names else None
    found = evidence_reads.evidence_part(access, number, keys=keys, words=words, start=start_of(request))
    return page(
        request,
        "assess/evidence.html",
        room=room,
        found=found,
        turns=turns(request, request.path, found.part),
        words=words,
        chosen=keys is not None,
    )


@require_GET
@in_brand
def evidence_file(_request: DeskRequest, access: Access, number: int, piece: int) -> HttpResponse:
    """A picture is shown, anything else is handed over as a file; nothing of it runs."""
    data, media_type = evidence_reads.evidence_file(access, number, piece)
    return _handed_over(data, media_type, f"evidence-{piece}")


@require_GET
@in_brand
def picture(_request: DeskRequest, access: Access, number: int, piece: int, position: int) -> HttpResponse:
    """From our own copy: whoever posted it never learns who looks at it."""
    data, media_type = evidence_reads.picture_file(access, number, piece, position)
    return _handed_over(data, media_type, f"evidence-{piece}-{position}")


def _handed_over(data: bytes, media_type: str, name: str) -> HttpResponse:
    shown = media_type in SAFE_PICTURES
    ending = media_type.partition("/")[2] if shown else "bin"
    response = HttpResponse(data, content_type=media_type if shown else "application/octet-stream")
    response["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{name}.{ending}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
@in_brand
def timeline(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    before = request.GET.get("before", "")
    rows = timeline_reads.timeline(access, number, limit=100, before=int(before) if before.isdigit() else None)
    room = head_reads.head(access, number, outside())
    return page(request, "assess/timeline.html", room=room, rows=rows)


@require_GET
@in_brand
def version(request: DeskRequest, access: Access, number: int, version: int) -> HttpResponse:
    """An assessment as it stood then. Raises NotFound for one that never was."""
    found = war_room_reads.assessment_version(access, number, version)
    if found is None:
        raise NotFound(f"There is no version {version} of this assessment.")
    room = head_reads.head(access, number, outside())
    assessment, newest = found
    return page(request, "assess/version.html", room=room, assessment=assessment, version=version, newest=newest)


@require_POST
@in_brand
def presence(_request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """The page says every half minute that it is open."""
    work.heartbeat(access, number)
    return HttpResponse(status=204)


@require_POST
@in_brand
def looks(request: DeskRequest, access: Access, number: int) -> HttpResponse:
    """I have seen what changed."""
    work.looked(access, number)
    if "HX-Request" in request.headers:
        return page(request, "assess/room.html", **_room(access, number))
    return redirect("assess:incident", brand=access.slug, number=number)
