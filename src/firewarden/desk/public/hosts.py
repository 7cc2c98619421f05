"""A name of a host that belongs to a brand leads to that brand's status page, and to nothing else of this desk."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from firewarden.desk.reads.hosts import NAMES

Next = Callable[[HttpRequest], HttpResponse]


def own_host(get_response: Next) -> Next:
    """Stands first: behind it such a request is one for the page under our own name, so that no other check has to know
    strange hosts. Whatever else is asked for under the name lies below the page's address, where nothing is."""

    def answer(request: HttpRequest) -> HttpResponse:
        host = bare(request.META.get("HTTP_HOST", ""))
        slug = None if host in settings.ALLOWED_HOSTS else NAMES.slug(host)
        if slug is not None:
            request.status_host = request.META["HTTP_HOST"]  # type: ignore[attr-defined]
            request.META["HTTP_HOST"] = _ours(settings.ALLOWED_HOSTS)
            root = f"/status/{slug}/"
            if not request.path_info.startswith(root):  # forms of the page name themselves in full
                request.path = request.path_info = root + request.path_info.removeprefix("/")
        return get_response(request)

    return answer


def bare(host: str) -> str:
    """Without a port and a dot at the end, in small letters.

    >>> bare("Status.Acme.example.:8000")
    'status.acme.example'
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).rstrip(".").lower()


def _ours(allowed: Iterable[str]) -> str:
    return next((one.lstrip(".") for one in allowed if "*" not in one), "localhost")
