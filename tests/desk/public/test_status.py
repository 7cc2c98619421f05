"""The status page as a stranger finds it: what is public, in each language, under each name, and nothing else."""

import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from firewarden.desk.actions import face, promises, respond, topics, update
from firewarden.desk.actions.assess import close, open_incident
from firewarden.desk.reads.hosts import NAMES
from firewarden.desk.reads.status import status_page, words_of
from firewarden.desk.reads.updates import updates
from firewarden.desk.records import Event, Update
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.incident import FactStatus, Outcome
from firewarden.vocabulary.progress import Channel, Progress
from firewarden.vocabulary.promise import PromiseState
from firewarden.vocabulary.statement import Phase, Refused
from tests import drawn
from tests.desk.saying import let_out, publish, tell
from tests.desk.world import NOON, World

SOON = Instant(NOON + HOUR)
STRANGER = Client()
FACE = face.Face(shown=True, color="#ffcc00", languages=("en", "de"), zone="Europe/Berlin", host="status.acme.example")


@pytest.fixture(autouse=True)
def incident(world: World) -> None:
    NAMES.forget()
    open_incident(world.as_alice, "zyzzyva affair")


def read(path: str, host: str = "testserver", **headers: str) -> tuple[int, str]:
    answer = STRANGER.get(path, headers={"host": host, **headers})
    return answer.status_code, answer.content.decode()


def test_update_is_published_when_somebody_else_said_yes(world: World) -> None:
    come = Progress(phase=Phase.AWARE, next_at=SOON)
    draft = update.write_update(world.as_alice, 1, "We have heard of the bags.", come)
    assert isinstance(draft, int)

    assert isinstance(publish(world.as_bob, 1, draft, SOON, world.outside), Refused)
    let_out(world, 1, draft)
    assert publish(world.as_bob, 1, draft, SOON, world.outside) == 1
    assert publish(world.as_bob, 1, draft, SOON, world.outside) == Refused(reason="It is public already, as update 1.")
    assert status_page("acme", NOON).threads[0].updates[0].text == "We have heard of the bags."


def test_what_nobody_confirmed_stops_an_update_as_it_stops_a_statement(world: World) -> None:
    come = Progress(phase=Phase.KNOWN, next_at=SOON)
    draft = update.write_update(world.as_alice, 1, "12 bags are lost.", come)
    assert isinstance(draft, int)
    respond.request_approval(world.as_alice, 1, draft)

    assert isinstance(respond.approve(world.as_bob, 1, draft, 1), Refused)
    respond.add_fact(world.as_alice, 1, "12 bags are lost.", status=FactStatus.CONFIRMED, source="log")
    assert not isinstance(respond.approve(world.as_bob, 1, draft, 1), Refused)


def test_promise_that_passed_while_it_waited_is_made_anew(world: World) -> None:
    draft = update.write_update(world.as_alice, 1, "We know.", Progress(phase=Phase.AWARE, next_at=SOON))
    assert isinstance(draft, int)
    let_out(world, 1, draft)
    world.clock.pass_minutes(61)

    assert isinstance(publish(world.as_bob, 1, draft, SOON, world.outside), Refused)
    assert publish(world.as_bob, 1, draft, Instant(NOON + 2 * HOUR), world.outside) == 1


def test_facts_that_changed_since_are_named_to_the_team(world: World) -> None:
    respond.add_fact(world.as_alice, 1, "The bags stand in Hall 2.", status=FactStatus.CONFIRMED, source="log")
    tell(world, 1, "We know.", phase=Phase.AWARE, next_at=SOON)
    assert updates(world.as_alice, 1).changed == ()
    world.clock.pass_minutes(5)
    respond.set_fact(world.as_alice, 1, 1, text="The bags stand in Hall 3.", status=FactStatus.CONFIRMED, source="log")

    assert [one.number for one in updates(world.as_alice, 1).changed] == [1]


