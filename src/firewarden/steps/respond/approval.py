"""Who may say yes to a text, and when the yeses are enough. Nobody approves what they wrote.

draft --request--> in review --yes x quorum--> approved --publish--> published
  ^                    |                          |
  '---- change it, or any edit of the text -------'
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.finding import Finding, Weight
from firewarden.vocabulary.said import say, sentences
from firewarden.vocabulary.statement import Draft, DraftState, Refused, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The text of `version` may go out."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsMore:
    """Counted, but `missing` more people have to say yes."""

    missing: int


def quorum(level: Level) -> int:
    """How many people besides the authors have to say yes."""
    return 2 if level is Level.SEVERE else 1


def request(draft: Draft, findings: Sequence[Finding]) -> DraftState | Refused:
    """May it be shown to the approvers? Personal data and unfilled blanks stop it here already."""
    if draft.state is not DraftState.DRAFT:
        return Refused(reason=say("This text is {state} already.", state=draft.state))
    return _blocked(findings) or DraftState.REVIEW


def decide(draft: Draft, by: str, version: int, needed: int) -> Approved | NeedsMore | Refused:
    """`by` says yes to `version`; `needed` is the quorum."""
    if draft.state is not DraftState.REVIEW:
        return Refused(
            reason=say("This text is {state}, so there is nothing to approve. Ask its author.", state=draft.state)
        )
    if version != draft.version:
        return Refused(
            reason=say(
                "The text was changed since you read it: read version {version} and decide again.",
                version=draft.version,
            )
        )
    if by in draft.authors:
        return Refused(reason=say("You wrote part of this text. Somebody else has to approve it."))
    said_yes = {given.by for given in draft.approvals if given.version == version and given.word is Word.YES}
    if by in said_yes:
        return Refused(reason=say("You have approved this version already."))
    missing = needed - len((said_yes | {by}) - draft.authors)
    return NeedsMore(missing=missing) if missing > 0 else Approved(version=version)


def change(draft: Draft, version: int) -> DraftState | Refused:
    """Somebody asks for changes: the text goes back to its author."""
    if draft.state not in (DraftState.REVIEW, DraftState.APPROVED):
        return Refused(reason=say("This text is {state}, so there is nothing to send back.", state=draft.state))
    if version != draft.version:
        return Refused(
            reason=say("The text was changed since you read it: read version {version} first.", version=draft.version)
        )
    return DraftState.DRAFT


def edit(draft: Draft) -> DraftState | Refused:
    """Any edit makes a new version, and a new version has no approvals."""
    if draft.state in (DraftState.PUBLISHED, DraftState.WITHDRAWN):
        return Refused(reason=say("This text is {state}. Write a new draft.", state=draft.state))
    return DraftState.DRAFT


def publish(draft: Draft, findings: Sequence[Finding]) -> DraftState | Refused:
    """An approved text may go out, also to a further network after the first."""
    if draft.state not in (DraftState.APPROVED, DraftState.PUBLISHED):
        return Refused(reason=say("This text is {state}. It can go out when it is approved.", state=draft.state))
    return _blocked(findings) or DraftState.PUBLISHED


def withdraw(draft: Draft) -> DraftState | Refused:
    if draft.state in (DraftState.PUBLISHED, DraftState.WITHDRAWN):
        return Refused(reason=say("This text is {state} already.", state=draft.state))
    return DraftState.WITHDRAWN


def _blocked(findings: Sequence[Finding]) -> Refused | None:
    blocking = [finding for finding in findings if finding.weight is Weight.BLOCK]
    return Refused(reason=sentences(finding.message for finding in blocking)) if blocking else None
