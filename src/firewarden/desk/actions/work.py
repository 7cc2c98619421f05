"""The work in an incident: roles, notes, tasks, checklists, steps not needed, and who is here."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from firewarden.desk.access import Access
from firewarden.desk.records import (
    Incident,
    IncidentRole,
    LastLook,
    Membership,
    Note,
    PlanChecklist,
    Presence,
    StepMark,
    Task,
    chain,
    scope,
)
from firewarden.steps.prepare.checklists import Item, default_checklist
from firewarden.steps.prepare.tasks import closes_circle
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CrisisType, Role, Step
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

APPROVERS = (Role.APPROVER_LEGAL, Role.APPROVER_EXECUTIVE)
"""Whoever may not approve cannot make themselves an approver; whoever may can appoint them."""
TOLD = 20 * SECOND
"""Being here need not be told again so soon: every page that is fetched would write."""


@transaction.atomic
def take_role(access: Access, incident: int, role: Role, *, user: UUID | None = None) -> Refused | None:
    """Mine, or for `user`. There is one lead and one deputy at a time: taking it over is a hand-over."""
    held = scope.hold(access, incident, "take role", closed=True)
    if role in APPROVERS:
        access.need("take approver role")
    who = user or access.user
    if who is None or not _is_member(access, who):
        return Refused(reason=say("Only a member of the brand can take a role. Add them to the brand first."))
    if role in (Role.LEAD, Role.DEPUTY):
        for row in held.roles.filter(role=role).exclude(user=who):
            chain.append(access, EventKind.ROLE_LEFT, incident=held.pk, subject=row.user_id, role=role)
            row.delete()
    _, made = IncidentRole.objects.get_or_create(
        incident=held, user_id=who, role=role, defaults={"taken_at": access.now}
    )
    if made:
        chain.append(access, EventKind.ROLE_TAKEN, incident=held.pk, subject=who, role=role)
    return None


@transaction.atomic
def leave_role(access: Access, incident: int, role: Role, *, user: UUID | None = None) -> None:
    held = scope.hold(access, incident, "take role", closed=True)
    who = user or access.user
    if held.roles.filter(role=role, user=who).delete()[0] and who is not None:
        chain.append(access, EventKind.ROLE_LEFT, incident=held.pk, subject=who, role=role)


@transaction.atomic
def add_note(access: Access, incident: int, text: str) -> Refused | None:
    """For the team; also after the end."""
    held = scope.hold(access, incident, "add note", closed=True)
    if not text.strip():
        return Refused(reason=say("The note is empty."))
    note = Note.objects.create(incident=held, text=text.strip(), by_id=access.user, at=access.now)
    chain.append(access, EventKind.NOTE_ADDED, incident=held.pk, subject=note.pk, content=note.text)
    return None


@transaction.atomic
def add_task(
    access: Access,
    incident: int,
    text: str,
    *,
    step: Step = Step.RESPOND,
    owner: UUID | None = None,
    due_at: Instant | None = None,
    action: str = "",
) -> int | Refused:
    """Its number."""
    held = scope.hold(access, incident, "add task")
    if not text.strip():
        return Refused(reason=say("Say what is to be done."))
    if owner is not None and not _is_member(access, owner):
        return Refused(reason=say("Only a member of the brand can own a task."))
    task = Task.objects.create(
        incident=held,
        number=scope.next_number(held.tasks.all()),
        text=text.strip(),
        step=step,
        action=action,
        owner_id=owner,
        due_at=due_at,
    )
    chain.append(access, EventKind.TASK_ADDED, incident=held.pk, subject=task.pk, content=task.text, step=step)
    return task.number


@transaction.atomic
def assign_task(access: Access, incident: int, task: int, owner: UUID | None) -> Refused | None:
    """None gives it back to the team."""
    held, row = _task(access, incident, task)
    if owner is not None and not _is_member(access, owner):
        return Refused(reason=say("Only a member of the brand can own a task."))
    row.owner_id = owner
    row.save(update_fields=["owner"])
    chain.append(access, EventKind.TASK_ASSIGNED, incident=held.pk, subject=row.pk, owner=owner)
    return None


@transaction.atomic
def schedule_task(access: Access, incident: int, task: int, due_at: Instant | None) -> None:
    held, row = _task(access, incident, task)
    row.due_at, row.reminded_at = due_at, None
    row.save(update_fields=["due_at", "reminded_at"])
    chain.append(access, EventKind.TASK_ASSIGNED, incident=held.pk, subject=row.pk, due_at=due_at)


@transaction.atomic
def complete_task(access: Access, incident: int, task: int) -> Refused | None:
    """Done by whoever says so; what it waited for need not be done: life is like that."""
    held, row = _task(access, incident, task)
    if row.done_at is not None:
        return Refused(reason=say("This task is done already."))
    _complete(access, held, row)
    return None


@transaction.atomic
def reopen_task(access: Access, incident: int, task: int) -> Refused | None:
    held, row = _task(access, incident, task)
    if row.done_at is None:
        return Refused(reason=say("This task is not done."))
    row.done_at, row.done_by = None, None
    row.save(update_fields=["done_at", "done_by"])
    chain.append(access, EventKind.TASK_REOPENED, incident=held.pk, subject=row.pk)
    return None


@transaction.atomic
def block_task(access: Access, incident: int, task: int, blocker: int, *, blocked: bool = True) -> Refused | None:
    """`task` waits for `blocker`, or no longer does. Two tasks never wait for each other."""
    held, row = _task(access, incident, task)
    other = scope.numbered(held.tasks.all(), blocker, "task")
    if not blocked:
        row.blocked_by.remove(other)
    else:
        waits = {
            str(one.pk): tuple(str(b.pk) for b in one.blocked_by.all())
            for one in held.tasks.prefetch_related("blocked_by")
        }
        if closes_circle(str(row.pk), str(other.pk), waits):
            return Refused(reason=say("These tasks would wait for each other for ever."))
        row.blocked_by.add(other)
    chain.append(access, EventKind.TASK_BLOCKED, incident=held.pk, subject=row.pk, blocker=other.pk, blocked=blocked)
    return None


@transaction.atomic
def start_checklist(
    access: Access, incident: int, *, level: Level | None = None, crisis_type: CrisisType | None = None
) -> int:
    """Tasks from the brand's own checklist, else from the default one; how many were new. Started again at a higher
    level it adds what is missing and leaves the rest alone."""
    held = scope.hold(access, incident, "start checklist")
    level = Level(held.level) if level is None else level
    crisis_type = CrisisType(held.crisis_type) if crisis_type is None else crisis_type
    items = checklist(access, level, crisis_type)
    tasks = {task.item: task for task in held.tasks.exclude(item="")}
    fresh = [item for item in items if item.key not in tasks]
    number = scope.next_number(held.tasks.all())
    for index, item in enumerate(fresh):
        tasks[item.key] = _from_item(access, held, item, number + index)
    for item in fresh:
        tasks[item.key].blocked_by.set([tasks[key] for key in item.after if key in tasks])
    chain.append(
        access,
        EventKind.CHECKLIST_STARTED,
        incident=held.pk,
        level=int(level),
        crisis_type=crisis_type,
        tasks=len(fresh),
    )
    return len(fresh)


@transaction.atomic
def mark_step(access: Access, incident: int, step: Step, reason: str) -> Refused | None:
    """The step is not needed here, and why."""
    held = scope.hold(access, incident, "mark step", closed=True)
    if not reason.strip():
        return Refused(reason=say("Say why this step is not needed: the review will ask."))
    StepMark.objects.update_or_create(
        incident=held, step=step, defaults={"reason": reason.strip(), "by_id": access.user, "at": access.now}
    )
    chain.append(access, EventKind.STEP_MARKED, incident=held.pk, content=reason, step=step)
    return None


@transaction.atomic
def unmark_step(access: Access, incident: int, step: Step) -> None:
    held = scope.hold(access, incident, "mark step", closed=True)
    if held.step_marks.filter(step=step).delete()[0]:
        chain.append(access, EventKind.STEP_UNMARKED, incident=held.pk, step=step)


def heartbeat(access: Access, number: int) -> None:
    """I have this incident on my screen. No event: being here changes nothing. Raises NotFound."""
    _be_here(access, number, None)


def look_at(access: Access, number: int, conversation: int) -> None:
    """I have this conversation of an incident on my screen. No event. Raises NotFound."""
    _be_here(access, number, conversation)


def _be_here(access: Access, number: int, conversation: int | None) -> None:
    access.need("look")
    told: dict[str, Any] = {"presences__user": access.user, "presences__seen_at__gt": access.wall - TOLD}
    told |= {} if conversation is None else {"presences__conversation__number": conversation}
    if access.user is None or scope.incidents(access).filter(number=number, **told).exists():
        return
    found = scope.incident(access, number)
    one = None if conversation is None else scope.numbered(found.conversations.all(), conversation, "conversation")
    seen = {"seen_at": access.wall, "conversation": one}
    Presence.objects.update_or_create(incident=found, user_id=access.user, defaults=seen)


@transaction.atomic
def looked(access: Access, incident: int) -> None:
    """I have seen everything up to now: what changes from here on is news to me."""
    access.need("look")
    found = scope.incident(access, incident)
    last = scope.events(access).filter(incident=found.pk).aggregate(last=Max("id"))["last"] or 0
    if access.user is not None:
        LastLook.objects.update_or_create(
            incident=found, user_id=access.user, defaults={"event": last, "at": access.now}
        )


def fulfil(access: Access, incident: Incident, action: str) -> None:
    """What a task asked for was done on its own screen: the task follows. Call inside a transaction."""
    for row in incident.tasks.filter(action=action, done_at=None):
        _complete(access, incident, row)


def checklist(access: Access, level: Level, crisis_type: CrisisType) -> tuple[Item, ...]:
    """The brand's own, newest version, else the default."""
    own = (
        scope.of_brand(access, PlanChecklist).filter(level=level, crisis_type=crisis_type).order_by("-version").first()
    )
    return default_checklist(level, crisis_type) if own is None else own.to_items()


def _from_item(access: Access, incident: Incident, item: Item, number: int) -> Task:
    owner = None if item.role is None else incident.roles.filter(role=item.role).values_list("user", flat=True).first()
    return Task.objects.create(
        incident=incident,
        number=number,
        text=item.text,
        step=item.step,
        action=item.action,
        role=item.role or "",
        item=item.key,
        owner_id=owner,
        due_at=access.now + item.due * MINUTE,
    )


def _complete(access: Access, incident: Incident, row: Task) -> None:
    row.done_at, row.done_by_id = access.now, access.user
    row.save(update_fields=["done_at", "done_by"])
    chain.append(access, EventKind.TASK_DONE, incident=incident.pk, subject=row.pk)


def _task(access: Access, incident: int, task: int) -> tuple[Incident, Task]:
    held = scope.hold(access, incident, "change task")
    return held, scope.numbered(held.tasks.all(), task, "task")


def _is_member(access: Access, user: UUID) -> bool:
    return scope.of_brand(access, Membership).filter(user=user).exists()
