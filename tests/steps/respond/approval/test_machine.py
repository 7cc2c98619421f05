from dataclasses import replace

import pytest

from firewarden.steps.respond.approval import (
    Approved,
    Decider,
    NeedsMore,
    change,
    complete,
    decide,
    edit,
    expire,
    publish,
    reject,
    request,
    supersede,
    withdraw,
)
from firewarden.vocabulary.approval import ANYBODY, Part, Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.statement import DraftState, Refused, Word
from tests.steps.respond.approval.drafts import (
    BLOCKED,
    LEGAL,
    ONE,
    ONE_THEN_LEGAL,
    TWO,
    UNSURE,
    WARNED,
    draft,
    word,
    yes,
)

BOB = Decider(id="bob", seats=frozenset({ANYBODY}))
COUNSEL = Decider(id="counsel", seats=frozenset({ANYBODY, LEGAL.key}))
LATER = Instant(9)
NOT_YET = "It waits for: {}. You do not sit there, or have said yes already."


def test_last_missing_yes_approves() -> None:
    assert decide(draft(), BOB, 1, ONE, ()) == Approved(version=1)
    assert decide(draft(), BOB, 1, TWO, ()) == NeedsMore(missing=1)
    assert decide(draft(yes("dora")), BOB, 1, TWO, ()) == Approved(version=1)


def test_steps_come_one_after_the_other() -> None:
    only_legal = replace(COUNSEL, seat=LEGAL.key)

    assert decide(draft(), only_legal, 1, ONE_THEN_LEGAL, ()) == Refused(reason=NOT_YET.format("approver"))
    assert decide(draft(yes("bob")), only_legal, 1, ONE_THEN_LEGAL, ()) == Approved(version=1)
    refused = decide(draft(yes("dora")), BOB, 1, ONE_THEN_LEGAL, ())
    assert refused == Refused(reason=NOT_YET.format("approver, legal"))


def test_one_person_is_one_person_whatever_seats_they_have() -> None:
    said = draft(yes("counsel"))

    refused = decide(said, COUNSEL, 1, ONE_THEN_LEGAL, ())

    assert refused == Refused(reason="You have approved this version already.")


def test_an_author_approves_nothing() -> None:
    alice = Decider(id="alice", seats=frozenset({ANYBODY}))

    assert decide(draft(), alice, 1, ONE, ()) == Refused(
        reason="You wrote part of this text. Somebody else has to approve it."
    )
    assert not complete(draft(yes("alice")), ONE)


def test_an_older_version_is_not_the_one_to_decide_about() -> None:
    assert decide(draft(version=2), BOB, 1, ONE, ()) == Refused(
        reason="The text was changed since you read it: read version 2 and decide again."
    )


def test_a_yes_outlives_only_an_edit_that_left_alone_what_it_depends_on() -> None:
    loose = (replace(ONE[0], part=Part.SUBSTANCE),)
    edited = draft(yes("bob", 1), version=2, unchanged=frozenset({1}))

    assert complete(edited, loose)
    assert not complete(edited, ONE)
    assert not complete(replace(edited, unchanged=frozenset()), loose)


def test_of_each_person_the_last_word_counts() -> None:
    assert not complete(draft(yes("bob"), word("bob", Word.CHANGE)), ONE)
    assert complete(draft(word("bob", Word.CHANGE), yes("bob")), ONE)


def test_an_expired_round_counts_no_more() -> None:
    assert not complete(draft(yes("bob"), round=2), ONE)
    assert complete(draft(yes("bob", turn=2), round=2), ONE)


def test_a_path_without_steps_approves_nothing() -> None:
    assert not complete(draft(yes("bob")), ())


@pytest.mark.parametrize(
    ("findings", "state"),
    [((), DraftState.REVIEW), ((WARNED,), DraftState.REVIEW), ((WARNED, UNSURE), DraftState.FACT_CHECK)],
)
def test_what_nobody_confirmed_is_settled_before_approvers_read_it(findings, state) -> None:  # type: ignore[no-untyped-def]
    assert request(draft(state=DraftState.DRAFT), findings, ONE) is state


def test_what_blocks_is_told() -> None:
    blocked = Refused(reason="[NAME] is still to be filled in.")

    assert request(draft(state=DraftState.DRAFT), [WARNED, BLOCKED], ONE) == blocked
    assert decide(draft(), BOB, 1, ONE, [BLOCKED, UNSURE]) == blocked
    assert publish(draft(yes("bob"), state=DraftState.APPROVED), [BLOCKED], ONE, LATER) == blocked


def test_a_fact_that_is_taken_back_stops_a_text_in_review_and_an_approved_one() -> None:
    stopped = Refused(reason="No confirmed fact says 5. Confirm it with its source, or waive it by name.")

    assert decide(draft(), BOB, 1, ONE, [UNSURE]) == stopped
    assert publish(draft(yes("bob"), state=DraftState.APPROVED), [UNSURE], ONE, LATER) == stopped


def test_a_level_that_rose_asks_an_approved_text_again() -> None:
    approved = draft(yes("bob"), state=DraftState.APPROVED)

    assert publish(approved, (), ONE, LATER) is DraftState.QUEUED
    assert publish(approved, (), TWO, LATER) == Refused(
        reason="The path asks for more people than have said yes. Ask for approval again."
    )
    assert request(approved, (), TWO) is DraftState.REVIEW
    assert request(approved, (), ONE) == Refused(reason="This text is approved already.")


def test_a_level_that_fell_makes_what_was_said_enough() -> None:
    assert request(draft(yes("bob")), (), ONE) is DraftState.APPROVED


def test_an_approval_expires_at_its_minute() -> None:
    approved = draft(yes("bob"), state=DraftState.APPROVED, expires_at=Instant(5))

    assert publish(approved, (), ONE, Instant(4)) is DraftState.QUEUED
    assert publish(approved, (), ONE, Instant(5)) == Refused(reason="The approval has expired. Ask for it again.")
    assert [expire(approved, Instant(now)) for now in (4, 5)] == [False, True]


def test_what_is_being_sent_neither_expires_nor_is_withdrawn() -> None:
    queued = draft(yes("bob"), state=DraftState.QUEUED, expires_at=Instant(5))

    assert expire(queued, LATER)
    assert withdraw(queued) is DraftState.WITHDRAWN
    assert not expire(replace(queued, under_way=True), LATER)
    assert isinstance(withdraw(replace(queued, under_way=True)), Refused)


@pytest.mark.parametrize("state", DraftState)
def test_ends_are_ends(state: DraftState) -> None:
    """Nothing leads out of them; and only an approved text goes on to be queued."""
    now = draft(yes("bob"), state=state)
    ends = {DraftState.PUBLISHED, DraftState.WITHDRAWN, DraftState.REJECTED, DraftState.SUPERSEDED}

    assert isinstance(withdraw(now), Refused) == (state in ends)
    assert isinstance(edit(now), Refused) == (state in ends | {DraftState.QUEUED})
    assert supersede(now) == (state not in ends | {DraftState.QUEUED})
    for verdict in (change, reject):
        assert isinstance(verdict(now, 1), Refused) == (state not in (DraftState.REVIEW, DraftState.APPROVED))
    outward = {DraftState.APPROVED, DraftState.QUEUED, DraftState.PUBLISHED}
    assert isinstance(publish(now, (), ONE, LATER), Refused) == (state not in outward)


def test_another_way_needs_no_path() -> None:
    solo = draft(state=DraftState.APPROVED, way=Way.SOLO)

    assert publish(solo, (), ONE, LATER) is DraftState.QUEUED
