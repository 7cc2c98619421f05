"""Putting right what is out: a text with the whole path of its own, then each place in the way it allows, once."""

from dataclasses import replace
from uuid import UUID

import pytest

from firewarden.desk.access import Right
from firewarden.desk.actions import respond
from firewarden.desk.actions.assess import open_incident
from firewarden.desk.reads.corrections import corrections
from firewarden.desk.reads.drafts import DraftRow
from firewarden.desk.reads.workbench import workbench
from firewarden.desk.records import Delivery, Promise, Publication
from firewarden.desk.sending import Sender
from firewarden.steps.respond.approval import Approved
from firewarden.vocabulary.approval import PathRules
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.delivery import Deleting
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused
from tests.desk.square import SQUARE, Square, connected, with_square
from tests.desk.world import World

WRONG = "We know of the delay in Hall 2."
RIGHT = "We know of the delay in Hall 3."
NOTICE = "we first named the wrong hall."


@pytest.fixture
def square(world: World) -> Square:
    """WRONG stands there and in the town, as text 1."""
    found = with_square(world)
    open_incident(world.as_alice, "Bags lost")
    respond.add_fact(world.as_alice, 1, "The delay is in Hall 2 or Hall 3")
    respond.write_draft(world.as_alice, 1, "We know of the delay.", kind=DraftKind.HOLDING)
    out(world, 1, [str(connected(world).pk), "town"])
    return found


def out(world: World, number: int, places: list[str]) -> None:
    approved(world, number)
    assert respond.publish(world.as_alice, 1, number, places, world.outside) == len(places)
    send(world)


def approved(world: World, number: int) -> None:
    respond.request_approval(world.as_alice, 1, number)
    assert isinstance(respond.approve(world.as_bob, 1, number, row(world, number).version), Approved)


def send(world: World) -> None:
    Sender(world.outside, "worker-1").round()
    respond.keep_up(world.as_worker)


def row(world: World, number: int) -> DraftRow:
    return next(one for one in workbench(world.as_alice, 1, world.outside).drafts if one.number == number)


def corrected(world: World, text: str = "We know of the long delay.", notice: str = "") -> int:
    """Written by Alice and approved by Bob."""
    number = respond.begin_correction(world.as_alice, 1, 1, "It is a long one.")
    assert isinstance(number, int)
    respond.write_draft(world.as_alice, 1, text, draft=number, based_on=1, notice=notice)
    approved(world, number)
    return number


def best(world: World, number: int) -> dict[UUID, Mending]:
    """What the form proposes, as Bob sees it."""
    return {one.id: one.ways[0].way for one in corrections(world.as_bob, 1, number, world.outside)}


def test_correction_begins_with_the_words_that_are_out_and_says_what_is_wrong(world: World, square: Square) -> None:
    assert respond.begin_correction(world.as_alice, 1, 1, " It is a long one. ") == 2

    found = row(world, 2)
    assert (found.text, found.state, found.corrects and found.corrects.number) == (
        "We know of the delay.",
        DraftState.DRAFT,
        1,
    )
    assert [one.text for one in found.comments] == ["It is a long one."]
    assert [one.number for one in row(world, 1).corrections] == [2]
    assert row(world, 1).state is DraftState.PUBLISHED


def test_one_correction_is_written_at_a_time(world: World, square: Square) -> None:
    assert [respond.begin_correction(world.as_alice, 1, 1, "Wrong.") for _ in range(3)] == [2, 2, 2]
    respond.withdraw(world.as_alice, 1, 2)
    assert respond.begin_correction(world.as_alice, 1, 1, "Wrong.") == 3


def test_what_is_not_out_is_not_corrected_and_every_correction_has_a_reason(world: World, square: Square) -> None:
    respond.write_draft(world.as_alice, 1, "Another text.")

    assert isinstance(respond.begin_correction(world.as_alice, 1, 2, "Wrong."), Refused)
    assert isinstance(respond.begin_correction(world.as_alice, 1, 1, "  "), Refused)


def test_network_that_edits_is_changed_in_place_and_another_is_told_by_a_post_that_names_itself(
    world: World, square: Square
) -> None:
    number = corrected(world, notice="it is a long one.")
    ways = best(world, number)

    assert sorted(ways.values()) == [Mending.ANSWER, Mending.EDIT]
    assert respond.publish_correction(world.as_bob, 1, number, ways, world.outside) == 2
    send(world)

    assert [one.text for one in square.out.values()] == ["We know of the long delay."]
    town = world.network.sent[-1]
    assert town[1:] == ("Correction: it is a long one.\n\nWe know of the long delay.", "town:n1")
    assert row(world, number).state is DraftState.PUBLISHED
    assert Publication.objects.filter(edited_at=None).count() == 2


