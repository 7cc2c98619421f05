"""Legal holds are set and lifted, each with a reason."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import LegalHold, chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def set_hold(access: Access, incident: int, reason: str) -> Refused | None:
    held = scope.hold(access, incident, "hold records", closed=True)
    if not reason.strip():
        return Refused(reason=say("Write down why nothing here may be erased: the lawsuit, the authority, its number."))
    if held.holds.filter(lifted_at=None).exists():
        return Refused(reason=say("A legal hold stands here already."))
    row = LegalHold.objects.create(incident=held, reason=reason.strip(), by_id=access.user, at=access.now)
    chain.append(access, EventKind.HOLD_SET, incident=held.pk, subject=row.pk, content=row.reason)
    return None


@transaction.atomic
def lift_hold(access: Access, incident: int) -> Refused | None:
    """What fell due meanwhile goes with the next round of the worker."""
    held = scope.hold(access, incident, "hold records", closed=True)
    row = held.holds.filter(lifted_at=None).first()
    if row is None:
        return Refused(reason=say("No legal hold stands here."))
    row.lifted_at, row.lifted_by_id = access.now, access.user
    row.save(update_fields=["lifted_at", "lifted_by"])
    chain.append(access, EventKind.HOLD_LIFTED, incident=held.pk, subject=row.pk)
    return None