def test_page_speaks_each_language_and_says_which(world: World) -> None:
    assert face.save_face(world.as_alice, FACE) is None
    words = [("", "de", "Wir wissen davon."), ("feed", "", "Known."), ("mail", "", "Dear all, we know.")]
    assert tell(world, 1, "We know of it.", phase=Phase.AWARE, next_at=SOON, words=words) == 1
    row = Update.objects.get()

    assert words_of(row, Channel.PAGE, "de") == ("Wir wissen davon.", "de")
    assert words_of(row, Channel.FEED, "en") == ("Known.", "en")
    assert words_of(row, Channel.MAIL, "de-AT") == ("Wir wissen davon.", "de")
    assert words_of(row, Channel.PAGE, "fr") == ("We know of it.", "en")
    status, german = read("/status/acme/de/")
    assert (status, "Wir wissen davon." in german, '<html lang="de"' in german) == (200, True, True)
    assert german.count('hreflang="en"') == 2
    assert read("/status/acme/fr/")[0] == 404


def test_page_says_nothing_of_the_inside(world: World) -> None:
    tell(world, 1, "We know of it.", phase=Phase.AWARE, next_at=SOON)
    thread = Update.objects.get().pk.hex

    pages = ["", "past/", "promises/", f"incidents/{thread}/", "feeds/all.en.atom", "feeds/all.en.rss"]
    pages += ["feeds/all.en.json", "feeds/all.en.ics", f"feeds/incident-{thread}.en.atom", "look.css"]
    for path in pages:
        status, text = read(f"/status/acme/{path}")
        assert status == 200, path
        for hidden in ("zyzzyva", "Alice", "Bob", "alice@", "A-1", "<script"):
            assert hidden not in text, (path, hidden)