def test_correction_goes_to_each_place_once_however_often_and_in_whatever_way_it_is_asked_for(
    world: World, square: Square
) -> None:
    number = corrected(world)
    ways = best(world, number)
    respond.publish_correction(world.as_bob, 1, number, ways, world.outside)
    other = dict.fromkeys(ways, Mending.POST)

    assert respond.publish_correction(world.as_bob, 1, number, other, world.outside) == 0
    send(world)
    assert respond.publish_correction(world.as_bob, 1, number, other, world.outside) == 0
    assert Delivery.objects.count() == 4


def test_nothing_is_corrected_before_it_is_approved_or_past_its_own_form(world: World, square: Square) -> None:
    number = respond.begin_correction(world.as_alice, 1, 1, "It is a long one.")
    assert isinstance(number, int)
    ways = best(world, number)

    assert isinstance(respond.publish_correction(world.as_bob, 1, number, ways, world.outside), Refused)
    respond.write_draft(world.as_alice, 1, "We know of the long delay.", draft=number, based_on=1)
    approved(world, number)
    assert isinstance(respond.publish(world.as_bob, 1, number, ["town"], world.outside), Refused)
    assert isinstance(respond.publish_correction(world.as_bob, 1, number, {}, world.outside), Refused)
    assert Delivery.objects.count() == 2


def test_way_that_a_place_does_not_have_is_refused_and_nothing_of_it_is_queued(world: World, square: Square) -> None:
    square.publishing = replace(SQUARE, edits=False)
    number = corrected(world)
    ways = dict.fromkeys(best(world, number), Mending.EDIT)

    assert isinstance(respond.publish_correction(world.as_bob, 1, number, ways, world.outside), Refused)
    assert Delivery.objects.count() == 2


def test_who_may_not_change_what_is_out_is_offered_to_answer_it(world: World, square: Square) -> None:
    number = corrected(world)

    worker = replace(world.as_bob, right=Right.WORK)
    seen = corrections(worker, 1, number, world.outside)
    assert {one.ways[0].way for one in seen} == {Mending.ANSWER}


def test_what_was_taken_back_needs_no_correction(world: World, square: Square) -> None:
    number = corrected(world)
    for one in Delivery.objects.filter(kind="publish"):
        Publication.objects.filter(delivery=one).update(deleted_at=world.clock.now())

    assert corrections(world.as_bob, 1, number, world.outside) == []
    assert isinstance(respond.begin_correction(world.as_alice, 1, 1, Deleting.WRONG), Refused)


def test_sentence_on_what_was_wrong_is_approved_with_the_text(world: World, square: Square) -> None:
    respond.save_path(world.as_alice, PathRules(small_edit=100))
    number = corrected(world)

    respond.write_draft(
        world.as_alice, 1, "We know of the long delay.", draft=number, based_on=2, notice="it was short."
    )
    found = row(world, number)
    assert (found.version, found.state, found.content.notice) == (3, DraftState.DRAFT, "it was short.")


def test_it_may_name_what_it_corrects_and_nothing_else_unconfirmed(world: World, square: Square) -> None:
    Delivery.objects.update(text="We know of 12 bags.")
    number = respond.begin_correction(world.as_alice, 1, 1, "It is a long one.")
    assert isinstance(number, int)

    def blocks(notice: str, based_on: int) -> list[Code]:
        respond.write_draft(world.as_alice, 1, "We know.", draft=number, based_on=based_on, notice=notice)
        return [one.code for one in row(world, number).findings if "what was wrong" in one.message]

    assert blocks("we first wrote of 12 bags.", 1) == []
    assert blocks("there are 90 bags.", 2) == [Code.NUMBER]
    assert blocks("write to ann@example.org about it.", 3) == [Code.PRIV_MAIL]


def test_what_was_promised_already_is_promised_once(world: World, square: Square) -> None:
    text = "We will answer everybody by Friday."
    respond.write_draft(world.as_alice, 1, text)
    out(world, 2, ["town"])
    number = respond.begin_correction(world.as_alice, 1, 2, "It lacks the hall.")
    assert isinstance(number, int)
    respond.write_draft(world.as_alice, 1, f"We know of it. {text}", draft=number, based_on=1)
    before = Promise.objects.count()
    approved(world, number)

    assert respond.publish_correction(world.as_bob, 1, number, best(world, number), world.outside) == 1
    assert (before, Promise.objects.count()) == (1, 1)


def test_second_correction_begins_with_the_first_and_is_of_the_same_text(world: World, square: Square) -> None:
    first = corrected(world)
    respond.publish_correction(world.as_bob, 1, first, best(world, first), world.outside)
    send(world)

    second = respond.begin_correction(world.as_alice, 1, first, "Still wrong.")
    assert isinstance(second, int)
    found = row(world, second)
    assert (found.text, found.corrects and found.corrects.number) == ("We know of the long delay.", 1)
