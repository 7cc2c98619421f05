"""Who subscribed, in numbers alone, and what became of the mails of each update."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from firewarden.desk import sealing
from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Hook, HookCall, Mailing, Subscriber, SubscriptionWish, Topic, Update, UpdateMail
from firewarden.desk.tokens import mail_name
from firewarden.text.address import masked
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import Phase
from firewarden.vocabulary.subscription import HookState, MailState, SubscriberState

MOST = 100
"""Mails or programs shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailedRow:
    """One update. `waiting`: not sent yet; `due_at` later than now: held, to go out with others as one mail."""

    id: UUID
    incident: int
    number: int
    phase: Phase
    published_at: Instant
    due_at: Instant
    ready: bool
    sent: int
    waiting: int
    unknown: int
    failed: int
    folded: int
    canceled: int
    told: int
    untold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsettledRow:
    """`address` is masked. `name` is the Message-ID, by which the log of the mail server has it."""

    id: UUID
    address: str
    name: str
    state: MailState
    number: int
    at: Instant
    answer: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class HookRow:
    id: UUID
    host: str
    state: HookState
    failures: int
    answer: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribersPage:
    """`speaks`: a mail server is named. `held`: how long the oldest waiting mail has waited."""

    speaks: bool
    active: int
    waiting: int
    dead: int
    left: int
    by_language: tuple[tuple[str, int], ...]
    updates: tuple[MailedRow, ...]
    unsettled: tuple[UnsettledRow, ...]
    unsettled_count: int
    hooks: tuple[HookRow, ...]
    programs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WishPage:
    """What a link to confirm is about."""

    id: UUID
    slug: str
    thread: UUID | None
    topic: str
    level: Level
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HookPage:
    """What whoever asked for it sees of a program. `asked`: its challenge waits to be posted."""

    slug: str
    host: str
    state: HookState
    asked: bool
    answer: Said
    taken: int


def hook_page(hook: UUID) -> HookPage | None:
    row = Hook.objects.select_related("brand").filter(pk=hook).first()
    if row is None:
        return None
    return HookPage(
        slug=row.brand.slug,
        host=row.host,
        state=HookState(row.state),
        asked=row.state == HookState.WAITING and row.attempts > 0,
        answer=row.answer,
        taken=row.calls.filter(state=MailState.SENT).count(),
    )


def mails_due(access: Access, most: int) -> int:
    """How many wait to be sent now, counted up to `most`."""
    rows = UpdateMail.objects.filter(
        state=MailState.PENDING,
        next_at__lte=access.wall,
        subscriber__brand=access.brand,
        subscriber__state=SubscriberState.ACTIVE,
    )
    return int(rows[:most].count())


def subscribers(access: Access, outside: Outside) -> SubscribersPage:
    """Nine queries."""
    access.need("read")
    mine = Subscriber.objects.filter(brand=access.brand)
    states = dict(mine.order_by().values_list("state").annotate(Count("pk")))
    active = mine.filter(state=SubscriberState.ACTIVE).order_by()
    languages = active.values_list("language").annotate(count=Count("pk")).order_by("-count", "language")
    open_ones = UpdateMail.objects.filter(subscriber__brand=access.brand, state=MailState.UNKNOWN)
    hooks = Hook.objects.filter(brand=access.brand)
    return SubscribersPage(
        speaks=outside.mailer is not None,
        active=states.get(SubscriberState.ACTIVE, 0),
        waiting=states.get(SubscriberState.WAITING, 0),
        dead=states.get(SubscriberState.DEAD, 0),
        left=states.get(SubscriberState.LEFT, 0),
        by_language=tuple((str(name), int(count)) for name, count in languages),
        updates=_mailed(access),
        unsettled=_unsettled(open_ones, outside),
        unsettled_count=open_ones.count(),
        hooks=tuple(_hook(row) for row in hooks.order_by("-made_at")[:MOST]),
        programs=hooks.filter(state=HookState.ACTIVE).count(),
    )


