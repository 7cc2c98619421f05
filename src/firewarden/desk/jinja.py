"""The template environment: Jinja2 with strict names, message catalogs and the desk's own filters.

A template under `pages/<step>/templates/` is named `<step>/file.html`; those all pages share lie in `desk/templates/`.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.template.backends.utils import csrf_input
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from firewarden.desk import frame as frames
from firewarden.desk import shown
from firewarden.desk.live.app import PATH as LIVE_PATH
from firewarden.desk.navigation import places, report
from firewarden.desk.statics import static
from firewarden.desk.told import event_words
from firewarden.desk.words import of_network, word
from firewarden.text.abuse import abusive

DESK = Path(__file__).parent


def loader() -> BaseLoader:
    """Shared templates first, then each page package's own under its name."""
    packages = {folder.parent.name: FileSystemLoader(folder) for folder in sorted((DESK / "pages").glob("*/templates"))}
    return ChoiceLoader([FileSystemLoader(DESK / "templates"), PrefixLoader(packages)])


class Engine(Jinja2):
    """The engine as settings name it. A template it does not have is looked for in the next one."""

    def __init__(self, params: dict[str, Any]) -> None:
        options = {
            "environment": f"{__name__}.environment",
            "loader": loader(),
            "undefined": StrictUndefined,
            "context_processors": [f"{__name__}.frame"],
        }
        super().__init__({"NAME": "jinja", "DIRS": [], "APP_DIRS": False, **params, "OPTIONS": options})


def environment(**options: Any) -> Environment:
    """What Django calls to make its Jinja2 engine."""
    env = Environment(  # noqa: S701  # Django passes autoescape=True
        **options,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown.said,  # a sentence of a rule is said in the language of the reader wherever it is shown
        optimized=False,  # a filter over a constant would be settled once, in whatever language was on
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.filters.update(shown.FILTERS)
    env.filters.update(abusive=abusive)
    env.filters.update(said=shown.said, json_attribute=json_attribute, word=word, of_network=of_network)
    env.globals.update(static=static, url=url, has_page=has_page, live=live)
    env.globals.update(script_words=shown.script_words)
    env.globals.update(languages=settings.LANGUAGES, live_path=LIVE_PATH, event_words=event_words)
    return env


def compile_all() -> None:
    """So that nobody waits for it who opens the first page after a start. Compiled templates stay in memory."""
    env: Environment = cast(Engine, engines["jinja"]).env
    for name in env.list_templates(extensions=["html", "svg"]):
        env.get_template(name)


@lru_cache(maxsize=4096)
def url(view: str, /, **arguments: Any) -> str:
    """The address of a page by its name, `step:page`. Some are said dozens of times on a page; they never change."""
    return reverse(view, kwargs=arguments or None)


def has_page(view: str, /, **arguments: Any) -> bool:
    try:
        url(view, **arguments)
    except NoReverseMatch:
        return False
    return True


def live(address: str, *topics: str) -> Markup:
    """Attributes of an element that fetches itself anew from `address` when one of the topics is heard:
    `change`, a kind of event, `incident-<uuid>`, or `mention`."""
    triggers = ", ".join([*(f"live:{topic} from:body" for topic in topics), "live:all"])
    return Markup('hx-get="{}" hx-trigger="{}" hx-swap="morph:outerHTML"').format(address, triggers)


def json_attribute(value: Any) -> str:
    """For a data attribute a script reads."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def frame(request: HttpRequest) -> Mapping[str, Any]:
    """What the frame around every page needs; a context processor."""
    if not hasattr(request, "frame") and getattr(request, "user", None) is not None and request.user.is_authenticated:
        frames.enter(request)
    access, bar = getattr(request, "access", None), getattr(request, "frame", None)
    brand = access.slug if access is not None else getattr(bar, "place", None)
    return {
        "access": access,
        "person": getattr(request, "person", None),
        "frame": bar,
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),  # the same in all forms of a page
        "places": places(brand),
        "report_url": report(brand),
        "flashes": get_messages(request) if hasattr(request, "_messages") else (),
        "language": translation.get_language() or settings.LANGUAGE_CODE,
        "right_to_left": translation.get_language_bidi(),
        "theme": getattr(request, "theme", "system"),
        "now": shown.now(),
        "time_zone": timezone.get_current_timezone_name(),
    }
