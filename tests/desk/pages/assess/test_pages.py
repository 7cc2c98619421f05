"""The war room and the pages around it, as a person with rights, and one without, sees them."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from firewarden.desk.actions import assess, feed, work
from firewarden.desk.actions.report import Report, report_trouble
from firewarden.desk.reads import war_room as war_room_reads
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.incident import Role
from tests.desk.world import World, angry, signal
from tests.stores import samples


@pytest.fixture
def alice(world: World, client: Client) -> Client:
    from firewarden.desk.records import User

    client.force_login(User.objects.get(pk=world.alice), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def incident(world: World) -> int:
    """Opened by a signal over three hostile posts, one of which tries to be markup."""
    world.commit(
        angry("mastodon:1", text="<script>alert(1)</script> nine hours on the quay"),
        angry("mastodon:2"),
        angry("mastodon:3"),
        signals=[signal()],
    )
    feed.absorb(world.accesses, world.feed(), world.outside)
    return 1


def room(client: Client, number: int = 1) -> str:
    answer = client.get(f"/brands/acme/incidents/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_war_room_shows_first_things_first(alice: Client, incident: int) -> None:
    html = unescape(room(alice, incident)).partition("<main")[2]

    order = ["Is anyone in danger?", "Trouble with bags", "Level 1 of 4", "Public silence", "Next due", "next step"]
    places = [html.index(words) for words in order]
    assert places == sorted(places)


def test_posts_are_text_never_markup(alice: Client, incident: int) -> None:
    html = room(alice, incident) + alice.get("/brands/acme/incidents/1/evidence/").content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; nine hours" in html


def test_copy_of_a_post_that_was_changed_shows_both_texts(world: World, alice: Client, incident: int) -> None:
    newer = replace(angry("mastodon:1", text="It <b>came</b>", edited_at=samples.at(7)), brand=world.brand)
    world.stream.commit(replace(samples.commit(), edits=[newer]))
    feed.absorb(world.accesses, world.feed(), world.outside)

    html = alice.get("/brands/acme/incidents/1/evidence/?posts=mastodon:1").content.decode()

    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html) == [
        "&lt;script&gt;alert(1)&lt;/script&gt; nine hours on the quay",
        "It &lt;b&gt;came&lt;/b&gt;",
    ]
    assert re.findall(r"Changed by its author at ([^.]+)\.", html) == ["22:07 UTC"]


def test_numbers_on_the_page_are_those_of_one_assessment(world: World, alice: Client, incident: int) -> None:
    html = room(alice, incident)
    assessment = war_room_reads.war_room(world.as_alice, incident, world.outside).assessment
    assert assessment is not None

    assert f"Seen {assessment.mentions} mentions since" in html
    assert f"{assessment.negative} of them hostile" in html
    assert f"{assessment.mentions} mentions by {assessment.people} people" in html


def test_incident_without_any_mention_is_a_whole_page(world: World, alice: Client) -> None:
    report_trouble(world.as_alice, Report(words="Reporter called, publishes at 18:00"))

    html = room(alice)

    assert "Reporter called, publishes at 18:00" in html
    assert "Not assessed yet" in html


@pytest.mark.parametrize("count", [1, 3])
def test_list_shows_every_open_incident(world: World, alice: Client, count: int) -> None:
    for number in range(count):
        report_trouble(world.as_alice, Report(words=f"Trouble number {number}"))

    html = alice.get("/brands/acme/incidents/").content.decode()

    assert html.count("<b>A-") == count


def test_others_learn_nothing_of_a_restricted_incident(world: World, client: Client) -> None:
    from firewarden.desk.records import User

    report_trouble(world.as_alice, Report(words="A colleague is accused"))
    assess.restrict(world.as_alice, 1, (world.alice,))
    client.force_login(User.objects.get(pk=world.bob), backend="django.contrib.auth.backends.ModelBackend")

    html = client.get("/brands/acme/incidents/").content.decode() + client.get("/radar/").content.decode()

    assert "A colleague is accused" not in html
    assert client.get("/brands/acme/incidents/1/").status_code == 404


def test_report_takes_two_fields_and_leads_to_the_incident(alice: Client) -> None:
    answer = alice.post("/reports/", {"brand": "acme", "words": "reporter called, publishes at 18:00"})

    assert (answer.status_code, answer["Location"]) == (302, "/brands/acme/incidents/1/")
    assert "reporter called, publishes at 18:00" in room(alice)


def test_empty_report_is_refused_and_keeps_the_form(alice: Client) -> None:
    answer = alice.post("/reports/", {"brand": "acme", "words": " "})

    assert answer.status_code == 422
    assert alice.get("/brands/acme/incidents/1/").status_code == 404


def test_screenshot_is_shown_as_a_picture_that_cannot_run(alice: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    png = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
    alice.post("/reports/", {"brand": "acme", "words": "", "screenshot": SimpleUploadedFile("a.png", png)})

    answer = alice.get("/brands/acme/incidents/1/evidence/1/file/")

    assert answer.content == png
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_closing_needs_a_reason_and_shows_it(world: World, alice: Client, incident: int) -> None:
    refused = alice.post("/brands/acme/incidents/1/closure/", {"outcome": "false alarm", "reason": ""})
    closed = alice.post("/brands/acme/incidents/1/closure/", {"outcome": "false alarm", "reason": "a film title"})

    assert (refused.status_code, closed.status_code) == (422, 302)
    assert "This incident is closed" in room(alice)


def test_level_set_by_hand_is_marked_as_such(world: World, alice: Client, incident: int) -> None:
    alice.post("/brands/acme/incidents/1/level/", {"level": "3", "reason": "two people in hospital"})

    html = room(alice)

    assert "Level 3 of 4" in html
    assert "set by hand" in html
    assert war_room_reads.war_room(world.as_alice, 1, world.outside).incident.level is Level.CRISIS


def test_lead_is_taken_with_one_press(world: World, alice: Client, incident: int) -> None:
    alice.post("/brands/acme/incidents/1/roles/", {"role": "lead"})

    assert [role for role, _ in war_room_reads.war_room(world.as_alice, 1, world.outside).roles] == [Role.LEAD]


def test_what_others_did_since_i_looked_is_shown_until_i_say_so(world: World, alice: Client, incident: int) -> None:
    work.looked(world.as_alice, 1)
    work.add_note(world.as_bob, 1, "The captain is on the phone")
    before = room(alice)
    alice.post("/brands/acme/incidents/1/looks/")

    assert "What changed since you looked" in before
    assert "What changed since you looked" not in room(alice)


def test_merged_incident_says_where_it_went(world: World, alice: Client, incident: int) -> None:
    report_trouble(world.as_alice, Report(words="The same quay"))

    answer = alice.post("/brands/acme/incidents/2/merger/", {"into": "1"})

    assert answer["Location"] == "/brands/acme/incidents/1/"
    assert "This incident is closed" in room(alice, 2)


def test_unknown_version_is_not_found(alice: Client, incident: int) -> None:
    assert alice.get("/brands/acme/incidents/1/versions/1/").status_code == 200
    assert alice.get("/brands/acme/incidents/1/versions/9/").status_code == 404
