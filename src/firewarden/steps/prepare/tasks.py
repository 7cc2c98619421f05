"""Which task comes next, and which have to wait for others."""

from collections.abc import Sequence

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Task

NEVER = Instant(2**62)


def next_task(tasks: Sequence[Task], me: str | None) -> Task | None:
    """My most urgent task that can be done now; else the team's most urgent that nobody else has; else anybody's."""
    ready = [task for task in tasks if not task.done and not is_blocked(task, tasks)]
    return min(ready, key=lambda task: (_rank(task, me), _urgency(task)), default=None)


def is_blocked(task: Task, tasks: Sequence[Task]) -> bool:
    waiting = {other.id for other in tasks if not other.done}
    return any(blocker in waiting for blocker in task.blocked_by)


def is_overdue(task: Task, now: Instant) -> bool:
    return not task.done and task.due_at is not None and task.due_at < now


def closes_circle(task: str, blocker: str, blocked_by: dict[str, tuple[str, ...]]) -> bool:
    """Whether `task` waiting for `blocker` would make both wait for themselves."""
    seen, ahead = set[str](), [blocker]
    while ahead:
        current = ahead.pop()
        if current == task:
            return True
        if current not in seen:
            seen.add(current)
            ahead.extend(blocked_by.get(current, ()))
    return False


def _rank(task: Task, me: str | None) -> int:
    if me is not None and task.owner == me:
        return 0
    return 1 if task.owner is None else 2


def _urgency(task: Task) -> tuple[Instant, str]:
    return (NEVER if task.due_at is None else task.due_at, task.id)
