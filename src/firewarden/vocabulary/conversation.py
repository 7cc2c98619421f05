"""One person's conversation with us: where it stands, what people decide about it, and with what reason."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import DAY, HOUR, Instant


class State(StrEnum):
    """Where a conversation stands. Most of these follow from what the desk holds; nobody types them."""

    NEW = "new"
    NEEDS_REPLY = "needs reply"
    NEEDS_PRIVATE = "needs private"
    ESCALATED = "escalated"
    DRAFTING = "being written"
    IN_APPROVAL = "in approval"
    SENT = "sent"
    AWAITING = "awaiting person"
    IN_PRIVATE = "in private"
    SOLVED_PUBLIC = "solved in public"
    SOLVED_PRIVATE = "solved in private"
    UNREACHABLE = "unreachable"
    NOISE = "noise"
    WATCH = "watch"
    CLOSED = "closed"
    QUIET = "asks nothing"


class Verdict(StrEnum):
    """What a person said of a conversation. It holds for the posts that were there then."""

    NEEDS_REPLY = "needs reply"
    NEEDS_PRIVATE = "needs private"
    ESCALATED = "escalated"
    NOISE = "noise"
    WATCH = "watch"
    SOLVED_PUBLIC = "solved in public"
    UNREACHABLE = "unreachable"
    CLOSED = "closed"


ASKING = frozenset({Verdict.NEEDS_REPLY, Verdict.NEEDS_PRIVATE, Verdict.ESCALATED})
"""Somebody has to be answered, whatever their words sound like to a program."""
SETTLING = frozenset(Verdict) - ASKING
"""Nobody waits any more, until the person writes again."""


class Closing(StrEnum):
    """Why a conversation is closed without an answer."""

    NO_QUESTION = "asks nothing of us"
    ELSEWHERE = "answered elsewhere"
    BAIT = "better not to reply"
    NOT_OURS = "not about us"
    OTHER = "another reason"


class Hand(StrEnum):
    """Who has to move. Each conversation is in exactly one hand."""

    OURS = "waits for us"
    SNOOZED = "snoozed"
    THEIRS = "waits for them"
    PRIVATE = "in private"
    SETTLED = "settled"
    NOBODYS = "asks nothing"


class Answer(StrEnum):
    """How far the newest of our answers came that was not lost."""

    ON_ITS_WAY = "on its way"
    ARRIVED = "arrived"


MOST_SNOOZED = 30 * DAY
UNTIL_THEY_WRITE = 7 * DAY
"""So long at the most does a conversation wait for the person's next word: one that never comes must not lose it."""
MOST_IN_DANGER = HOUR
"""So long at the most may somebody be put off who speaks of danger to people."""
CLAIM_MINUTES = 10
"""So long after the last letter somebody still has the conversation they write in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Triage, and every end that a person gives. `reason` and `note` say why it is closed."""

    verdict: Verdict
    reason: Closing | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """Until then, or until the person writes again. None: until they write, for a week at the most."""

    until: Instant | None = None


@dataclass(frozen=True, slots=True)
class Wake:
    """Into the queue again before its time."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """What was settled is not."""


Wish = Judge | Snooze | Wake | Reopen
