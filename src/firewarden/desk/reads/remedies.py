"""The catalog of remedies of an incident, what was offered to whom, and what is still owed."""

from dataclasses import dataclass, replace
from decimal import Decimal

from firewarden.desk.access import Access
from firewarden.desk.records import Incident, Offer, Remedy, scope
from firewarden.steps.personalize.problem import topics
from firewarden.steps.personalize.remedies import MOVES, Sum, is_like, sums, unlike, why_not
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.remedy import Offered, OfferState, RemedyKind
from firewarden.vocabulary.said import Said

MOST = 300
"""Offers shown of one incident, the newest; sums are of all."""
BY_HAND = (OfferState.ACCEPTED, OfferState.DELIVERED, OfferState.REFUSED, OfferState.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyRow:
    """`group`: number and name of those harmed it is for. `why_not`: why nobody may offer it just now; None: it may
    be offered."""

    number: int
    kind: RemedyKind
    name: str
    to_whom: str
    group: tuple[int, str] | None
    words: str
    limit: Decimal | None
    unit: str
    fact: int
    fact_text: str
    fact_status: FactStatus
    since: Instant
    until: Instant | None
    made_by: str
    why_not: Said | None
    withdrawn_at: Instant | None
    withdrawn_by: str
    withdrawn_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    state: OfferState
    note: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlikeRow:
    """An offer to another person in a like case that differs: in its kind, else in its value alone."""

    number: int
    kind: bool
    person: str
    name: str
    what: RemedyKind
    amount: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """`person` is empty where their post was erased. `moves` are the states a person may note from here. `unlike`:
    offers to others in a like case that differ. `mine`: I asked or put it in."""

    number: int
    person: str
    platform: str
    evidence: int
    reply: int | None
    remedy: int | None
    name: str
    kind: RemedyKind
    words: str
    amount: Decimal | None
    unit: str
    state: OfferState
    by: str
    mine: bool
    at: Instant
    changes: tuple[ChangeRow, ...]
    moves: tuple[OfferState, ...]
    unlike: tuple[UnlikeRow, ...]
    value: Offered

    @property
    def why(self) -> str:
        """What was said with its newest state."""
        return self.changes[-1].note if self.changes else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """Of one incident. `asked` wait for a decision, `owed` were accepted and not delivered, the longest first."""

    catalog: tuple[RemedyRow, ...]
    offers: tuple[OfferRow, ...]
    sums: tuple[Sum, ...]
    by_remedy: tuple[tuple[str, tuple[Sum, ...]], ...]

    @property
    def asked(self) -> list[OfferRow]:
        return [one for one in reversed(self.offers) if one.state is OfferState.ASKED]

    @property
    def owed(self) -> list[OfferRow]:
        waits = [one for one in self.offers if one.state is OfferState.ACCEPTED]
        return sorted(waits, key=lambda one: (one.changes[-1].at if one.changes else one.at, one.number))

    @property
    def by_person(self) -> list[tuple[str, str, list[OfferRow]]]:
        """Name, network, offers; by name, so that nobody stands first for anything else. Without a name each alone."""
        found: dict[tuple[str, str, int], list[OfferRow]] = {}
        for one in self.offers:
            found.setdefault((one.person, one.platform, 0 if one.person else one.evidence), []).append(one)
        return [(person, platform, rows) for (person, platform, _), rows in sorted(found.items())]


def remedies(access: Access, number: int) -> Remedies:
    """Newest offer first. Six queries at most. Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    rows = offers(access, incident)
    catalog = lines(access, incident)
    groups = [(one.name, [row.value for row in rows if row.remedy == one.number]) for one in catalog]
    groups += [("", [row.value for row in rows if row.remedy is None])]
    return Remedies(
        catalog=catalog,
        offers=rows[:MOST],
        sums=sums([one.value for one in rows]),
        by_remedy=tuple((name, found) for name, values in groups if (found := sums(values))),
    )


def lines(access: Access, incident: Incident) -> tuple[RemedyRow, ...]:
    """The catalog: what may be offered now first, by number. Two queries."""
    rows = incident.remedies.select_related("fact", "group", "made_by", "withdrawn_by").order_by("number")
    return tuple(sorted((_remedy(access, row) for row in rows), key=lambda one: (one.why_not is not None, one.number)))


def offers(access: Access, incident: Incident) -> tuple[OfferRow, ...]:
    """Newest first, each with those it is unlike. Three queries."""
    rows = incident.offers.select_related("evidence", "reply", "remedy", "by").prefetch_related("changes__by")
    found = [_offer(access, row) for row in rows.order_by("-number")]
    by_key = {one.value.key: one for one in found}
    values = [one.value for one in found]
    return tuple(
        replace(one, unlike=tuple(_unlike(by_key[other.other], kind=other.kind) for other in unlike(one.value, values)))
        if one.state not in (OfferState.DENIED, OfferState.WITHDRAWN)
        else one
        for one in found
    )


def like(rows: tuple[OfferRow, ...], text: str, mine: frozenset[int]) -> list[OfferRow]:
    """What others know they get whose case is like that of who wrote `text`. `mine` are the numbers of their posts."""
    case = Offered(key="", state=OfferState.PREPARED, kind=RemedyKind.OWN, topics=topics(text))
    known = (OfferState.OFFERED, OfferState.ACCEPTED, OfferState.DELIVERED, OfferState.REFUSED)
    return [one for one in rows if one.state in known and one.evidence not in mine and is_like(case, one.value)]


def _unlike(other: OfferRow, *, kind: bool) -> UnlikeRow:
    return UnlikeRow(
        number=other.number,
        kind=kind,
        person=other.person,
        name=other.name,
        what=other.kind,
        amount=other.amount,
        unit=other.unit,
    )


def _remedy(access: Access, row: Remedy) -> RemedyRow:
    return RemedyRow(
        number=row.number,
        kind=RemedyKind(row.kind),
        name=row.name,
        to_whom=row.to_whom,
        group=None if row.group is None else (row.group.number, row.group.name),
        words=row.words,
        limit=row.limit,
        unit=row.unit,
        fact=row.fact.number,
        fact_text=row.fact.text,
        fact_status=FactStatus(row.fact.status),
        since=Instant(row.since),
        until=None if row.until is None else Instant(row.until),
        made_by=str(row.made_by or ""),
        why_not=why_not(row.to_value(), access.now),
        withdrawn_at=None if row.withdrawn_at is None else Instant(row.withdrawn_at),
        withdrawn_by=str(row.withdrawn_by or ""),
        withdrawn_because=row.withdrawn_because,
    )


def _offer(access: Access, row: Offer) -> OfferRow:
    state = OfferState(row.state)
    changes = sorted(row.changes.all(), key=lambda one: (one.at, str(one.pk)))
    return OfferRow(
        number=row.number,
        person=row.evidence.author,
        platform=row.evidence.platform,
        evidence=row.evidence.number,
        reply=row.reply.number if row.reply else None,
        remedy=row.remedy.number if row.remedy else None,
        name=row.remedy.name if row.remedy else "",
        kind=RemedyKind(row.kind),
        words=row.words,
        amount=row.amount,
        unit=row.unit,
        state=state,
        by=str(row.by or ""),
        mine=access.user is not None and row.by_id == access.user,
        at=Instant(row.at),
        changes=tuple(
            ChangeRow(state=OfferState(one.state), note=one.note, by=str(one.by or ""), at=Instant(one.at))
            for one in changes
        ),
        moves=tuple(one for one in BY_HAND if one in MOVES[state]),
        unlike=(),
        value=row.to_value(topics(row.evidence.text)),
    )
