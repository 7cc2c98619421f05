"""What may still go out while an incident is open, and what becomes of what was held.

    pending --stance tightened--> held --stance loosened, a person looks at it--> pending (at its time, or a new one)
                                    '-- nobody wants it any more --> canceled

Releasing a stance sends nothing: each held thing waits until somebody has looked at it. What rests on a fact that has
changed since is held in the same way (`doubting`).
"""

from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions import outlets
from firewarden.desk.actions.deliver.outcomes import rest
from firewarden.desk.actions.deliver.settling import held as locked_delivery
from firewarden.desk.actions.respond.doubting import unread
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Brand, Delivery, Incident, chain, scope, stances
from firewarden.steps.respond.stance import ORDER, release
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState, Refused


@transaction.atomic
def set_stance(access: Access, incident: int, stance: Stance) -> None:
    """What was to go out and may not any more is held from now on. What we cannot reach becomes a list with names."""
    take(access, scope.hold(access, incident, "set stance"), stance)


def take(access: Access, held: Incident, stance: Stance) -> None:
    """For an incident that the caller holds, inside a transaction: one that ends goes back to normal."""
    Brand.objects.select_for_update().get(pk=access.brand)
    ruled, before = stances.of_brand(access), Stance(held.stance)
    held.stance = stance
    held.save(update_fields=["stance"])
    chain.append(access, EventKind.STANCE_SET, incident=held.pk, stance=stance, before=before)
    keep_back(access, max(ruled, stances.of_brand(access), key=ORDER.index))
    outlets.list_for(access, held, stance)
    if stance is not Stance.NORMAL:
        fulfil(access, held, "set stance")


def keep_back(access: Access, stance: Stance) -> int:
    """Holds what falls under `stance` and was not claimed yet; how many. Of a stance that ends, too: what could not go
    out under it is looked at before it does. Call inside a transaction that has locked the brand."""
    waiting = scope.of_brand(access, Delivery).filter(stances.held_by(stance), state=DeliveryState.PENDING)
    count = 0
    for row in list(waiting):
        if Delivery.objects.filter(pk=row.pk, state=DeliveryState.PENDING).update(state=DeliveryState.HELD):
            chain.append(access, EventKind.DELIVERY_HELD, incident=row.incident_id, subject=row.pk)
            count += 1
    return count


@transaction.atomic
def release_held(access: Access, delivery: UUID, wanted: Instant | None) -> Refused | None:
    """A person has looked at it: it goes out, at `wanted` (by the wall) where they give it a time. With the parts
    behind it. Raises NotFound."""
    row = locked_delivery(access, delivery, "release held")
    Brand.objects.select_for_update().get(pk=access.brand)
    if row.state != DeliveryState.HELD:
        return Refused(reason=say("This is not held: it is {state}.", state=DeliveryState(row.state)))
    due = None if row.due_at is None else Instant(row.due_at)
    decision = release(stances.of_brand(access), stances.words(row), due, wanted, access.wall)
    refused = decision if isinstance(decision, Refused) else unread(access, row)
    if isinstance(decision, Refused) or refused is not None:
        return refused
    planned = decision.at if due is not None or wanted is not None else None
    for one in (row, *rest(row).filter(state=DeliveryState.HELD)):
        Delivery.objects.filter(pk=one.pk, state=DeliveryState.HELD).update(
            state=DeliveryState.PENDING, next_at=decision.at, due_at=planned
        )
    chain.append(access, EventKind.DELIVERY_RELEASED, incident=row.incident_id, subject=row.pk, at=decision.at)
    return None
