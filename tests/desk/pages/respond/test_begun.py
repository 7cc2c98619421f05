"""A new text begun from what is known, without a script."""

from html import unescape

import pytest
from django.test import Client

from firewarden.desk.actions import apologize, respond
from firewarden.desk.reads.begun import Strategy, beginning, begun
from firewarden.desk.records import Brand, Draft
from firewarden.vocabulary.apology import Answer, Cluster, Harm, Weighing
from firewarden.vocabulary.incident import FactStatus, Fault
from firewarden.vocabulary.statement import DraftKind
from tests.desk.world import World

HERE = "/brands/acme/incidents/1/"
NEW = HERE + "drafts/"


@pytest.fixture(autouse=True)
def facts(world: World, alice: Client) -> None:
    respond.add_fact(world.as_bob, 1, "The 9 boats are in the harbor", status=FactStatus.CONFIRMED, source="Log")
    respond.add_fact(world.as_bob, 1, "5 people are missing", status=FactStatus.DISPUTED, source="A post")


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def weigh(world: World, **other: object) -> None:
    told = {"fault": Fault.YES, "confirmed": True, "harms": frozenset({Harm.TIME}), "cluster": Cluster.PREVENTABLE}
    apologize.weigh_apology(world.as_alice, 1, Weighing(**{**told, **other}))  # type: ignore[arg-type]


def test_a_new_text_offers_to_begin_with_what_is_known(alice: Client) -> None:
    page = seen(alice, NEW)

    assert page.count("Start from what we know") == 1
    assert page.count("1 confirmed fact goes into it") == 1
    assert page.count("Nobody has weighed our part in it yet") == 1
    assert page.count("We know that this is hard") == 0


def test_the_text_has_the_confirmed_facts_and_blanks_for_the_rest(alice: Client) -> None:
    page = seen(alice, NEW + "?start=known&language=en")

    assert page.count("What we know: The 9 boats are in the harbor.") == 1
    assert page.count("[what helps now, or: you do not need to do anything]") >= 1
    assert page.split("<textarea")[1].split("</textarea>")[0].count("5 people") == 0
    assert Draft.objects.count() == 0


def test_the_language_is_the_readers_choice(alice: Client) -> None:
    page = seen(alice, NEW + "?start=known&language=de")

    assert page.count("Was wir wissen: [ein bestätigter Fakt, auf Deutsch]") == 1


def test_a_language_that_is_none_is_that_of_the_brand(world: World, alice: Client) -> None:
    Brand.objects.filter(slug="acme").update(languages=["nl", "fr"])

    assert seen(alice, NEW + "?start=known&language=xx").count("Ce que nous savons :") == 1


def test_where_to_ask_is_the_first_contact_of_the_brand(world: World) -> None:
    Brand.objects.filter(slug="acme").update(contacts=["help@acme.example", "+44 20 7946 0000"])

    text = begun(world.as_bob, 1, "en", "18:00").text

    assert text.endswith("We will write here again at 18:00. Write to us: help@acme.example")


def test_an_apology_that_is_only_proposed_admits_nothing(world: World) -> None:
    weigh(world)

    found = beginning(world.as_bob, 1).strategy
    draft = begun(world.as_bob, 1, "en", "")

    assert (found.answer, found.proposed, found.decided) == (Answer.CONCERN, Answer.APOLOGIZE, False)
    assert (draft.kind, draft.text.count("sorry")) == (DraftKind.STATEMENT, 0)


def test_a_decided_apology_is_one(world: World, alice: Client) -> None:
    weigh(world)
    refused = apologize.decide_apology(
        world.as_bob, 1, Fault.YES, Answer.APOLOGIZE, harmed="passengers", reason="We did it"
    )
    assert refused is None

    found = beginning(world.as_bob, 1).strategy
    page = seen(alice, NEW + "?start=known&language=en")

    assert (found.answer, found.decided) == (Answer.APOLOGIZE, True)
    assert page.count("We are sorry. [What we did, to whom, and when], and that was our fault.") == 1
    assert page.count('value="apology" selected') == 1


def test_the_rule_is_followed_where_it_asks_for_less(world: World) -> None:
    weigh(world, fault=Fault.NO, harms=frozenset(), cluster=Cluster.VICTIM)

    found = beginning(world.as_bob, 1).strategy

    assert isinstance(found, Strategy)
    assert (found.answer, found.proposed) == (Answer.EXPLAIN, None)
    assert [str(one) for one in found.because] == ["It was not our doing and nobody was harmed. Show it."]


def test_an_alternative_begins_with_its_own(alice: Client) -> None:
    alice.post(NEW, {"text": "We look into it."})

    assert seen(alice, NEW + "?alternative_to=1").count("Start from what we know") == 0
