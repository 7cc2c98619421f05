"""Tells once when a promise is due within a day, and once when it is late. By the brand's clock; also after the end of
an incident, since promises outlive it."""

from django.db import transaction
from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.records import Promise, chain, scope
from firewarden.steps.rebuild.ledger import NEAR, Reminder, reminder
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.promise import PromiseState

TOLD = {Reminder.NEAR: EventKind.PROMISE_NEAR, Reminder.LATE: EventKind.PROMISE_LATE}


def remind_promises(access: Access) -> int:
    """How many were told of. Looks first, and writes only where there is news."""
    near = Q(told_near_at=None, due_at__gte=access.now, due_at__lte=access.now + NEAR)
    late = Q(told_late_at=None, due_at__lt=access.now)
    rows = scope.of_incidents(access, Promise).filter(near | late, state=PromiseState.PROMISED)
    return sum(_tell(access, row) for row in rows.order_by("due_at", "id"))


@transaction.atomic
def _tell(access: Access, found: Promise) -> int:
    row = Promise.objects.select_for_update().get(pk=found.pk)
    told = reminder(row.to_value(), Instant(access.now))
    if told is None or _already(row, told):
        return 0
    if told is Reminder.NEAR:
        row.told_near_at = access.now
    else:
        row.told_late_at = access.now
    row.save(update_fields=["told_near_at", "told_late_at"])
    chain.append(access, TOLD[told], incident=row.incident_id, subject=row.pk, owner=row.owner_id)
    return 1


def _already(row: Promise, told: Reminder) -> bool:
    return (row.told_near_at if told is Reminder.NEAR else row.told_late_at) is not None
