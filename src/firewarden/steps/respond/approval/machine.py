"""The states of a text and what leads from one to another. Findings come without those that were waived."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from firewarden.steps.respond.approval.count import complete, missing, standing, turn
from firewarden.vocabulary.approval import ANYBODY, ReviewStep, Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Finding, Weight
from firewarden.vocabulary.said import joined, say, sentences
from firewarden.vocabulary.statement import ApprovalGiven, Draft, DraftState, Refused, Word

ENDS = frozenset({DraftState.PUBLISHED, DraftState.WITHDRAWN, DraftState.REJECTED, DraftState.SUPERSEDED})
OUTWARD = frozenset({DraftState.APPROVED, DraftState.QUEUED, DraftState.PUBLISHED})
BEFORE_APPROVAL = frozenset({DraftState.DRAFT, DraftState.FACT_CHECK, DraftState.REVIEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """The text of `version` may go out."""

    version: int
    way: Way = Way.PATH
    seat: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsMore:
    """Counted, but `missing` more people have to say yes."""

    missing: int
    seat: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """`seats` are the keys of those they may sit in; `seat` the one they chose, else the first that is open."""

    id: str
    seats: frozenset[str]
    seat: str | None = None


def request(draft: Draft, findings: Sequence[Finding], path: Sequence[ReviewStep]) -> DraftState | Refused:
    """Shows it to the approvers; what no fact confirms is settled first. In review or approved already it is looked at
    anew, because the path may have changed with the level."""
    if draft.state in (DraftState.REVIEW, DraftState.APPROVED):
        enough = draft.way is not Way.PATH or complete(draft, path)
        wanted = DraftState.APPROVED if enough else DraftState.REVIEW
        return stopped(findings) or (_already(draft) if wanted is draft.state else wanted)
    if draft.state not in (DraftState.DRAFT, DraftState.FACT_CHECK, DraftState.EXPIRED):
        return _already(draft)
    return blocked(findings) or (DraftState.FACT_CHECK if stopped(findings) else DraftState.REVIEW)


def decide(
    draft: Draft, by: Decider, version: int, path: Sequence[ReviewStep], findings: Sequence[Finding]
) -> Approved | NeedsMore | Refused:
    """`by` says yes to `version`."""
    seat = _seat(draft, by, version, path)
    if isinstance(seat, Refused):
        return seat
    refused = stopped(findings)
    if refused:
        return refused
    given = ApprovalGiven(by=by.id, word=Word.YES, version=version, at=Instant(0), seat=seat, round=draft.round)
    more = missing(standing(with_word(draft, given), path))
    return NeedsMore(missing=more, seat=seat) if more else Approved(version=version, seat=seat)


def _seat(draft: Draft, by: Decider, version: int, path: Sequence[ReviewStep]) -> str | Refused:
    """The key of the seat from which they can say yes now."""
    if draft.state is not DraftState.REVIEW:
        return Refused(
            reason=say("This text is {state}, so there is nothing to approve. Ask its author.", state=draft.state)
        )
    if version != draft.version:
        return changed_since(draft)
    if by.id in draft.authors:
        return Refused(reason=say("You wrote part of this text. Somebody else has to approve it."))
    steps = standing(draft, path)
    if any(given.by == by.id for step in steps for given in step.given):
        return Refused(reason=say("You have approved this version already."))
    now = turn(steps)
    open_ = now.open if now else ()
    mine = [one.key for one in open_ if one.key in by.seats]
    if not mine or by.seat not in (None, *mine):
        waits = joined([one.role or (say("somebody named") if one.person else ANYBODY) for one in open_], ", ")
        return Refused(
            reason=say("It waits for: {seats}. You do not sit there, or have said yes already.", seats=waits)
        )
    return by.seat or mine[0]


def with_word(draft: Draft, given: ApprovalGiven) -> Draft:
    return replace(draft, approvals=(*draft.approvals, given))


def change(draft: Draft, version: int) -> DraftState | Refused:
    """Somebody asks for changes: the text goes back to its author."""
    return _sent_back(draft, version) or DraftState.CHANGES


def reject(draft: Draft, version: int) -> DraftState | Refused:
    """For good. Whoever still wants to say something writes a new draft."""
    return _sent_back(draft, version) or DraftState.REJECTED


def edit(draft: Draft) -> DraftState | Refused:
    """Any edit makes a new version, which has to be asked for anew."""
    if draft.state in ENDS or draft.state is DraftState.QUEUED:
        return Refused(reason=say("This text is {state}. Write a new draft.", state=draft.state))
    return DraftState.DRAFT


def publish(
    draft: Draft, findings: Sequence[Finding], path: Sequence[ReviewStep], now: Instant
) -> DraftState | Refused:
    """An approved text may go out, also to a further network after the first. What the path asks is asked again now:
    the level may have risen since."""
    if draft.state not in OUTWARD:
        return Refused(reason=say("This text is {state}. It can go out when it is approved.", state=draft.state))
    if draft.expires_at is not None and now >= draft.expires_at:
        return Refused(reason=say("The approval has expired. Ask for it again."))
    if draft.way is Way.PATH and not complete(draft, path):
        return Refused(reason=say("The path asks for more people than have said yes. Ask for approval again."))
    queued = DraftState.QUEUED if draft.state is DraftState.APPROVED else draft.state
    return stopped(findings) or queued


def withdraw(draft: Draft) -> DraftState | Refused:
    """At any time before it is being sent."""
    if draft.state in ENDS:
        return Refused(reason=say("This text is {state} already.", state=draft.state))
    if draft.state is DraftState.QUEUED and draft.under_way:
        return Refused(reason=say("It is too late: part of it is being sent or is out. What still waited was stopped."))
    return DraftState.WITHDRAWN


def expire(draft: Draft, now: Instant) -> bool:
    """Whether the approval has run out unused."""
    if draft.expires_at is None or now < draft.expires_at:
        return False
    return draft.state is DraftState.APPROVED or (draft.state is DraftState.QUEUED and not draft.under_way)


def doubt(draft: Draft) -> bool:
    """Whether the words so far no longer count because a fact has changed that the text rests on: whoever said yes
    read it when it was confirmed."""
    asked = draft.state in (DraftState.REVIEW, DraftState.APPROVED)
    return asked or (draft.state in BEFORE_APPROVAL and any(given.round == draft.round for given in draft.approvals))


def supersede(draft: Draft) -> bool:
    """Whether this alternative is closed when another one goes out."""
    return draft.state not in ENDS and draft.state is not DraftState.QUEUED


def stopped(findings: Sequence[Finding]) -> Refused | None:
    """Nothing is approved or sent over what blocks, or over what nobody has confirmed or waived."""
    unsettled = [finding.message for finding in findings if finding.weight is Weight.CONFIRM]
    if blocked(findings) or not unsettled:
        return blocked(findings)
    return Refused(
        reason=joined([*unsettled, say("Confirm it with its source, or waive it by name.")], " "),
    )


def blocked(findings: Sequence[Finding]) -> Refused | None:
    blocking = [finding for finding in findings if finding.weight is Weight.BLOCK]
    return Refused(reason=sentences(finding.message for finding in blocking)) if blocking else None


def changed_since(draft: Draft) -> Refused:
    return Refused(
        reason=say(
            "The text was changed since you read it: read version {version} and decide again.", version=draft.version
        )
    )


def _sent_back(draft: Draft, version: int) -> Refused | None:
    if draft.state not in (DraftState.REVIEW, DraftState.APPROVED):
        return Refused(reason=say("This text is {state}, so there is nothing to send back.", state=draft.state))
    return None if version == draft.version else changed_since(draft)


def _already(draft: Draft) -> Refused:
    return Refused(reason=say("This text is {state} already.", state=draft.state))
