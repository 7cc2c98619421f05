"""No sequence of events loses a conversation."""

from dataclasses import replace

import pytest

from firewarden.steps.engage.conversation import Talk, Written, asks, decide, folded, hand, state
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.conversation import (
    SETTLING,
    Answer,
    Closing,
    Hand,
    Judge,
    Reopen,
    Snooze,
    State,
    Verdict,
    Wake,
    Wish,
)
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.statement import Refused
from tests.steps.engage.told import START, Told, begun, steps

NEW = Talk(first=1, newest=1, unanswered=1, behind=1)
ANSWERED = Talk(first=1, newest=1, spent=True, answer=Answer.ARRIVED)


ALIKE = {State.IN_APPROVAL, State.NEEDS_PRIVATE, State.ESCALATED, State.WATCH, State.CLOSED, State.SOLVED_PUBLIC}
"""Reached as their like are; each has a test of its own."""


def explored() -> set[Told]:
    """Every situation that a conversation of at most two posts can come into."""
    reached = {begun(True), begun(False)}
    fresh = list(reached)
    while fresh:
        fresh = [after for told in fresh for _, after in steps(told) if after not in reached and not reached.add(after)]  # type: ignore[func-returns-value]
    return reached


@pytest.fixture(scope="module")
def everything() -> set[Told]:
    return explored()


def test_every_state_is_reached_and_each_situation_is_in_exactly_one_hand(everything: set[Told]) -> None:
    assert {state(told.talk) for told in everything} == set(State) - ALIKE
    assert {hand(told.talk, told.now) for told in everything} == set(Hand)
    assert len(everything) > 1_000


def test_who_wants_an_answer_waits_or_is_put_off_until_a_time_or_was_settled_with_a_reason(
    everything: set[Told],
) -> None:
    for told in everything:
        talk, whose = told.talk, hand(told.talk, told.now)
        unanswered = talk.unanswered > 0
        if whose is Hand.SNOOZED:
            assert talk.snoozed_until is not None
            assert talk.snoozed_until > told.now
        elif unanswered and whose is not Hand.OURS:
            assert talk.verdict in SETTLING
            assert talk.seen >= talk.unanswered
            assert whose in (Hand.SETTLED, Hand.PRIVATE, Hand.THEIRS)


def test_whoever_writes_again_and_asks_waits_again_at_once(everything: set[Told]) -> None:
    for told in everything:
        for name, after in steps(told):
            if name == "wrote True":
                assert hand(after.talk, after.now) is Hand.OURS
                assert state(after.talk) not in (State.NOISE, State.WATCH, State.CLOSED, State.AWAITING)


def test_a_reply_that_was_lost_puts_nobody_out_of_the_queue_who_was_in_it(everything: set[Told]) -> None:
    for told in everything:
        if not told.draft or hand(told.talk, told.now) is not Hand.OURS or told.case is not None:
            continue
        sent = dict(steps(told))["sent"]
        assert hand(sent.talk, sent.now) is not Hand.OURS
        lost = dict(steps(sent))["lost"]
        assert hand(lost.talk, lost.now) is Hand.OURS


def test_every_decision_that_is_allowed_does_what_it_says(everything: set[Told]) -> None:
    for told in everything:
        for verdict in Verdict:
            after = decide(told.talk, Judge(verdict=verdict, reason=Closing.BAIT, note="why"), told.now)
            if isinstance(after, Refused):
                assert after.reason.endswith(".")
            elif verdict in SETTLING:
                assert state(after) is State(verdict)
            else:
                assert hand(after, told.now) is Hand.OURS
        reopened = decide(told.talk, Reopen(), told.now)
        assert isinstance(reopened, Refused) == (told.talk.verdict not in SETTLING or asks(told.talk))


