"""The queue of people with what they wrote and what they got, in one incident or a whole brand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.advice import advice as advised
from firewarden.desk.reads.part import LENGTH, Part, begin
from firewarden.desk.reads.queue import Place, brand_queue, incident_queue, reach_of
from firewarden.desk.reads.rows import EvidenceRow, evidence_row
from firewarden.desk.reads.workbench import DeliveryRow, delivery_row
from firewarden.desk.records import Evidence, Reply, scope
from firewarden.steps.engage.queue import Item, Reason, reasons
from firewarden.steps.engage.restraint import Advice
from firewarden.steps.personalize.reach import shown
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    number: int
    text: str
    author: str
    written_at: Instant
    sent_at: Instant | None
    sent_by: str
    version: int
    warned: tuple[str, ...]
    sent_because: str
    sent_note: str
    deliveries: tuple[DeliveryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One post with what we did about it. `waits`: its author waits for an answer to it, and to `earlier` older posts.
    `wants` one: it waits, or its author was answered, here or at a later post. `reasons` say why somebody has their
    place in the queue. `followers` stops at `steps.personalize.reach.MOST`. `incident` and `label` are those of its
    incident: 12, H-12. `place`: of who wrote it, while they wait; `advice`: what speaks against an answer, where the
    conversation is shown in the queue or alone."""

    incident: int
    label: str
    title: str
    post: EvidenceRow
    replies: tuple[ReplyRow, ...]
    cases: tuple[tuple[int, CaseState], ...]
    waits: bool
    wants: bool
    earlier: int
    reasons: tuple[Reason, ...]
    followers: int | None
    place: Place | None
    advice: Advice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """`waiting` is what is shown of the queue, from place `start` on; each person is there with their newest post.
    `total` people wait."""

    waiting: tuple[Conversation, ...]
    start: int
    total: int

    @property
    def part(self) -> Part[Conversation]:
        return Part(rows=self.waiting, start=self.start, total=self.total)


def inbox(access: Access, number: int, *, start: int = 0, queue: Sequence[Place] | None = None) -> Inbox:
    """A fixed number of queries. `queue` is that of the incident, when it is known already. Raises NotFound."""
    return _inbox(access, incident_queue(access, number) if queue is None else queue, start)


def brand_inbox(access: Access, *, start: int = 0) -> Inbox:
    """Those who wait in any open incident of the brand that this person may see, as one queue. Their number does not
    add queries."""
    return _inbox(access, brand_queue(access), start)


def conversation(access: Access, number: int, evidence: int, queue: Sequence[Place] | None = None) -> Conversation:
    """One person's post. `queue` is that of the incident, when it is known already. Raises NotFound."""
    access.need("read")
    rows = scope.incident(access, number).evidence.all()
    row = scope.numbered(_fetched(rows), evidence, "evidence")
    place = place_of(incident_queue(access, number) if queue is None else queue, evidence)
    return _conversation(access, row, place, advised(access, [place] if place else [], {row.pk: row}))


def conversation_number(access: Access, number: int, evidence: int) -> int:
    """Of the conversation that a post belongs to. Raises NotFound."""
    access.need("read")
    rows = scope.incident(access, number).evidence.exclude(conversation=None).select_related("conversation")
    found = scope.numbered(rows, evidence, "conversation of this post").conversation
    return 0 if found is None else found.number


def newest_posts(
    access: Access, conversations: Sequence[UUID], places: Mapping[UUID, Place]
) -> dict[UUID, Conversation]:
    """Of each conversation its newest post, by the conversation's id; of one that waits the newest that does, as it
    stands in the queue. An erased post is shown where there is no other."""
    rows: dict[UUID | None, Any] = {}
    waiting = {place.newest for pk, place in places.items() if pk in set(conversations)}
    for row in _fetched(Evidence.objects.filter(conversation__in=conversations)).order_by("number"):
        held = rows.get(row.conversation_id)
        if held is None or row.pk in waiting or (held.pk not in waiting and (row.erased_at is None or held.erased_at)):
            rows[row.conversation_id] = row
    shown = [places[pk] for pk in conversations if pk in places]
    advice = advised(access, shown, {row.pk: row for row in rows.values()})
    return {pk: _conversation(access, rows[pk], places.get(pk), advice) for pk in conversations if pk in rows}


