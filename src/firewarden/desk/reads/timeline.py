"""What happened, in order: events of the log with the words they were about, as far as those still exist."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import people
from firewarden.desk.records import (
    ActionItem,
    AlertRule,
    Apology,
    Brand,
    Case,
    Draft,
    Event,
    Evidence,
    Fact,
    HarmedGroup,
    Incident,
    LastLook,
    Lesson,
    Note,
    Promise,
    Publication,
    Query,
    Remedy,
    Reply,
    Signal,
    Source,
    Task,
    Topic,
    Update,
    User,
    scope,
)
from firewarden.text.hiding import hidden
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import PRIVILEGED, EventKind
from firewarden.vocabulary.said import Said

WORDS: dict[str, tuple[Any, str]] = {
    "fact": (Fact, "text"),
    "task": (Task, "text"),
    "note": (Note, "text"),
    "draft": (Draft, "title"),
    "approval": (Draft, "title"),
    "changes": (Draft, "title"),
    "evidence": (Evidence, "text"),
    "report": (Evidence, "text"),
    "signal": (Signal, "reason"),
    "publication": (Publication, "delivery__text"),
    "apology": (Apology, "reason"),
    "harmed-group": (HarmedGroup, "name"),
    "promise": (Promise, "text"),
    "reply": (Reply, "text"),
    "remedy": (Remedy, "name"),
    "update": (Update, "text"),
    "case": (Case, "problem"),
    "lesson": (Lesson, "text"),
    "action-item": (ActionItem, "text"),
    "query": (Query, "name"),
    "topic": (Topic, "name"),
    "rule": (AlertRule, "name"),
    "source": (Source, "name"),
    "brand": (Brand, "name"),
    "role": (User, "name"),
    "member": (User, "name"),
}
"""First part of an event's kind -> where the words of its subject are. Private case notes are nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """`words` are cut to 200 characters, empty when there are none or they were erased. `actor` empty: the
    installation itself. `data` are the event's own enums and numbers."""

    id: int
    number: int
    kind: EventKind
    at: Instant
    actor: str
    incident: UUID | None
    incident_number: int | None
    subject: UUID | None
    words: str
    data: dict[str, str | int | float]


def timeline(access: Access, incident: int, *, limit: int = 200, before: int | None = None) -> list[EventRow]:
    """Newest first; `before` is the id of the last row of the page before."""
    access.need("read")
    found = scope.incident(access, incident)
    events = Event.objects.filter(incident=found.pk).exclude(kind__in=PRIVILEGED).order_by("-id")
    return rows((events if before is None else events.filter(id__lt=before))[:limit], found)


def newest_and_unseen(
    access: Access, incident: Incident, *, limit: int, most: int = 50
) -> tuple[list[EventRow], list[EventRow]]:
    """The newest events, and of all events what others and the installation did since this person looked."""
    access.need("read")
    events = Event.objects.filter(incident=incident.pk).exclude(kind__in=PRIVILEGED).order_by("-id")
    newest = list(events[:limit])
    seen = LastLook.objects.filter(incident=incident, user=access.user).values_list("event", flat=True).first()
    if seen is None:
        unseen = []
    elif len(newest) == limit and newest[-1].id > seen:
        unseen = list(events.filter(id__gt=seen).exclude(actor=access.user)[:most])
    else:
        unseen = [event for event in newest if event.id > seen and event.actor != access.user]
    told = {row.id: row for row in rows({event.id: event for event in (*newest, *unseen)}.values(), incident)}
    return [told[event.id] for event in newest], [told[event.id] for event in unseen]


def rows(events: Iterable[Event], incident: Incident | None = None) -> list[EventRow]:
    """With names and words fetched along: a query for people, one for incidents unless all are of this one, one for
    each kind of noun."""
    events = list(events)
    names = people(event.actor for event in events)
    numbers = _numbers(events) if incident is None else {incident.pk: incident.number}
    words = _words(events)
    return [
        EventRow(
            id=event.id,
            number=event.number,
            kind=EventKind(event.kind),
            at=Instant(event.at),
            actor=names.get(event.actor, "") if event.actor else "",
            incident=event.incident,
            incident_number=numbers.get(event.incident) if event.incident else None,
            subject=event.subject,
            words=words.get(event.subject, "") if event.subject else "",
            data=event.values(),
        )
        for event in events
    ]


def _numbers(events: Sequence[Event]) -> dict[UUID, int]:
    """Whoever may see the event may see its incident."""
    wanted = {event.incident for event in events if event.incident is not None}
    return dict(Incident.objects.filter(pk__in=wanted).values_list("pk", "number")) if wanted else {}


def _words(events: Sequence[Event]) -> dict[UUID, str]:
    wanted: dict[tuple[Any, str], set[UUID]] = {}
    for event in events:
        place = WORDS.get(event.kind.partition(".")[0])
        if place is not None and event.subject is not None and event.kind != EventKind.CASE_NOTED:
            wanted.setdefault(place, set()).add(event.subject)
    found: dict[UUID, str] = {}
    for (model, field), ids in wanted.items():
        for key, text in model.objects.filter(pk__in=ids).values_list("pk", field):
            found[key] = _cut(hidden(text) if model is Evidence else text)
    return found


def _cut(text: str) -> str:
    """A sentence of a rule stays whole: cut, it would be English for everybody."""
    return text if isinstance(text, Said) and text.form != text else text[:200]
