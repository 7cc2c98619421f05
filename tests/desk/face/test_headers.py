"""What every answer tells a browser."""

from django.test import Client

from firewarden.desk.middleware import CONTENT_POLICY
from tests.desk.people import PASSWORD, with_password
from tests.desk.world import World


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in CONTENT_POLICY.split(";"))

    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_pages_errors_and_redirects_carry_the_headers(alice: Client) -> None:
    answers = [Client().get("/account/sign-in/"), alice.get("/account/"), alice.get("/nothing/"), Client().get("/")]

    assert [answer.status_code for answer in answers] == [200, 200, 404, 302]
    for answer in answers:
        assert answer["Content-Security-Policy"] == CONTENT_POLICY
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_what_a_person_sees_is_not_kept_by_caches(alice: Client) -> None:
    assert alice.get("/account/")["Cache-Control"] == "private, no-store"


def test_cookies_are_out_of_reach_of_scripts(world: World) -> None:
    with_password(world.alice)
    client = Client()
    client.get("/account/sign-in/")

    answer = client.post("/account/sign-in/", {"login": "alice@example.org", "password": PASSWORD})

    assert client.cookies["csrftoken"]["httponly"] is True
    assert answer.cookies["sessionid"]["httponly"] is True
    assert answer.cookies["sessionid"]["samesite"] == "Lax"
