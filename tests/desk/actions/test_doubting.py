"""What becomes of texts when a fact changes that they rest on."""

import json

import pytest

from firewarden.desk.actions import deliver, promises, respond
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.outside import SANDBOX
from firewarden.desk.reads.drafts import DraftRow
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Delivery, Event, Statement
from firewarden.steps.respond.approval import Approved
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import DeliveryState, DraftState, Phase, Refused
from tests.desk.actions.test_deliver import send_all
from tests.desk.saying import tell
from tests.desk.world import World

FACT = "1,200 bags were lost in Lisbon"
TEXT = "We lost 1,200 bags in Lisbon. We look for them."
QUIET = "All boats are back in the harbor."
CONFIRMED = FactStatus.CONFIRMED


@pytest.fixture
def sheet(world: World) -> World:
    open_incident(world.as_alice, "Bags lost")
    respond.add_fact(world.as_bob, 1, FACT, status=CONFIRMED, source="Gate log")
    respond.add_fact(world.as_bob, 1, QUIET, status=CONFIRMED, source="Harbor")
    return world


def written(world: World, text: str = TEXT) -> int:
    number = respond.write_draft(world.as_alice, 1, text)
    assert isinstance(number, int)
    return number


def approved(world: World, text: str = TEXT) -> int:
    number = written(world, text)
    respond.request_approval(world.as_alice, 1, number)
    assert respond.approve(world.as_bob, 1, number, 1) == Approved(version=1)
    return number


def row(world: World, number: int = 1) -> DraftRow:
    return next(one for one in workbench(world.as_bob, 1, world.outside).drafts if one.number == number)


def corrected(world: World) -> None:
    """It was another number."""
    told = "1,300 bags were lost in Lisbon"
    assert respond.set_fact(world.as_bob, 1, 1, CONFIRMED, text=told, source="Second count") is None


def news(kind: EventKind) -> list[dict[str, object]]:
    return [json.loads(event.data) for event in Event.objects.filter(kind=kind).order_by("id")]


def test_an_approved_text_goes_back_to_fact_check_and_its_yes_no_longer_counts(sheet: World) -> None:
    number = approved(sheet)

    corrected(sheet)

    assert (row(sheet).state, row(sheet).missing, Statement.objects.count()) == (DraftState.FACT_CHECK, 1, 0)
    assert isinstance(respond.publish(sheet.as_alice, 1, number, ["town"], sheet.outside), Refused)
    assert news(EventKind.DRAFT_DOUBTED) == [{"version": 1}]
    assert news(EventKind.FACT_TOUCHED) == [{"public": 0, "waiting": 1}]


def test_a_text_that_no_check_would_stop_is_read_again_too(sheet: World) -> None:
    """A sentence without a number only warns when its fact is gone."""
    number = approved(sheet, QUIET)

    respond.set_fact(sheet.as_bob, 1, 2, CONFIRMED, text="Two of our ferries are still out", source="Harbor")

    assert row(sheet).state is DraftState.FACT_CHECK
    assert isinstance(respond.publish(sheet.as_alice, 1, number, ["town"], sheet.outside), Refused)
    respond.request_approval(sheet.as_alice, 1, number)
    assert (row(sheet).state, row(sheet).missing) == (DraftState.REVIEW, 1)


def test_confirmed_again_it_is_read_again_before_it_goes_out(sheet: World) -> None:
    number = approved(sheet)
    respond.set_fact(sheet.as_bob, 1, 1, FactStatus.DISPUTED)
    respond.set_fact(sheet.as_bob, 1, 1, CONFIRMED)

    assert row(sheet).state is DraftState.REVIEW
    assert isinstance(respond.publish(sheet.as_alice, 1, number, ["town"], sheet.outside), Refused)
    assert respond.approve(sheet.as_bob, 1, number, 1) == Approved(version=1)
    assert respond.publish(sheet.as_alice, 1, number, ["town"], sheet.outside) == 1


