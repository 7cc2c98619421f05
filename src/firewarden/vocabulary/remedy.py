"""What may be given to people to put things right, and what was."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from firewarden.vocabulary.clock import Instant


class RemedyKind(StrEnum):
    """OWN: something else, in the team's own words."""

    REFUND = "refund"
    VOUCHER = "voucher"
    REBOOKING = "rebooking"
    REPLACEMENT = "replacement"
    CALL_BACK = "call back"
    REPAIR = "repair"
    VISIT = "visit"
    OWN = "something else"


class OfferState(StrEnum):
    """ASKED: more than the catalog allows; waits for who may grant it. DENIED: they said no. GRANTED: they said yes,
    and it stands in no reply yet. PREPARED: it stands in a reply that was not sent. OFFERED: the person has it in
    writing. REFUSED: they do not want it. DELIVERED: they have what was promised. WITHDRAWN: we took it back."""

    ASKED = "asked for"
    DENIED = "denied"
    GRANTED = "granted"
    PREPARED = "prepared"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A value with its unit: a code of a currency (EUR), or another word. `amount` None: not in money."""

    amount: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A line of the catalog. `limit.amount` is the highest value without asking, None: it has none. `grounded`: the
    fact it follows from is still confirmed."""

    kind: RemedyKind
    limit: Worth = Worth()
    since: Instant
    until: Instant | None = None
    withdrawn: bool = False
    grounded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One offer as the rules see it. `group`: the line of the catalog it is from, or empty. `topics`: the things the
    person wrote about, as numbers of `text.topics`."""

    key: str
    state: OfferState
    kind: RemedyKind
    worth: Worth = Worth()
    group: str = ""
    topics: frozenset[int] = frozenset()