def wish_of(token_hash: str) -> WishPage | None:
    row = SubscriptionWish.objects.select_related("subscriber__brand").filter(token_hash=token_hash).first()
    if row is None or not token_hash:
        return None
    first = Update.objects.filter(incident=row.incident_id).order_by("number").first() if row.incident_id else None
    return WishPage(
        id=row.pk,
        slug=row.subscriber.brand.slug,
        thread=None if first is None else first.pk,
        topic=row.topic,
        level=Level(int(row.level)),
        language=row.language,
    )


def brand_of(subscriber: UUID) -> tuple[str, bool] | None:
    """The slug of the brand, and whether they still are subscribed."""
    row = Subscriber.objects.select_related("brand").filter(pk=subscriber).first()
    return None if row is None else (row.brand.slug, row.state != SubscriberState.LEFT)


def threads(access: Access) -> list[tuple[UUID, Phase, Instant]]:
    """What the public was told of and that is not over, as it knows it, the newest first."""
    rows = Update.objects.filter(incident__brand=access.brand, incident__closed_at=None).order_by("-published_at")
    found: dict[UUID, tuple[UUID, Phase, Instant]] = {}
    for row in rows[:200]:
        newest = found.get(row.incident_id, (row.pk, Phase(row.phase), Instant(row.published_at)))
        found[row.incident_id] = (row.pk, *newest[1:])
    return [one for one in found.values() if one[1] is not Phase.CLOSED]


def topics(access: Access, language: str) -> list[tuple[str, str]]:
    """What one can subscribe to of the brand: a short name, and how it is called."""
    rows = Topic.objects.filter(brand=access.brand, retired_at=None).order_by("name")
    return [(row.slug, row.called(language)) for row in rows]


def _mailed(access: Access) -> tuple[MailedRow, ...]:
    rows = Mailing.objects.filter(update__incident__brand=access.brand).select_related("update__incident")
    newest = list(rows.order_by("-begun_at")[:20])
    keys = [row.update_id for row in newest]
    counts = {key: {} for key in keys}  # type: dict[UUID, dict[str, int]]
    for model, mark in ((UpdateMail, ""), (HookCall, "hook ")):
        found = model.objects.filter(update__in=keys).order_by().values_list("update", "state").annotate(Count("pk"))
        for key, state, count in found:
            counts[key][mark + state] = count
    return tuple(_mailed_row(row, counts[row.update_id]) for row in newest)


def _mailed_row(row: Mailing, counts: dict[str, int]) -> MailedRow:
    waiting = (MailState.PENDING, MailState.CLAIMED, MailState.SENDING)
    return MailedRow(
        id=row.update_id,
        incident=row.update.incident.number,
        number=row.update.number,
        phase=Phase(row.update.phase),
        published_at=Instant(row.update.published_at),
        due_at=Instant(row.due_at),
        ready=row.done_at is not None,
        sent=counts.get(MailState.SENT, 0),
        waiting=sum(counts.get(state, 0) for state in waiting),
        unknown=counts.get(MailState.UNKNOWN, 0),
        failed=counts.get(MailState.FAILED, 0),
        folded=counts.get(MailState.FOLDED, 0),
        canceled=counts.get(MailState.CANCELED, 0),
        told=counts.get(f"hook {MailState.SENT}", 0),
        untold=sum(counts.get(f"hook {state}", 0) for state in (*waiting, MailState.FAILED)),
    )


def _unsettled(rows: object, outside: Outside) -> tuple[UnsettledRow, ...]:
    found: Sequence[UpdateMail] = list(
        rows.select_related("subscriber", "update").order_by("-ended_at", "pk")[:MOST]  # type: ignore[attr-defined]
    )
    host = outside.mailer.sender.rpartition("@")[2] if outside.mailer else "localhost"
    return tuple(
        UnsettledRow(
            id=row.pk,
            address=masked(sealing.opened(outside, row.subscriber.sealed)) if row.subscriber.sealed else "–",
            name=f"<{mail_name(outside, row.pk)}@{host}>",
            state=MailState(row.state),
            number=row.update.number,
            at=Instant(row.ended_at or 0),
            answer=row.answer,
        )
        for row in found
    )


def _hook(row: Hook) -> HookRow:
    return HookRow(id=row.pk, host=row.host, state=HookState(row.state), failures=row.failures, answer=row.answer)
