"""Values as words: none that a page shows is left out."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations

import pytest
from django.utils import translation

from firewarden.connectors.replay.tally import Reason as Rejected
from firewarden.desk.access import InstallationRight, Right
from firewarden.desk.actions.evidence import Why
from firewarden.desk.reads.rail import RULES
from firewarden.desk.records import SignalState
from firewarden.desk.records.chain import Flaw
from firewarden.desk.words import CODES, COUNTED, REASONS, WORDS, because, word
from firewarden.steps.assess.severity import WEIGHTS
from firewarden.steps.engage.queue import Reason as Urgency
from firewarden.steps.rebuild.criterion import Measure
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
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
    Work,
)
from firewarden.vocabulary.mention import Hazard, Tone
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.statement import DeliveryState, DraftKind, DraftState, Phase, Word

SHOWN: list[type[StrEnum] | type[SignalState]] = [
    BrandKind,
    CaseState,
    CrisisType,
    DeliveryState,
    DraftKind,
    DraftState,
    FactStatus,
    Fault,
    Flaw,
    Hazard,
    IncidentState,
    InstallationRight,
    Lane,
    Measure,
    Outcome,
    Phase,
    Rejected,
    Right,
    Role,
    SignalState,
    Stance,
    Step,
    StepState,
    Tone,
    Urgency,
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
    used = {str(value) for kind in SHOWN for value in kind} | set(WEIGHTS) | {"no-narrative"}

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


NOW = Instant(100 * HOUR)
CHANGES: list[tuple[str, object]] = [
    ("closed", True),
    *(
        (name, count)
        for name in (
            "sources_reading",
            "sources_blind",
            "assessments",
            "confirmed_facts",
            "open_facts",
            "drafts",
            "drafts_waiting",
            "statements",
            "publications",
            "deliveries_pending",
            "apologies_published",
            "to_answer",
            "replies_sent",
            "replies_unsent",
            "updates",
            "cases",
            "cases_open",
            "cases_waiting",
            "lessons",
        )
        for count in (1, 2)
    ),
    *(("fault", fault) for fault in Fault),
    ("apology_owed", True),
    ("last_words_at", Instant(90 * HOUR)),
    ("next_update_at", Instant(99 * HOUR)),
    ("next_update_at", Instant(101 * HOUR)),
    ("review", "open"),
    ("review", "closed"),
    ("criterion", True),
    ("recovered", True),
    ("recovered", False),
]


def works() -> Iterator[Work]:
    """Incidents in which up to three things happened."""
    for size in (0, 1, 2, 3):
        for changes in combinations(CHANGES, size):
            if len({name for name, _ in changes}) == size:
                yield Work(now=NOW, opened_at=Instant(0), level=Level.CRISIS, **dict(changes))  # type: ignore[arg-type]


def reasons(found: Iterable[Work]) -> set[str]:
    return {rule(work).because for work in found for rule in RULES.values()} - {""}


def test_the_steps_give_the_reasons_that_have_words_and_no_others() -> None:
    given = {reason.split(" ", 1)[1] if reason[0].isdigit() else reason for reason in reasons(works())}

    assert given == REASONS | set(COUNTED)


def test_a_reason_is_in_the_language_of_the_reader() -> None:
    with translation.override("en"):
        assert [because("1 drafts"), because("2 drafts")] == ["1 draft", "2 drafts"]
    with translation.override("de"):
        assert [because("1 wait"), because("3 wait")] == ["1 wartet", "3 warten"]
        assert because("no review yet") == "noch kein Rückblick"


def test_what_somebody_wrote_stays_as_it_was_written() -> None:
    with translation.override("de"):
        assert because("we owe nothing here") == "we owe nothing here"
        assert because("3 lawyers said no") == "3 lawyers said no"