def place_of(queue: Sequence[Place], evidence: int) -> Place | None:
    """In the queue of one incident; of whoever wrote this post."""
    return next((place for place in queue if evidence in place.posts), None)


def person_posts(access: Access, number: int, one: Conversation) -> list[Conversation]:
    """What the author of `one` wrote in this incident, oldest first; just `one` where no author is known."""
    access.need("read")
    if not one.post.author:
        return [one]
    rows = scope.incident(access, number).evidence.filter(author=one.post.author, platform=one.post.platform)
    made = [_conversation(access, row, None) for row in _fetched(rows.filter(erased_at=None))] or [one]
    return sorted(made, key=lambda each: (each.post.posted_at or each.post.received_at, each.post.number))


def answered(access: Access, number: int) -> list[Conversation]:
    """Those with a reply of ours, written or sent, the newest reply first."""
    access.need("read")
    rows = scope.incident(access, number).evidence.filter(replies__isnull=False).distinct()
    found = [_conversation(access, row, None) for row in _fetched(rows)]
    return sorted(found, key=lambda one: -max(reply.number for reply in one.replies))


def _fetched(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """With the few things that are shown of the incident, instead of the same one for each row."""
    of_incident = {
        "of_number": F("incident__number"),
        "of_code": F("incident__brand__code"),
        "of_title": F("incident__title"),
    }
    return (
        rows.annotate(**of_incident)
        .select_related("reported_by")
        .prefetch_related(
            "replies__author",
            "replies__sent_by",
            "replies__deliveries__publication",
            "cases",
            "replies__deliveries__account",
        )
    )


def _inbox(access: Access, places: Sequence[Place], start: int) -> Inbox:
    first = begin(start, len(places))
    shown = places[first : first + LENGTH]
    rows = {row.pk: row for row in _fetched(Evidence.objects.filter(pk__in=[place.newest for place in shown]))}
    advice = advised(access, shown, rows)
    waiting = tuple(_conversation(access, rows[place.newest], place, advice) for place in shown)
    return Inbox(waiting=waiting, start=first, total=len(places))


def _conversation(
    access: Access, row: Any, place: Place | None, advice: Mapping[UUID, Advice] | None = None
) -> Conversation:
    post = evidence_row(access, row)
    reach = place.reach if place else reach_of(row.post)
    return Conversation(
        incident=row.of_number,
        label=f"{row.of_code}-{row.of_number}",
        title=row.of_title,
        post=post,
        replies=tuple(_reply(one) for one in sorted(row.replies.all(), key=lambda one: one.number)),
        cases=tuple((one.number, CaseState(one.state)) for one in row.cases.all()),
        waits=place is not None,
        wants=post.tone == "negative" or post.question or post.first_person,
        earlier=len(place.posts) - 1 - place.posts.index(row.number) if place else 0,
        reasons=place.reasons if place else reasons(_item(post)),
        followers=shown(reach),
        place=place,
        advice=None if advice is None else advice.get(row.pk),
    )


def _reply(row: Reply) -> ReplyRow:
    return ReplyRow(
        number=row.number,
        text=row.text,
        author=str(row.author or ""),
        written_at=Instant(row.written_at),
        sent_at=None if row.sent_at is None else Instant(row.sent_at),
        sent_by=str(row.sent_by or ""),
        version=row.version,
        warned=tuple(row.warned),
        sent_because=row.sent_because,
        sent_note=row.sent_note,
        deliveries=tuple(delivery_row(one) for one in row.deliveries.all()),
    )


def _item(post: EvidenceRow) -> Item:
    return Item(
        id=str(post.id),
        posted_at=post.posted_at or Instant(0),
        hazards=post.hazards,
        question=post.question,
        first_person=post.first_person,
        negative=post.tone == "negative",
    )
