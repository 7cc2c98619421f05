"""The worker's part: takes what is due, hands it to the network outside any transaction, and keeps the answer."""

import logging
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver import outcomes
from firewarden.desk.actions.deliver.lane import Lane, due
from firewarden.desk.actions.identities import confirmed
from firewarden.desk.outside import Outside
from firewarden.desk.records import Delivery, scope
from firewarden.desk.records.places import publisher_of
from firewarden.ports import Amends, Publisher
from firewarden.steps.respond.publication import STALE, NextTry, after_silence
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Attached, Outgoing, Published, Uncertain
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState

log = logging.getLogger("firewarden.deliver")


def claim(access: Access, worker: str, lane: Lane | None = None) -> UUID | None:
    """Takes the next delivery of this brand that is due, of one lane or of all. The condition is in the update itself,
    so that of two workers one gets it. A claim whose worker died is not taken again here: see `release_stale`."""
    for key in due(access, lane).order_by("next_at", "made_at", "part").values_list("pk", flat=True)[:20]:
        taken = Delivery.objects.filter(pk=key, state=DeliveryState.PENDING, next_at__lte=access.wall).update(
            state=DeliveryState.CLAIMED,
            claimed_by=worker,
            claimed_at=access.wall,
            first_at=Coalesce(F("first_at"), access.wall),
            attempts=F("attempts") + 1,
        )
        if taken:
            return key
    return None


def send(access: Access, delivery: UUID, worker: str, outside: Outside) -> DeliveryState:
    """Sends what `worker` has claimed and keeps the answer."""
    row = (
        scope.of_brand(access, Delivery)
        .select_related("account", "after__publication", "amends__publication")
        .get(pk=delivery, state=DeliveryState.CLAIMED, claimed_by=worker)
    )
    try:
        publisher = publisher_of(access, row, outside)
        confirmed(row.account, publisher, access.wall)
        outgoing = outgoing_of(row)
    except (ConfigError, NetworkError) as problem:
        return outcomes.refused(_later(access, outside), row, problem)
    return _sent(access, row, publisher, outgoing, outside)


def _sent(access: Access, row: Delivery, publisher: Publisher, outgoing: Outgoing, outside: Outside) -> DeliveryState:
    """The time of an outcome is when it is known: a network may take a minute to answer."""
    try:
        if row.kind != DeliveryKind.PUBLISH:
            done = _amend(publisher, row, outgoing)
            return outcomes.amended(_later(access, outside), row, done)
        answer = publisher.publish(row.key, outgoing)
    except NetworkError as problem:
        return outcomes.refused(_later(access, outside), row, problem)
    except Exception as defect:
        log.exception("the publisher for %s broke", row.platform)
        answer = Uncertain(reason=say("The publisher broke: {name}.", name=type(defect).__name__))
    access = _later(access, outside)
    match answer:
        case Published():
            return outcomes.sent(access, row, answer)
        case Uncertain(reason=reason):
            return _silent(access, row, publisher, reason)


@transaction.atomic
def release_stale(access: Access, outside: Outside, is_gone: Callable[[str], bool] = lambda _: False) -> int:
    """Claims of workers that died: tried again where the network takes a repeat for the same thing, else `unknown`.
    How many there were. `is_gone` says whether a worker of that name is surely dead; of the others a claim has to
    grow old."""
    claimed = scope.of_brand(access, Delivery).filter(state=DeliveryState.CLAIMED).select_related("account")
    rows = [row for row in claimed if row.claimed_at < access.wall - STALE or is_gone(row.claimed_by)]
    for row in rows:
        try:
            publisher = publisher_of(access, row, outside)
        except ConfigError as problem:
            outcomes.unknown(access, row, problem.args[0])
        else:
            _silent(access, row, publisher, say("The worker stopped while sending."))
    return len(rows)


def outgoing_of(row: Delivery) -> Outgoing:
    """Needs `after__publication` fetched along. Raises ConfigError where the part before has no id on the network."""
    pictures = row.pictures.select_related("blob").order_by("position")
    return Outgoing(
        text=row.text,
        reply_to=_answers(row),
        pictures=tuple(
            Attached(content=bytes(one.blob.data or b""), media_type=one.blob.media_type, alt=one.alt)
            for one in pictures
        ),
        language=row.language,
        title=row.title,
    )


def _later(access: Access, outside: Outside) -> Access:
    return replace(access, person=replace(access.person, wall=outside.clock.now()))


def _answers(row: Delivery) -> PostKey | None:
    if row.after is None:
        return PostKey(row.reply_to) if row.reply_to else None
    before = row.after.publication
    if not before.key and not before.native_id:
        raise ConfigError(
            say(
                "Part {part} was put there by hand, and what the network calls it is not known. "
                "Put this part there by hand, too, and settle it with its address.",
                part=row.after.part,
            )
        )
    return PostKey(before.key or f"{row.platform}:{before.native_id}")


def _amend(publisher: Publisher, row: Delivery, outgoing: Outgoing) -> Published | None:
    """Raises NetworkError, also where the network can do neither."""
    if not isinstance(publisher, Amends) or row.amends is None:
        raise NetworkError(say("This network lets nothing be changed from here."), permanent=True)
    native_id = row.amends.publication.native_id
    if row.kind == DeliveryKind.EDIT:
        return publisher.edit(native_id, outgoing)
    publisher.delete(native_id)
    return None


def _silent(access: Access, row: Delivery, publisher: Publisher, reason: str) -> DeliveryState:
    """No answer. An edit or deletion is simply done again."""
    if row.kind != DeliveryKind.PUBLISH:
        return outcomes.refused(access, row, NetworkError(reason))
    first_at = Instant(row.first_at or row.claimed_at or access.wall)
    after = after_silence(publisher.publishing, first_at=first_at, attempts=row.attempts, wall=access.wall)
    if after.state is DeliveryState.PENDING:
        return outcomes.again(row, NextTry(state=after.state, at=after.at), reason, unsure=True)
    return outcomes.unknown(access, row, reason)
