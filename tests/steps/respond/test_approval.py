import itertools

from hypothesis import given
from hypothesis import strategies as st

from firewarden.steps.respond.approval import (
    Approved,
    NeedsMore,
    change,
    decide,
    edit,
    publish,
    quorum,
    request,
    withdraw,
)
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.statement import ApprovalGiven, Draft, DraftState, Refused, Word

BLOCKED = Finding(code=Code.BLANK, weight=Weight.BLOCK, message="[NAME] is still to be filled in.")
WARNED = Finding(code=Code.COPY, weight=Weight.WARN, message="A copy.")
PEOPLE = ("alice", "bob", "charlie", "dora")


def draft(state: DraftState = DraftState.REVIEW, version: int = 1, *yes: str) -> Draft:
    return Draft(
        state=state,
        version=version,
        authors=frozenset({"alice"}),
        approvals=tuple(ApprovalGiven(by=by, word=Word.YES, version=version, at=Instant(0)) for by in yes),
    )


def test_quorum_is_two_for_the_worst() -> None:
    assert [quorum(level) for level in Level] == [1, 1, 1, 1, 2]


def test_last_missing_yes_approves() -> None:
    assert decide(draft(), "bob", 1, 1) == Approved(version=1)
    assert decide(draft(), "bob", 1, 2) == NeedsMore(missing=1)
    assert decide(draft(DraftState.REVIEW, 1, "dora"), "bob", 1, 2) == Approved(version=1)


def test_yes_of_an_earlier_version_does_not_count() -> None:
    early = ApprovalGiven(by="dora", word=Word.YES, version=1, at=Instant(0))
    now = Draft(state=DraftState.REVIEW, version=2, authors=frozenset({"alice"}), approvals=(early,))

    assert decide(now, "bob", 2, 2) == NeedsMore(missing=1)


def test_request_for_change_is_no_yes() -> None:
    no = ApprovalGiven(by="dora", word=Word.CHANGE, version=1, at=Instant(0))
    now = Draft(state=DraftState.REVIEW, version=1, authors=frozenset({"alice"}), approvals=(no,))

    assert decide(now, "bob", 1, 2) == NeedsMore(missing=1)


def test_what_blocks_is_told() -> None:
    assert request(draft(DraftState.DRAFT), [WARNED, BLOCKED]) == Refused(reason="[NAME] is still to be filled in.")
    assert request(draft(DraftState.DRAFT), [WARNED]) is DraftState.REVIEW
    assert publish(draft(DraftState.APPROVED), [BLOCKED]) == Refused(reason="[NAME] is still to be filled in.")


STEP = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("request"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("yes"), st.sampled_from(PEOPLE), st.integers(1, 4)),
    st.tuples(st.just("change"), st.sampled_from(PEOPLE), st.integers(1, 4)),
    st.tuples(st.just("publish"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("withdraw"), st.sampled_from(PEOPLE)),
)


class Desk:
    """Keeps a draft as the actions do."""

    def __init__(self, needed: int) -> None:
        self.needed = needed
        self.now = Draft(state=DraftState.DRAFT, version=1, authors=frozenset({"alice"}))
        self.published: list[Draft] = []

    def set(self, state: object, **fields: object) -> None:
        if isinstance(state, DraftState):
            kept = {"version": self.now.version, "authors": self.now.authors, "approvals": self.now.approvals}
            self.now = Draft(state=state, **(kept | fields))  # type: ignore[arg-type]

    def take(self, step: tuple[object, ...]) -> None:
        by = str(step[1])
        match step[0]:
            case "edit":
                self.set(edit(self.now), version=self.now.version + 1, authors=self.now.authors | {by})
            case "request":
                self.set(request(self.now, ()))
            case "yes":
                version = int(str(step[2]))
                decision = decide(self.now, by, version, self.needed)
                if not isinstance(decision, Refused):
                    given = ApprovalGiven(by=by, word=Word.YES, version=version, at=Instant(0))
                    state = DraftState.APPROVED if isinstance(decision, Approved) else self.now.state
                    self.set(state, approvals=(*self.now.approvals, given))
            case "change":
                self.set(change(self.now, int(str(step[2]))))
            case "publish":
                out = publish(self.now, ())
                self.set(out)
                if isinstance(out, DraftState):
                    self.published.append(self.now)
            case "withdraw":
                self.set(withdraw(self.now))


@given(st.lists(STEP, max_size=40), st.integers(1, 3))
def test_nothing_goes_out_without_the_quorum_of_others(steps: list[tuple[object, ...]], needed: int) -> None:
    desk = Desk(needed)
    for step in steps:
        desk.take(step)

    for out in desk.published:
        yes = {given.by for given in out.approvals if given.version == out.version and given.word is Word.YES}
        assert len(yes - out.authors) >= needed


@given(st.lists(STEP, max_size=40))
def test_published_and_withdrawn_are_ends(steps: list[tuple[object, ...]]) -> None:
    desk, seen = Desk(1), []
    for step in steps:
        desk.take(step)
        seen.append(desk.now.state)

    for before, after in itertools.pairwise(seen):
        if before in (DraftState.PUBLISHED, DraftState.WITHDRAWN):
            assert after is before
