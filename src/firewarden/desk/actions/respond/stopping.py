"""What must not go out any more: what nobody has claimed, approvals that ran out, alternatives not chosen."""

from django.db import transaction
from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import keep
from firewarden.desk.records import Delivery, Draft, chain, scope
from firewarden.desk.records.drafted import around, drafted
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import expired, moved
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.statement import DeliveryState, DraftState


def stop_waiting(access: Access, row: Draft) -> int:
    """Cancels what surely is not out and nobody is sending of this draft; how many. Inside a transaction."""
    still = (DeliveryState.PENDING, DeliveryState.HELD, DeliveryState.HAND_OFF)
    waiting = Delivery.objects.filter(statement__draft=row, unsure=False, state__in=still)
    stopped = [
        key
        for key in waiting.values_list("pk", flat=True)
        if waiting.filter(pk=key).update(state=DeliveryState.CANCELED)
    ]
    for key in stopped:
        chain.append(access, EventKind.DELIVERY_CANCELED, incident=row.incident_id, subject=key)
    return len(stopped)


def keep_up(access: Access) -> int:
    """Approvals that ran out expire, and what is out is published; how many expired. The worker asks before it
    sends, so that nothing goes out on an approval that is over."""
    late = Q(state__in=(DraftState.APPROVED, DraftState.QUEUED), expires_at__lte=access.now)
    out = Q(state=DraftState.QUEUED, statements__deliveries__publication__isnull=False)
    edited = Q(
        state=DraftState.QUEUED,
        statements__deliveries__kind=DeliveryKind.EDIT,
        statements__deliveries__state=DeliveryState.SENT,
    )
    found = Draft.objects.filter(late | out | edited, incident__in=scope.incidents(access))
    keys = list(found.distinct().values_list("pk", flat=True))
    return sum(_keep_up(access, Draft.objects.select_related("incident").get(pk=key)) for key in keys)


@transaction.atomic
def _keep_up(access: Access, row: Draft) -> int:
    found = scope.incidents(access).select_for_update().get(pk=row.incident_id)
    row.refresh_from_db()
    there = around(access, found)
    value = drafted(there, row).value
    if approval.expire(value, access.now):
        stop_waiting(access, row)
        row.statements.filter(version=row.version, deliveries=None).delete()
        keep(row, expired(value))
        kind = EventKind.DRAFT_EXPIRED
        chain.append(access, kind, incident=found.pk, subject=row.pk, version=row.version)
        return 1
    if value.state is DraftState.QUEUED and _is_out(row):
        keep(row, moved(value, DraftState.PUBLISHED))
    return 0


def supersede(access: Access, others: list[Draft]) -> None:
    """Another alternative goes out. Inside a transaction."""
    for row in others:
        row.state = DraftState.SUPERSEDED
        row.save(update_fields=["state"])
        chain.append(access, EventKind.DRAFT_SUPERSEDED, incident=row.incident_id, subject=row.pk)


def _is_out(row: Draft) -> bool:
    ours = Delivery.objects.filter(statement__draft=row)
    edited = ours.filter(kind=DeliveryKind.EDIT, state=DeliveryState.SENT)
    return ours.exclude(publication=None).exists() or edited.exists()
