"""Pictures by forms alone: attached, seen as they will look, described otherwise, taken away."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firewarden.desk.reads.workbench import workbench
from tests import drawn
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/drafts/1/"


@pytest.fixture(autouse=True)
def written(world: World, alice: Client) -> None:
    alice.post("/brands/acme/incidents/1/drafts/", {"text": "We know of it."})


def form(**other: object) -> dict[str, object]:
    file = SimpleUploadedFile("quay.png", drawn.png(), content_type="image/png")
    return {"based_on": "1", "picture": file, "alt": "The quay, empty.", "why_silent": ""} | other


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_picture_is_seen_beside_the_text_and_where_it_goes(world: World, alice: Client, bob: Client) -> None:
    assert alice.post(HERE + "pictures/", form()).status_code == 302

    [picture] = workbench(world.as_alice, 1, world.outside).drafts[0].content.pictures
    address = f"{HERE}pictures/{picture.sha256}/file/"
    assert seen(bob, HERE).count(f'<img src="{address}" alt="The quay, empty."') == 1
    assert seen(bob, HERE + "variants/").count("Picture 1 stays away there: Town Square takes no pictures.") == 1
    file = bob.get(address)
    assert (file.content, file["Content-Type"]) == (drawn.png(secret=False), "image/png")


def test_what_was_typed_stays_where_the_file_is_none(alice: Client) -> None:
    answer = alice.post(HERE + "pictures/", form(picture=SimpleUploadedFile("a.svg", b"<svg/>")))

    assert answer.status_code == 422
    assert answer.content.decode().count("The quay, empty.") == 1


def test_it_is_described_otherwise_and_taken_away(world: World, alice: Client) -> None:
    alice.post(HERE + "pictures/", form())

    assert alice.post(HERE + "pictures/1/", {"based_on": "2", "alt": "The quay, full."}).status_code == 302
    assert alice.post(HERE + "pictures/1/", {"based_on": "2", "alt": "Late."}).status_code == 409
    assert alice.post(HERE + "pictures/1/", {"based_on": "3", "remove": "1"}).status_code == 302
    assert workbench(world.as_alice, 1, world.outside).drafts[0].content.pictures == ()
