"""What may still go out while an incident is open."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Stance


@transaction.atomic
def set_stance(access: Access, incident: int, stance: Stance) -> None:
    """What may still go out. What we cannot reach (ads, queues elsewhere) stays a task for a person."""
    held = scope.hold(access, incident, "set stance")
    before, held.stance = Stance(held.stance), stance
    held.save(update_fields=["stance"])
    chain.append(access, EventKind.STANCE_SET, incident=held.pk, stance=stance, before=before)
    if stance is not Stance.NORMAL:
        fulfil(access, held, "set stance")
