"""What may be given to whom: within the catalog at once, above it after a yes; and like cases get like offers.

Unlike answers to like cases are what people show each other: whoever got less is angrier than before
(distributive justice; see docs/composer.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.remedy import Offered, OfferState, Remedy, RemedyKind, Worth
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

TOLERANCE = Decimal("0.10")
"""Two values are alike while they differ by no more than this share of the higher one."""
REFUSALS: Mapping[str, Said] = {
    "withdrawn": say("This remedy was withdrawn."),
    "early": say("This remedy is not to be offered yet."),
    "over": say("The time in which this remedy may be offered is over."),
    "fact": say("The fact this remedy follows from is no longer confirmed."),
}
MOVES: Mapping[OfferState, frozenset[OfferState]] = {
    OfferState.ASKED: frozenset({OfferState.GRANTED, OfferState.DENIED, OfferState.WITHDRAWN}),
    OfferState.GRANTED: frozenset({OfferState.PREPARED, OfferState.WITHDRAWN}),
    OfferState.PREPARED: frozenset({OfferState.OFFERED, OfferState.WITHDRAWN}),
    OfferState.OFFERED: frozenset({OfferState.ACCEPTED, OfferState.REFUSED, OfferState.WITHDRAWN}),
    OfferState.ACCEPTED: frozenset({OfferState.DELIVERED, OfferState.REFUSED, OfferState.WITHDRAWN}),
    OfferState.REFUSED: frozenset({OfferState.ACCEPTED}),
    OfferState.DENIED: frozenset(),
    OfferState.DELIVERED: frozenset(),
    OfferState.WITHDRAWN: frozenset(),
}
GIVEN = (OfferState.OFFERED, OfferState.ACCEPTED, OfferState.DELIVERED, OfferState.REFUSED)
"""The person knows of it."""
NAMES: Mapping[RemedyKind, tuple[str, ...]] = {
    RemedyKind.REFUND: ("refund", "reimburs", "money back", "erstatt", "reembols", "rembours", "rimbors", "devol"),
    RemedyKind.VOUCHER: ("voucher", "coupon", "credit", "gutschein", "vale", "cupón", "bon d'achat", "cupom", "buono"),
    RemedyKind.REBOOKING: ("rebook", "umbuch", "another flight", "another train", "reprogram", "reserva", "riprenot"),
    RemedyKind.REPLACEMENT: ("replac", "new one", "ersatz", "ersetz", "reemplaz", "remplac", "substitu", "sostitu"),
    RemedyKind.CALL_BACK: ("call", "rückruf", "anruf", "llamada", "rappel", "ligação", "richiam"),
    RemedyKind.REPAIR: ("repair", "fix", "reparatur", "reparier", "repara", "répar", "conserto", "ripara"),
    RemedyKind.VISIT: ("visit", "come by", "besuch", "visita", "visite"),
    RemedyKind.OWN: (),
}
"""How each is called in the six languages, by the beginnings of words: the check of replies looks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """`other` is the key of an offer to somebody in a like case; `kind`: of another kind, else of another value."""

    other: str
    kind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Of one unit. `owed` was accepted and not delivered. Counts are of offers, values of those that have one."""

    unit: str
    offered: int
    accepted: int
    delivered: int
    offered_worth: Decimal
    accepted_worth: Decimal
    delivered_worth: Decimal

    @property
    def owed(self) -> int:
        return self.accepted - self.delivered

    @property
    def owed_worth(self) -> Decimal:
        return self.accepted_worth - self.delivered_worth


def why_not(remedy: Remedy, now: Instant) -> Said | None:
    """Why nobody may offer it now; None: everybody may who works here."""
    if remedy.withdrawn:
        return REFUSALS["withdrawn"]
    if not remedy.grounded:
        return REFUSALS["fact"]
    if now < remedy.since:
        return REFUSALS["early"]
    if remedy.until is not None and now >= remedy.until:
        return REFUSALS["over"]
    return None


def within(remedy: Remedy, worth: Worth) -> bool:
    """Without asking: up to the limit, in its unit. What has no limit is never asked for."""
    if remedy.limit.amount is None:
        return worth.amount is None
    return worth.amount is None or (worth.amount <= remedy.limit.amount and worth.unit == remedy.limit.unit)


def move(state: OfferState, to: OfferState) -> OfferState | Refused:
    """The next state. Said again by a second person, the same is no mistake."""
    if to == state or to in MOVES[state]:
        return to
    return Refused(reason=say("This offer is {state}, so it cannot be {to}.", state=state, to=to))


def unlike(one: Offered, others: Iterable[Offered]) -> tuple[Unlike, ...]:
    """Offers that others know of whose case is like this one, and that differ in kind or value."""
    found = []
    for other in others:
        if other.key != one.key and other.state in GIVEN and is_like(one, other):
            if other.kind != one.kind:
                found.append(Unlike(other=other.key, kind=True))
            elif not _worth_alike(one.worth, other.worth):
                found.append(Unlike(other=other.key, kind=False))
    return tuple(found)


def is_like(one: Offered, other: Offered) -> bool:
    """The same line of the catalog, or the persons wrote about the same thing."""
    return (one.group != "" and one.group == other.group) or bool(one.topics & other.topics)


def sums(offers: Sequence[Offered]) -> tuple[Sum, ...]:
    """One for each unit, in the order of their names."""
    units = sorted({one.worth.unit for one in offers if one.state in GIVEN})
    return tuple(_sum(unit, [one for one in offers if one.worth.unit == unit]) for unit in units)


def amount_of(text: str) -> Decimal | None:
    """What somebody typed as a value: `50`, `49.90`, `49,90`. None for nothing or nonsense.

    >>> amount_of(" 49,90 "), amount_of("-1"), amount_of("")
    (Decimal('49.90'), None, None)
    """
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    fits = found.is_finite() and 0 <= found < 10**9
    return round(found, 2) if fits else None


def plain(amount: Decimal) -> str:
    """As it stands in a reply: no digits that say nothing.

    >>> plain(Decimal("50.00")), plain(Decimal("49.90"))
    ('50', '49.90')
    """
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}"


def _sum(unit: str, offers: Sequence[Offered]) -> Sum:
    taken = (OfferState.ACCEPTED, OfferState.DELIVERED)
    parts = [[one for one in offers if one.state in states] for states in (GIVEN, taken, taken[1:])]
    worths = [sum((one.worth.amount or Decimal(0) for one in part), Decimal(0)) for part in parts]
    return Sum(
        unit=unit,
        offered=len(parts[0]),
        accepted=len(parts[1]),
        delivered=len(parts[2]),
        offered_worth=worths[0],
        accepted_worth=worths[1],
        delivered_worth=worths[2],
    )


def _worth_alike(one: Worth, other: Worth) -> bool:
    if one.amount is None or other.amount is None:
        return one.amount == other.amount
    higher = max(one.amount, other.amount)
    return one.unit == other.unit and abs(one.amount - other.amount) <= higher * TOLERANCE
