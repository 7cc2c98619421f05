"""Tasks of one incident, and the one to do next."""

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import TaskRow, task_rows, task_value
from firewarden.desk.records import Task, scope
from firewarden.steps.prepare.tasks import next_task


def tasks(access: Access, incident: int) -> list[TaskRow]:
    """Open ones first, the most urgent first. Three queries."""
    access.need("read")
    return task_rows(_rows(access, incident), access.user, access.now)


def my_next(access: Access, incident: int) -> TaskRow | None:
    """My most urgent task, else the team's."""
    return next_of(tasks(access, incident), list(_rows(access, incident)), access)


def hold(rows: list[TaskRow]) -> TaskRow | None:
    """The open task of stopping what we cannot reach: ads, queues, bots."""
    return next((row for row in rows if row.item == "hold" and row.done_at is None), None)


def next_of(rows: list[TaskRow], records: list[Task], access: Access) -> TaskRow | None:
    chosen = next_task([task_value(record) for record in records], str(access.user) if access.user else None)
    return None if chosen is None else next(row for row in rows if str(row.id) == chosen.id)


def _rows(access: Access, incident: int) -> QuerySet[Task]:
    found = scope.of_incidents(access, Task).filter(incident__number=incident)
    return found.select_related("owner").prefetch_related("blocked_by").order_by("number")
