"""Says once when something was due and is not done: a task, or the public update we promised."""

from django.db import transaction
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records import Incident, Task, Update, chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState


@transaction.atomic
def remind(access: Access) -> int:
    """How many things became overdue since the last time. By the brand's clock."""
    running = scope.incidents(access).filter(state=IncidentState.OPEN)
    return _tasks(access, running) + _updates(access, running)


def _tasks(access: Access, running: QuerySet[Incident]) -> int:
    late = list(Task.objects.filter(incident__in=running, done_at=None, reminded_at=None, due_at__lt=access.now))
    for row in late:
        chain.append(access, EventKind.TASK_OVERDUE, incident=row.incident_id, subject=row.pk, owner=row.owner_id)
    Task.objects.filter(pk__in=[row.pk for row in late]).update(reminded_at=access.now)
    return len(late)


def _updates(access: Access, running: QuerySet[Incident]) -> int:
    """Only the newest update's promise counts."""
    count = 0
    for row in Update.objects.filter(incident__in=running, reminded_at=None, next_at__lt=access.now):
        if not Update.objects.filter(incident=row.incident_id, number__gt=row.number).exists():
            chain.append(access, EventKind.UPDATE_OVERDUE, incident=row.incident_id, subject=row.pk, number=row.number)
            count += 1
        row.reminded_at = access.now
        row.save(update_fields=["reminded_at"])
    return count
