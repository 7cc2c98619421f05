"""What is due, by the account or publisher it goes out by: what one slow network holds up."""

from uuid import UUID

from django.db.models import Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records import Delivery, scope, stances
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.statement import DeliveryState

Lane = tuple[UUID | None, str]
"""An account, or None and the name of a publisher of the house."""


def lanes(access: Access) -> list[Lane]:
    """Those for which something is due, the longest waiting first."""
    both = Q(pk__in=due(access).values("pk")) | Q(pk__in=uncertain(access).values("pk"))
    rows = scope.of_brand(access, Delivery).filter(both).order_by("next_at", "made_at")[:1000]
    found = rows.values_list("account", "platform")
    return list(dict.fromkeys((account, "" if account else platform) for account, platform in found))


def due(access: Access, lane: Lane | None = None) -> "QuerySet[Delivery]":
    """To be sent now. A part of a text waits for the one before it; a text whose approval is over does not begin."""
    waiting = Q(state=DeliveryState.PENDING, next_at__lte=access.wall) & ~stances.held_by(stances.of_brand(access))
    over = Q(statement__draft__expires_at__lte=access.now, kind=DeliveryKind.PUBLISH, part=1, unsure=False)
    return _in(lane, _of(access).filter(waiting, ~over, Q(after=None) | Q(after__state=DeliveryState.SENT)))


def uncertain(access: Access, lane: Lane | None = None) -> "QuerySet[Delivery]":
    """To be looked for now on our own timeline."""
    return _in(
        lane,
        _of(access).filter(state=DeliveryState.UNKNOWN, kind=DeliveryKind.PUBLISH, next_at__lte=access.wall),
    )


def _of(access: Access) -> "QuerySet[Delivery]":
    return scope.of_brand(access, Delivery)


def _in(lane: Lane | None, rows: "QuerySet[Delivery]") -> "QuerySet[Delivery]":
    if lane is None:
        return rows
    account, platform = lane
    return rows.filter(account=account) if account else rows.filter(account=None, platform=platform)
