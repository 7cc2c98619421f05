from dataclasses import replace

import pytest

from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.steps.respond.approval.release import break_glass, express, fill, solo
from firewarden.vocabulary.approval import Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import CrisisType, FactStatus
from firewarden.vocabulary.statement import DraftState, Filled, HoldingStatement, Refused, Word
from tests.steps.respond.approval.drafts import BLOCKED, UNSURE, draft, word

HOLDING = HoldingStatement(
    crisis_type=CrisisType.OUTAGE,
    platform=None,
    language="en",
    text="The ferry {ship} stands still since {time}. We look into it.",
    version=3,
    approved_by="dora",
    approved_at=Instant(10),
    expires_at=Instant(100),
)
FACTS = (
    KnownFact(number=1, text="Ebren Star stopped at 12:04", status=FactStatus.CONFIRMED, source="bridge log"),
    KnownFact(number=2, text="Two engines failed", status=FactStatus.UNKNOWN),
    KnownFact(number=3, text="Nobody was hurt", status=FactStatus.CONFIRMED, source=" "),
)
SLOTS = {"ship": Filled(words="Ebren Star", fact=1), "time": Filled(words="12:04", fact=1)}
NOW = Instant(50)


def test_two_people_break_the_glass_and_may_have_written_it() -> None:
    first = break_glass(draft(), "alice", 1, "The reporter prints at six", ())
    again = draft(word("alice", Word.BREAK_GLASS))

    assert first == NeedsMore(missing=1)
    assert break_glass(again, "bob", 1, "Yes", ()) == Approved(version=1, way=Way.BREAK_GLASS)
    assert break_glass(again, "alice", 1, "Yes", ()) == Refused(
        reason="You have said so already. It takes a second person."
    )


def test_the_glass_is_broken_for_one_version() -> None:
    edited = draft(word("alice", Word.BREAK_GLASS, version=1), version=2)

    assert break_glass(edited, "bob", 2, "Now", ()) == NeedsMore(missing=1)


@pytest.mark.parametrize("finding", [BLOCKED, UNSURE])
def test_no_way_leads_around_what_blocks_or_is_unsettled(finding) -> None:  # type: ignore[no-untyped-def]
    assert isinstance(break_glass(draft(word("bob", Word.BREAK_GLASS)), "cat", 1, "Now", [finding]), Refused)
    assert isinstance(solo(draft(), 1, "Now", [finding], allowed=True), Refused)


def test_solo_is_a_setting_and_needs_a_reason() -> None:
    assert solo(draft(), 1, "I am alone", (), allowed=True) == Approved(version=1, way=Way.SOLO)
    assert solo(draft(), 1, " ", (), allowed=True) == Refused(
        reason="Say why it cannot wait. The reason stands in the log and beside the text."
    )
    assert solo(draft(), 1, "I am alone", (), allowed=False) == Refused(
        reason="This brand has no solo mode. Whoever manages it can switch it on."
    )


@pytest.mark.parametrize("state", [DraftState.REJECTED, DraftState.WITHDRAWN, DraftState.CHANGES, DraftState.EXPIRED])
def test_what_was_stopped_is_not_released_by_another_way(state: DraftState) -> None:
    assert isinstance(solo(draft(state=state), 1, "Now", (), allowed=True), Refused)
    assert isinstance(break_glass(draft(state=state), "bob", 1, "Now", ()), Refused)


def test_first_words_go_out_on_one_persons_word() -> None:
    assert express(HOLDING, SLOTS, FACTS, "bob", NOW) == Approved(version=1, way=Way.EXPRESS)
    assert fill(HOLDING, SLOTS) == "The ferry Ebren Star stands still since 12:04. We look into it."


@pytest.mark.parametrize(
    "slot",
    [
        Filled(words="12:05", fact=1),
        Filled(words="2:04", fact=1),
        Filled(words="12:04", fact=2),
        Filled(words="Two engines failed", fact=2),
        Filled(words="Nobody was hurt", fact=3),
        Filled(words="12:04", fact=9),
        Filled(words="  ", fact=1),
    ],
)
def test_a_blank_takes_words_of_a_confirmed_fact_with_a_source_alone(slot: Filled) -> None:
    refused = express(HOLDING, SLOTS | {"time": slot}, FACTS, "bob", NOW)

    assert refused == Refused(reason=f"time: no confirmed fact says “{slot.words}”.")


@pytest.mark.parametrize(
    ("holding", "now"),
    [
        (HOLDING, Instant(100)),
        (HOLDING, Instant(9)),
        (replace(HOLDING, approved_by=""), NOW),
    ],
)
def test_an_expired_or_unapproved_one_does_not_go_out(holding: HoldingStatement, now: Instant) -> None:
    assert express(holding, SLOTS, FACTS, "bob", now) == Refused(
        reason="This holding statement is not approved, or its approval has expired."
    )


def test_every_blank_is_filled_and_no_other() -> None:
    only = {"ship": SLOTS["ship"]}
    wrong = Refused(reason="Every blank has to be filled from a confirmed fact, and nothing else.")

    assert express(HOLDING, only, FACTS, "bob", NOW) == wrong
    assert express(HOLDING, SLOTS | {"more": SLOTS["ship"]}, FACTS, "bob", NOW) == wrong
    assert fill(HOLDING, only) == "The ferry Ebren Star stands still since {time}. We look into it."


def test_somebody_has_to_confirm_it() -> None:
    assert express(HOLDING, SLOTS, FACTS, "", NOW) == Refused(reason="A person has to confirm it.")


def test_what_fills_a_blank_is_never_filled_again() -> None:
    assert (
        fill(replace(HOLDING, text="{a} {b}"), {"a": Filled(words="{b}", fact=1), "b": Filled(words="x", fact=1)})
        == "{b} x"
    )
