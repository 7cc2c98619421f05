"""The page of a text on its way to a yes: forms without a script."""

from html import unescape

from django.test import Client

from firewarden.desk.reads.workbench import facts, workbench
from firewarden.vocabulary.statement import DraftState
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/"
TEXT = "We know of 5 people. We look into it."


def state(world: World) -> DraftState:
    return workbench(world.as_alice, 1, world.outside).drafts[0].state


def seen(client: Client) -> str:
    answer = client.get(HERE + "drafts/1/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_number_is_confirmed_in_place_and_the_text_goes_on(world: World, alice: Client) -> None:
    alice.post(HERE + "drafts/", {"text": TEXT, "ask": "1"})
    page = seen(alice)
    without = alice.post(HERE + "drafts/1/confirmations/", {"text": "We know of 5 people.", "source": ""})
    confirmed = alice.post(HERE + "drafts/1/confirmations/", {"text": "We know of 5 people.", "source": "Gate log"})

    assert 'name="place" value="NUMBER 11 12"' in page
    assert (without.status_code, confirmed.status_code) == (422, 302)
    assert [(one.text, one.source) for one in facts(world.as_alice, 1)] == [("We know of 5 people.", "Gate log")]
    assert state(world) is DraftState.REVIEW


def test_somebody_answers_for_it_by_name(world: World, alice: Client, bob: Client) -> None:
    alice.post(HERE + "drafts/", {"text": TEXT, "ask": "1"})
    told = {"version": "1", "place": "NUMBER 11 12", "reason": "I counted them"}

    assert bob.post(HERE + "drafts/1/waivers/", told | {"reason": ""}).status_code == 422
    assert bob.post(HERE + "drafts/1/waivers/", told).status_code == 302
    assert "Answered for by <bdi>Bob</bdi>" in seen(alice)
    assert state(world) is DraftState.REVIEW


def test_two_break_the_glass_and_the_mark_stays(world: World, alice: Client, bob: Client) -> None:
    alice.post(HERE + "drafts/", {"text": "We look into it."})
    told = {"version": "1", "reason": "The reporter prints at six"}

    assert alice.post(HERE + "drafts/1/glass/", told).status_code == 302
    assert "I am the second: let it out" in seen(bob)
    assert bob.post(HERE + "drafts/1/glass/", told).status_code == 302
    assert '<span class="chip bad">break-glass</span>' in seen(alice)
    assert state(world) is DraftState.APPROVED


def test_what_was_changed_since_one_commented_is_marked(world: World, alice: Client, bob: Client) -> None:
    alice.post(HERE + "drafts/", {"text": "We look into it."})
    assert bob.post(HERE + "drafts/1/comments/", {"comment": "Who is we?"}).status_code == 302
    alice.post(HERE + "drafts/1/", {"text": "The ferry line looks into it.", "based_on": "1"})

    page = seen(bob)
    assert "Who is we?" in page
    assert "<del>We look</del>" in page or "<del>We</del>" in page
    assert "<ins>" in page


def test_of_two_alternatives_one_goes_out(world: World, alice: Client, bob: Client) -> None:
    alice.post(HERE + "drafts/", {"text": "We look into it.", "ask": "1"})
    alice.post(HERE + "drafts/", {"text": "We know of it.", "alternative_to": "1"})
    bob.post(HERE + "drafts/1/approvals/", {"version": "1"})

    assert "This one goes out, the others are closed" in seen(alice)
    assert alice.post(HERE + "drafts/1/publication/", {"platforms": "sandbox"}).status_code == 422
    answer = alice.post(HERE + "drafts/1/publication/", {"platforms": "sandbox", "supersede": "1"})
    assert answer.status_code == 302
    assert state(world) is DraftState.SUPERSEDED
