"""Things on their way out. Each is queued once by its key, claimed by one worker, and never sent twice.

    pending --claim--> claimed ---> sent
       ^                  |-------> failed    surely not sent, and trying is over
       |                  |-------> unknown   nobody knows: a person settles it, we never try again
       '-- surely not sent, later --'

Claims and retries go by the wall clock.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Delivery, Incident, Publication, Reply, Statement, Update, chain, scope
from firewarden.steps.respond.publication import STALE, after_refusal, delivery_key
from firewarden.vocabulary.errors import NetworkError, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.publishing import Outgoing, Published, Uncertain
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState, Refused


def enqueue(
    access: Access,
    incident: Incident,
    platform: str,
    text: str,
    *,
    statement: Statement | None = None,
    reply: Reply | None = None,
    update: Update | None = None,
    reply_to: str = "",
) -> bool:
    """False when the same thing is queued for the same place already. Call inside a transaction."""
    what = statement or reply or update
    if what is None:
        raise NotFound("There is nothing to deliver.")
    row, made = Delivery.objects.get_or_create(
        key=delivery_key(type(what).__name__.lower(), str(what.pk), platform),
        defaults={
            "brand_id": access.brand,
            "incident": incident,
            "platform": platform,
            "text": text,
            "reply_to": reply_to,
            "statement": statement,
            "reply": reply,
            "update": update,
            "made_at": access.now,
            "next_at": access.wall,
            "ordered_by_id": access.user,
        },
    )
    if made:
        chain.append(access, EventKind.DELIVERY_QUEUED, incident=incident.pk, subject=row.pk, content=text)
    return made


def locked(incident: Incident) -> Refused | None:
    """In a locked stance nothing goes out, ours neither."""
    if incident.stance != Stance.LOCKED:
        return None
    return Refused(reason=say("The stance is locked: nothing goes out. Whoever leads can unlock it."))


def claim(access: Access, worker: str) -> UUID | None:
    """Takes the next delivery of this brand that is due. The condition is in the update itself, so that of two
    workers one gets it. A claim whose worker died is not taken again here: see `release_stale`."""
    due = Q(state=DeliveryState.PENDING, next_at__lte=access.wall)
    for key in (
        scope.of_brand(access, Delivery).filter(due).order_by("next_at", "made_at").values_list("pk", flat=True)[:20]
    ):
        taken = Delivery.objects.filter(due, pk=key).update(
            state=DeliveryState.CLAIMED, claimed_by=worker, claimed_at=access.wall, attempts=F("attempts") + 1
        )
        if taken:
            return key
    return None


def send(access: Access, delivery: UUID, worker: str, outside: Outside) -> DeliveryState:
    """Sends what `worker` has claimed and keeps the answer. The network is asked outside any transaction."""
    row = scope.of_brand(access, Delivery).get(pk=delivery, state=DeliveryState.CLAIMED, claimed_by=worker)
    publisher = outside.publisher(access.kind, row.platform)
    if publisher is None:
        return _refused(
            access,
            row,
            NetworkError(say("Nothing publishes on {platform} here.", platform=row.platform), permanent=True),
        )
    try:
        answer = publisher.publish(
            row.key, Outgoing(text=row.text, reply_to=PostKey(row.reply_to) if row.reply_to else None)
        )
    except NetworkError as problem:
        return _refused(access, row, problem)
    match answer:
        case Published():
            return _published(access, row, answer)
        case Uncertain(reason=reason):
            return _unknown(access, row, reason)


@transaction.atomic
def release_stale(access: Access, outside: Outside, is_gone: Callable[[str], bool] = lambda _: False) -> int:
    """Claims of workers that died: tried again where the network takes a repeat for the same thing,
    else `unknown`, and a person has to look. How many there were. `is_gone` says whether a worker of that name is
    surely dead; of the others a claim has to grow old."""
    claimed = scope.of_brand(access, Delivery).filter(state=DeliveryState.CLAIMED)
    rows = [row for row in claimed if row.claimed_at < access.wall - STALE or is_gone(row.claimed_by)]
    for row in rows:
        publisher = outside.publisher(access.kind, row.platform)
        if publisher is not None and publisher.publishing.repeats_safely:
            row.state, row.next_at = DeliveryState.PENDING, access.wall
            row.save(update_fields=["state", "next_at"])
        else:
            _unknown(access, row, say("The worker stopped while sending."))
    return len(rows)


@transaction.atomic
def settle(access: Access, delivery: UUID, *, went_out: bool, url: str = "") -> Refused | None:
    """A person looked: it is out there, or it is not and may be tried again. Raises NotFound."""
    row = scope.of_incidents(access, Delivery).select_related("incident").filter(pk=delivery).first()
    if row is None:
        raise NotFound("There is no such delivery here.")
    scope.hold(access, row.incident.number, "settle delivery", closed=True)
    if row.state not in (DeliveryState.UNKNOWN, DeliveryState.FAILED):
        return Refused(
            reason=say("This delivery is {state}; there is nothing to settle.", state=DeliveryState(row.state))
        )
    if went_out:
        row.state = DeliveryState.SENT
        Publication.objects.create(delivery=row, native_id="", url=url, at=access.now)
    else:
        row.state, row.next_at, row.attempts = DeliveryState.PENDING, access.wall, 0
    row.save()
    chain.append(access, EventKind.DELIVERY_SETTLED, incident=row.incident_id, subject=row.pk, went_out=went_out)
    return None


@transaction.atomic
def cancel(access: Access, delivery: UUID) -> Refused | None:
    """Stops what has not been claimed yet. Raises NotFound."""
    row = scope.of_incidents(access, Delivery).select_related("incident").filter(pk=delivery).first()
    if row is None:
        raise NotFound("There is no such delivery here.")
    scope.hold(access, row.incident.number, "publish", closed=True)
    stopped = Delivery.objects.filter(pk=row.pk, state=DeliveryState.PENDING).update(state=DeliveryState.CANCELED)
    if not stopped:
        return Refused(reason=say("It is too late: the delivery is under way or done."))
    chain.append(access, EventKind.DELIVERY_CANCELED, incident=row.incident_id, subject=row.pk)
    return None


@transaction.atomic
def _published(access: Access, row: Delivery, answer: Published) -> DeliveryState:
    row.state, row.answer = DeliveryState.SENT, answer.url
    row.save(update_fields=["state", "answer"])
    made = Publication.objects.create(delivery=row, native_id=answer.native_id, url=answer.url, at=access.now)
    chain.append(
        access, EventKind.PUBLISHED, incident=row.incident_id, subject=made.pk, content=row.text, delivery=row.pk
    )
    return DeliveryState.SENT


@transaction.atomic
def _unknown(access: Access, row: Delivery, reason: str) -> DeliveryState:
    row.state, row.answer = DeliveryState.UNKNOWN, reason
    row.save(update_fields=["state", "answer"])
    chain.append(access, EventKind.DELIVERY_UNKNOWN, incident=row.incident_id, subject=row.pk)
    return DeliveryState.UNKNOWN


@transaction.atomic
def _refused(access: Access, row: Delivery, problem: NetworkError) -> DeliveryState:
    after = after_refusal(row.attempts, permanent=problem.permanent, wall=access.wall)
    row.state, row.next_at, row.answer = after.state, after.at, problem.args[0]
    row.save(update_fields=["state", "next_at", "answer"])
    if after.state is DeliveryState.FAILED:
        chain.append(access, EventKind.DELIVERY_FAILED, incident=row.incident_id, subject=row.pk, attempts=row.attempts)
    return after.state
