"""The door for whatever others post to our sources: checked, spooled, and only then said to be taken (decision 25).

One and the same refusal for a wrong, missing or old signature and for a source there is not: whoever guesses learns
nothing.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from firewarden.desk.outside import Outside, outside
from firewarden.desk.public.schemes import SCHEMES, Posted, Scheme
from firewarden.desk.reads.doors import Door, door
from firewarden.net.posted import LARGEST
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Receipt, Signed

REFUSED = "There is no such source, or this is not signed as it must be, or too old. Nothing was taken.\n"
FULL = "So much waits here already that nothing more can be taken. Send it again later.\n"
LATER = 60
"""Seconds after which it is worth trying again."""
_NOBODY = Door(source=SourceId("nobody"), signed=Signed.OWN, secret=None)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def posted(request: HttpRequest, source: str) -> HttpResponse:
    """202 (200 where the network wants that) when it is safe here."""
    there = outside()
    found = door(there, source) or _NOBODY
    given = Posted(
        at=there.clock.now(),
        headers={name.lower(): value for name, value in request.headers.items()},
        query={name: str(request.GET[name]) for name in request.GET},
        body=request.body,
    )
    scheme = SCHEMES[found.signed]
    if request.method == "GET":
        return _greeted(request, there, found, scheme, given)
    if len(given.body) > LARGEST:
        return _said("This is larger than what we accept. Nothing was taken.\n", 413)
    once = scheme.accepts(there, found, given)
    if once is None or found is _NOBODY:
        return _said(REFUSED, 403)
    return _taken(request, there, found, given, once) or _said("Taken.\n", scheme.status)


def _greeted(request: HttpRequest, there: Outside, found: Door, scheme: Scheme, given: Posted) -> HttpResponse:
    greeting = scheme.greets(there, found, given)
    if greeting is None or found is _NOBODY:
        return _said(REFUSED, 403)
    once = f"greeting {request.META.get('QUERY_STRING', '')}"
    troubled = _taken(request, there, found, given, once) if greeting.tells else None
    return troubled or _said(greeting.answer, 200)


def _taken(request: HttpRequest, there: Outside, found: Door, given: Posted, once: str) -> HttpResponse | None:
    """What is said when it could not be."""
    query, kind = str(request.META.get("QUERY_STRING", "")), given.headers.get("content-type", "")
    try:
        receipt = there.spool.put(found.source, given.body, given.at, once=once, query=query, content_type=kind[:200])
    except StoreError:
        receipt = Receipt.FULL
    if receipt is not Receipt.FULL:
        return None
    answer = _said(FULL, 503)
    answer.headers["Retry-After"] = str(LATER)
    return answer


def _said(text: str, status: int) -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
