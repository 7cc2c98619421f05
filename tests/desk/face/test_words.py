"""Values as words: none that a page shows is left out."""

from enum import StrEnum

import pytest
from django.utils import translation

from firewarden.connectors.replay.tally import Reason as Rejected
from firewarden.desk.access import InstallationRight, Right
from firewarden.desk.actions.evidence import Why
from firewarden.desk.records import SignalState
from firewarden.desk.records.chain import Flaw
from firewarden.desk.words import CODES, WORDS, word
from firewarden.steps.assess.severity import WEIGHTS
from firewarden.steps.engage.queue import Reason as Urgency
from firewarden.steps.rebuild.criterion import Measure
from firewarden.vocabulary.answering import Sending
from firewarden.vocabulary.approval import ANYBODY, Preset, Way
from firewarden.vocabulary.conversation import Closing, Hand, Verdict
from firewarden.vocabulary.conversation import State as TalkState
from firewarden.vocabulary.delivery import Deleting
from firewarden.vocabulary.incident import (
    CaseState,
    CrisisType,
    FactStatus,
    Fault,
    IncidentState,
    Outcome,
    Role,
    Stance,
    Step,
    StepState,
)
from firewarden.vocabulary.mention import Hazard, Tone
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.remedy import OfferState, RemedyKind
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.statement import DeliveryState, DraftKind, DraftState, Phase, Word
from firewarden.vocabulary.subscription import HookState

SHOWN: list[type[StrEnum] | type[SignalState]] = [
    BrandKind,
    CaseState,
    Closing,
    CrisisType,
    Deleting,
    DeliveryState,
    DraftKind,
    DraftState,
    FactStatus,
    Fault,
    Flaw,
    Hand,
    Hazard,
    HookState,
    IncidentState,
    InstallationRight,
    Lane,
    Measure,
    OfferState,
    Outcome,
    Phase,
    Preset,
    Rejected,
    RemedyKind,
    Right,
    Role,
    Sending,
    SignalState,
    Stance,
    Step,
    StepState,
    TalkState,
    Tone,
    Urgency,
    Verdict,
    Way,
    Why,
    Word,
]
SAME_IN_GERMAN = {"live", "normal", "neutral"}


@pytest.mark.parametrize("kind", SHOWN)
def test_every_value_has_a_word(kind: type[StrEnum] | type[SignalState]) -> None:
    assert [value for value in kind if value not in WORDS and value not in CODES] == []


def test_every_factor_of_severity_has_a_word() -> None:
    assert sorted(set(WEIGHTS) - WORDS) == []


def test_no_word_is_kept_for_nothing() -> None:
    used = {str(value) for kind in SHOWN for value in kind} | set(WEIGHTS) | {"no-narrative", ANYBODY}

    assert sorted((WORDS | set(CODES)) - used) == []


def test_every_word_is_another_in_german() -> None:
    with translation.override("de"):
        assert {text for text in [*WORDS, *CODES] if word(text) == text} == SAME_IN_GERMAN


def test_a_word_is_in_the_language_of_the_reader() -> None:
    with translation.override("en"):
        assert [word(Role.FACT_KEEPER), word("data-leak"), word("hold all")] == ["fact keeper", "data leak", "hold all"]
    with translation.override("de"):
        assert [word(Role.LEAD), word("data-leak"), word("hold all")] == ["Leitung", "Datenleck", "alles anhalten"]


def test_a_claim_of_one_person_keeps_its_doubt() -> None:
    with translation.override("de"):
        assert word("death, unconfirmed") == "Todesfall, unbestätigt"


@pytest.mark.parametrize(("value", "shown"), [("", ""), (3, "3"), ("Anna", "Anna"), ("ours alone", "ours alone")])
def test_what_has_no_word_is_shown_as_it_is(value: object, shown: str) -> None:
    assert word(value) == shown
