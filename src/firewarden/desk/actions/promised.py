"""Calls whoever has a promise when it is due within a day and when it is late, then others, until somebody sees to it.

By the brand's clock; also after the end of an incident, since promises outlive it. Nobody is woken for it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, Q

from firewarden.desk.access import Access
from firewarden.desk.actions.calls import able, ahead, first_line, leading, note_calls
from firewarden.desk.records import Contact, Promise, chain, scope
from firewarden.steps.rebuild.ledger import NEAR, WIDENING, Reminder, reminder
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant, to_datetime
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.paging import Call, Cause, Hours
from firewarden.vocabulary.promise import PromiseState
from firewarden.vocabulary.statement import DeliveryState

TOLD = {
    Reminder.NEAR: EventKind.PROMISE_NEAR,
    Reminder.LATE: EventKind.PROMISE_LATE,
    Reminder.WIDER: EventKind.PROMISE_WIDER,
    Reminder.WIDEST: EventKind.PROMISE_WIDER,
}
FIELDS = {each: f"told_{each.value}_at" for each in Reminder}
DAYTIME = Hours(days=frozenset(range(7)), start=7 * 60, end=21 * 60)
WAITS = 12 * HOUR
"""So long, at most, a call waits for the day and the hours of whom it goes to."""


def remind_promises(access: Access) -> int:
    """How many were told of. Looks first, and writes only where there is news."""
    near = Q(told_near_at=None, due_at__gte=access.now, due_at__lte=access.now + NEAR)
    late = Q(told_late_at=None, due_at__lt=access.now)
    wider = Q(told_wider_at=None, due_at__lte=access.now - WIDENING[Reminder.WIDER])
    widest = Q(told_widest_at=None, due_at__lte=access.now - WIDENING[Reminder.WIDEST])
    rows = scope.of_incidents(access, Promise).filter(near | late | wider | widest, state=PromiseState.PROMISED)
    return sum(_tell(access, row) for row in rows.order_by("due_at", "id") if _news(access, row) is not None)


def silence(row: Promise) -> None:
    """Nobody is called about it any more. Call inside a transaction."""
    row.calls.filter(state=DeliveryState.PENDING).update(state=DeliveryState.CANCELED)


@transaction.atomic
def _tell(access: Access, found: Promise) -> int:
    row = Promise.objects.select_for_update().select_related("incident").get(pk=found.pk)
    told = _news(access, row)
    if told is None:
        return 0
    for field in _up_to(told):
        if getattr(row, field) is None:
            setattr(row, field, access.now)
    row.save(update_fields=list(FIELDS.values()))
    chain.append(access, TOLD[told], incident=row.incident_id, subject=row.pk, owner=row.owner_id)
    silence(row)
    _call(access, row, told)
    return 1


def _up_to(told: Reminder) -> Iterable[str]:
    """One that was never looked at before is told once, not once for each time that passed."""
    order = list(Reminder)
    return [FIELDS[each] for each in order[: order.index(told) + 1]]


def _news(access: Access, row: Promise) -> Reminder | None:
    last = row.calls.aggregate(called=Max("next_at"), answered=Max("answered_at"))
    told = reminder(row.to_value(), Instant(access.now), called=last["called"], answered=last["answered"])
    return None if told is None or getattr(row, FIELDS[told]) is not None else told


def _call(access: Access, row: Promise, told: Reminder) -> None:
    chosen = _chosen(row, able(access, row.incident), told)
    latest = Instant(access.wall + WAITS)
    if told is Reminder.NEAR and row.due_at is not None:
        latest = min(latest, Instant(access.wall + row.due_at - access.now))
    note_calls(
        access,
        row.incident,
        [Call(contact=one.pk, cause=Cause.PROMISE) for one in chosen],
        promise=row.pk,
        when={one.pk: _when(access, one, latest) for one in chosen},
    )


def _chosen(row: Promise, rows: list[Contact], told: Reminder) -> list[Contact]:
    """Its owner; where there is none, or none that can be called, whoever leads, else the first line."""
    first, leads = first_line(row.incident, rows), leading(row.incident)
    led = [one for one in rows if one.user_id in leads]
    own = [one for one in rows if one.user_id == row.owner_id] or led or first
    asked = {
        Reminder.WIDER: [*own, *(led or first)],
        Reminder.WIDEST: [*own, *led, *first],
    }.get(told, own)
    return list({one.pk: one for one in asked}.values())


def _when(access: Access, contact: Contact, latest: Instant) -> Instant:
    """The next quarter of an hour of their day in which they want to be called; at once where there is none in time."""
    at = access.wall
    while at <= latest:
        zone = ahead(contact.user, at)
        local = to_datetime(at) + zone
        minute = 60 * local.hour + local.minute
        if contact.to_value(at, zone).reachable and DAYTIME.hold(local.weekday(), minute):
            return at
        at = Instant(at + 15 * MINUTE)
    return access.wall
