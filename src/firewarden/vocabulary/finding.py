"""What a check of words finds in a text, where, and what to do about it.

One shape for statements, apologies, replies and invitations to a private talk, by a person or proposed by a machine.
"""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import NOTHING, Said


class Weight(StrEnum):
    """BLOCK: must not go out like this. CONFIRM: needs a confirmed fact with its source, or a waiver by name.
    WARN: look again; a person goes on with one tap and a reason."""

    BLOCK = "block"
    CONFIRM = "confirm"
    WARN = "warn"


class Code(StrEnum):
    """What kind of thing was found; `PRIV_` is personal data."""

    # any text
    EMPTY = "EMPTY"
    BLANK = "BLANK"
    LONG = "LONG"
    FIT = "FIT"
    """It does not suit the network: alt text, links, hashtags, capitals."""
    WRONG_ACCOUNT = "WRONG_ACCOUNT"
    UNREAD = "UNREAD"
    """It stands as a model proposed it, and no person has said that they have read it."""
    PRIV_MAIL = "PRIV_MAIL"
    PRIV_PHONE = "PRIV_PHONE"
    PRIV_CARD = "PRIV_CARD"
    PRIV_IBAN = "PRIV_IBAN"
    PRIV_ORDER = "PRIV_ORDER"
    PRIV_ADDRESS = "PRIV_ADDRESS"
    PRIV_HEALTH = "PRIV_HEALTH"
    PRIV_NATIONAL = "PRIV_NATIONAL"
    PRIV_PASSPORT = "PRIV_PASSPORT"
    PRIV_VEHICLE = "PRIV_VEHICLE"
    PRIV_BIRTH = "PRIV_BIRTH"
    PRIV_LOGIN = "PRIV_LOGIN"
    PRIV_GEO = "PRIV_GEO"
    # facts
    NUMBER = "NUMBER"
    DATE = "DATE"
    NAME = "NAME"
    PLACE = "PLACE"
    DISPUTED = "DISPUTED"
    """Says as a fact what the fact sheet has as disputed or unknown."""
    UNBACKED = "UNBACKED"
    """A sentence that tells something, and no confirmed fact tells it."""
    CAUSE = "CAUSE"
    SPECULATION = "SPECULATION"
    ESTIMATE = "ESTIMATE"
    """When it will be over, which nobody knows."""
    CONTRADICTION = "CONTRADICTION"
    PROMISE = "PROMISE"
    """Not wrong: it goes into the ledger, with owner and date."""
    # a statement
    MISS_KNOW = "MISS_KNOW"
    MISS_UNKNOWN = "MISS_UNKNOWN"
    MISS_DOING = "MISS_DOING"
    MISS_YOU_CAN = "MISS_YOU_CAN"
    MISS_NEXT = "MISS_NEXT"
    MISS_CONTACT = "MISS_CONTACT"
    MISS_EMPATHY = "MISS_EMPATHY"
    EMPATHY_ALONE = "EMPATHY_ALONE"
    READING = "READING"
    # an update
    NOTHING_NEW = "NOTHING_NEW"
    """The second in a row."""
    OPEN_PROMISES = "OPEN_PROMISES"
    """The last update, while promises are not settled."""
    # an apology: what is missing, and the twelve defects
    MISS_RESPONSIBILITY = "MISS_RESPONSIBILITY"
    MISS_REPAIR = "MISS_REPAIR"
    MISS_REGRET = "MISS_REGRET"
    MISS_EXPLANATION = "MISS_EXPLANATION"
    MISS_REPENTANCE = "MISS_REPENTANCE"
    UNSPECIFIC = "UNSPECIFIC"
    IF = "IF"
    FEEL = "FEEL"
    BUT = "BUT"
    PASS = "PASS"  # noqa: S105  # the passive, no password
    SHIFT = "SHIFT"
    MIN = "MIN"
    BOAST = "BOAST"
    VAGUE = "VAGUE"
    NOACT = "NOACT"
    OVER = "OVER"
    DARVO = "DARVO"
    LATE = "LATE"
    # a reply
    COPY = "COPY"
    OPENING = "OPENING"
    OFF_TOPIC = "OFF_TOPIC"
    """It takes up nothing of what this person wrote."""
    NO_REMEDY = "NO_REMEDY"
    NO_RESPECT = "NO_RESPECT"
    NO_FOLLOW_UP = "NO_FOLLOW_UP"
    VOICE = "VOICE"
    THANKS_FOR_COMPLAINT = "THANKS_FOR_COMPLAINT"
    SORRY_FOR_PRAISE = "SORRY_FOR_PRAISE"
    OFFER = "OFFER"
    """Something is offered that the catalog does not hold, or more than it allows."""
    EARLY_OFFER = "EARLY_OFFER"
    """Compensation is the first thing we say in public."""
    ARGUE = "ARGUE"
    SARCASM = "SARCASM"
    BLAME_USER = "BLAME_USER"
    LECTURE = "LECTURE"
    LEGALESE = "LEGALESE"
    # an invitation to a private talk
    BARE_DM = "BARE_DM"
    NO_REASON = "NO_REASON"
    NO_CHANNEL = "NO_CHANNEL"
    NO_TIME = "NO_TIME"
    ASKS_IN_PUBLIC = "ASKS_IN_PUBLIC"
    ASKS_AGAIN = "ASKS_AGAIN"
    """For what the person told already."""
    STAY_PUBLIC = "STAY_PUBLIC"
    """Of public interest: a warning, a recall, discrimination before witnesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`start` and `end` are character offsets (both 0: the text as a whole)."""

    code: Code
    weight: Weight
    message: Said
    """What is there, or is not."""
    hint: Said = NOTHING
    """What to write instead, or to do."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part that a good text of this kind has; without `spans` this one has not. Spans are (start, end) characters."""

    name: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All a check has to say. `score` is 0..100; findings stand in the order of the text, those of the whole last.
    `perhaps` are findings of which about every second is wrong: they are shown apart, and nobody has to answer for
    them."""

    components: tuple[Component, ...]
    score: int
    findings: tuple[Finding, ...]
    perhaps: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """A line of the fact sheet as the checks see it."""

    number: int
    text: str
    status: FactStatus
    source: str = ""
