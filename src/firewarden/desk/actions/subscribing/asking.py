"""Asking for mails, and confirming that it was whose address it is."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F

from firewarden.desk import sealing
from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Incident, Subscriber, Subscription, SubscriptionWish, chain, scope
from firewarden.desk.tokens import hashed
from firewarden.ports import MailLine
from firewarden.steps.update import mailing
from firewarden.text.address import mail_address, same_mailbox
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.subscription import Handing, SubscriberState

ATTEMPTS, BATCH, LONGEST_KEPT = 5, 50, 30 * DAY

Letter = Callable[[UUID, str, str], bytes]
"""The mail of a wish: whose wish, the address, and the token of its link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asks for. `thread`: as the public knows an incident, None for all; `place`: the network address it
    came from."""

    thread: UUID | None = None
    topic: str = ""
    level: Level = Level.NOISE
    language: str = "en"
    place: str = ""


@transaction.atomic
def ask(access: Access, typed: str, wanted: Wanted, outside: Outside) -> Refused | None:
    """None also where nothing is done: the address got a link within the hour, or too much comes from one place. Who
    asks learns from the answer only whether this is an address at all."""
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("This page is practice: nobody is mailed."))
    address = mail_address(typed)
    if address is None:
        return Refused(reason=say("This is no address of a mail. One looks like name@example.org."))
    _forget_old(access)
    asked_from = _place(access, wanted.place, outside)
    if asked_from and SubscriptionWish.objects.filter(asked_from=asked_from).count() >= mailing.FROM_ONE_PLACE:
        return None
    row = _subscriber(access, address, wanted.language, outside)
    if row.wishes.filter(made_at__gt=access.wall - mailing.ONE_LINK_EACH).exists():
        return None
    incident = incident_of(access, wanted.thread)
    SubscriptionWish.objects.create(
        subscriber=row,
        incident=incident,
        topic=wanted.topic[:40],
        level=int(wanted.level),
        language=wanted.language,
        asked_from=asked_from,
        made_at=access.wall,
        expires_at=access.wall + mailing.LINK_LIFE,
        next_at=access.wall,
    )
    return None


def send_links(access: Access, outside: Outside, letter: Letter) -> int:
    """Mails the links that were asked for; how many went out."""
    if access.kind is not BrandKind.LIVE or outside.mailer is None:
        return 0
    due = SubscriptionWish.objects.filter(
        subscriber__brand=access.brand, mailed_at=None, used_at=None, next_at__lte=access.wall, attempts__lt=ATTEMPTS
    )
    keys = list(due.order_by("made_at").values_list("pk", flat=True)[:BATCH])
    if not keys:
        return 0
    try:
        with outside.mailer.line() as line:
            return sum(line.open and _mailed(access, key, outside, letter, line) for key in keys)
    except NetworkError:
        due.filter(pk__in=keys).update(next_at=access.wall + MINUTE)
        return 0


def _mailed(access: Access, wish: UUID, outside: Outside, letter: Letter, line: MailLine) -> bool:
    """Taken before it is sent, with a token nobody had before. What nobody knows of counts as sent: who got no link
    asks again."""
    token = secrets.token_urlsafe(32)
    taken = SubscriptionWish.objects.filter(pk=wish, mailed_at=None).update(
        token_hash=hashed(token), mailed_at=access.wall, attempts=F("attempts") + 1
    )
    row = SubscriptionWish.objects.select_related("subscriber").filter(pk=wish).first() if taken else None
    if row is None or not row.subscriber.sealed:
        return False
    address = sealing.opened(outside, row.subscriber.sealed)
    match line.send(address, letter(wish, address, token)).what:
        case Handing.LATER | Handing.OURS:
            again = access.wall + mailing.WAITS[min(row.attempts, len(mailing.WAITS)) - 1]
            SubscriptionWish.objects.filter(pk=wish).update(mailed_at=None, next_at=again)
            return False
        case Handing.NOBODY | Handing.REFUSED:
            _gone(row.subscriber)
            return False
    return True


@transaction.atomic
def confirm(access: Access, wish: UUID, wanted: Wanted) -> Refused | None:
    """By the button behind the link, once. `wanted` is what the page behind it says in the end."""
    row = SubscriptionWish.objects.select_related("subscriber").filter(pk=wish).first()
    refused = _why_not(row, access.wall)
    if row is None or refused is not None:
        return refused
    row.used_at = access.wall
    row.save(update_fields=["used_at"])
    person = row.subscriber
    person.state, person.bounces = SubscriberState.ACTIVE, 0
    person.language, person.confirmed_at = wanted.language, person.confirmed_at or access.wall
    person.save()
    incident = incident_of(access, wanted.thread)
    keep(person, incident, wanted.topic[:40], wanted.level, access.wall)
    chain.append(access, EventKind.SUBSCRIBED, subject=person.pk)
    return None


def incident_of(access: Access, thread: UUID | None) -> Incident | None:
    """A thread has the id of its first update."""
    return scope.incidents(access).filter(updates=thread).first() if thread else None


def keep(person: Subscriber, incident: Incident | None, topic: str, level: Level, at: Instant) -> None:
    """The same choice is kept once."""
    Subscription.objects.get_or_create(
        subscriber=person, incident=incident, topic=topic, level=int(level), defaults={"made_at": at}
    )


def why_not(wish: UUID, wall: Instant) -> Refused | None:
    """Why nothing can be confirmed by its link any more."""
    return _why_not(SubscriptionWish.objects.select_related("subscriber").filter(pk=wish).first(), wall)


def _why_not(row: SubscriptionWish | None, wall: Instant) -> Refused | None:
    if row is None or row.subscriber.state == SubscriberState.LEFT:
        return Refused(reason=say("There is nothing to confirm by this link."))
    if row.used_at is not None:
        return Refused(reason=say("This link was used. It works once."))
    if wall >= row.expires_at:
        return Refused(reason=say("This link is too old. Subscribe again to get a new one."))
    return None


def _subscriber(access: Access, address: str, language: str, outside: Outside) -> Subscriber:
    row, _ = Subscriber.objects.get_or_create(
        brand_id=access.brand,
        lookup=sealing.lookup(outside, same_mailbox(address)),
        defaults={"sealed": sealing.seal(outside, address), "language": language, "made_at": access.wall},
    )
    return row


def _place(access: Access, place: str, outside: Outside) -> str:
    return sealing.lookup(outside, f"{place} {access.wall // HOUR}") if place else ""


def _gone(person: Subscriber) -> None:
    """Whoever never confirmed and cannot be reached is not kept."""
    if person.state == SubscriberState.WAITING:
        person.delete()


def _forget_old(access: Access) -> None:
    """Addresses that never were confirmed do not stay."""
    old = access.wall - mailing.LINK_LIFE
    waiting = Subscriber.objects.filter(brand=access.brand, state=SubscriberState.WAITING, made_at__lt=old)
    waiting.exclude(wishes__expires_at__gte=access.wall).delete()
    SubscriptionWish.objects.filter(subscriber__brand=access.brand, made_at__lt=access.wall - LONGEST_KEPT).delete()
