"""Takes over what the stream has to tell: signals become incidents, edits and deletions reach the copies, gaps are
noted.

Cursor, incidents, evidence and events of one batch are saved in one transaction, or none of it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from firewarden.desk.access import Access
from firewarden.desk.actions.assess import attach, start_from_signal
from firewarden.desk.actions.assessing import Gathered, copies, gather
from firewarden.desk.actions.evidence import Copied, Why, copy_posts, erase_posts, note_edit
from firewarden.desk.outside import Outside
from firewarden.desk.records import AlertRule, FeedCursor, Signal, SignalState, chain, scope
from firewarden.steps.assess.opening import (
    NOTHING_ASKED,
    Asked,
    Attach,
    Ignore,
    Known,
    Open,
    decide,
    readable_part,
)
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.feed import FeedEntry, FeedKind
from firewarden.vocabulary.ids import BrandId, PostKey, SignalId, StoreId
from firewarden.vocabulary.incident import IncidentState, Outcome
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.signal import Signal as SignalValue


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One entry with what the stream says of it. A signal pruned meanwhile has none;
    one that belongs to an open incident comes without an assessment: that is made anew soon anyway.
    `edited` is a post as it reads now; none where it is gone by now."""

    entry: FeedEntry
    signal: SignalValue | None = None
    copied: tuple[Copied, ...] = ()
    gathered: Gathered | None = None
    edited: Post | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people asked of rules, read once for many signals. A standing lane is known by its name."""

    rows: Mapping[tuple[UUID, str], AlertRule]

    @classmethod
    def of(cls, accesses: Mapping[BrandId, Access], entries: Iterable[FeedEntry]) -> "Wishes":
        brands = {accesses[one.brand].brand for one in entries if one.kind is FeedKind.SIGNAL and one.brand in accesses}
        rows = AlertRule.objects.filter(brand__in=brands, retired_at=None) if brands else ()
        return cls({(row.brand_id, row.lane if row.terms is None else str(row.pk)): row for row in rows})

    def about(self, access: Access, signal: SignalValue) -> Asked:
        """Nothing where no person ever touched it, or the rule is gone."""
        row = self.rows.get((access.brand, signal.stream)) or self.rows.get((access.brand, signal.lane.value))
        if row is None:
            return NOTHING_ASKED
        opens = row.on and row.opens and (row.terms is not None or row.lane == Lane.SILENCE)
        return Asked(name=row.name, opens=opens, muted=row.is_muted(access.now))


def cursor(store: StoreId) -> int:
    """How far this stream's feed was taken over; 0 for a stream never seen before."""
    return FeedCursor.objects.filter(store_id=store).values_list("number", flat=True).first() or 0


def absorb(accesses: Mapping[BrandId, Access], entries: Sequence[FeedEntry], outside: Outside) -> int:
    """Takes `entries` over, each once and only once; how many were new. `accesses` are the worker's own;
    entries of brands that are gone are passed by."""
    store = outside.reader.store_id
    behind = cursor(store)
    fresh_entries = [entry for entry in entries if entry.number > behind]
    wishes = Wishes.of(accesses, fresh_entries)
    read = [_read(accesses, entry, outside, wishes) for entry in fresh_entries]
    with transaction.atomic():
        row, _ = FeedCursor.objects.select_for_update().get_or_create(store_id=store)
        fresh = [news for news in read if news.entry.number > row.number]
        for news in fresh:
            access = accesses.get(news.entry.brand)
            if access is not None:
                _take(access, news, outside, wishes)
        if fresh:
            row.number = fresh[-1].entry.number
            row.save(update_fields=["number"])
        return len(fresh)


def _read(accesses: Mapping[BrandId, Access], entry: FeedEntry, outside: Outside, wishes: Wishes) -> News:
    access = accesses.get(entry.brand)
    if entry.kind is FeedKind.EDIT:
        return News(entry=entry, edited=_edited(entry, outside))
    signal = outside.reader.signal(SignalId(entry.subject)) if entry.kind is FeedKind.SIGNAL else None
    if signal is None or access is None:
        return News(entry=entry)
    asked, age = wishes.about(access, signal), access.now - signal.at
    if isinstance(decide(signal, Level.SEVERE, _known(access), readable=0.0, age=age, asked=asked), Open):
        return News(entry=entry, signal=signal, gathered=_gather(access, signal, outside))
    return News(entry=entry, signal=signal, copied=copies(access, signal.evidence, outside.reader))


def _edited(entry: FeedEntry, outside: Outside) -> Post | None:
    found = outside.reader.mentions_by_key(entry.brand, [PostKey(entry.subject)])
    return next((mention.post for mention in found if not mention.removed), None)


def _gather(access: Access, signal: SignalValue, outside: Outside) -> Gathered:
    return gather(access, Instant(signal.at - signal.window_minutes * MINUTE), outside, signal.evidence)


def _take(access: Access, news: News, outside: Outside, wishes: Wishes) -> None:
    entry = news.entry
    match entry.kind:
        case FeedKind.SIGNAL if news.signal is not None:
            _take_signal(access, news, outside, wishes.about(access, news.signal))
        case FeedKind.EDIT if news.edited is not None:
            note_edit(access, news.edited)
        case FeedKind.DELETION:
            erase_posts(access, [PostKey(entry.subject)], Why.DELETED_AT_SOURCE)
        case FeedKind.GAP:
            chain.append(access, EventKind.GAP_SEEN, at=entry.at)


def _take_signal(access: Access, news: News, outside: Outside, asked: Asked) -> None:
    value = news.signal
    assert value is not None
    row, made = Signal.objects.get_or_create(
        store_id=outside.reader.store_id, signal_id=value.id, defaults=_fields(access, value, news.entry.plan)
    )
    if not made:
        return
    chain.append(access, EventKind.SIGNAL_SEEN, subject=row.pk, lane=value.lane, score=round(value.score, 3))
    level = news.gathered.assessment.severity.level if news.gathered else Level.SEVERE
    readable = readable_part(news.gathered.assessment) if news.gathered else 1.0
    match decide(value, level, _known(access), readable=readable, age=access.now - value.at, asked=asked):
        case Open():
            start_from_signal(access, row, news.gathered or _gather(access, value, outside))
        case Attach(number=number):
            incident = scope.incident(access, number)
            attach(access, row, incident)
            copy_posts(access, incident, news.copied)
        case Ignore(reason=reason):
            row.settled_reason = reason
            row.state = SignalState.MUTED if asked.muted else row.state
            row.save(update_fields=["settled_reason", "state"])


def _known(access: Access) -> list[Known]:
    rows = scope.incidents(access).annotate(last_at=Max("signals__at"), loudest=Max("signals__score"))
    return [
        Known(
            number=row.number,
            is_open=row.state == IncidentState.OPEN,
            last_at=Instant(row.last_at if row.last_at is not None else row.since),
            false_alarm=row.outcome in (Outcome.FALSE_ALARM, Outcome.EXPLAINED),
            loudest=row.loudest or 0.0,
        )
        for row in rows.order_by("-number")[:50]
    ]


def _fields(access: Access, signal: SignalValue, plan: int) -> dict[str, object]:
    return {
        "brand_id": access.brand,
        "lane": signal.lane,
        "stream": signal.stream,
        "bin": signal.bin,
        "at": signal.at,
        "window_minutes": signal.window_minutes,
        "observed": signal.observed,
        "expected": signal.expected,
        "score": signal.score,
        "once_per_weeks": signal.once_per_weeks,
        "reason": signal.reason,
        "cold": signal.cold,
        "evidence": list(signal.evidence),
        "plan": plan,
    }
