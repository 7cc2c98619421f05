"""What people decide about deliveries: it is out, it goes out again, it never does, here is where it stands."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver.outcomes import rest, tell_rest
from firewarden.desk.records import Delivery, Publication, chain, scope
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DeliveryState, Refused

OPEN = (DeliveryState.UNKNOWN, DeliveryState.FAILED)
NOT_BEGUN = (DeliveryState.PENDING, DeliveryState.HAND_OFF, DeliveryState.HELD)


@transaction.atomic
def settle(access: Access, delivery: UUID, *, went_out: bool, url: str = "") -> Refused | None:
    """A person looked: it is out there, or it is not and may be tried again. What failed may have been put out by hand
    meanwhile. Raises NotFound."""
    row = held(access, delivery, "settle delivery")
    if refused := _not_open(row):
        return refused
    if went_out and row.kind == DeliveryKind.PUBLISH:
        row.state = DeliveryState.SENT
        Publication.objects.create(delivery=row, native_id="", url=url, at=access.now, by_hand=True)
    elif went_out:
        row.state = DeliveryState.SENT
        _amend_by_hand(access, row)
    else:
        row.state, row.next_at, row.attempts = DeliveryState.PENDING, access.wall, 0
    row.first_at, row.unsure, row.unknown_at, row.looks = None, False, None, 0
    row.save()
    tell_rest(row, Said(""))
    chain.append(access, EventKind.DELIVERY_SETTLED, incident=row.incident_id, subject=row.pk, went_out=went_out)
    return None


@transaction.atomic
def give_up(access: Access, delivery: UUID) -> Refused | None:
    """It never goes out by us, nor do the parts behind it. Raises NotFound."""
    row = held(access, delivery, "settle delivery")
    if refused := _not_open(row):
        return refused
    _cancel(access, Delivery.objects.filter(pk=row.pk))
    _cancel(access, rest(row).filter(state__in=(DeliveryState.PENDING, *OPEN)))
    return None


@transaction.atomic
def cancel(access: Access, delivery: UUID) -> Refused | None:
    """Stops what has not been claimed yet, and the parts behind it. Raises NotFound."""
    row = held(access, delivery, "publish")
    waiting = Delivery.objects.filter(pk=row.pk, state__in=NOT_BEGUN)
    if not _cancel(access, waiting.filter(unsure=False)):
        return Refused(reason=say("It is too late: the delivery is under way or done."))
    _cancel(access, rest(row).filter(state__in=NOT_BEGUN))
    return None


@transaction.atomic
def note_hand_off(access: Access, delivery: UUID, url: str) -> Refused | None:
    """A person put it out in the native app; this is where it stands. It counts like any publication, and is not read
    for answers: what our connector would call it is not known. Raises NotFound."""
    row = held(access, delivery, "hand off")
    if row.state != DeliveryState.HAND_OFF:
        return Refused(reason=say("This was not handed off to be put out by hand."))
    if not url.startswith(("https://", "http://")):
        return Refused(reason=say("Give the address at which it can be read, with https:// before it."))
    row.state, row.answer = DeliveryState.SENT, Said(url)
    row.save(update_fields=["state", "answer"])
    made = Publication.objects.create(delivery=row, native_id="", url=url, at=access.now, by_hand=True)
    chain.append(
        access,
        EventKind.PUBLICATION_NOTED,
        incident=row.incident_id,
        subject=made.pk,
        content=row.text,
        delivery=row.pk,
    )
    return None


def held(access: Access, delivery: UUID, action: str) -> Delivery:
    """Of an incident this person may see, locked for changing, also when it is closed. Raises NotFound, NotAllowed."""
    row = scope.of_incidents(access, Delivery).select_related("incident").filter(pk=delivery).first()
    if row is None:
        raise NotFound("There is no such delivery here.")
    scope.hold(access, row.incident.number, action, closed=True)
    row.refresh_from_db()
    return row


def _not_open(row: Delivery) -> Refused | None:
    if row.state in OPEN:
        return None
    return Refused(reason=say("This delivery is {state}; there is nothing to settle.", state=DeliveryState(row.state)))


def _cancel(access: Access, rows: "QuerySet[Delivery]") -> int:
    """How many. The condition is in the update: a worker may claim one in the same moment."""
    count = 0
    for row in list(rows):
        if Delivery.objects.filter(pk=row.pk, state=row.state).update(state=DeliveryState.CANCELED):
            chain.append(access, EventKind.DELIVERY_CANCELED, incident=row.incident_id, subject=row.pk)
            count += 1
    return count


def _amend_by_hand(access: Access, row: Delivery) -> None:
    """Somebody changed it or took it back in the native app."""
    made = Publication.objects.filter(delivery=row.amends_id)
    if row.kind == DeliveryKind.DELETE:
        made.update(deleted_at=access.now)
    else:
        made.update(text=row.text, edited_at=access.now)
