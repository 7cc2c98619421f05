"""Groups of people who were harmed, with who of them was reached and where each is named."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.records import Evidence, GroupReach, HarmedGroup, scope
from firewarden.steps.apologize.order import first_of
from firewarden.steps.personalize.remedies import GIVEN, Sum, sums
from firewarden.vocabulary.apology import Harm, Part, Size
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.remedy import OfferState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow:
    count: int
    note: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """`reached` counts what was noted, and `by_offers`: those who have an offer from the catalog in writing; one person
    may be in it twice. `offers` are sums of each remedy that is for them, `owed` counts what was accepted and is not
    delivered. `first`: what these people should read first. `drafts` are (number, title), `updates` numbers,
    `decisions` the times of decisions that name it."""

    number: int
    name: str
    harm: str
    harms: tuple[Harm, ...]
    size: Size
    least: int | None
    most: int | None
    size_source: str
    contact_route: str
    remedy: str
    reached: int
    by_offers: int
    owed: int
    offers: tuple[tuple[str, tuple[Sum, ...]], ...]
    reaches: tuple[ReachRow, ...]
    first: Part
    drafts: tuple[tuple[int, str], ...]
    updates: tuple[int, ...]
    decisions: tuple[Instant, ...]
    at_closing: bool
    closed_at: Instant | None
    closed_by: str
    closing_note: str

    @property
    def named(self) -> bool:
        """Some public words of ours are for them."""
        return bool(self.drafts or self.updates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """Texts (number, title) and numbers of updates in which a group may be named."""

    drafts: tuple[tuple[int, str], ...]
    updates: tuple[int, ...]


def groups(access: Access, number: int) -> list[GroupRow]:
    """Open ones first, in the order in which they were put down. Raises NotFound. A fixed number of queries."""
    access.need("read")
    rows = scope.incident(access, number).harmed_groups.select_related("closed_by").order_by("number")
    fetched = rows.prefetch_related("reaches__by", "drafts", "updates", "apologies", "remedies__offers__evidence")
    return sorted((_group(row) for row in fetched), key=lambda row: row.closed_at is not None)


def speaking(access: Access, number: int) -> Speaking:
    """What may name a group, oldest first. Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    return Speaking(
        drafts=tuple(
            (row, str(title)) for row, title in incident.drafts.order_by("number").values_list("number", "title")
        ),
        updates=tuple(incident.updates.order_by("number").values_list("number", flat=True)),
    )


def _group(row: HarmedGroup) -> GroupRow:
    reaches = sorted(row.reaches.all(), key=lambda one: (one.at, str(one.pk)), reverse=True)
    given = [one for remedy in row.remedies.all() for one in remedy.offers.all() if one.state in GIVEN]
    by_offers = len({_person(one.evidence) for one in given})
    harms = tuple(harm for harm in Harm if harm.value in row.harms)
    return GroupRow(
        number=row.number,
        name=row.name,
        harm=row.harm,
        harms=harms,
        size=Size(row.size),
        least=row.least,
        most=row.most,
        size_source=row.size_source,
        contact_route=row.contact_route,
        remedy=row.remedy,
        reached=sum(one.count for one in reaches) + by_offers,
        by_offers=by_offers,
        owed=sum(one.state == OfferState.ACCEPTED for one in given),
        offers=tuple(
            (remedy.name, sums([one.to_value() for one in remedy.offers.all()]))
            for remedy in sorted(row.remedies.all(), key=lambda one: one.number)
        ),
        reaches=tuple(_reach(one) for one in reaches),
        first=first_of(frozenset(harms)),
        drafts=tuple(sorted((one.number, str(one.title)) for one in row.drafts.all())),
        updates=tuple(sorted(one.number for one in row.updates.all())),
        decisions=tuple(sorted(Instant(one.at) for one in row.apologies.all())),
        at_closing=row.at_closing,
        closed_at=None if row.closed_at is None else Instant(row.closed_at),
        closed_by=str(row.closed_by or ""),
        closing_note=row.closing_note,
    )


def _person(post: Evidence) -> tuple[str, str]:
    """Whoever wrote two posts is one person, by the name on one network."""
    return (post.platform, post.author) if post.author else ("", str(post.pk))


def _reach(row: GroupReach) -> ReachRow:
    return ReachRow(count=row.count, note=row.note, by=str(row.by or ""), at=Instant(row.at))
