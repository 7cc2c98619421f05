"""The review: started from the log, written by people, closed with something learned."""

from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import ActionItem, Incident, Lesson, Review, chain, scope
from firewarden.steps.learn import review as rules
from firewarden.steps.learn.review import Section
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def start_review(access: Access, incident: int) -> Refused | None:
    """May start while the incident is open; its timeline is the log itself."""
    held = scope.hold(access, incident, "start review", closed=True)
    row, made = Review.objects.get_or_create(
        incident=held, defaults={"started_by_id": access.user, "started_at": access.now}
    )
    if not made:
        return Refused(reason=say("This incident has a review already."))
    chain.append(access, EventKind.REVIEW_STARTED, incident=held.pk, subject=row.pk)
    return None


@transaction.atomic
def write_section(access: Access, incident: int, section: Section, text: str) -> Refused | None:
    held, row = _review(access, incident, "write review")
    if row.state == "closed":
        return Refused(reason=say("This review is closed."))
    row.sections = {**row.sections, section.value: text.strip()}
    row.save(update_fields=["sections"])
    chain.append(access, EventKind.REVIEW_WRITTEN, incident=held.pk, subject=row.pk, content=text, section=section)
    return None


@transaction.atomic
def add_lesson(access: Access, incident: int, text: str, *, plan_change: str = "") -> Refused | None:
    """`plan_change` says what in the plan changes because of it."""
    held, row = _review(access, incident, "add lesson")
    if row.state == "closed":
        return Refused(reason=say("This review is closed."))
    if not text.strip():
        return Refused(reason=say("Say what was learned."))
    lesson = Lesson.objects.create(
        review=row, text=text.strip(), plan_change=plan_change.strip(), by_id=access.user, at=access.now
    )
    chain.append(access, EventKind.LESSON_ADDED, incident=held.pk, subject=lesson.pk, content=lesson.text)
    return None


@transaction.atomic
def add_action_item(access: Access, incident: int, text: str, *, owner: UUID | None, due_at: Instant) -> UUID | Refused:
    """Internal work that comes out of the review."""
    held, row = _review(access, incident, "add lesson")
    if row.state == "closed":
        return Refused(reason=say("This review is closed."))
    if not text.strip():
        return Refused(reason=say("Say what is to be done."))
    item = ActionItem.objects.create(review=row, text=text.strip(), owner_id=owner, due_at=due_at)
    chain.append(access, EventKind.ACTION_ITEM_ADDED, incident=held.pk, subject=item.pk, content=item.text, owner=owner)
    return item.pk


@transaction.atomic
def complete_action_item(access: Access, incident: int, item: UUID) -> None:
    """Also after the review is closed. Raises NotFound."""
    held, row = _review(access, incident, "add lesson")
    if not row.action_items.filter(pk=item, done_at=None).update(done_at=access.now):
        raise NotFound("There is no such open action item here.")
    chain.append(access, EventKind.ACTION_ITEM_DONE, incident=held.pk, subject=item)


@transaction.atomic
def close_review(access: Access, incident: int) -> Refused | None:
    held, row = _review(access, incident, "close review")
    refused = rules.close(
        lessons=row.lessons.count(),
        ownerless_items=row.action_items.filter(owner=None, done_at=None).count(),
        incident_closed=held.state == IncidentState.CLOSED,
    )
    if refused:
        return refused
    row.state, row.closed_at = "closed", access.now
    row.save(update_fields=["state", "closed_at"])
    chain.append(access, EventKind.REVIEW_CLOSED, incident=held.pk, subject=row.pk, lessons=row.lessons.count())
    return None


def _review(access: Access, incident: int, action: str) -> tuple[Incident, Review]:
    held = scope.hold(access, incident, action, closed=True)
    row = Review.objects.filter(incident=held).first()
    if row is None:
        raise NotFound("This incident has no review yet. Start it first.")
    return held, row
