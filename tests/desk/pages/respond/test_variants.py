"""The page of networks and languages: what will go out, seen before it does, without a script."""

from html import unescape

import pytest
from django.test import Client

from firewarden.desk.actions import respond
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Delivery
from firewarden.vocabulary.statement import DraftState
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/"
PAGE = HERE + "drafts/1/variants/"
TEXT = "We know of the delay. We look into it."
GERMAN = "Wir wissen von 5 Koffern."


@pytest.fixture(autouse=True)
def written(world: World, alice: Client) -> None:
    alice.post(HERE + "drafts/", {"text": TEXT})


def seen(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_each_network_shows_the_text_as_it_will_look(alice: Client) -> None:
    page = seen(alice)

    assert page.count('id="preview-town"') == 1
    assert page.count('id="preview-sandbox"') == 1
    assert page.count("242 left") == 1


def test_words_for_a_network_are_saved_and_shown_to_who_decides(world: World, alice: Client, bob: Client) -> None:
    told = {"based_on": "1", "platform": "town", "language": "", "text": "We know of it."}

    assert alice.post(PAGE, told).status_code == 302
    assert seen(alice).count("words of its own") == 1
    assert seen(bob, HERE + "drafts/1/").count("We know of it.") == 1


def test_what_only_one_language_says_is_marked(alice: Client) -> None:
    alice.post(PAGE, {"based_on": "1", "language": "de", "text": GERMAN})

    assert seen(alice).count("<mark>5</mark>") == 1


def test_somebody_wrote_meanwhile_and_what_was_typed_stays(alice: Client, bob: Client) -> None:
    bob.post(PAGE, {"based_on": "1", "platform": "town", "text": "We know."})
    answer = alice.post(PAGE, {"based_on": "1", "platform": "town", "text": "Mine, which is not lost."})

    assert answer.status_code == 409
    assert answer.content.decode().count("Mine, which is not lost.") == 1


def test_language_without_its_code_is_refused_and_the_words_stay(alice: Client) -> None:
    answer = alice.post(PAGE, {"based_on": "1", "language": "German", "text": GERMAN})

    assert answer.status_code == 422
    assert answer.content.decode().count(GERMAN) == 1


def test_preview_while_typing_saves_nothing(world: World, alice: Client) -> None:
    answer = alice.post(PAGE + "preview/", {"platform": "town", "text": "x" * 300})
    page = unescape(answer.content.decode())

    assert (page.count("too long: write a shorter one"), page.count("20 too many")) == (1, 1)
    assert workbench(world.as_alice, 1, world.outside).drafts[0].version == 1
    assert alice.post(PAGE + "preview/", {"platform": "moon", "text": "x"}).status_code == 404


def test_language_is_chosen_where_it_is_published(world: World, alice: Client, bob: Client) -> None:
    alice.post(PAGE, {"based_on": "1", "language": "de", "text": "Wir wissen davon."})
    respond.request_approval(world.as_alice, 1, 1)
    respond.approve(world.as_bob, 1, 1, 2)
    assert seen(alice, HERE + "drafts/1/").count('name="language-town"') == 1

    alice.post(HERE + "drafts/1/publication/", {"platforms": ["town"], "language-town": "de"})

    assert [(one.text, one.language) for one in Delivery.objects.all()] == [("Wir wissen davon.", "de")]
    assert workbench(world.as_alice, 1, world.outside).drafts[0].state is DraftState.QUEUED


def test_words_of_others_are_text_and_nothing_else(alice: Client) -> None:
    alice.post(PAGE, {"based_on": "1", "platform": "town", "text": "<script>alert(1)</script>"})

    assert alice.get(PAGE).content.decode().count("<script>alert") == 0
