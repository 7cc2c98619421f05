"""Alert rules as pages: the list, the card, the form, marks of signals, and what a reader does not get."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from firewarden.desk.access import Right
from firewarden.desk.actions import assess, feed, rules
from firewarden.desk.actions.rules import Wanted
from firewarden.desk.pages.monitor.presets import KINDS, PRESETS
from firewarden.desk.pages.monitor.ruleform import fields_of, terms_of
from firewarden.desk.reads.incidents import signals
from firewarden.desk.records import AlertRule, Signal
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.rule import Reach, Spread, Tone, Tripwire
from firewarden.vocabulary.signal import Lane
from tests.desk.actions.test_backtests import after_test, incident, listened
from tests.desk.people import signed_in
from tests.desk.world import NOON, World, angry, signal

LIST = "/brands/acme/rules/"
DANGER = Wanted(name="Danger", terms=Tripwire(query="reason:safety"))


@pytest.fixture
def alice(world: World) -> Client:
    client: Client = signed_in(world.alice)
    return client


def words(client: Client, address: str, **typed: str) -> str:
    """What stands on the page, tags left out; by POST where something was typed."""
    answer = client.post(address, typed) if typed else client.get(address)
    text = re.sub(r"<head>.*?</head>|<dialog.*?</dialog>", "", answer.content.decode(), flags=re.DOTALL)
    return unescape(" ".join(re.sub("<[^>]+>", " ", text).split()))


def items(client: Client, address: str = LIST) -> list[str]:
    html = client.get(address).content.decode()
    found = re.findall(r'<li class="rule stack-tight"[^>]*>(.*?)</li>\s*(?=<li class="rule|</ul>)', html, re.DOTALL)
    return [unescape(" ".join(re.sub("<[^>]+>", " ", one).split())) for one in found]


def test_who_has_no_rule_finds_what_listens_anyway_and_what_to_add(alice: Client) -> None:
    html = alice.get(LIST).content.decode()

    assert re.findall("<h3>(.*?)</h3>", html) == ["No rule of your own yet"]
    assert [one.split(" always on")[0] for one in items(alice)] == ["Hostile surge", "Volume surge", "Silence"]
    assert re.findall(r'href="([^"]+)\?preset=(\w+)"', html) == [
        (f"/brands/acme/rules/new/{one.lane}/", one.key) for one in PRESETS
    ]


def test_card_in_the_list_says_what_it_hears_how_it_did_and_what_came_of_it(world: World, alice: Client) -> None:
    rules.save(world.as_alice, DANGER)
    incident(world, -300)
    listened(world, -4000, -240)
    after_test(world)

    assert items(alice)[0] == (
        "Danger off Any single post for which this holds: it matches reason:safety. Back-test: 0.3 alerts a week, "
        "heard 1 of 1 incidents, 1 false alarm. This week: 0 alerts, 0 pages, 0 useful "
        "Switch on Mute for a day longer For a week Until unmuted"
    )


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_for_any_number_of_rules(
    world: World, alice: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        rules.save(world.as_alice, Wanted(name=f"rule {number}", terms=Reach()))
        rules.switch_on(world.as_alice, number + 1, "at once")
        after_test(world, str(number + 1))
    alice.get(LIST)

    with django_assert_num_queries(11):
        alice.get(LIST)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.key)
def test_preset_is_one_form_away_and_saves_as_it_stands(world: World, alice: Client, preset: object) -> None:
    key, lane, terms = preset.key, preset.lane, preset.terms  # type: ignore[attr-defined]
    address = f"/brands/acme/rules/new/{lane}/"
    assert alice.get(f"{address}?preset={key}").status_code == 200

    answer = alice.post(address, {"name": "Mine", "opens": "1", **fields_of(terms)})

    if preset.incomplete:  # type: ignore[attr-defined]
        assert (answer.status_code, AlertRule.objects.count()) == (422, 0)
    else:
        assert (answer.status_code, answer["Location"]) == (302, "/brands/acme/rules/1/")
        assert AlertRule.objects.get().asked() == terms


@pytest.mark.parametrize(
    "terms",
    [
        Tone(minutes=180, least=9, z=3.5),
        Reach(least=70, hostile=False),
        Spread(least=4, there=2),
        Tripwire(query="a\nOR b", new_network=True, answers=7, ours=True),
    ],
)
def test_form_gives_back_what_it_shows(terms: Tone | Reach | Spread | Tripwire) -> None:
    lane = {Tone: Lane.TONE, Reach: Lane.REACH, Spread: Lane.SPREAD, Tripwire: Lane.TRIPWIRE}[type(terms)]

    assert terms_of(lane, fields_of(terms)) == terms


@pytest.mark.parametrize("lane", KINDS)
@pytest.mark.parametrize("typed", ["", "many", "1e9", "-3", "٣", "nan"])
def test_nonsense_is_refused_and_kept(world: World, alice: Client, lane: Lane, typed: str) -> None:
    fields = {"hours": typed, "least": typed, "z": typed, "there": typed, "answers": typed or "x"}
    answer = alice.post(f"/brands/acme/rules/new/{lane}/", {"name": "Kept name", **fields})

    assert (answer.status_code, AlertRule.objects.count()) == (422, 0)
    assert 'value="Kept name"' in answer.content.decode()


def test_query_is_looked_over_and_tried_while_it_is_typed(world: World, alice: Client) -> None:
    listened(world, -240)
    assert words(alice, "/brands/acme/rules/lint/", query="reason:safety") == (
        "Nothing to say against it. 1 of the newest 31 mentions match. text of x:h0 x_h0 x 18:00 UTC"
    )
    said = words(alice, "/brands/acme/rules/lint/", query="(reason:safety")
    assert said.startswith("error This bracket is never closed.")
    assert AlertRule.objects.count() == 0


def test_untested_rule_asks_why_and_a_tested_one_does_not(world: World, alice: Client) -> None:
    rules.save(world.as_alice, DANGER)
    listened(world, -240)
    refused = alice.post(LIST + "1/switch/", {"on": "1"})
    assert refused.status_code == 422
    assert "It was not tested as it is now." in refused.content.decode()
    assert 'name="reason"' in refused.content.decode()
    after_test(world)

    assert 'name="reason"' not in alice.get(LIST + "1/").content.decode()
    assert alice.post(LIST + "1/switch/", {"on": "1"})["Location"] == LIST + "1/"
    assert AlertRule.objects.get().on
    alice.post(LIST + "1/switch/", {"on": "0"})
    assert not AlertRule.objects.get().on


def test_reason_of_an_untested_rule_stands_on_its_card(world: World, alice: Client) -> None:
    rules.save(world.as_alice, DANGER)
    alice.post(LIST + "1/switch/", {"on": "1", "reason": "The <law> asks."})

    assert "Untested, because: The <law> asks." in words(alice, LIST + "1/")
    assert "<law>" not in alice.get(LIST + "1/").content.decode()


def test_card_shows_its_arithmetic_its_numbers_and_its_alerts(world: World, alice: Client) -> None:
    rules.save(world.as_alice, DANGER)
    incident(world, -300)
    listened(world, -4000, -240)
    after_test(world)
    said = words(alice, LIST + "1/")

    for told in (
        "A post that comes in late trips it as well, up to 24 hours after it was written.",
        "Alerts a week 0.3 most likely 0.0 to 1.3",
        "Incidents heard 1 of 1",
        "False alarms 1 of 2 alerts",
        "1 Bags lost 65 min after us",
        "hit incident 1 Danger: a post by @x_h1 on x 1 post behind it text of x:h1",
        "Posts that were taken back since are not heard again",
    ):
        assert told in said, told


@pytest.mark.parametrize("lane", ["hostile", "volume", "silence"])
def test_lane_that_watches_every_brand_can_be_muted_and_not_changed(world: World, alice: Client, lane: str) -> None:
    alice.get(f"{LIST}{lane}/")
    assert AlertRule.objects.count() == 0

    assert alice.post(f"{LIST}{lane}/muting/", {"span": "week", "back": "list"})["Location"] == LIST
    assert AlertRule.objects.get().muted_until == NOON + 7 * DAY
    alice.post(f"{LIST}{lane}/muting/", {"span": "none"})
    assert AlertRule.objects.get().muted_until is None
    assert alice.get(f"{LIST}{lane}/terms/").status_code == 404


@pytest.mark.parametrize("lane", ["hostile", "volume"])
def test_surges_cannot_be_switched_off(alice: Client, lane: str) -> None:
    assert "/switch/" not in alice.get(f"{LIST}{lane}/").content.decode()
    assert alice.post(f"{LIST}{lane}/switch/", {"on": "0"}).status_code == 404


def test_silence_may_open_an_incident_where_somebody_wants_it(alice: Client) -> None:
    card = f"{LIST}silence/"
    assert "It stays on the radar and calls nobody." in words(alice, card)
    alice.post(card + "switch/", {"on": "1"})
    assert "It opens an incident, so that people are called. Leave it on the radar" in words(alice, card)
    alice.post(card + "switch/", {"on": "0"})
    assert AlertRule.objects.get().opens is False


@pytest.mark.parametrize("page", ["/radar/", "/brands/acme/signals/", LIST + "hostile/"])
def test_muted_lane_is_said_wherever_signals_are_looked_at(world: World, alice: Client, page: str) -> None:
    rules.mute(world.as_alice, "hostile", Instant(NOON + DAY))

    assert "uted until 15 Nov, 22:00 UTC" in words(alice, page)
    rules.mute(world.as_alice, "hostile", None)
    assert "uted until somebody unmutes it" in words(alice, page)


def raise_one(world: World, **other: Any) -> Signal:
    world.commit(angry("x:1"), signals=[signal("s_1", **other)])
    feed.absorb(world.accesses, world.feed(), world.outside)
    return Signal.objects.get()


def test_signal_is_called_by_its_rule_everywhere(world: World, alice: Client) -> None:
    rules.save(world.as_alice, DANGER)
    row = AlertRule.objects.get()
    assess.open_incident(world.as_alice, "Bags lost")
    raise_one(world, lane=Lane.TRIPWIRE, stream=str(row.pk), reason="Danger: a post by @jo on x")

    for page in ("/brands/acme/signals/", "/brands/acme/incidents/1/"):
        said = words(alice, page)
        assert "Danger Tripwire" in said, page
        assert "Danger: a post by @jo on x" in said, page
        assert "expected 3.3" not in said, page
    rules.retire(world.as_alice, 1)
    assert "Danger Tripwire" in words(alice, "/brands/acme/signals/")
    assert LIST + "1/" not in alice.get("/brands/acme/signals/").content.decode()


def test_signal_is_marked_with_one_tap(world: World, alice: Client) -> None:
    row = raise_one(world)
    mark = f"/brands/acme/signals/{row.pk}/mark/"

    assert alice.post(mark, {"useful": "1"})["Location"] == "/brands/acme/signals/"
    assert signals(world.as_alice, state=None)[0].useful is True
    fragment = alice.post(mark, {"useful": "0"}, headers={"HX-Request": "true"}).content.decode()
    assert re.findall(r'value="(\d)" aria-pressed="(\w+)"', fragment) == [("1", "false"), ("0", "true")]
    assert signals(world.as_alice, state=None)[0].useful is False


def test_reader_sees_cards_and_no_buttons(world: World) -> None:
    rules.save(world.as_alice, DANGER)
    rita = signed_in(world.join("Rita", Right.READ))

    for page in (LIST, LIST + "1/", LIST + "hostile/"):
        html = rita.get(page).content.decode().partition("<main")[2].partition("</main>")[0]
        assert re.findall("<form", html) == [], page
    assert rita.get("/brands/acme/rules/new/tone/").status_code == 403


def test_nothing_of_another_brand_is_found(world: World) -> None:
    rules.save(world.as_alice, DANGER)
    charlie = signed_in(world.charlie)

    assert charlie.get(LIST + "1/").status_code == 404
    assert charlie.get("/brands/zeta/rules/1/").status_code == 404
    assert "Danger" not in words(charlie, "/brands/zeta/rules/")


def test_budget_of_the_surges_is_changed_where_they_are(world: World, alice: Client) -> None:
    assert alice.post(LIST + "budget/", {"budget": "0,5"})["Location"] == LIST
    assert [row.name for row in AlertRule.objects.filter(test_asked_at__isnull=False)] == ["hostile", "volume"]
    assert alice.post(LIST + "budget/", {"budget": "many"}).status_code == 422


@pytest.mark.parametrize("page", [LIST, LIST + "hostile/"])
def test_card_renews_itself_when_something_was_done_to_a_rule(alice: Client, page: str) -> None:
    trigger = re.findall(r'hx-trigger="([^"]+)" hx-swap="morph:outerHTML" hx-select', alice.get(page).content.decode())[
        0
    ]
    topics = set(re.findall(r"live:(\S+) from:body", trigger))

    assert topics - set(EventKind) == set()
    assert topics >= {EventKind.RULE_TESTED, EventKind.RULE_ON, EventKind.RULE_OFF, EventKind.RULE_MUTED}


def test_rules_are_linked_from_where_people_would_look(world: World, alice: Client) -> None:
    for page in ("/radar/", "/brands/acme/signals/", "/brands/acme/settings/", "/brands/acme/plan/"):
        assert f'href="{LIST}"' in alice.get(page).content.decode(), page
