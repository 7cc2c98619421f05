"""A row for everybody who hears of an update, and for every program. Begun by looking, so that whatever publishes an
update need not know of it; taken up again where it was interrupted."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.records import Hook, HookCall, Mailing, Subscriber, Subscription, Update, UpdateMail, chain
from firewarden.steps.update.mailing import WINDOW, due, wants
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.subscription import Announced, Choice, HookState, SubscriberState

AT_ONCE = 500
"""Rows in one transaction: others write, too."""
NEWS = DAY
"""What is older by now was published before anybody could be told."""


def fan_out(access: Access) -> int:
    """How many mails and calls were queued. Drill and demo brands tell nobody."""
    if access.kind is not BrandKind.LIVE:
        return 0
    _begin(access)
    made = 0
    for mailing in Mailing.objects.filter(update__incident__brand=access.brand, done_at=None).order_by("begun_at"):
        while mailing.done_at is None:
            made += _more(access, mailing)
    return made


def _begin(access: Access) -> None:
    """Looks first and writes only where there is something to write: this is asked twice a second."""
    new = Update.objects.filter(incident__brand=access.brand, mailing=None, published_at__gt=access.now - NEWS)
    for update in new.order_by("published_at", "number"):
        try:
            with transaction.atomic():
                earlier = Mailing.objects.filter(
                    update__incident__brand=access.brand, begun_at__gt=access.wall - WINDOW
                ).values_list("begun_at", flat=True)
                at = due([Instant(one) for one in earlier], access.wall)
                Mailing.objects.create(update=update, begun_at=access.wall, due_at=at)
        except IntegrityError:
            continue  # another worker was faster


@transaction.atomic
def _more(access: Access, mailing: Mailing) -> int:
    """Those of the next subscribers who want it. Whoever confirmed after it was begun hears of the next one."""
    mailing.refresh_from_db()
    update = Update.objects.get(pk=mailing.update_id)
    about = _about(update)
    after = Q(pk__gt=mailing.reached) if mailing.reached else Q()
    people = list(
        Subscriber.objects.filter(
            after, brand=access.brand, state=SubscriberState.ACTIVE, confirmed_at__lte=mailing.begun_at
        )
        .order_by("pk")
        .prefetch_related("subscriptions")[:AT_ONCE]
    )
    rows = [
        UpdateMail(update=update, subscriber=one, next_at=mailing.due_at)
        for one in people
        if wants(map(_choice, one.subscriptions.all()), about)
    ]
    UpdateMail.objects.bulk_create(rows, ignore_conflicts=True)
    if len(people) == AT_ONCE:
        mailing.reached = people[-1].pk
        mailing.save(update_fields=["reached"])
        return len(rows)
    calls = _call_programs(access, update, about)
    mailing.done_at = access.wall
    mailing.save(update_fields=["done_at"])
    chain.append(
        access,
        EventKind.UPDATE_MAILED,
        incident=update.incident_id,
        subject=update.pk,
        number=update.number,
        people=update.mails.count(),
        programs=calls,
    )
    return len(rows) + calls


def _call_programs(access: Access, update: Update, about: Announced) -> int:
    hooks = Hook.objects.filter(brand=access.brand, state=HookState.ACTIVE)
    rows = [HookCall(hook=one, update=update, next_at=access.wall) for one in hooks if wants([_choice(one)], about)]
    HookCall.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _about(update: Update) -> Announced:
    """As it was when it went out."""
    return Announced(incident=str(update.incident_id), topics=frozenset(update.topics), level=Level(int(update.level)))


def _choice(row: Hook | Subscription) -> Choice:
    return Choice(
        incident=str(row.incident_id) if row.incident_id else "", topic=row.topic, level=Level(int(row.level))
    )
