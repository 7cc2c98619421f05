"""The fact sheet after a change: which texts it touches, and what can be done about each."""

from html import unescape

import pytest
from django.test import Client

from firewarden.desk.actions import respond
from firewarden.vocabulary.incident import FactStatus
from tests.desk.actions.test_deliver import send_all
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/"
TEXT = "We lost 1,200 bags. We look for them."


@pytest.fixture(autouse=True)
def out(world: World, alice: Client) -> None:
    """Text 1 is published, text 2 is being written; fact 1 says what both say."""
    respond.add_fact(world.as_bob, 1, "1,200 bags were lost", status=FactStatus.CONFIRMED, source="Gate log")
    for _ in range(2):
        respond.write_draft(world.as_alice, 1, TEXT)
    respond.request_approval(world.as_alice, 1, 1)
    respond.approve(world.as_bob, 1, 1, 1)
    respond.publish(world.as_alice, 1, 1, ["town"], world.outside)
    send_all(world)
    respond.keep_up(world.as_worker)


def changed(alice: Client, text: str = "1,300 bags were lost") -> str:
    answer = alice.post(HERE + "facts/1/", {"status": "confirmed", "text": text, "source": "Recount"}, follow=True)
    assert answer.redirect_chain == [(HERE + "workbench/#fact-1", 302)]
    return unescape(answer.content.decode())


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_before_a_change_the_fact_says_where_it_is_used(alice: Client) -> None:
    page = seen(alice, HERE + "workbench/")

    assert page.count("Used in 2 texts") == 1
    assert page.count("no longer confirmed") == 0


def test_after_a_change_each_text_is_shown_with_what_can_be_done(alice: Client) -> None:
    page = changed(alice)

    assert page.count("2 texts say what it said before.") == 1
    assert page.count("<mark>1,200</mark>") == 2
    assert page.count(f'action="{HERE}drafts/1/corrections/"') == 1
    assert page.count('value="Fact 1 has changed: 1,300 bags were lost"') == 1
    assert page.count(f'href="{HERE}drafts/2/#editor"') == 1
    assert page.count("back on town") == 0


def test_a_change_that_touches_nothing_says_nothing_of_texts(alice: Client) -> None:
    page = changed(alice, "1,200 bags were lost at noon")

    assert page.count("say what it said before") == 0
    assert page.count("no longer confirmed") == 0


def test_a_correction_that_is_being_written_is_led_to(alice: Client) -> None:
    changed(alice)

    alice.post(HERE + "drafts/1/corrections/", {"reason": "Fact 1 has changed"})

    page = seen(alice, HERE + "workbench/")
    assert page.count("The correction, text 3") == 1
    assert page.count(f'action="{HERE}drafts/1/corrections/"') == 0
    assert seen(alice, HERE + "drafts/3/").count("Fact 1 has changed, and this text says what it said before:") == 1


def test_the_page_of_a_text_marks_what_the_fact_no_longer_says(alice: Client) -> None:
    changed(alice)

    page = seen(alice, HERE + "drafts/2/")

    assert page.count("Fact 1 has changed, and this text says what it said before:") == 1
    assert page.count("<mark>1,200</mark>") == 1


def test_the_war_room_says_that_something_public_is_wrong(alice: Client) -> None:
    assert seen(alice, HERE).count("no longer confirmed") == 0

    changed(alice)

    assert seen(alice, HERE).count("1 public text says what is no longer confirmed.") == 1
