"""What the rules need to know of conversations, read off everything the desk holds of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce

from firewarden.desk.records.after import Case
from firewarden.desk.records.conversations import Conversation
from firewarden.desk.records.evidence import Evidence
from firewarden.desk.records.remedies import Offer
from firewarden.desk.records.words import Reply
from firewarden.steps.engage.conversation import Talk, Written, folded
from firewarden.steps.engage.lanes import PERIL
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.conversation import Answer, Verdict
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.mention import Tone
from firewarden.vocabulary.remedy import OfferState
from firewarden.vocabulary.statement import DeliveryState

LOST = (DeliveryState.FAILED, DeliveryState.CANCELED, DeliveryState.HAND_OFF)
"""A reply that ended so, or that nobody has put out yet by hand, has answered nobody."""
ARRIVED = (DeliveryState.SENT,)


def wants() -> Q:
    """Posts from before the onset are kept as evidence of how a narrative began, not because somebody waits."""
    asks = Q(tone=Tone.NEGATIVE) | Q(question=True) | Q(first_person=True) | Q(distress=True)
    return Q(kind="post", erased_at=None) & asks & (Q(posted_at=None) | Q(posted_at__gte=F("incident__since")))


@dataclass
class _Heard:
    """Of one conversation, while it is put together."""

    posts: list[tuple[UUID, Written, bool]] = field(default_factory=list)
    answered: set[UUID] = field(default_factory=set)
    draft: bool = False
    pending: bool = False
    sent_at: int | None = None
    arrived: bool = False
    case: tuple[int, CaseState, int] | None = None


def talks(rows: QuerySet[Conversation]) -> dict[UUID, Talk]:
    """By the conversations' ids. Five queries, however many they are."""
    heard: dict[UUID, _Heard] = defaultdict(_Heard)
    ids = rows.order_by().values("pk")
    _posts(ids, heard)
    _replies(ids, heard)
    _cases(ids, heard)
    for pk in Offer.objects.filter(evidence__conversation__in=ids, state=OfferState.ASKED).values_list(
        "evidence__conversation", flat=True
    ):
        heard[pk].pending = True
    kept = rows.values_list("pk", "verdict", "seen", "spent", "snoozed_until")
    return {pk: _talk(heard[pk], verdict, seen, spent, until) for pk, verdict, seen, spent, until in kept}


def talk_of(one: Conversation) -> Talk:
    return talks(Conversation.objects.filter(pk=one.pk))[one.pk]


def _posts(ids: QuerySet[Any, Any], heard: dict[UUID, _Heard]) -> None:
    asking = ExpressionWrapper(wants(), output_field=BooleanField())
    rows = Evidence.objects.filter(conversation__in=ids).annotate(
        asks=asking, written=Coalesce("posted_at", "received_at")
    )
    columns = rows.values_list("conversation", "pk", "number", "written", "asks", "erased_at", "hazards", "distress")
    for conversation, pk, number, written, asks, erased_at, hazards, distress in columns:
        post = Written(number=number, at=Instant(written), asks=bool(asks), gone=erased_at is not None)
        heard[conversation].posts.append((pk, post, distress or not PERIL.isdisjoint(hazards)))


def _replies(ids: QuerySet[Any, Any], heard: dict[UUID, _Heard]) -> None:
    found: dict[UUID, tuple[UUID, UUID, int | None, set[str]]] = {}
    rows = Reply.objects.filter(evidence__conversation__in=ids)
    for pk, conversation, evidence, sent_at, state in rows.values_list(
        "pk", "evidence__conversation", "evidence", "sent_at", "deliveries__state"
    ):
        states = found.setdefault(pk, (conversation, evidence, sent_at, set()))[3]
        states.update([state] if state else [])
    for conversation, evidence, sent_at, states in found.values():
        one = heard[conversation]
        if sent_at is None or DeliveryState.HAND_OFF in states:
            one.draft = True
        if sent_at is None or states.intersection(LOST):
            continue
        one.answered.add(evidence)
        if one.sent_at is None or sent_at >= one.sent_at:
            one.sent_at, one.arrived = sent_at, states <= set(ARRIVED)


def _cases(ids: QuerySet[Any, Any], heard: dict[UUID, _Heard]) -> None:
    rows = Case.objects.filter(evidence__conversation__in=ids).order_by("opened_at", "number")
    for conversation, evidence, number, state, opened_at, closed_at in rows.values_list(
        "evidence__conversation", "evidence", "number", "state", "opened_at", "closed_at"
    ):
        heard[conversation].answered.add(evidence)
        heard[conversation].case = (number, CaseState(state), closed_at or opened_at)


def _talk(one: _Heard, verdict: str, seen: int, spent: bool, snoozed_until: int | None) -> Talk:
    first, newest, unanswered, behind = folded(_handled(one))
    return Talk(
        first=first,
        newest=newest,
        unanswered=unanswered,
        behind=behind,
        verdict=Verdict(verdict) if verdict else None,
        seen=seen,
        spent=spent,
        snoozed_until=None if snoozed_until is None else Instant(snoozed_until),
        draft=one.draft,
        pending=one.pending,
        answer=None if one.sent_at is None else Answer.ARRIVED if one.arrived else Answer.ON_ITS_WAY,
        case=one.case[1] if one.case else None,
        answered_last=one.sent_at is not None and one.case is not None and one.sent_at > one.case[2],
        peril=any(peril and not post.gone and post.number >= behind > 0 for _, post, peril in one.posts),
    )


def _handled(one: _Heard) -> Iterable[Written]:
    for pk, post, _ in one.posts:
        yield (
            Written(number=post.number, at=post.at, asks=post.asks, handled=True, gone=post.gone)
            if pk in one.answered
            else post
        )
