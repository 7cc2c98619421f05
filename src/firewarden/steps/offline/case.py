"""How one person's problem moves to a private channel and back. No private channel without their consent."""

from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

SOLVED = frozenset({CaseState.SOLVED_PUBLIC, CaseState.SOLVED_PRIVATE, CaseState.UNREACHABLE})
MOVES: dict[CaseState, frozenset[CaseState]] = {
    CaseState.OPEN: frozenset({CaseState.INVITED, CaseState.TALKING, CaseState.SOLVED_PUBLIC, CaseState.UNREACHABLE}),
    CaseState.INVITED: frozenset({CaseState.OPEN, CaseState.TALKING, CaseState.SOLVED_PUBLIC, CaseState.UNREACHABLE}),
    CaseState.TALKING: frozenset({CaseState.SOLVED_PUBLIC, CaseState.SOLVED_PRIVATE, CaseState.UNREACHABLE}),
    CaseState.SOLVED_PUBLIC: frozenset({CaseState.OPEN}),
    CaseState.SOLVED_PRIVATE: frozenset({CaseState.OPEN, CaseState.TALKING}),
    CaseState.UNREACHABLE: frozenset({CaseState.OPEN, CaseState.TALKING}),
}


def move(now_in: CaseState, to: CaseState, *, consent: str) -> CaseState | Refused:
    """`consent` is how the person agreed to talk in private; empty when they have not."""
    if to not in MOVES[now_in]:
        return Refused(reason=say("A case that is “{before}” cannot become “{after}”.", before=now_in, after=to))
    if to in (CaseState.TALKING, CaseState.SOLVED_PRIVATE) and not consent.strip():
        return Refused(reason=say("Write down how the person agreed to talk in private before you do."))
    return to


def is_closed(state: CaseState) -> bool:
    return state in SOLVED


def waits_for_person(state: CaseState) -> bool:
    return state is CaseState.INVITED