@pytest.mark.parametrize("text", ["We look into it.", "All boats are back in the harbor."])
def test_other_texts_keep_their_yes(sheet: World, text: str) -> None:
    approved(sheet, text)

    corrected(sheet)

    assert row(sheet).state is DraftState.APPROVED
    assert news(EventKind.FACT_TOUCHED) == []


def test_a_better_source_or_wording_that_says_the_same_takes_no_yes_back(sheet: World) -> None:
    approved(sheet)

    respond.set_fact(sheet.as_bob, 1, 1, CONFIRMED, text="In Lisbon 1,200 bags were lost", source="Both counts")

    assert row(sheet).state is DraftState.APPROVED


def test_a_text_being_written_stays_with_its_author(sheet: World) -> None:
    written(sheet)

    corrected(sheet)

    assert (row(sheet).state, news(EventKind.DRAFT_DOUBTED)) == (DraftState.DRAFT, [])
    assert news(EventKind.FACT_TOUCHED) == [{"public": 0, "waiting": 1}]


def test_one_who_wanted_it_out_at_once_has_to_say_so_again(sheet: World) -> None:
    number = written(sheet)
    respond.touch_glass(sheet.as_alice, 1, number, 1, "It burns")

    corrected(sheet)
    respond.waive_finding(sheet.as_bob, 1, number, 1, ("NUMBER", 8, 13), reason="I counted them")
    respond.touch_glass(sheet.as_bob, 1, number, 1, "It burns")

    assert row(sheet).state is DraftState.DRAFT


def test_what_is_queued_waits_until_somebody_answers_for_it(sheet: World) -> None:
    number = approved(sheet)
    respond.publish(sheet.as_alice, 1, number, ["town"], sheet.outside)

    corrected(sheet)

    assert deliver.claim(sheet.as_worker, "w") is None
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.HELD
    refused = respond.release_held(sheet.as_bob, delivery.pk, None)
    assert isinstance(refused, Refused)
    assert "No confirmed fact says 1,200." in str(refused.reason)

    respond.waive_finding(sheet.as_bob, 1, number, 1, ("NUMBER", 8, 13), reason="I counted them")
    assert respond.release_held(sheet.as_bob, delivery.pk, None) is None
    send_all(sheet)
    assert [text for _, text, _ in sheet.network.sent] == [TEXT]


def test_what_is_out_on_one_network_goes_to_no_other(sheet: World) -> None:
    number = approved(sheet, QUIET)
    respond.publish(sheet.as_alice, 1, number, ["town"], sheet.outside)
    send_all(sheet)
    respond.keep_up(sheet.as_worker)

    respond.set_fact(sheet.as_bob, 1, 2, CONFIRMED, text="Two of our ferries are still out", source="Harbor")

    refused = respond.publish(sheet.as_alice, 1, number, [SANDBOX], sheet.outside)
    assert refused == Refused(reason=Said("A fact has changed that it rests on. Write a correction, or a new text."))
    assert row(sheet).state is DraftState.PUBLISHED
    assert news(EventKind.FACT_TOUCHED) == [{"public": 1, "waiting": 0}]


def test_updates_and_promises_are_counted_among_what_is_public(sheet: World) -> None:
    tell(sheet, 1, TEXT, phase=Phase.CLOSED, next_at=None)
    promises.make_promise(sheet.as_bob, 1, promises.Promised(text="The 1,200 bags reach their owners"))

    corrected(sheet)

    assert news(EventKind.FACT_TOUCHED) == [{"public": 2, "waiting": 0}]


def test_a_fact_that_was_never_confirmed_stops_nothing(sheet: World) -> None:
    respond.add_fact(sheet.as_bob, 1, "5 people waited")
    written(sheet, "5 people waited.")

    respond.set_fact(sheet.as_bob, 1, 3, FactStatus.DISPUTED)

    assert news(EventKind.FACT_TOUCHED) == []
