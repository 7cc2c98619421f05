"""What went where, and what each network said."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import outside
from firewarden.desk.records import Delivery, scope
from firewarden.desk.records.places import can_change
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.statement import DeliveryState


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """`what` it carries: statement, reply or update."""

    id: UUID
    what: str
    platform: str
    text: str
    state: DeliveryState
    attempts: int
    answer: str
    url: str
    published_at: Instant | None
    made_at: Instant
    place: str = ""
    """Key of the place it goes to (`records.places`)."""
    kind: DeliveryKind = DeliveryKind.PUBLISH
    part: int = 1
    open_url: str = ""
    """Where a person puts it out by hand."""
    account: str = ""
    """The name of our account; empty for a publisher of the house."""
    edits: bool = False
    deletes: bool = False
    """What the network lets us do with it from here."""
    edited_at: Instant | None = None
    deleted_at: Instant | None = None
    by_hand: bool = False
    draft: int | None = None
    """The number of the text it is of, where that is a statement."""


def deliveries(access: Access, number: int) -> list[DeliveryRow]:
    """All of an incident, statements, replies and updates, newest first. Raises NotFound. Two queries."""
    access.need("read")
    rows = Delivery.objects.filter(incident=scope.incident(access, number))
    return [
        delivery_row(row)
        for row in rows.select_related("publication", "account", "statement__draft").order_by("-made_at", "-id")[:300]
    ]


def delivery_row(row: Delivery) -> DeliveryRow:
    """Needs `publication`, `account` and the statement with its draft fetched along."""
    publication = getattr(row, "publication", None)
    changes = can_change(row, outside())
    return DeliveryRow(
        id=row.pk,
        what="statement" if row.statement_id else "reply" if row.reply_id else "update",
        platform=row.platform,
        text=row.text,
        state=DeliveryState(row.state),
        attempts=row.attempts,
        answer=row.answer,
        url=publication.url if publication else "",
        published_at=Instant(publication.at) if publication else None,
        made_at=Instant(row.made_at),
        place=str(row.account_id or row.platform),
        kind=DeliveryKind(row.kind),
        part=row.part,
        open_url=row.open_url,
        account=row.account.name if row.account else "",
        edits=publication is not None and changes.edits,
        deletes=publication is not None and changes.deletes,
        edited_at=_instant(publication.edited_at if publication else None),
        deleted_at=_instant(publication.deleted_at if publication else None),
        by_hand=publication is not None and publication.by_hand,
        draft=row.statement.draft.number if row.statement else None,
    )


def _instant(at: int | None) -> Instant | None:
    return None if at is None else Instant(at)
