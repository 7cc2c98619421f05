"""A mail of one private case: what came, what it is, and what became of what we sent."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant


class Way(StrEnum):
    """How one talks to a person in private. LINK: the chat page behind a one-time link."""

    LINK = "link"
    MAIL = "mail"
    PHONE = "phone"
    DIRECT = "direct message"


class LineState(StrEnum):
    """What became of a line of ours. SENT: it is where the person reads it, or their server took it. UNKNOWN: nobody
    knows, and it is not sent again but by a person. BOUNCED: their server gave it back."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    BOUNCED = "bounced"


class Arrival(StrEnum):
    """What a mail is. AUTOMATIC ones and a BOUNCE are never answered (RFC 3834, RFC 3464)."""

    PERSON = "person"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"


class Astray(StrEnum):
    """Why a mail is in no case: it answers none, its sender is not who the case is with, or nothing could be read."""

    NO_CASE = "no case"
    OTHER_SENDER = "other sender"
    UNREADABLE = "unreadable"


class CallState(StrEnum):
    """A call that a person asked for."""

    ASKED = "asked"
    DONE = "done"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Of a delivery status notification: which of our mails it is about. `final`: it will not be tried again; `code` is
    the status of RFC 3463, such as 5.1.1; `notice`: it is such a notification, whatever it says."""

    message_id: str = ""
    final: bool = False
    code: str = ""
    notice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A file that came with a mail, as its sender names it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail that came. `references`: the ids it answers, the nearest first. `signs`: the header lines that say what
    kind of mail it is, by small names. `text` is whole, `own` without what it quotes. `left`: files that were not taken
    because there were too many or they were too large."""

    uid: int
    message_id: str
    references: tuple[str, ...]
    sender: str
    subject: str
    at: Instant
    text: str
    own: str
    signs: dict[str, str]
    failure: Failure
    files: tuple[Carried, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One mail that goes out to one person. `references`: the ids before it, the oldest first."""

    message_id: str
    to: str
    subject: str
    text: str
    references: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postbox:
    """Where a brand's cases are written from and answered to: a server to send by, one to read, one address. `tls` is
    tls, starttls or none; `secret` a reference to the password."""

    address: str
    name: str = ""
    user: str = ""
    send_host: str
    send_port: int
    send_tls: str = "tls"
    read_host: str
    read_port: int
    read_tls: str = "tls"
    folder: str = "INBOX"
    secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What lay in the folder behind a place in it. `validity` and `uid` are the new place; `broken` are the numbers of
    mails that could not be read."""

    validity: int
    uid: int
    letters: tuple[Letter, ...] = ()
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOff:
    """A ticket in a help desk: its number there, where a person sees it, whether it is done, and its state as they call
    it there."""

    ticket: str
    url: str
    done: bool = False
    state: str = ""
