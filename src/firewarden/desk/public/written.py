"""A status page and its feeds as bytes, the same for whoever reads: in the language and the zone of the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.template import engines
from django.utils import timezone, translation

from firewarden.desk import shown
from firewarden.desk.middleware import zone
from firewarden.desk.public.addresses import Addresses, Wish
from firewarden.desk.public.feeding import written
from firewarden.desk.reads.status import StatusPage
from firewarden.desk.statics import static


def page_of(template: str, found: StatusPage, at: Addresses, *, base: str, **more: object) -> str:
    """`base`: where the page stands in the net, without a slash at the end."""
    with _spoken_in(found):
        values = {
            "status": found,
            "at": at,
            "base": base,
            "file": (lambda name: at.to(f"look/{name}")) if at.files else static,
            "tongue": endonym,
            "language": translation.get_language(),
            "right_to_left": translation.get_language_bidi(),
        }
        return str(engines["jinja"].get_template(template).render({**values, **more}))


def feed_of(found: StatusPage, asked: Wish, at: Addresses, base: str) -> bytes:
    """Raises NotFound."""
    with _spoken_in(found):
        return written(found, asked, at, base)


def endonym(language: str) -> str:
    """A language in itself, else its code."""
    try:
        return str(translation.get_language_info(language)["name_local"])
    except KeyError:
        return language


@contextmanager
def _spoken_in(found: StatusPage) -> Iterator[None]:
    """The words around the brand's own are in the language of the page where we have them, else in English."""
    tongue = found.language.partition("-")[0]
    known = {code for code, _name in settings.LANGUAGES}
    with (
        translation.override(tongue if tongue in known else "en"),
        timezone.override(zone(found.zone)),
        shown.as_of(found.now),
    ):
        yield
