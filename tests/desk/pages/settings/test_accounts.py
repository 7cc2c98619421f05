"""Accounts of ours through the pages a person uses, and what can be done with what they published."""

import re
from html import unescape

import pytest
from django.db import transaction
from django.test import Client

from firewarden.desk.actions import deliver
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.records import Account, Delivery, Incident, Publication
from firewarden.desk.sending import Sender
from tests.desk.people import signed_in
from tests.desk.square import Square, connected, queued, statement, with_square
from tests.desk.world import World

PAGE = "/brands/acme/settings/accounts/"
NEW = PAGE + "new/square/"
TYPED = {"name": "The square", "setting-place": "north", "setting-days": "7", "secret": "t0ken"}


@pytest.fixture
def square(world: World) -> Square:
    return with_square(world)


@pytest.fixture
def alice(world: World, square: Square) -> Client:
    client: Client = signed_in(world.alice)
    return client


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html)))


def test_page_without_an_account_says_so_and_offers_the_network(alice: Client) -> None:
    html = alice.get(PAGE).content.decode()

    assert "No account yet" in html
    assert re.findall(r'href="([^"]+/accounts/new/[^"]+)"', html) == [NEW]
    assert "Do not shout." in html


def test_who_am_i_is_asked_before_anything_is_saved(alice: Client) -> None:
    html = alice.post(NEW, {**TYPED, "test": "1"}).content.decode()

    assert "This is @acme." in words(html)
    assert 'name="confirmed" value="@acme"' in html
    assert ("t0ken" in html, Account.objects.count()) == (False, 0)


def test_account_is_saved_then_confirmed_then_switched_off_then_removed(alice: Client) -> None:
    assert alice.post(NEW, TYPED).headers["Location"] == PAGE
    row = Account.objects.get()
    assert "not confirmed" in alice.get(PAGE).content.decode()

    alice.post(f"{PAGE}{row.pk}/confirmation/", {"identity": "@acme"})
    assert Account.objects.get().is_ready
    form = alice.get(f"{PAGE}{row.pk}/").content.decode()
    assert ("@acme" in form, "t0ken" in form) == (True, False)

    alice.post(f"{PAGE}{row.pk}/switching/", {"on": "0"})
    assert "switched off" in alice.get(PAGE).content.decode()
    alice.post(f"{PAGE}{row.pk}/removal/")
    assert "No account yet" in alice.get(PAGE).content.decode()


def test_check_of_a_saved_account_answers_in_place(world: World, alice: Client, square: Square) -> None:
    row = connected(world)
    square.works = False

    html = alice.post(f"{PAGE}{row.pk}/check/", HTTP_HX_REQUEST="true").content.decode()

    assert "It does not work. No entry." in words(html)
    assert "does not work" in alice.get(PAGE).content.decode()


def test_who_may_not_manage_sees_the_accounts_and_no_button(world: World, alice: Client) -> None:
    connected(world)
    bob: Client = signed_in(world.bob)

    html = bob.get(PAGE).content.decode()

    assert ("The square" in html, "/removal/" in html, "/new/" in html) == (True, False, False)
    assert bob.post(NEW, TYPED).status_code == 403
    assert signed_in(world.charlie).get(PAGE).status_code == 404


def test_what_is_out_is_taken_back_on_the_workbench(world: World, alice: Client, square: Square) -> None:
    open_incident(world.as_alice, "Bags lost")
    queued(world, str(connected(world).pk), "We know.")
    Sender(world.outside).round()
    bench = f"/brands/acme/incidents/{Incident.objects.get().number}/workbench/"
    html = alice.get(bench).content.decode()
    [where] = re.findall(r'action="([^"]+/deletion/)"', html)
    assert "Take it back" in html

    assert alice.post(where, {}).status_code == 422
    alice.post(where, {"reason": "it is wrong"})
    Sender(world.outside).round()

    assert square.out == {}
    assert "Taken back there" in alice.get(bench).content.decode()


def test_what_is_handed_off_asks_for_its_address(world: World, alice: Client) -> None:
    open_incident(world.as_alice, "Bags lost")
    incident, said = Incident.objects.get(), statement(world, "We know.")
    with transaction.atomic():
        deliver.hand_off(
            world.as_alice, incident, "linkedin", said.text, statement=said, open_url="https://li.example/new"
        )
    html = alice.get(f"/brands/acme/incidents/{incident.number}/workbench/").content.decode()
    [where] = re.findall(r'action="([^"]+/address/)"', html)
    assert 'href="https://li.example/new"' in html

    alice.post(where, {"url": "https://li.example/1"})

    assert (Delivery.objects.get().state, Publication.objects.get().url) == ("sent", "https://li.example/1")
