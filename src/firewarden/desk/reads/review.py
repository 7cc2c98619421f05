"""The review of one incident: its timeline and clocks out of the log, its sections, lessons and action items."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import PersonRow, person_row
from firewarden.desk.reads.timeline import EventRow, timeline
from firewarden.desk.records import Event, Incident, Review, scope
from firewarden.steps.learn.review import Clocks, Moments, Section, clocks
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRow:
    text: str
    plan_change: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItemRow:
    id: UUID
    text: str
    owner: PersonRow | None
    due_at: Instant
    done_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """`state` None: not started. The timeline is there all the same, oldest first."""

    state: str | None
    started_at: Instant | None
    closed_at: Instant | None
    sections: dict[Section, str]
    lessons: tuple[LessonRow, ...]
    action_items: tuple[ActionItemRow, ...]
    clocks: Clocks
    timeline: tuple[EventRow, ...]


def review(access: Access, number: int, *, events: int = 500) -> ReviewPage:
    """Raises NotFound when there is no such incident."""
    access.need("read")
    incident = scope.incident(access, number)
    row = Review.objects.filter(incident=incident).first()
    lessons = row.lessons.select_related("by").order_by("at") if row else ()
    items = row.action_items.select_related("owner").order_by("due_at") if row else ()
    written = row.sections if row else {}
    return ReviewPage(
        state=row.state if row else None,
        started_at=Instant(row.started_at) if row else None,
        closed_at=Instant(row.closed_at) if row and row.closed_at is not None else None,
        sections={section: written.get(section.value, "") for section in Section},
        lessons=tuple(
            LessonRow(text=one.text, plan_change=one.plan_change, by=str(one.by or ""), at=Instant(one.at))
            for one in lessons
        ),
        action_items=tuple(
            ActionItemRow(
                id=one.pk,
                text=one.text,
                owner=person_row(one.owner),
                due_at=Instant(one.due_at),
                done_at=None if one.done_at is None else Instant(one.done_at),
            )
            for one in items
        ),
        clocks=clocks(_moments(access, incident)),
        timeline=tuple(reversed(timeline(access, number, limit=events))),
    )


def _moments(access: Access, incident: Incident) -> Moments:
    mine = scope.events(access).filter(incident=incident.pk).order_by("id")
    words = mine.filter(kind__in=[EventKind.PUBLISHED, EventKind.UPDATE_PUBLISHED]).first()
    lead = next((row for row in mine.filter(kind=EventKind.ROLE_TAKEN) if row.values().get("role") == Role.LEAD), None)
    return Moments(
        onset=Instant(incident.since),
        opened=Instant(incident.opened_at),
        lead=_at(lead),
        first_words=_at(words),
        closed=None if incident.closed_at is None else Instant(incident.closed_at),
    )


def _at(event: Event | None) -> Instant | None:
    return None if event is None else Instant(event.at)
