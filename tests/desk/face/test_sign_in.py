"""The ways in and out: password, single-use link, second factor."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from firewarden.desk.actions import team
from tests.desk.people import PASSWORD, account, signed_in, with_password
from tests.desk.world import World

SIGN_IN = "/account/sign-in/"


def link(world: World) -> str:
    """A way in for Alice."""
    return f"/enter/{team.make_signin_link(world.house, 'alice@example.org')}/"


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_the_right_password_lets_in(world: World) -> None:
    with_password(world.alice)
    client = Client()

    answer = client.post(SIGN_IN, {"login": "Alice@Example.org", "password": PASSWORD, "next": "/account/"})

    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200


def test_a_wrong_password_says_the_same_as_a_wrong_address(world: World) -> None:
    with_password(world.alice)

    wrong = Client().post(SIGN_IN, {"login": "alice@example.org", "password": "wrong"})
    nobody = Client().post(SIGN_IN, {"login": "nobody@example.org", "password": "wrong"})

    said = [re.findall(r'role="alert">([^<]+)<', answer.content.decode()) for answer in (wrong, nobody)]
    assert said[0] == said[1]
    assert len(said[0]) == 1


def test_guessing_is_stopped_also_for_the_right_password(world: World) -> None:
    with_password(world.alice)
    client = Client()
    for _ in range(11):
        answer = client.post(SIGN_IN, {"login": "alice@example.org", "password": "wrong"})

    answer = client.post(SIGN_IN, {"login": "alice@example.org", "password": PASSWORD})

    assert answer.status_code in {200, 429}
    assert "_auth_user_id" not in client.session


def test_a_closed_account_does_not_open(world: World) -> None:
    user = with_password(world.alice)
    user.is_active = False
    user.save()
    client = Client()

    client.post(SIGN_IN, {"login": "alice@example.org", "password": PASSWORD}, follow=True)

    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(world: World) -> None:
    data = {"email": "eve@example.org", "password1": PASSWORD, "password2": PASSWORD}

    assert signed_in(world.alice).post("/account/sign-up/", data).status_code == 404
    assert Client().post("/account/sign-up/", data)["Location"].startswith(SIGN_IN)


def test_looking_at_a_link_does_not_use_it_up(world: World) -> None:
    address = link(world)
    Client().get(address)
    client = Client()

    answer = client.post(address)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(world.alice)


def test_a_link_works_once(world: World) -> None:
    address = link(world)
    Client().post(address)
    client = Client()

    answer = client.post(address)

    assert answer.status_code == 422
    assert "This link was used or is too old. Ask for a new one." in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_link_leads_where_it_says_but_only_here(world: World) -> None:
    here = Client().post(link(world) + "?next=/account/")
    away = Client().post(link(world) + "?next=https://evil.example/")
    sly = Client().post(link(world) + "?next=//evil.example/")

    assert [answer["Location"] for answer in (here, away, sly)] == ["/account/", "/", "/"]


def test_who_came_by_link_is_asked_for_a_password(world: World) -> None:
    client = Client()
    client.post(link(world) + "?next=/account/")

    shown = client.get("/account/").content.decode()

    assert "You came in by a link that works once. Set a password to come back." in shown


def test_signing_out_ends_the_session(alice: Client) -> None:
    alice.post("/account/sign-out/")

    assert alice.get("/account/")["Location"] == f"{SIGN_IN}?next=/account/"


def test_signing_out_empties_what_the_browser_kept(alice: Client) -> None:
    assert alice.post("/account/sign-out/")["Clear-Site-Data"] == '"storage"'


@pytest.fixture
def guarded(world: World) -> str:
    """Alice with a password and a second factor: its secret."""
    user = with_password(world.alice)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    return "JBSWY3DPEHPK3PXP"


def test_a_password_alone_does_not_pass_the_second_factor(guarded: str) -> None:
    client = Client()

    answer = client.post(SIGN_IN, {"login": "alice@example.org", "password": PASSWORD})

    assert answer["Location"].startswith("/account/second-factor/authenticate/")
    assert client.get("/account/")["Location"].startswith(SIGN_IN)
    assert "Code from your app, or a recovery code" in client.get(answer["Location"]).content.decode()


def test_the_code_of_the_app_lets_in_and_a_wrong_one_does_not(guarded: str) -> None:
    client = Client()
    challenge = client.post(SIGN_IN, {"login": "alice@example.org", "password": PASSWORD})["Location"]

    client.post(challenge, {"code": "000000"})
    refused = client.get("/account/").status_code
    client.post(challenge, {"code": code_for(guarded)})

    assert (refused, client.get("/account/").status_code) == (302, 200)


def test_a_link_does_not_pass_the_second_factor_either(guarded: str, world: World) -> None:
    client = Client()

    answer = client.post(link(world))

    assert answer["Location"].startswith("/account/second-factor/authenticate/")
    assert "_auth_user_id" not in client.session


def test_setting_up_the_second_factor_gives_recovery_codes(world: World) -> None:
    client = Client()
    client.post(link(world))
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)
    assert secret is not None

    answer = client.post("/account/second-factor/totp/activate/", {"code": code_for(secret[1])}, follow=True)

    assert answer.redirect_chain[-1] == ("/account/second-factor/recovery-codes/", 302)
    assert len(re.findall(r"<li><code>\d+</code></li>", answer.content.decode())) == 10
    assert Authenticator.objects.filter(user=account(world.alice)).count() == 2


def test_an_installation_may_demand_a_second_factor(world: World, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = signed_in(world.alice)

    assert client.get("/")["Location"] == "/account/second-factor/totp/activate/"
    assert client.get("/account/second-factor/totp/activate/").status_code == 200
    TOTP.activate(account(world.alice), "JBSWY3DPEHPK3PXP")
    assert client.get("/")["Location"] != "/account/second-factor/totp/activate/"


def test_a_first_password_is_set_and_then_changed(world: World) -> None:
    client = signed_in(world.alice)

    first = client.post("/account/first-password/", {"password1": PASSWORD, "password2": PASSWORD})

    assert first.status_code == 302
    assert account(world.alice).check_password(PASSWORD)
    assert "Change the password" in client.get("/account/password/", follow=True).content.decode()


def test_a_short_password_is_refused(world: World) -> None:
    client = signed_in(world.alice)

    client.post("/account/first-password/", {"password1": "short", "password2": "short"})

    assert not account(world.alice).has_usable_password()
