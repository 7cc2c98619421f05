"""The status page, the same as an Atom feed and as JSON. Cached for a minute, readable without any script."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from firewarden.desk import shown
from firewarden.desk.reads.updates import StatusPage, status_page
from firewarden.desk.words import word
from firewarden.vocabulary.clock import from_datetime, iso, to_datetime


def _page(brand: str) -> StatusPage:
    found = status_page(brand, from_datetime(timezone.now()))
    shown.set_now(found.now)
    return found


@login_not_required
@cache_control(public=True, max_age=60)
@require_GET
def status(request: HttpRequest, brand: str) -> HttpResponse:
    return render(request, "public/status.html", {"status": _page(brand)})


@login_not_required
@cache_control(public=True, max_age=60)
@require_GET
def feed(request: HttpRequest, brand: str) -> HttpResponse:
    found = _page(brand)
    link = request.build_absolute_uri(reverse("public:status", kwargs={"brand": brand}))
    atom = Atom1Feed(
        title=found.brand, link=link, description=gettext("Updates"), feed_url=request.build_absolute_uri()
    )
    for number, thread in enumerate(found.threads):
        for row in thread.updates:
            atom.add_item(
                title=gettext("Update %(number)s: %(phase)s") % {"number": row.number, "phase": word(row.phase)},
                link=f"{link}#t{number}-{row.number}",
                description=row.text,
                unique_id=f"{link}#{thread.started_at}-{row.number}",
                pubdate=to_datetime(row.published_at),
                updateddate=to_datetime(row.published_at),
            )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@login_not_required
@cache_control(public=True, max_age=60)
@require_GET
def data(_request: HttpRequest, brand: str) -> HttpResponse:
    found = _page(brand)
    threads = [
        {
            "phase": thread.phase,
            "started_at": iso(thread.started_at),
            "next_update_at": iso(thread.next_at) if thread.next_at else None,
            "over": thread.over,
            "updates": [
                {
                    "number": row.number,
                    "phase": row.phase,
                    "text": row.text,
                    "published_at": iso(row.published_at),
                    "corrects": row.corrects,
                }
                for row in thread.updates
            ],
        }
        for thread in found.threads
    ]
    return JsonResponse({"brand": found.brand, "kind": found.kind, "threads": threads})
