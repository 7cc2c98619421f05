"""Values that several pages show alike, and how they are made from records."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec

from firewarden.desk.access import Access
from firewarden.desk.reads.hiding import hide, hide_post
from firewarden.desk.records import Evidence, Task, User
from firewarden.steps.prepare.tasks import is_blocked
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import Step
from firewarden.vocabulary.incident import Task as TaskValue
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.post import Post

LEVEL_WORDS = {
    Level.NOISE: "noise",
    Level.WATCH: "watch",
    Level.ISSUE: "issue",
    Level.CRISIS: "crisis",
    Level.SEVERE: "severe",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """`post` None: reported by hand, or erased. `newer_text`: how the post reads since its author changed it at
    `edited_at`; empty where it is as it was."""

    id: UUID
    number: int
    kind: str
    post_key: PostKey | None
    platform: str
    author: str
    url: str
    text: str
    tone: str
    posted_at: Instant | None
    received_at: Instant
    reported_by: str
    has_file: bool
    erased_at: Instant | None
    erased_because: str
    post: Post | None
    hazards: frozenset[Hazard]
    question: bool
    first_person: bool
    edited_at: Instant | None
    newer_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    id: UUID
    number: int
    text: str
    step: Step
    owner: PersonRow | None
    role: str
    due_at: Instant | None
    done_at: Instant | None
    blocked: bool
    blocked_by: tuple[int, ...]
    action: str
    item: str
    overdue: bool
    mine: bool


def person_row(user: User | None) -> PersonRow | None:
    return None if user is None else PersonRow(id=user.pk, name=str(user))


def people(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names by id; one query."""
    wanted = {one for one in ids if one is not None}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=wanted)} if wanted else {}


def evidence_row(access: Access, row: Evidence) -> EvidenceRow:
    """Needs `reported_by` fetched along. What its author gave away by mistake is hidden."""
    return EvidenceRow(
        id=row.pk,
        number=row.number,
        kind=row.kind,
        post_key=PostKey(row.post_key) if row.post_key else None,
        platform=row.platform,
        author=row.author,
        url=row.url,
        text=hide(access, row.text, row.author),
        tone=row.tone,
        posted_at=None if row.posted_at is None else Instant(row.posted_at),
        received_at=Instant(row.received_at),
        reported_by=str(row.reported_by) if row.reported_by else "",
        has_file=row.kind == "screenshot" and row.erased_at is None,
        erased_at=None if row.erased_at is None else Instant(row.erased_at),
        erased_because=row.erased_because,
        post=hide_post(access, msgspec.json.decode(row.post, type=Post)) if row.post else None,
        hazards=frozenset(Hazard(name) for name in row.hazards),
        question=row.question,
        first_person=row.first_person,
        edited_at=None if row.edited_at is None else Instant(row.edited_at),
        newer_text=hide(access, row.newer_text, row.author),
    )


def task_value(row: Task) -> TaskValue:
    """Needs `blocked_by` fetched along."""
    return TaskValue(
        id=str(row.pk),
        text=row.text,
        step=Step(row.step),
        owner=str(row.owner_id) if row.owner_id else None,
        due_at=None if row.due_at is None else Instant(row.due_at),
        done=row.done_at is not None,
        blocked_by=tuple(str(other.pk) for other in row.blocked_by.all()),
        action=row.action,
    )


def task_rows(rows: Iterable[Task], me: UUID | None, now: Instant) -> list[TaskRow]:
    """Open ones first, the most urgent first. Needs `owner` and `blocked_by` fetched along."""
    rows = list(rows)
    values = [task_value(row) for row in rows]
    made = [_task_row(row, is_blocked(value, values), me, now) for row, value in zip(rows, values, strict=True)]
    return sorted(made, key=lambda row: (row.done_at is not None, row.due_at is None, row.due_at or 0, row.number))


def _task_row(row: Task, blocked: bool, me: UUID | None, now: Instant) -> TaskRow:
    due_at = None if row.due_at is None else Instant(row.due_at)
    done_at = None if row.done_at is None else Instant(row.done_at)
    return TaskRow(
        id=row.pk,
        number=row.number,
        text=row.text,
        step=Step(row.step),
        owner=person_row(row.owner),
        role=row.role,
        due_at=due_at,
        done_at=done_at,
        blocked=blocked,
        blocked_by=tuple(sorted(other.number for other in row.blocked_by.all())),
        action=row.action,
        item=row.item,
        overdue=done_at is None and due_at is not None and due_at < now,
        mine=me is not None and row.owner_id == me,
    )
