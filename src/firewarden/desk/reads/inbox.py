"""The queue of people, in one incident or a whole brand: who may want an answer, in the order that matters,
and what they got."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.rail import LOST, waiting
from firewarden.desk.reads.rows import EvidenceRow, evidence_row
from firewarden.desk.reads.workbench import DeliveryRow, delivery_row
from firewarden.desk.records import Evidence, Reply, scope
from firewarden.steps.engage.queue import Item, Reason, order, reasons
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState, IncidentState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    number: int
    text: str
    author: str
    written_at: Instant
    sent_at: Instant | None
    sent_by: str
    deliveries: tuple[DeliveryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One post with what we did about it. `waits`: nobody has answered, opened a case or put it aside.
    `reasons` say why it has its place in the queue. `incident` and `label` are those of its incident: 12, H-12."""

    incident: int
    label: str
    title: str
    post: EvidenceRow
    replies: tuple[ReplyRow, ...]
    cases: tuple[tuple[int, CaseState], ...]
    aside_reason: str
    waits: bool
    reasons: tuple[Reason, ...]
    followers: int | None


def inbox(access: Access, number: int, *, limit: int = 300) -> list[Conversation]:
    """Those who wait first, in the order of the queue; then the others, newest first. A fixed number of queries."""
    access.need("read")
    rows = scope.incident(access, number).evidence.filter(kind="post", erased_at=None)
    return _queue(_fetched(rows))[:limit]


def brand_inbox(access: Access, *, limit: int = 300) -> list[Conversation]:
    """Those who wait in any open incident of the brand that this person may see, as one queue. Their number does not
    add queries."""
    access.need("read")
    return _queue(_fetched(_open_waiting(access)))[:limit]


def brand_inbox_count(access: Access) -> int:
    """How many wait; one query."""
    return _open_waiting(access).count()


def conversation(access: Access, number: int, evidence: int) -> Conversation:
    """One person's post. Raises NotFound."""
    access.need("read")
    rows = scope.incident(access, number).evidence.all()
    return _conversation(scope.numbered(_fetched(rows), evidence, "evidence"))


def person_posts(access: Access, number: int, one: Conversation) -> list[Conversation]:
    """What the author of `one` wrote in this incident, oldest first; just `one` where no author is known."""
    access.need("read")
    if not one.post.author:
        return [one]
    rows = scope.incident(access, number).evidence.filter(author=one.post.author, platform=one.post.platform)
    made = [_conversation(row) for row in _fetched(rows.filter(erased_at=None))] or [one]
    return sorted(made, key=lambda each: (each.post.posted_at or each.post.received_at, each.post.number))


def answered(access: Access, number: int) -> list[Conversation]:
    """Those with a reply of ours, written or sent, the newest reply first."""
    access.need("read")
    rows = scope.incident(access, number).evidence.filter(replies__isnull=False).distinct()
    found = [_conversation(row) for row in _fetched(rows)]
    return sorted(found, key=lambda one: -max(reply.number for reply in one.replies))


def _open_waiting(access: Access) -> QuerySet[Evidence]:
    return waiting(scope.of_incidents(access, Evidence).filter(incident__state=IncidentState.OPEN))


def _fetched(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    return rows.select_related("reported_by", "incident__brand").prefetch_related(
        "replies__author", "replies__sent_by", "replies__deliveries__publication", "cases"
    )


def _queue(rows: Iterable[Evidence]) -> list[Conversation]:
    found = [_conversation(row) for row in rows]
    ranks = {item.id: rank for rank, item in enumerate(order(_item(one.post) for one in found if one.waits))}
    key = lambda one: (not one.waits, ranks.get(str(one.post.id), 0), -(one.post.posted_at or 0))  # noqa: E731
    return sorted(found, key=key)


def _conversation(row: Evidence) -> Conversation:
    post = evidence_row(row)
    replies = tuple(_reply(one) for one in sorted(row.replies.all(), key=lambda one: one.number))
    cases = tuple((one.number, CaseState(one.state)) for one in row.cases.all())
    wants = post.tone == "negative" or post.question or post.first_person
    had_answer = any(
        one.sent_at is not None and not {sent.state for sent in one.deliveries} & set(LOST) for one in replies
    )
    item = _item(post)
    return Conversation(
        incident=row.incident.number,
        label=f"{row.incident.brand.code}-{row.incident.number}",
        title=row.incident.title,
        post=post,
        replies=replies,
        cases=cases,
        aside_reason=row.aside_reason,
        waits=wants and not had_answer and not cases and row.aside_at is None and post.erased_at is None,
        reasons=reasons(item),
        followers=item.reach or None,
    )


def _reply(row: Reply) -> ReplyRow:
    return ReplyRow(
        number=row.number,
        text=row.text,
        author=str(row.author or ""),
        written_at=Instant(row.written_at),
        sent_at=None if row.sent_at is None else Instant(row.sent_at),
        sent_by=str(row.sent_by or ""),
        deliveries=tuple(delivery_row(one) for one in row.deliveries.all()),
    )


def _item(post: EvidenceRow) -> Item:
    author = post.post.author if post.post else None
    return Item(
        id=str(post.id),
        posted_at=post.posted_at or Instant(0),
        hazards=post.hazards,
        question=post.question,
        first_person=post.first_person,
        negative=post.tone == "negative",
        reach=(author.followers or 0) if author else 0,
    )
