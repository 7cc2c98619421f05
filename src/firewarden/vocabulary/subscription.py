"""Whoever wants to hear of public updates: what they chose, how far they have come, and what became of each mail."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.assessment import Level


class SubscriberState(StrEnum):
    """WAITING: has not confirmed yet. DEAD: mails to the address come back. LEFT: nothing of the address is kept."""

    WAITING = "waiting for confirmation"
    ACTIVE = "subscribed"
    DEAD = "unreachable"
    LEFT = "left"


class MailState(StrEnum):
    """SENDING: handed to the server at this moment; whoever finds it so after a crash calls it UNKNOWN: nobody knows
    whether it was taken. FOLDED: it goes out in the mail of a later update. CANCELED: not wanted any more."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    FOLDED = "folded"
    CANCELED = "canceled"


class Handing(StrEnum):
    """What a mail server said of one mail. LATER, REFUSED and NOBODY: surely not taken; NOBODY: there is no such
    mailbox. OURS: it does not want anything of us, whoever it is to. UNKNOWN: nobody knows."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    NOBODY = "nobody"
    OURS = "ours"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Handed:
    """`code`: of its answer, 0 where there was none. Not its words: they repeat the address."""

    what: Handing
    code: int = 0


class HookState(StrEnum):
    """WAITING: the address has not answered our challenge yet. DISABLED: it failed too often."""

    WAITING = "waiting for its answer"
    ACTIVE = "active"
    DISABLED = "disabled"
    REFUSED = "did not answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing somebody subscribed to. Empty incident and topic: all of them. `incident` is its id."""

    incident: str = ""
    topic: str = ""
    level: Level = Level.NOISE


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What an update is about, for choosing who hears of it."""

    incident: str
    topics: frozenset[str]
    level: Level
