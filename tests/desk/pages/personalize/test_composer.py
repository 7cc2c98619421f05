"""The page on which one person is answered: plain forms, no script."""

from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from firewarden.desk import outside as outside_module
from firewarden.desk.actions import feed, modules, remedies, respond
from firewarden.desk.actions.remedies import Wanted
from firewarden.desk.reads.inbox import conversation
from firewarden.desk.reads.remedies import remedies as read
from firewarden.desk.records import Evidence, Reply
from firewarden.steps.personalize.remedies import amount_of
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.remedy import OfferState, RemedyKind
from firewarden.vocabulary.statement import DeliveryState
from tests.desk.world import World, angry, signal

HERE = "/brands/acme/incidents/1/"
SEND = "it fits this person"


def post(client: Client, path: str, **values: object) -> int:
    return client.post(HERE + path, values).status_code


def seen(client: Client, path: str) -> str:
    answer = client.get(HERE + path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def catalog(world: World, alice: Client) -> None:
    respond.add_fact(world.as_alice, 1, "The ferry stood still.", status=FactStatus.CONFIRMED, source="log")
    wanted = Wanted(
        kind=RemedyKind.VOUCHER,
        name="Ferry voucher",
        to_whom="Who waited on the quay",
        words="A voucher over {value} is on its way to you.",
        fact=1,
        limit=amount_of("30"),
        unit="EUR",
    )
    assert remedies.save_remedy(world.as_alice, 1, wanted) == 1


def test_the_words_of_the_problem_are_marked(alice: Client) -> None:
    assert "<mark>quay</mark>" in seen(alice, "replies/1/")
    post(alice, "replies/1/", text="We left you on the quay.")

    assert '<mark class="taken">quay</mark>' in seen(alice, "replies/1/")


def test_a_module_is_inserted_by_a_form(world: World, alice: Client) -> None:
    modules.save_module(world.as_alice, "Waiting", "We did not {what}.")

    assert post(alice, "replies/1/", text="You waited.", based_on=0, insert="1") == 302

    assert Reply.objects.get().text == "You waited.\n\nWe did not {what}."
    assert post(alice, "replies/1/", text=Reply.objects.get().text, reply=1, send=SEND, platform="sandbox") == 422


@pytest.mark.usefixtures("catalog")
def test_an_offer_is_one_click_and_a_record_when_it_is_sent(world: World, alice: Client) -> None:
    offered = {
        "text": "You waited nine hours on the quay.",
        "based_on": 0,
        "offer": 1,
        "worth-1": "30",
        "unit-1": "EUR",
    }
    assert alice.post(HERE + "replies/1/", offered).status_code == 302
    text = Reply.objects.get().text
    assert text == "You waited nine hours on the quay.\n\nA voucher over 30 EUR is on its way to you."

    assert post(alice, "replies/1/", text=text, reply=1, based_on=1, send=SEND, platform="sandbox") == 302
    assert post(alice, "offers/1/state/", state="accepted") == 302

    assert [one.state for one in read(world.as_alice, 1).owed] == [OfferState.ACCEPTED]
    assert "Ferry voucher" in seen(alice, "remedies/")


@pytest.mark.usefixtures("catalog")
def test_above_the_limit_it_is_asked_for_and_the_asker_sees_why(alice: Client, bob: Client) -> None:
    above = {"text": "You waited.", "based_on": 0, "offer": 1, "worth-1": "90", "unit-1": "EUR"}
    assert bob.post(HERE + "replies/1/", above).status_code == 422
    assert post(bob, "replies/1/offers/", remedy=1, worth="90", unit="EUR", why="With a baby") == 302
    assert "With a baby" in seen(alice, "remedies/")
    assert post(alice, "offers/1/decision/", grant="yes", reason="Babies first") == 302

    assert "Babies first" in seen(bob, "replies/1/")
    assert post(bob, "replies/1/", text="You waited.", based_on=0, granted=1) == 302
    assert "A voucher over 90 EUR" in Reply.objects.get().text


def test_two_writers_see_both_texts(alice: Client, bob: Client) -> None:
    post(alice, "replies/1/", text="Words of Alice", based_on=0)

    answer = bob.post(HERE + "replies/1/", {"text": "Words of Bob", "based_on": 0})

    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert ("Words of Alice" in page, "Words of Bob" in page) == (True, True)
    assert '<input type="hidden" name="based_on" value="1">' in page
    assert post(bob, "replies/1/", text="Words of both", reply=1, based_on=1) == 302


def test_who_else_writes_is_said(alice: Client, bob: Client) -> None:
    assert "is writing to this person" not in seen(bob, "replies/1/")
    post(alice, "replies/1/checks/", text="You waited")

    assert "Alice is writing to this person, too." in seen(bob, "replies/1/")
    assert "is writing to this person" not in seen(alice, "replies/1/")


def test_a_warning_is_let_stand_with_one_tap(world: World, alice: Client) -> None:
    text = "Thank you for your feedback!"

    assert post(alice, "replies/1/", text=text, based_on=0, send="1", platform="sandbox") == 422
    assert post(alice, "replies/1/", text=text, reply=1, based_on=1, send="it cannot wait", platform="sandbox") == 302

    found = conversation(world.as_alice, 1, 1).replies[0]
    assert (found.sent_because, bool(found.warned)) == ("it cannot wait", True)


def test_where_no_account_answers_a_person_does(world: World, alice: Client) -> None:
    world.commit(
        angry("hackernews:7", minutes=-5, text="Nine hours!", handle="ann", platform="hackernews"),
        signals=[signal("s_2", minutes=5, evidence=("x:1", "hackernews:7"))],
    )
    feed.absorb(world.accesses, world.feed(), world.outside)
    replaced = replace(world.outside, publishers={})
    world.outside = replaced
    outside_module.give(replaced)
    to = Evidence.objects.get(post_key="hackernews:7").number

    assert "I answer there by hand" in seen(alice, f"replies/{to}/")
    assert post(alice, f"replies/{to}/", text="You waited nine hours.", based_on=0, hand=SEND) == 302
    row = conversation(world.as_alice, 1, to).replies[0].deliveries[0]
    assert (row.state, row.open_url) == (DeliveryState.HAND_OFF, "https://news.ycombinator.com/reply?id=7")
    assert conversation(world.as_alice, 1, to).replies[0].sent_at is not None
    where = f"replies/{to}/deliveries/{row.id}/address/"
    assert post(alice, where, url="nowhere") == 422
    assert post(alice, where, url="https://news.ycombinator.com/item?id=8") == 302

    assert conversation(world.as_alice, 1, to).replies[0].deliveries[0].state is DeliveryState.SENT


def test_fame_is_no_more_than_a_remark(world: World, alice: Client) -> None:
    world.commit(
        angry("x:2", minutes=-5, text="And me", followers=4_000_000),
        signals=[signal("s_2", minutes=5, evidence=("x:1", "x:2"))],
    )
    feed.absorb(world.accesses, world.feed(), world.outside)
    to = Evidence.objects.get(post_key="x:2").number

    page = seen(alice, f"replies/{to}/") + seen(alice, "conversations/") + seen(alice, "remedies/")

    assert "1,000 followers or more" in page
    assert "4,000,000" not in page


def test_names_are_joined_and_come_apart(alice: Client) -> None:
    assert post(alice, "replies/1/consents/", other_platform="customer", other_author="4711") == 422
    assert post(alice, "replies/1/consents/", other_platform="customer", other_author="4711", agreed="By phone") == 302
    assert "Also known, as they agreed, as:" in seen(alice, "replies/1/")
    assert post(alice, "replies/1/consents/1/withdrawal/", how="By mail") == 302

    assert "Also known, as they agreed, as:" not in seen(alice, "replies/1/")


def test_modules_are_kept_for_the_brand(alice: Client, bob: Client) -> None:
    where = "/brands/acme/text-modules/"

    assert alice.post(where, {"topic": "Sorry", "text": "We are sorry."}).status_code == 422
    assert alice.post(where, {"topic": "Sorry", "text": "We are sorry for {what}."}).status_code == 302
    assert "We are sorry for {what}." in unescape(bob.get(where).content.decode())
    assert alice.post(where + "1/retirement/").status_code == 302
    assert "We are sorry for {what}." not in unescape(bob.get(where).content.decode())


def test_one_text_is_sent_to_one_person(alice: Client) -> None:
    """There is no way to choose several people, nor to have anything sent without a person."""
    form = seen(alice, "replies/1/").split('id="composer"')

    assert len(form) == 2
    assert ('type="checkbox"' in form[1].split("</form>")[0], "multiple" in form[1]) == (False, False)
