"""Pictures on the evidence page: from our own copies, the hostile ones veiled, machine and author kept apart."""

import re
from dataclasses import replace

import pytest

from firewarden.desk.actions.pictures import fetch_pictures, read_pictures
from firewarden.vocabulary.picture import PictureText
from tests.desk.actions.test_pictures import GONE, OTHER, PLAIN, PNG, SMOKE, Album, copy
from tests.desk.people import signed_in
from tests.desk.world import World

PAGE = "/brands/acme/incidents/1/evidence/"


@pytest.fixture
def album(world: World) -> Album:
    """Two pictures of a hostile post, fetched; the first was read by machine."""
    made = Album()
    copy(world, SMOKE, PLAIN)
    read = {PNG: PictureText(text="RECALL\n<b>now</b>", confidence=0.87)}
    outside = replace(world.outside, fetch_picture=made.fetch, read_picture=read.get)
    fetch_pictures(world.as_worker, outside)
    read_pictures(world.as_worker, outside)
    return made


def test_a_hostile_picture_is_veiled_and_comes_from_here(world: World, album: Album) -> None:
    shown = signed_in(world.alice).get(PAGE).content.decode()

    assert re.findall(r'<img src="([^"]+)" alt="([^"]+)"', shown) == [
        (f"{PAGE}1/pictures/1/", "Smoke from a heater"),
        (f"{PAGE}1/pictures/2/", "no description"),
    ]
    assert shown.count('<details class="veil grey"><summary>') == 2
    assert "pictures.example" not in shown


def test_what_a_machine_read_is_told_from_what_its_author_wrote(world: World, album: Album) -> None:
    shown = signed_in(world.alice).get(PAGE).content.decode()

    assert '<q dir="auto">Smoke from a heater</q>' in shown
    assert "Read by machine, 87% sure; these are not the author" in shown
    assert '<p class="machine" dir="auto">RECALL\n&lt;b&gt;now&lt;/b&gt;</p>' in shown


def test_evidence_is_searched_with_what_stands_on_pictures(world: World, album: Album) -> None:
    copy(world, key="x:2")
    client = signed_in(world.alice)
    found = [re.findall(r'id="evidence-(\d+)"', client.get(PAGE, {"search": words}).content.decode())
             for words in ("", "recall", "text", "nowhere")]  # fmt: skip
    assert found == [["1", "2"], ["1"], ["1", "2"], []]


def test_one_that_could_not_be_had_is_a_note(world: World) -> None:
    copy(world, SMOKE)
    fetch_pictures(world.as_worker, replace(world.outside, fetch_picture=Album({SMOKE.url: GONE}).fetch))
    shown = signed_in(world.alice).get(PAGE).content.decode()
    assert ("Picture 1 could not be fetched: gone" in shown, "<img" in shown) == (True, False)


def test_a_picture_is_handed_over_so_that_nothing_of_it_runs(world: World, album: Album) -> None:
    answer = signed_in(world.alice).get(f"{PAGE}1/pictures/2/")

    assert answer.content == OTHER
    assert {name: answer[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Type": "image/png",
        "Content-Disposition": 'inline; filename="evidence-1-2.png"',
        "X-Content-Type-Options": "nosniff",
    }
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("place", ["1/pictures/3/", "1/pictures/0/", "2/pictures/1/"])
def test_what_is_not_there_is_not_found(world: World, album: Album, place: str) -> None:
    assert signed_in(world.alice).get(PAGE + place).status_code == 404
