"""The rail: each step's rule, told by example."""

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.apologize import standing as apologize
from firewarden.steps.assess import standing as assess
from firewarden.steps.engage import standing as engage
from firewarden.steps.learn import standing as learn
from firewarden.steps.monitor import standing as monitor
from firewarden.steps.offline import standing as offline
from firewarden.steps.personalize import standing as personalize
from firewarden.steps.rebuild import standing as rebuild
from firewarden.steps.respond import standing as respond
from firewarden.steps.update import standing as update
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.incident import Fault, Step, StepState, Work

NOW = Instant(1_000 * HOUR)
FRESH = Work(now=NOW, opened_at=NOW, level=Level.ISSUE)
SAID = {"fault": Fault.YES, "apology_owed": True, "apologies_published": 1}
RULES = (monitor, assess, respond, apologize, personalize, engage, update, offline, learn, rebuild)
NOT_STARTED, ACTIVE, WAITING, DONE = StepState.NOT_STARTED, StepState.ACTIVE, StepState.WAITING, StepState.DONE


def test_fresh_incident_has_started_nothing() -> None:
    assert [rule.standing(FRESH).step for rule in RULES] == list(Step)
    assert {rule.standing(FRESH).state for rule in RULES} == {NOT_STARTED}


@pytest.mark.parametrize(
    ("rule", "done", "state", "because"),
    [
        (monitor, {"sources_reading": 2, "sources_blind": 1}, ACTIVE, "1 source blind or quiet"),
        (monitor, {"sources_blind": 1}, WAITING, "every source is blind"),
        (monitor, {"sources_reading": 2, "closed": True}, DONE, "the incident is closed"),
        (assess, {"assessments": 1}, WAITING, "no fact confirmed yet"),
        (assess, {"assessments": 1, "confirmed_facts": 2, "open_facts": 1}, ACTIVE, "1 fact open"),
        (assess, {"assessments": 1, "confirmed_facts": 2}, DONE, ""),
        (respond, {"drafts": 1}, ACTIVE, "1 draft"),
        (respond, {"drafts": 1, "drafts_waiting": 1}, WAITING, "1 waiting for approval"),
        (respond, {"statements": 1}, ACTIVE, "approved, not published"),
        (respond, {"statements": 1, "deliveries_pending": 1}, WAITING, "1 going out"),
        (respond, {"statements": 1, "publications": 1}, DONE, ""),
        (apologize, {"fault": Fault.UNKNOWN}, WAITING, "our part is not known yet"),
        (apologize, {"fault": Fault.NO}, StepState.NOT_NEEDED, "decided: none is owed"),
        (apologize, {"fault": Fault.YES, "apology_owed": True}, ACTIVE, "owed, not said yet"),
        (apologize, {"weighings": 2}, ACTIVE, "proposed, to decide"),
        (apologize, {"fault": Fault.YES, "apology_owed": True, "groups_unreached": 1}, ACTIVE, "owed, not said yet"),
        (apologize, SAID, DONE, ""),
        (apologize, SAID | {"groups": 3}, DONE, "said to 3 groups"),
        (apologize, SAID | {"groups": 3, "groups_unreached": 1}, ACTIVE, "said, 1 group not reached"),
        (apologize, {"fault": Fault.NO, "groups": 2, "groups_unreached": 2}, ACTIVE, "2 groups not reached"),
        (personalize, {"replies_unsent": 1}, ACTIVE, "1 written, not sent"),
        (personalize, {"replies_sent": 1}, DONE, ""),
        (personalize, {"replies_sent": 1, "offers_asked": 2}, ACTIVE, "2 offers to be decided"),
        (personalize, {"replies_sent": 1, "offers_owed": 1}, ACTIVE, "1 offer still owed"),
        (engage, {"to_answer": 37}, NOT_STARTED, "37 wait"),
        (engage, {"to_answer": 36, "replies_sent": 1}, ACTIVE, "36 wait"),
        (engage, {"replies_sent": 37}, DONE, ""),
        (update, {"updates": 1, "next_update_at": Instant(NOW + 1)}, WAITING, "the next one has a time"),
        (update, {"updates": 1, "next_update_at": NOW}, ACTIVE, "the next one is overdue"),
        (update, {"updates": 2}, DONE, ""),
        (offline, {"cases": 2, "cases_open": 1}, ACTIVE, "1 case"),
        (offline, {"cases": 2, "cases_open": 1, "cases_waiting": 1}, WAITING, "waiting for the person"),
        (offline, {"cases": 2}, DONE, ""),
        (learn, {"review": "open"}, ACTIVE, "no lesson yet"),
        (learn, {"review": "open", "lessons": 1}, WAITING, "to be closed"),
        (learn, {"review": "closed", "lessons": 1}, DONE, ""),
        (rebuild, {"criterion": True}, WAITING, "not measured yet"),
        (rebuild, {"criterion": True, "recovered": False}, WAITING, "not recovered yet"),
        (rebuild, {"criterion": True, "recovered": True}, DONE, "criterion met"),
    ],
)
def test_step_stands_where_its_work_is(
    rule: ModuleType, done: dict[str, object], state: StepState, because: str
) -> None:
    found = rule.standing(replace(FRESH, **done))  # type: ignore[arg-type]

    assert (found.state, found.because) == (state, because)


COUNTS = [name for name, kind in Work.__annotations__.items() if kind is int]


@given(st.dictionaries(st.sampled_from(COUNTS), st.integers(0, 3)), st.booleans())
def test_every_state_that_is_not_done_says_why(counts: dict[str, int], closed: bool) -> None:
    work = replace(FRESH, closed=closed, **counts)  # type: ignore[arg-type]

    for rule in RULES:
        found = rule.standing(work)
        assert found.because or found.state in (DONE, ACTIVE)
