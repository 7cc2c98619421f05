"""From a text that is out to its correction, by forms alone."""

import re
from html import unescape

from django.test import Client

from firewarden.desk.actions import respond
from firewarden.desk.records import Delivery, Draft
from firewarden.desk.sending import Sender
from firewarden.vocabulary.statement import DraftKind
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/"


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def published(world: World) -> None:
    respond.write_draft(world.as_alice, 1, "We know of it.", kind=DraftKind.HOLDING)
    respond.request_approval(world.as_alice, 1, 1)
    respond.approve(world.as_bob, 1, 1, 1)
    respond.publish(world.as_alice, 1, 1, ["town"], world.outside)
    Sender(world.outside).round()
    respond.keep_up(world.as_worker)


def test_published_text_is_corrected_without_a_script(world: World, alice: Client, bob: Client) -> None:
    published(world)
    assert seen(alice, HERE + "workbench/").count("drafts/1/#correct") == 1
    assert seen(alice, HERE + "drafts/1/").count("Something in it is wrong: correct it") == 1

    begun = alice.post(HERE + "drafts/1/corrections/", {"reason": "It is late, not lost."})
    assert begun["Location"] == HERE + "drafts/2/"
    typed = {"text": "We know that it is late.", "notice": "it is not lost.", "based_on": "1", "ask": "1"}
    assert alice.post(HERE + "drafts/2/", typed).status_code == 302
    assert bob.post(HERE + "drafts/2/approvals/", {"version": "2"}).status_code == 302

    page = seen(bob, HERE + "drafts/2/")
    assert page.count("Correction: it is not lost.\n\nWe know that it is late.") == 2  # as an answer, as a new post
    [way] = set(re.findall(r'name="(way-[0-9a-f-]+)" value="answer it" checked', page))
    assert bob.post(HERE + "drafts/2/publication/", {way: "answer it"}).status_code == 302

    assert [one.reply_to for one in Delivery.objects.order_by("made_at", "pk")] == ["", "town:n1"]
    assert seen(alice, HERE + "drafts/1/").count("Corrected by") == 1


def test_correction_without_a_reason_stays_on_the_page(world: World, alice: Client) -> None:
    published(world)

    answer = alice.post(HERE + "drafts/1/corrections/", {"reason": " "})
    assert (answer.status_code, Draft.objects.count()) == (422, 1)


def test_way_of_no_delivery_changes_nothing(world: World, alice: Client, bob: Client) -> None:
    published(world)
    alice.post(HERE + "drafts/1/corrections/", {"reason": "Wrong."})

    assert bob.post(HERE + "drafts/2/publication/", {"way-x": "answer it"}).status_code == 422
    assert Delivery.objects.count() == 1
