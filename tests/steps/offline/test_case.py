from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.offline.case import is_closed, move, waits_for_person
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.statement import Refused


def test_private_talk_needs_consent() -> None:
    assert isinstance(move(CaseState.OPEN, CaseState.TALKING, consent=" "), Refused)
    assert move(CaseState.OPEN, CaseState.TALKING, consent="asked for it") is CaseState.TALKING


def test_case_solved_in_public_needs_none() -> None:
    assert move(CaseState.OPEN, CaseState.SOLVED_PUBLIC, consent="") is CaseState.SOLVED_PUBLIC


def test_nobody_jumps_from_invited_to_solved_in_private() -> None:
    assert move(CaseState.INVITED, CaseState.SOLVED_PRIVATE, consent="yes") == Refused(
        reason="A case that is “invited” cannot become “solved in private”."
    )


def test_only_an_invitation_waits_for_the_person() -> None:
    assert [state for state in CaseState if waits_for_person(state)] == [CaseState.INVITED]


@given(st.lists(st.tuples(st.sampled_from(CaseState), st.booleans())))
def test_no_path_leads_to_private_talk_without_consent(steps: list[tuple[CaseState, bool]]) -> None:
    state, ever = CaseState.OPEN, False
    for to, agrees in steps:
        ever = ever or agrees
        moved = move(state, to, consent="yes" if ever else "")
        if not isinstance(moved, Refused):
            state = moved
        if state in (CaseState.TALKING, CaseState.SOLVED_PRIVATE):
            assert ever
    assert is_closed(state) == (state not in (CaseState.OPEN, CaseState.INVITED, CaseState.TALKING))
