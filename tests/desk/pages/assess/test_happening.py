"""*It is happening now*, and how far each source was read back: on the war room and the coverage panel."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from firewarden.desk.access import Right
from firewarden.desk.actions import monitor
from firewarden.desk.actions.happening import happening_now
from firewarden.desk.records import Backfill, Incident
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.intake import BackHealth, ReadBack
from tests.desk.people import signed_in
from tests.desk.world import NOON, World
from tests.stores import samples

PAGE = "/brands/acme/happening/"
ROOM = "/brands/acme/incidents/1/"


@pytest.fixture
def alice(world: World) -> Client:
    client: Client = signed_in(world.alice)
    return client


def test_one_sentence_opens_the_incident_and_the_war_room_shows_what_is_read_back(world: World, alice: Client) -> None:
    source(world, "a")
    assert 'name="what"' in alice.get(PAGE).content.decode()

    answer = alice.post(PAGE, {"what": "It burns", "began": "hour"})
    assert (answer.status_code, answer["Location"]) == (302, ROOM)
    assert told(alice.get(ROOM)) == ["Source a waits for its turn"]
    assert Incident.objects.get().title == "It burns"


def test_it_cannot_be_nothing(alice: Client) -> None:
    answer = alice.post(PAGE, {"what": " "})
    assert answer.status_code == 422
    assert "Say in a few words what happened." in answer.content.decode()


def source(world: World, key: str) -> None:
    settings = {"places": "north"}
    monitor.save_source(world.as_alice, key, connector="town", name=f"Source {key}", settings=settings, live=True)


def told(answer: Any) -> list[str]:
    """Each source, in words."""
    html = answer.content.decode().partition('id="read-back"')[2].partition("</section>")[0]
    rows = re.findall(r"<li data-stand=.*?</li>", html, re.DOTALL)
    return [unescape(" ".join(re.sub("<[^>]+>", " ", row).split())) for row in rows]


def back(health: BackHealth, minutes: float, **other: Any) -> ReadBack:
    wish = Backfill.objects.get()
    values = {"wish": str(wish.pk), "since": Instant(wish.since), "until": NOON, "reached": samples.at(minutes)}
    return ReadBack(**(values | {"health": health} | other))  # type: ignore[arg-type]


def test_every_stand_is_said_in_a_sentence(world: World, alice: Client) -> None:
    for key in "abcdefg":
        source(world, key)
    happening_now(world.as_alice, "It burns")
    states = {
        "a": back(BackHealth.READING, -90, posts=120, note="Asked to wait."),
        "b": back(BackHealth.THERE, -7 * 1440, posts=1),
        "c": back(BackHealth.ENDED, -26 * 60, posts=500),
        "d": back(BackHealth.ENDED, 0),
        "e": back(BackHealth.CANNOT, 0),
        "f": back(BackHealth.FAILED, -30, note="Check the key."),
        "g": back(BackHealth.THERE, -60, wish="another brand's, later"),
    }
    world.commit(sources=[samples.state(key, back=state) for key, state in states.items()])

    expected = [
        "Source a still reading, at 20:30 UTC 120 posts Asked to wait.",
        "Source b read back to 7 Nov, 22:00 UTC (7 d), as far as was asked 1 post",
        "Source c read back to 13 Nov, 20:00 UTC (26 h), the network gives no more 500 posts",
        "Source d the network gave nothing of the past",
        "Source e cannot be read back: only from now on",
        "Source f failed at 21:30 UTC: Check the key. Change the source",
        "Source g read back to 21:00 UTC (60 min), as far as was asked",
    ]
    assert told(alice.get(ROOM)) == expected
    assert told(alice.get("/brands/acme/coverage/")) == expected
    fragment = alice.get(f"{ROOM}backfill/")
    assert told(fragment) == expected
    assert fragment.content.decode().count("every 5s") == 1


def test_page_asks_no_more_when_all_is_over(world: World, alice: Client) -> None:
    source(world, "a")
    happening_now(world.as_alice, "It burns")
    world.commit(sources=[samples.state("a", back=back(BackHealth.ENDED, -60))])
    assert "every 5s" not in alice.get(f"{ROOM}backfill/").content.decode()
    world.clock.at = Instant(NOON + 4 * DAY)
    assert told(alice.get(ROOM)) == []


def test_without_a_network_it_says_so(world: World, alice: Client) -> None:
    happening_now(world.as_alice, "It burns")
    assert "No network is connected: nothing can be read back." in alice.get(ROOM).content.decode()


def test_war_room_can_ask_for_it(world: World, alice: Client) -> None:
    alice.post("/reports/", {"brand": "acme", "words": "It burns"})
    assert Backfill.objects.count() == 0
    answer = alice.post(f"{ROOM}backfill/")
    assert (answer.status_code, answer["Location"], Backfill.objects.count()) == (302, ROOM, 1)


def test_report_can_ask_for_it(world: World, alice: Client) -> None:
    assert 'name="now"' in alice.get("/reports/").content.decode()
    alice.post("/reports/", {"brand": "acme", "words": "It burns", "now": "1"})
    assert Backfill.objects.count() == 1


def test_who_only_reads_is_not_offered_it(world: World) -> None:
    happening_now(world.as_alice, "It burns")
    rita = signed_in(world.join("rita", Right.READ))
    assert rita.get(PAGE).status_code == 403
    assert PAGE not in rita.get("/radar/").content.decode()
    assert "/incidents/1/backfill/" not in rita.get(ROOM).content.decode().replace("hx-get", "")
    assert 'name="now"' not in rita.get("/reports/").content.decode()


def test_radar_and_incidents_lead_there(alice: Client) -> None:
    assert f'href="{PAGE}"' in alice.get("/radar/").content.decode()
    assert f'href="{PAGE}"' in alice.get("/brands/acme/incidents/").content.decode()
