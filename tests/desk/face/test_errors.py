"""What went wrong, as pages and fragments."""

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from firewarden.desk import errors
from firewarden.vocabulary.errors import (
    BadInput,
    ConfigError,
    Conflict,
    FirewardenError,
    NetworkError,
    NotAllowed,
    NotFound,
    StoreError,
)


def raised(error: Exception, **headers: Any) -> Any:
    """The answer to a page in which `error` came up."""
    process: Any = getattr(errors.mapped(lambda _request: None), "process_exception")  # type: ignore[arg-type, return-value] # noqa: B009
    request = RequestFactory().get("/somewhere/", headers=headers)
    return process(_anonymous(request), error)


def _anonymous(request: HttpRequest) -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("Incident Zyzzyva is not here."), 404),
        (NotAllowed("To approve you need the right to approve."), 403),
        (Conflict("It is closed."), 409),
        (BadInput("This is no time."), 422),
        (StoreError("disk full"), 503),
        (NetworkError("no answer"), 500),
        (ConfigError("no outside"), 500),
    ],
)
def test_each_of_our_errors_has_one_status(error: FirewardenError, status: int, world: object) -> None:
    assert raised(error).status_code == status


def test_an_error_of_others_is_not_ours_to_word() -> None:
    assert raised(ValueError("x")) is None


def test_what_may_not_be_seen_looks_like_what_does_not_exist(world: object) -> None:
    hidden = raised(NotFound("Incident Zyzzyva is restricted.")).content.decode()
    missing = raised(NotFound("There is no incident 99 here.")).content.decode()

    token = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert token.sub("", hidden) == token.sub("", missing)
    assert "Zyzzyva" not in hidden


def test_a_refusal_of_the_right_says_which(world: object) -> None:
    page = raised(NotAllowed("To approve you need the right to approve in this brand.")).content.decode()

    assert "To approve you need the right to approve in this brand." in page


def test_a_message_is_text_and_no_code(world: object) -> None:
    page = raised(Conflict("<script>alert(1)</script>")).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_fragment_gets_a_fragment(world: object) -> None:
    answer = raised(Conflict("It is closed."), HX_Request="true")

    assert answer.status_code == 409
    assert answer.content.decode().strip().startswith('<div class="trouble" role="alert">')


def test_what_breaks_inside_is_not_told(world: object) -> None:
    page = raised(StoreError("/secret/path/desk.sqlite3 is locked")).content.decode()

    assert "/secret/path" not in page
    assert "The data could not be reached" in page


def test_a_page_that_broke_needs_nothing_to_say_so(alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firewarden.desk.shown.outside", lambda: 1 / 0)
    alice.raise_request_exception = False

    answer = alice.get("/account/")

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


def test_an_unknown_address_is_answered_in_our_look(alice: Client) -> None:
    answer = alice.get("/nothing/here/")

    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()
    assert 'href="/account/"' in answer.content.decode()


def test_a_form_older_than_the_session_says_what_to_do(world: object) -> None:
    answer = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"login": "x"})

    assert answer.status_code == 403
    assert "Load the page again and send it once more." in answer.content.decode()
