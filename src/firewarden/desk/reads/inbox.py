"""The queue of people in one incident: who may want an answer, in the order that matters, and what they got."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.reads.rail import LOST
from firewarden.desk.reads.rows import EvidenceRow, evidence_row
from firewarden.desk.reads.workbench import DeliveryRow, delivery_row
from firewarden.desk.records import Evidence, Reply, scope
from firewarden.steps.engage.queue import Item, order
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
    deliveries: tuple[DeliveryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One post with what we did about it. `waits`: nobody has answered, opened a case or put it aside."""

    post: EvidenceRow
    replies: tuple[ReplyRow, ...]
    cases: tuple[tuple[int, CaseState], ...]
    aside_reason: str
    waits: bool


def inbox(access: Access, number: int, *, limit: int = 300) -> list[Conversation]:
    """Those who wait first, in the order of the queue; then the others, newest first. Five queries."""
    access.need("read")
    rows = scope.incident(access, number).evidence.filter(kind="post", erased_at=None)
    found = [
        _conversation(row)
        for row in rows.select_related("reported_by").prefetch_related(
            "replies__author", "replies__sent_by", "replies__deliveries__publication", "cases"
        )
    ]
    ranks = {item.id: rank for rank, item in enumerate(order(_item(one) for one in found if one.waits))}
    key = lambda one: (not one.waits, ranks.get(str(one.post.id), 0), -(one.post.posted_at or 0))  # noqa: E731
    return sorted(found, key=key)[:limit]


def conversation(access: Access, number: int, evidence: int) -> Conversation:
    """One person's post. Raises NotFound."""
    access.need("read")
    rows = (
        scope.incident(access, number)
        .evidence.select_related("reported_by")
        .prefetch_related("replies__author", "replies__sent_by", "replies__deliveries__publication", "cases")
    )
    return _conversation(scope.numbered(rows, evidence, "evidence"))


def _conversation(row: Evidence) -> Conversation:
    post = evidence_row(row)
    replies = tuple(_reply(one) for one in sorted(row.replies.all(), key=lambda one: one.number))
    cases = tuple((one.number, CaseState(one.state)) for one in row.cases.all())
    wants = post.tone == "negative" or post.question or post.first_person
    answered = any(
        one.sent_at is not None and not {sent.state for sent in one.deliveries} & set(LOST) for one in replies
    )
    return Conversation(
        post=post,
        replies=replies,
        cases=cases,
        aside_reason=row.aside_reason,
        waits=wants and not answered and not cases and row.aside_at is None,
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


def _item(one: Conversation) -> Item:
    author = one.post.post.author if one.post.post else None
    return Item(
        id=str(one.post.id),
        posted_at=one.post.posted_at or Instant(0),
        hazards=one.post.hazards,
        question=one.post.question,
        first_person=one.post.first_person,
        negative=one.post.tone == "negative",
        reach=(author.followers or 0) if author else 0,
    )