@pytest.mark.parametrize(
    ("talk", "wish", "because"),
    [
        (NEW, Wake(), "It is not snoozed."),
        (NEW, Reopen(), "It is open. To put it into the queue say what it needs."),
        (NEW, Judge(verdict=Verdict.CLOSED), "Say why it is closed."),
        (NEW, Judge(verdict=Verdict.CLOSED, reason=Closing.OTHER, note=" "), "Say what the other reason is."),
        (
            NEW,
            Judge(verdict=Verdict.SOLVED_PUBLIC),
            "Nothing of ours went to this person. Close it with a reason instead.",
        ),
        (
            replace(NEW, verdict=Verdict.WATCH, seen=1),
            Judge(verdict=Verdict.WATCH),
            "It is “watch” already.",
        ),
        (
            replace(NEW, peril=True),
            Judge(verdict=Verdict.NOISE),
            "This person speaks of danger to people. Say in a few words why nobody has to answer.",
        ),
        (
            replace(ANSWERED, case=CaseState.TALKING),
            Judge(verdict=Verdict.CLOSED, reason=Closing.BAIT),
            "A private case of this person is open. How it ends is noted there, and this follows.",
        ),
        (ANSWERED, Snooze(), "Nobody waits here, so there is nothing to put off."),
        (NEW, Snooze(until=START), "That time is past."),
        (NEW, Snooze(until=Instant(START + 31 * DAY)), "Nobody may be put off for more than 30 days."),
        (
            replace(NEW, peril=True),
            Snooze(until=Instant(START + 61 * MINUTE)),
            "This person speaks of danger to people: they may be put off for an hour at the most.",
        ),
    ],
)
def test_what_is_refused_says_why(talk: Talk, wish: Wish, because: str) -> None:
    assert decide(talk, wish, START) == Refused(reason=because)


@pytest.mark.parametrize(("peril", "span"), [(False, 7 * DAY), (True, HOUR)])
def test_until_they_write_has_an_end_of_its_own(peril: bool, span: int) -> None:
    after = decide(replace(NEW, peril=peril), Snooze(), START)

    assert isinstance(after, Talk)
    assert after.snoozed_until == START + span


def test_a_post_that_asks_nothing_does_not_reopen_what_was_closed() -> None:
    closed = replace(NEW, verdict=Verdict.CLOSED, seen=1)

    assert state(replace(closed, newest=2, behind=1)) is State.CLOSED
    assert state(replace(closed, newest=2, unanswered=2)) is State.NEW


def test_what_a_person_says_needs_an_answer_waits_though_it_asks_nothing() -> None:
    quiet = Talk(first=1, newest=1, behind=1)
    judged = decide(quiet, Judge(verdict=Verdict.NEEDS_REPLY), START)

    assert isinstance(judged, Talk)
    assert (state(quiet), state(judged)) == (State.QUIET, State.NEEDS_REPLY)
    assert state(replace(judged, spent=True, behind=0, answer=Answer.ARRIVED)) is State.AWAITING


def test_a_private_case_says_how_it_ended_until_we_answer_again() -> None:
    ended = replace(ANSWERED, case=CaseState.SOLVED_PRIVATE)

    assert state(replace(ended, case=CaseState.INVITED)) is State.IN_PRIVATE
    assert state(ended) is State.SOLVED_PRIVATE
    assert state(replace(ended, answered_last=True)) is State.AWAITING


def test_answer_that_waits_for_a_decision_is_in_approval() -> None:
    assert state(replace(NEW, draft=True)) is State.DRAFTING
    assert state(replace(NEW, draft=True, pending=True)) is State.IN_APPROVAL


def test_who_is_answered_is_answered_for_all_they_wrote_until_then() -> None:
    posts = [Written(number=number, at=Instant(at), asks=True) for number, at in ((1, 10), (2, 30), (3, 20))]
    second = [replace(one, handled=one.number == 3) for one in posts]

    assert folded(posts) == (1, 3, 3, 1)
    assert folded(second) == (1, 3, 2, 2)
    assert folded(replace(one, handled=True) for one in posts) == (1, 3, 0, 0)
    assert folded([replace(posts[0], gone=True)]) == (0, 0, 0, 0)
