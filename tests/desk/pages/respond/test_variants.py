"""The page of networks and languages: what will go out, seen before it does, without a script."""

import re
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
SAVED = re.compile(r"Saved\.[^<]*\.")
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


def test_checks_beside_the_text_tell_of_its_other_words(alice: Client) -> None:
    """And a text in which nothing was changed is not shown as changed."""
    draft = HERE + "drafts/1/"
    before = seen(alice, draft)
    alice.post(PAGE, {"based_on": "1", "platform": "town", "text": f"{TEXT} 5 bags are missing."})
    after = seen(alice, draft)

    assert [page.count("In the words for town:") > 0 for page in (before, after)] == [False, True]
    assert [page.count('id="changed"') for page in (before, after)] == [0, 0]


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


def test_words_for_one_network_in_one_language_have_a_form_and_a_preview(world: World, alice: Client) -> None:
    told = {"based_on": "1", "platform": "town", "language": "de", "text": "Wir wissen davon."}

    assert alice.post(PAGE, told).status_code == 302
    page = seen(alice)
    assert page.count('id="preview-town-de"') == 1
    assert page.count('id="preview-sandbox-de"') == 0
    assert page.count("Write it in other words for Town Square in de") == 1


def test_typing_for_a_network_in_a_language_previews_the_words_of_the_language_while_nothing_is_typed(
    alice: Client,
) -> None:
    alice.post(PAGE, {"based_on": "1", "language": "de", "text": "Wir wissen davon."})
    answer = alice.post(PAGE + "preview/", {"platform": "town", "language": "de", "text": ""})

    assert answer.content.decode().count('id="preview-town-de"') == 1
    assert answer.content.decode().count("Wir wissen davon.") == 1


def test_a_language_of_one_network_that_was_not_saved_stays_in_the_form_it_was_typed_in(alice: Client) -> None:
    alice.post(PAGE, {"based_on": "1", "platform": "town", "text": "We know."})
    typed = {"based_on": "1", "platform": "town", "language": "de", "text": "Meine Worte.", "numbered": "1"}
    page = unescape(alice.post(PAGE, typed).content.decode())

    assert page.count("Meine Worte.") == 1
    assert page.count('<option value="town" selected>') == 1


def test_numbering_the_posts_is_a_new_version_and_somebody_elses_version_is_not_lost(
    world: World, alice: Client
) -> None:
    assert alice.post(HERE + "drafts/1/numbering/", {"based_on": "1", "numbered": "1"}).status_code == 302
    assert alice.post(HERE + "drafts/1/numbering/", {"based_on": "1"}).status_code == 409

    draft = workbench(world.as_alice, 1, world.outside).drafts[0]
    assert (draft.version, draft.content.numbered) == (2, True)


def test_asking_for_approval_says_what_has_become_of_the_text(alice: Client) -> None:
    def told(text: str) -> list[str]:
        answer = alice.post(HERE + "drafts/", {"text": text, "ask": "1"}, follow=True)
        return SAVED.findall(unescape(answer.content.decode()))

    assert told("We know of 23 bags. We look into it.") == [
        "Saved. It waits for a fact: what no fact confirms is confirmed or answered for first."
    ]
    assert told("We know of the delay. We look into it.") == ["Saved. The approvers can read it now."]
