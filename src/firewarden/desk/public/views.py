"""The status page of a brand, alone or under a name of its own: pages without a script, feeds, a calendar.

Nothing on them depends on who asks, so that they are kept and served again (`public.front`)."""

import hashlib
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from firewarden.desk.public.addresses import MEDIA, Addresses, Form, Wish, wish
from firewarden.desk.public.front import KEEP
from firewarden.desk.public.looks import stylesheet
from firewarden.desk.public.written import feed_of, page_of
from firewarden.desk.reads import status as reads
from firewarden.desk.reads.status import StatusPage
from firewarden.vocabulary.clock import SECOND, Instant, from_datetime
from firewarden.vocabulary.errors import NotFound

View = Callable[..., HttpResponse]
MINUTE = 60
YEAR = 365 * 24 * 60 * MINUTE


def _public(view: View) -> View:
    """For anybody, kept for a minute by whoever stands between."""
    return login_not_required(cache_control(public=True, max_age=MINUTE)(require_safe(view)))


@_public
def status(request: HttpRequest, brand: str, language: str = "") -> HttpResponse:
    found, at = _asked(request, brand, language)
    return _page(request, "public/status.html", found, at)


@_public
def past(request: HttpRequest, brand: str, language: str = "") -> HttpResponse:
    found, at = _asked(request, brand, language)
    return _page(request, "public/past.html", found, at)


@_public
def promises(request: HttpRequest, brand: str, language: str = "") -> HttpResponse:
    found, at = _asked(request, brand, language)
    return _page(request, "public/promises.html", found, at)


@_public
def thread(request: HttpRequest, brand: str, thread: UUID, language: str = "") -> HttpResponse:
    found, at = _asked(request, brand, language)
    return _page(request, "public/thread.html", found, at, thread=found.thread(thread))


@_public
def feed(request: HttpRequest, brand: str, feed: str) -> HttpResponse:
    asked = wish(feed)
    if asked is None:
        raise NotFound("There is no such feed.")
    found, at = _asked(request, brand, asked.language)
    return _answer(request, feed_of(found, asked, at, _base(request)), f"{MEDIA[asked.form]}; charset=utf-8", found)


@_public
def old_feed(request: HttpRequest, brand: str, form: str) -> HttpResponse:
    """Where the feeds stood until version 0.4."""
    found, at = _asked(request, brand, "")
    return HttpResponsePermanentRedirect(at.to(f"feeds/{Wish(form=Form(form), language=found.language).name}"))


@_public
def look(request: HttpRequest, brand: str) -> HttpResponse:
    found, _at = _asked(request, brand, "")
    return _answer(request, stylesheet(found.color).encode(), "text/css; charset=utf-8", found)


@login_not_required
@cache_control(public=True, max_age=YEAR, immutable=True)
@require_safe
def logo(_request: HttpRequest, brand: str, sha256: str) -> HttpResponse:
    data, media = reads.logo(brand, sha256)
    response = HttpResponse(data, content_type=media)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response[KEEP] = "1"
    return response


def _asked(request: HttpRequest, brand: str, language: str) -> tuple[StatusPage, Addresses]:
    """Raises NotFound."""
    found = reads.status_page(brand, from_datetime(timezone.now()), language)
    own_host = getattr(request, "status_host", "")
    root = "/" if own_host else f"/status/{brand}/"
    full = f"/status/{brand}/"
    here = request.path_info.removeprefix(full)
    return found, Addresses(root, found.languages[0], found.language, here)


def _page(request: HttpRequest, template: str, found: StatusPage, at: Addresses, **more: object) -> HttpResponse:
    body = page_of(template, found, at, base=_base(request), **more)
    response = _answer(request, body.encode(), "text/html; charset=utf-8", found)
    response["Content-Language"] = found.language
    return response


def _answer(request: HttpRequest, body: bytes, media: str, found: StatusPage) -> HttpResponse:
    """With what tells an unchanged page apart: by content, and by when it last read otherwise."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    changed = last_changed(found)
    response = HttpResponse(body, content_type=media)
    response["ETag"] = tag
    if changed:
        response["Last-Modified"] = http_date(changed // SECOND)
    response[KEEP] = "1"
    return get_conditional_response(request, tag, changed // SECOND or None, response) or response


def last_changed(found: StatusPage) -> Instant:
    """When words were added, or a promised time passed: from then on the page says so. 0: nothing was ever told."""
    due = [one.next_at for one in found.threads if one.next_at is not None]
    due += [one.due_at for one in found.promises if one.due_at is not None and one.settled_at is None]
    passed = [one for one in due if one <= found.now]
    return min(max((found.changed_at, *passed)), found.now)


def _base(request: HttpRequest) -> str:
    own = getattr(request, "status_host", "")
    return f"{'https' if settings.HTTPS else request.scheme}://{own or request.get_host()}"
