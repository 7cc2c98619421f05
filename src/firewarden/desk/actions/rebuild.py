"""By what we will know that trust is back: declared beforehand, changed only in the open."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import RecoveryCriterion, chain, scope
from firewarden.steps.rebuild import criterion as rules
from firewarden.steps.rebuild.criterion import Measure
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def declare_criterion(access: Access, incident: int, measure: Measure, limit: float, days: int) -> Refused | None:
    """A second one is a visible change of mind: both are shown with their times."""
    held = scope.hold(access, incident, "declare criterion", closed=True)
    refused = rules.declare(limit, days)
    if refused:
        return refused
    row = RecoveryCriterion.objects.create(
        incident=held, measure=measure, limit=limit, days=days, by_id=access.user, at=access.now
    )
    chain.append(
        access, EventKind.CRITERION_DECLARED, incident=held.pk, subject=row.pk, measure=measure, limit=limit, days=days
    )
    fulfil(access, held, "declare criterion")
    return None