def test_unchanged_page_is_not_sent_twice_and_a_late_promise_is_a_change(world: World) -> None:
    tell(world, 1, "We know of it.", phase=Phase.AWARE, next_at=SOON)
    first = STRANGER.get("/status/acme/feeds/all.en.atom")

    again = STRANGER.get("/status/acme/feeds/all.en.atom", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    dated = STRANGER.get("/status/acme/feeds/all.en.rss", headers={"if-modified-since": first["Last-Modified"]})
    assert dated.status_code == 304
    page = status_page("acme", NOON)
    late = status_page("acme", Instant(NOON + 61 * MINUTE))
    assert (page.threads[0].late, late.threads[0].late) == (False, True)


def test_feeds_are_by_topic_level_and_incident(world: World) -> None:
    topics.save_topic(world.as_alice, "hall-2", "Hall 2", {"de": "Halle 2"})
    tell(world, 1, "Bags are there.", phase=Phase.AWARE, next_at=SOON, topics=("hall-2",))
    open_incident(world.as_alice, "Another one")
    tell(world, 2, "We know of the fog.", phase=Phase.AWARE, next_at=SOON)

    def told(name: str) -> list[str]:
        status, text = read(f"/status/acme/feeds/{name}")
        assert status == 200, name
        return sorted(one["content_text"] for one in json.loads(text)["items"])

    assert told("all.en.json") == ["Bags are there.", "We know of the fog."]
    assert told("topic-hall-2.en.json") == ["Bags are there."]
    assert told("level-4.en.json") == []
    assert told(f"incident-{Update.objects.get(incident__number=2).pk.hex}.en.json") == ["We know of the fog."]
    assert read("/status/acme/feeds/topic-hall-9.en.json")[0] == 404
    assert read("/status/acme/feeds/nonsense")[0] == 404
    root = ElementTree.fromstring(read("/status/acme/feeds/topic-hall-2.en.atom")[1])
    links = [urlsplit(one.get("href") or "") for one in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert all(one.netloc == "testserver" and one.path.startswith("/status/acme/") for one in links)


def test_ledger_shows_promises_in_words_that_are_public_late_ones_too(world: World) -> None:
    tell(world, 1, "We know of it. A refund for all, and no questions asked.", phase=Phase.AWARE, next_at=SOON)
    for text, public in (("A refund for all", True), ("No questions asked", False), ("zyzzyva bonus", True)):
        made = promises.make_promise(
            world.as_alice, 1, promises.Promised(text=text, due_at=Instant(NOON + HOUR), public=public)
        )
        assert isinstance(made, int)

    assert [one.state for one in status_page("acme", NOON).promises] == [PromiseState.PROMISED]
    assert [one.state for one in status_page("acme", Instant(NOON + 2 * HOUR)).promises] == [PromiseState.LATE]
    promises.withdraw_promise(world.as_alice, 1, 1, "zyzzyva reasons")
    text = read("/status/acme/promises/")[1]
    assert ("A refund for all" in text, "withdrawn" in text, "zyzzyva" in text) == (True, True, False)


def test_own_name_leads_to_the_page_and_to_nothing_else(world: World) -> None:
    tell(world, 1, "We know of it.", phase=Phase.AWARE, next_at=SOON)
    assert face.save_face(world.as_alice, FACE) is None
    NAMES.forget()

    status, text = read("/", host="status.acme.example")
    assert (status, "We know of it." in text) == (200, True)
    assert 'href="http://status.acme.example/"' in text
    assert "/status/acme/" not in text
    for path in ("/account/sign-in/", "/brands/acme/", "/admin/", "/status/zeta/", "/talk/", "/radar/"):
        assert read(path, host="status.acme.example")[0] == 404, path
    assert read("/", host="evil.example")[0] == 400


@pytest.mark.parametrize("host", ["localhost", "testserver", "127.0.0.1", "acme", "a..b.example", "http://a.example"])
def test_name_of_a_host_is_looked_at(world: World, host: str) -> None:
    wanted = face.Face(shown=True, color="#ffcc00", languages=("en",), zone="UTC", host=host)

    assert isinstance(face.save_face(world.as_alice, wanted), Refused)


def test_name_is_one_brands_alone(world: World) -> None:
    assert face.save_face(world.as_alice, FACE) is None

    assert face.save_face(world.as_charlie, FACE) == Refused(reason="This name is taken.")


def test_logo_is_a_picture_and_of_this_brand(world: World) -> None:
    assert isinstance(face.save_logo(world.as_alice, b"<svg onload='x'/>"), Refused)
    assert face.save_logo(world.as_alice, drawn.png()) is None
    found = status_page("acme", NOON).logo

    assert STRANGER.get(f"/status/acme/logo/{found}")["Content-Type"] == "image/png"
    assert read(f"/status/zeta/logo/{found}")[0] == 404


def test_incident_is_closed_with_a_closing_update_or_a_reason(world: World) -> None:
    tell(world, 1, "We know of it.", phase=Phase.AWARE, next_at=SOON)

    assert isinstance(close(world.as_alice, 1, Outcome.RESOLVED, "Over"), Refused)
    assert close(world.as_alice, 1, Outcome.RESOLVED, "Over", untold="The airport tells them.") is None
    assert status_page("acme", NOON).threads[0].over
    assert "airport" not in read("/status/acme/")[1]


def test_topics_are_logged_and_only_who_may_makes_them(world: World) -> None:
    assert isinstance(topics.save_topic(world.as_alice, "Hall 2", "Hall 2", {}), Refused)
    assert topics.save_topic(world.as_bob, "hall-2", "Hall 2", {}) is None
    topics.retire_topic(world.as_bob, "hall-2")

    assert [one.kind for one in Event.objects.filter(kind__startswith="topic.").order_by("id")] == [
        "topic.saved",
        "topic.retired",
    ]
    unknown = Progress(phase=Phase.AWARE, next_at=SOON, topics=("hall-2",))
    assert isinstance(update.write_update(world.as_alice, 1, "We know.", unknown), Refused)
