"""Small drafts, paths and findings for the tests of this package."""

from firewarden.vocabulary.approval import ANYBODY, ReviewStep, Seat
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import ApprovalGiven, Draft, DraftState, Word

ANY, LEGAL = Seat(), Seat(role=Role.APPROVER_LEGAL)
ONE = (ReviewStep(seats=(ANY,), because=Said("one")),)
TWO = (ReviewStep(seats=(ANY, ANY), because=Said("two")),)
ONE_THEN_LEGAL = (*ONE, ReviewStep(seats=(LEGAL,), because=Said("legal")))
BLOCKED = Finding(code=Code.BLANK, weight=Weight.BLOCK, message=Said("[NAME] is still to be filled in."))
UNSURE = Finding(code=Code.NUMBER, weight=Weight.CONFIRM, message=Said("No confirmed fact says 5."), start=4, end=5)
WARNED = Finding(code=Code.COPY, weight=Weight.WARN, message=Said("A copy."))


def yes(by: str, version: int = 1, seat: str = ANYBODY, turn: int = 1) -> ApprovalGiven:
    return ApprovalGiven(by=by, word=Word.YES, version=version, at=Instant(0), seat=seat, round=turn)


def word(by: str, said: Word, version: int = 1) -> ApprovalGiven:
    return ApprovalGiven(by=by, word=said, version=version, at=Instant(0))


def draft(*given: ApprovalGiven, state: DraftState = DraftState.REVIEW, version: int = 1, **other: object) -> Draft:
    """Alice wrote it."""
    return Draft(state=state, version=version, authors=frozenset({"alice"}), approvals=given, **other)  # type: ignore[arg-type]
