"""Words on their way out: drafts, approvals, deliveries, publications."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.approval import ANYBODY, Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.said import Said


class DraftKind(StrEnum):
    STATEMENT = "statement"
    HOLDING = "holding statement"
    APOLOGY = "apology"
    POST = "ordinary post"
    UPDATE = "public update"


class DraftState(StrEnum):
    """From the first word to publication.

        draft -> fact-check -> in review -> approved -> queued -> published

    FACT_CHECK: something in it waits for a confirmed fact or a waiver by name. QUEUED: deliveries were made, none is
    known to be out. Beside: CHANGES (its author writes on), EXPIRED (may be asked for again); REJECTED, WITHDRAWN and
    SUPERSEDED (another alternative went out) are ends, like PUBLISHED."""

    DRAFT = "draft"
    FACT_CHECK = "fact-check"
    REVIEW = "in review"
    APPROVED = "approved"
    QUEUED = "queued"
    PUBLISHED = "published"
    CHANGES = "changes requested"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class Phase(StrEnum):
    """How far we say we have come, in a public update."""

    AWARE = "aware"
    LOOKING = "looking into it"
    KNOWN = "what we know"
    DOING = "what we are doing"
    PUT_RIGHT = "put right"
    FOLLOW_UP = "follow-up due"
    CLOSED = "closed"


class Word(StrEnum):
    """What one approver said of one version."""

    YES = "yes"
    CHANGE = "change it"
    NO = "no"
    BREAK_GLASS = "break-glass"
    """One of two who let it out without the path."""
    SOLO = "solo"
    EXPRESS = "express lane"


class DeliveryState(StrEnum):
    """UNKNOWN: nobody knows whether it went out; our own timeline or a person says, the worker never tries blindly.
    HAND_OFF: a person puts it out in the native app, and tells its address afterwards. HELD: a stance keeps it back; it
    goes out only after a person has looked at it."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELED = "canceled"
    HAND_OFF = "hand-off"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGiven:
    """`version` is the version of the text that was read, `seat` the key of the seat it was said from. A round ends
    when an approval expires."""

    by: str
    word: Word
    version: int
    at: Instant
    seat: str = ANYBODY
    round: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as the rules of approval see it. `authors` wrote any part of it, in whatever version. `unchanged` are the
    earlier versions that say the same in substance. `under_way`: a delivery was claimed, or is out."""

    state: DraftState
    version: int
    authors: frozenset[str]
    approvals: tuple[ApprovalGiven, ...] = ()
    round: int = 1
    unchanged: frozenset[int] = frozenset()
    way: Way = Way.PATH
    expires_at: Instant | None = None
    under_way: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingStatement:
    """First words approved in quiet times. `platform` None: for every network. `text` has blanks such as `{place}`,
    which take words of confirmed facts and nothing else."""

    crisis_type: CrisisType
    platform: str | None
    language: str
    text: str
    version: int
    approved_by: str
    approved_at: Instant
    expires_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in a blank, and the number of the fact it is taken from."""

    words: str
    fact: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No, and why, in a sentence for the person who asked."""

    reason: Said
