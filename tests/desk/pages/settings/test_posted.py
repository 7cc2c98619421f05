"""Sources that others post to: the address, a secret that is made here and shown once, and how much waits."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from firewarden.desk import outside as outside_module
from firewarden.desk.records import Event, Source
from tests.desk.doors import with_doors
from tests.desk.people import signed_in
from tests.desk.world import NOON, World

SOURCES = "/brands/acme/settings/sources/"


@pytest.fixture
def alice(world: World) -> Client:
    with_doors(world)
    client: Client = signed_in(world.alice)
    return client


def added(alice: Client, network: str, **typed: str) -> str:
    """The address of its page, to which one is led."""
    answer = alice.post(f"/brands/acme/settings/networks/{network}/", {"name": "The forum"} | typed)
    return str(answer.headers["Location"])


def shown(html: str) -> dict[str, str]:
    """What whoever posts must know, by its name on the page."""
    card = html.partition('<section class="card" id="posted"')[2].partition("</dl>")[0]
    pairs = re.findall(r"<dt>(.*?)</dt><dd><code[^>]*>(.*?)</code>", card)
    return {unescape(name): unescape(value) for name, value in pairs}


def buttons(html: str) -> list[str]:
    """Of a secret."""
    return re.findall(r"<button[^>]*>(Make [^<]*)</button>", html)


def test_a_new_one_asks_for_no_secret_and_leads_to_its_address(alice: Client) -> None:
    form = alice.get("/brands/acme/settings/networks/ownnet/").content.decode()
    page = added(alice, "ownnet")
    html = alice.get(page).content.decode()

    assert 'name="secret"' not in form
    assert shown(html) == {"Address": f"http://127.0.0.1:8000/in/{page.removeprefix(SOURCES).strip('/')}"}
    assert buttons(html) == ["Make a secret"]


def test_secret_is_shown_once_and_is_what_lets_in(alice: Client, world: World) -> None:
    page = added(alice, "ownnet")
    made = alice.post(f"{page}secret/")
    secret = shown(made.content.decode())["Secret to sign with"]
    later = alice.get(page).content.decode()
    reference = Source.objects.get().secret

    assert (len(secret) >= 40, world.secrets.get(reference or "")) == (True, secret)
    assert (list(shown(later)), buttons(later), secret in later) == (["Address"], ["Make a new secret"], False)
    assert made.headers["Cache-Control"] == "private, no-store"
    assert secret not in str(list(Source.objects.values())) + str(list(Event.objects.values()))
    assert secret not in str(dict(alice.session))


def test_a_new_secret_takes_the_place_of_the_one_before(alice: Client, world: World) -> None:
    page = added(alice, "ownnet")
    first, second = (shown(alice.post(f"{page}secret/").content.decode())["Secret to sign with"] for _ in range(2))
    kept = [world.secrets.get(file.name) for file in (world.sandbox.parent / "secrets").iterdir()]

    assert first != second
    assert kept == [second]


def test_a_name_can_be_changed_without_a_new_secret(alice: Client, world: World) -> None:
    page = added(alice, "ownnet")
    secret = shown(alice.post(f"{page}secret/").content.decode())["Secret to sign with"]
    alice.post(page, {"name": "The shop"})

    assert [(row.name, world.secrets.get(row.secret or "")) for row in Source.objects.all()] == [("The shop", secret)]


def test_meta_is_told_an_address_and_a_token_and_gives_the_secret_itself(alice: Client) -> None:
    page = added(alice, "graphnet", secret="app-secret token")
    html = alice.get(page).content.decode()
    refused = alice.post(f"{page}secret/")

    assert list(shown(html)) == ["Address", "Token it is greeted with"]
    assert (buttons(html), "app-secret" in html) == ([], False)
    assert refused.status_code == 422


def test_who_may_not_change_sources_makes_no_secret(alice: Client, world: World) -> None:
    page = added(alice, "ownnet")

    assert [signed_in(user).post(f"{page}secret/").status_code for user in (world.bob, world.charlie)] == [403, 404]
    assert [row.secret for row in Source.objects.all()] == [None]


@pytest.mark.parametrize(("public", "warned"), [(False, True), (True, False)])
def test_an_address_nobody_outside_finds_is_told(alice: Client, world: World, public: bool, warned: bool) -> None:
    page = added(alice, "ownnet")
    outside_module.give(replace(world.outside, public=public))

    assert ("Nobody outside finds this address yet." in alice.get(page).content.decode()) == warned


def test_how_much_waits_is_shown_with_the_source_and_in_what_we_can_see(alice: Client, world: World) -> None:
    page = added(alice, "ownnet")
    source = Source.objects.get().key
    for number in range(3):
        world.outside.spool.put(source, b"{}", NOON, once=str(number))  # type: ignore[arg-type]
    coverage = alice.get("/brands/acme/coverage/").content.decode()

    assert "<small>3 wait</small>" in alice.get(page).content.decode()
    assert re.findall(r"<span dir=\"auto\">(\d+ were posted and wait to be read)</span>", coverage) == [
        "3 were posted and wait to be read"
    ]


def test_coverage_says_nothing_of_waiting_where_nobody_posts(alice: Client) -> None:
    added(alice, "town", secret="t0ken", **{"setting-places": "north"})

    assert "posted" not in alice.get("/brands/acme/coverage/").content.decode()
