"""The draft as it is after a decision: what the desk stores, and what the exhaustive test walks through."""

from dataclasses import replace

from firewarden.steps.respond.approval.machine import Approved, NeedsMore, with_word
from firewarden.vocabulary.approval import Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.statement import ApprovalGiven, Draft, DraftState


def edited(draft: Draft, by: str, unchanged: frozenset[int] = frozenset()) -> Draft:
    """A new version, by `by`; whatever way the last one was approved by is forgotten."""
    return replace(
        draft,
        state=DraftState.DRAFT,
        version=draft.version + 1,
        authors=draft.authors | {by},
        unchanged=unchanged,
        way=Way.PATH,
        expires_at=None,
    )


def moved(draft: Draft, state: DraftState, until: Instant | None = None) -> Draft:
    """Asked for, sent back, queued, withdrawn, superseded. `until` when it becomes approved."""
    if state is DraftState.APPROVED:
        return replace(draft, state=state, expires_at=until)
    return replace(draft, state=state, expires_at=None if state is DraftState.REVIEW else draft.expires_at)


def said(draft: Draft, given: ApprovalGiven, decision: Approved | NeedsMore, until: Instant) -> Draft:
    """With the word, and approved until `until` where it was the last one missing."""
    told = with_word(draft, given)
    if isinstance(decision, NeedsMore):
        return told
    return replace(told, state=DraftState.APPROVED, way=decision.way, expires_at=until)


def expired(draft: Draft) -> Draft:
    """What was said before no longer counts: the next approval is given anew by everybody."""
    return replace(draft, state=DraftState.EXPIRED, round=draft.round + 1, way=Way.PATH, expires_at=None)


def doubted(draft: Draft) -> Draft:
    """A fact has changed that it rests on: back to fact-check, from where somebody asks for approval anew."""
    state = DraftState.DRAFT if draft.state is DraftState.DRAFT else DraftState.FACT_CHECK
    return replace(draft, state=state, round=draft.round + 1, way=Way.PATH, expires_at=None)
