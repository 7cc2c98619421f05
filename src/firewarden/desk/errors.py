"""What went wrong, as a page: what happened, what it means, what to do. Maps errors to answers, once for the desk."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firewarden.vocabulary.errors import BadInput, Conflict, FirewardenError, NotAllowed, NotFound, StoreError
from firewarden.vocabulary.said import Said

log = logging.getLogger("firewarden.desk")


@dataclass(frozen=True, slots=True)
class Words:
    title: str | Promise
    meaning: str | Promise
    remedy: str | Promise


WORDS = {
    400: Words(
        _("This request could not be read"),
        _("The address or the form was incomplete, or longer than we accept. Nothing was changed."),
        _("Go back and try again. If you followed a link, ask whoever sent it for the whole one."),
    ),
    403: Words(
        _("You may not do this here"),
        _("Your right in this brand does not reach this far. Nothing was changed."),
        _("Ask somebody who manages the brand to do it, or to give you the right."),
    ),
    404: Words(
        _("There is nothing here"),
        _("The page does not exist, or it is not for you."),
        _("Check the address, or start from the radar. If a colleague sent the link, ask to be added."),
    ),
    405: Words(
        _("This address does not take that"),
        _("It was called in a way it is not made for. Nothing was changed."),
        _("Go back and use the buttons of the page."),
    ),
    409: Words(
        _("Somebody else was faster"),
        _("What you saw has changed in the meantime. Your change was not made."),
        _("Look at the newest version and decide again."),
    ),
    413: Words(
        _("This is too large"),
        _("The file or text is larger than we accept. Nothing was changed."),
        _("Send a smaller one: a screenshot of the part that matters is enough."),
    ),
    422: Words(
        _("Something in the form is not right"),
        _("Nothing was changed."),
        _("Go back, correct it and send it again."),
    ),
    429: Words(
        _("Too many tries"),
        _("To keep guessers out, this waits a while after several tries."),
        _("Wait a few minutes and try again. If you are locked out in an emergency, ask for a sign-in link."),
    ),
    500: Words(
        _("Something broke on our side"),
        _("It was written down with the time. What you sent may not have been saved."),
        _("Try again. What you typed into a longer field is kept on this device. Twice? Tell who runs this."),
    ),
    503: Words(
        _("The data could not be reached"),
        _("The store did not answer in time. Nothing was changed."),
        _("Try again in a minute. Monitoring goes on meanwhile."),
    ),
}
STATUS: tuple[tuple[type[FirewardenError], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 403),
    (Conflict, 409),
    (BadInput, 422),
    (StoreError, 503),
)


def respond(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """The error page, or its fragment where a fragment was asked for. `message` says what our words cannot know."""
    words = WORDS.get(status, WORDS[500])
    values = {"status": status, "title": words.title, "meaning": words.meaning, "remedy": words.remedy}
    body: str
    if request.headers.get("HX-Request") == "true":
        body = render_to_string("errors/fragment.html", {**values, "message": message})
    elif status >= 500:
        body = _alone(values)
    else:
        body = render_to_string("errors/page.html", {**values, "message": message}, request)
    return HttpResponse(body, status=status)


def mapped(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one of our errors raised in a view becomes its answer."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, FirewardenError):
            return None
        status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
        if status >= 500:
            log.error("%s %s: %s", request.method, request.path, error, exc_info=error)
        # what may not be seen looks exactly like what does not exist
        return respond(request, status, "" if status in {404, 500} else _own_words(error))

    answer.process_exception = process_exception  # type: ignore[attr-defined]
    return answer


def _own_words(error: FirewardenError) -> str:
    """What this error says beyond its kind, of which our page speaks already."""
    words = error.args[0]
    return words if isinstance(words, Said) else "" if words == (type(error).__doc__ or "").strip() else str(words)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return respond(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return respond(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return respond(request, 404)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    words = WORDS[500]
    return HttpResponse(_alone({"title": words.title, "meaning": words.meaning, "remedy": words.remedy}), status=500)


def _alone(values: dict[str, Any]) -> str:
    """A page that asks for nothing that may itself be broken: no database, no person, no brand."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return render_to_string("errors/broken.html", {**values, "language": language, "theme": "system"})


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form's token did not fit: it is from another session, or cookies are off."""
    message = _("The form was older than your sign-in. Load the page again and send it once more.")
    return respond(request, 403, str(message))
