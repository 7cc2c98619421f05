"""First words of the plan, on one person's word."""

import re

import pytest
from django.test import Client

from firewarden.desk.access import Right
from firewarden.desk.actions import respond
from firewarden.desk.actions.holdings import Written, approve_holding, save_holding
from firewarden.desk.records import Brand, Delivery, Draft
from firewarden.vocabulary.incident import CrisisType, FactStatus, Stance
from tests.desk.people import signed_in
from tests.desk.world import World

ROOM = "/brands/acme/incidents/1/"
HERE = ROOM + "first-words/"
TEXT = "We have heard, and are looking into it. We write here again soon."


def keep(world: World, text: str = TEXT, *, approved: bool = True, **other: object) -> None:
    number = save_holding(world.as_alice, Written(title="First", text=text, **other))  # type: ignore[arg-type]
    assert isinstance(number, int)
    if approved:
        assert approve_holding(world.as_bob, number, 1, 180) is None


def text(fragment: str) -> str:
    return re.sub("<[^>]+>", "", fragment).strip()


def out() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("platform").values_list("platform", "text"))


def test_three_steps_from_the_war_room(world: World, bob: Client, alice: Client) -> None:
    keep(world)

    assert f'href="{HERE}"' in bob.get(ROOM).content.decode()
    assert TEXT in bob.get(HERE).content.decode()
    assert bob.post(HERE, {"holding": "1", "platforms": ["town"]}).status_code == 302
    assert out() == [("town", TEXT)]
    assert [row.state for row in Draft.objects.all()] == ["queued"]


def test_goes_out_once_however_often_it_is_sent(world: World, alice: Client, bob: Client) -> None:
    keep(world)

    bob.post(HERE, {"holding": "1", "platforms": ["town", "sandbox"]})

    assert out() == [("sandbox", TEXT), ("town", TEXT)]


def test_blank_takes_words_of_a_confirmed_fact_alone(world: World, alice: Client, bob: Client) -> None:
    keep(world, "We have heard that {what}. We are looking into it.")
    respond.add_fact(world.as_alice, 1, "Bags stand in Hall 2", status=FactStatus.CONFIRMED, source="Hall manager")
    respond.add_fact(world.as_alice, 1, "Bags burn", status=FactStatus.DISPUTED)
    form = {"holding": "1", "platforms": ["town"]}
    answers = [
        bob.post(HERE, form | extra).status_code
        for extra in (
            {},
            {"fact-what": "2"},
            {"fact-what": "1", "words-what": "bags burn"},
            {"fact-what": "1", "words-what": "Bags stand in Hall 2"},
        )
    ]

    assert answers == [422, 422, 422, 302]
    assert out() == [("town", "We have heard that Bags stand in Hall 2. We are looking into it.")]


def test_what_would_go_out_is_shown_while_one_chooses(world: World, alice: Client, bob: Client) -> None:
    keep(world, "We have heard that {what}. We are looking into it.")
    respond.add_fact(world.as_alice, 1, "Bags stand in Hall 2.", status=FactStatus.CONFIRMED, source="Hall manager")
    asked = {"holding": "1", "preview": "1", "platforms": ["town"]}

    shown = [bob.post(HERE, asked | extra).content.decode() for extra in ({}, {"fact-what": "1"})]

    assert [text(page) for page in shown] == [
        "We have heard that {what}. We are looking into it.",
        "We have heard that Bags stand in Hall 2. We are looking into it.",
    ]
    assert out() == []


def test_what_cannot_be_settled_here_says_what_one_can_do(world: World, alice: Client, bob: Client) -> None:
    """Approved words can turn a fact into its opposite."""
    keep(world, "It is not true that {what}.")
    respond.add_fact(world.as_alice, 1, "Two bags burn in Hall 2", status=FactStatus.CONFIRMED, source="Hall manager")

    refused = bob.post(HERE, {"holding": "1", "platforms": ["town"], "fact-what": "1"})

    told = "Choose another fact, only some words of it, or write other words."
    assert (refused.status_code, told in text(refused.content.decode()), out()) == (422, True, [])


@pytest.mark.parametrize("why", ["unapproved", "expired", "no place", "no choice", "locked"])
def test_what_does_not_go_out(world: World, alice: Client, why: str) -> None:
    keep(world, approved=why != "unapproved")
    if why == "expired":
        world.clock.pass_minutes(200 * 24 * 60)
    if why == "locked":
        respond.set_stance(world.as_alice, 1, Stance.LOCKED)
    form = {"holding": "" if why == "no choice" else "1", "platforms": [] if why == "no place" else ["town"]}

    assert signed_in(world.bob).post(HERE, form).status_code == 422
    assert (out(), Draft.objects.count()) == ([], 0)


def test_who_may_only_work_reads_it_and_sends_nothing(world: World, alice: Client) -> None:
    keep(world)
    dora = signed_in(world.join("Dora", Right.WORK))

    assert "Send these words now" not in dora.get(HERE).content.decode()
    assert dora.post(HERE, {"holding": "1", "platforms": ["town"]}).status_code == 403
    assert out() == []


def test_kind_of_trouble_at_hand_comes_first(world: World, alice: Client, bob: Client) -> None:
    keep(world, "Other words.", crisis_type=CrisisType.OUTAGE)
    keep(world)
    page = bob.get(HERE).content.decode()

    assert page.index(TEXT) < page.index("Other words.")


def test_words_in_another_language_are_one_choice_away(world: World, alice: Client, bob: Client) -> None:
    keep(world)
    keep(world, "Wir haben davon gehört und gehen dem nach.", language="de")

    def shown(address: str) -> tuple[bool, bool]:
        page = bob.get(address).content.decode()
        return TEXT in page, "Wir haben davon" in page

    assert shown(HERE) == (True, True)
    Brand.objects.filter(slug="acme").update(languages=["fr", "en", "de"])
    assert shown(HERE) == (True, False)
    assert shown(HERE + "?language=de") == (False, True)
    assert shown(HERE + "?language=") == (True, True)
    assert shown(HERE + "?language=xx") == (True, True)


def test_one_language_asks_for_no_choice(world: World, alice: Client, bob: Client) -> None:
    keep(world)
    keep(world, "We have heard of it.")

    assert "?language=" not in bob.get(HERE).content.decode()
