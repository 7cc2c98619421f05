"""What became of an attempt, saved in one transaction each. An outcome holds only while the delivery still is what it
was when the attempt began: whoever comes too late changes nothing."""

from django.db import transaction
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records import Delivery, Publication, chain
from firewarden.steps.respond.publication import NextTry, after_refusal
from firewarden.vocabulary.delivery import Deleting, DeliveryKind
from firewarden.vocabulary.errors import FirewardenError, NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.publishing import Published
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DeliveryState


@transaction.atomic
def sent(access: Access, row: Delivery, answer: Published, *, found: bool = False) -> DeliveryState:
    """It is out. `found`: on our own timeline."""
    if not move(row, DeliveryState.SENT, answer=Said(answer.url)):
        return _as_it_is(row)
    made = Publication.objects.create(
        delivery=row, native_id=answer.native_id, url=answer.url, key=answer.key or "", at=access.now
    )
    if found:
        chain.append(access, EventKind.DELIVERY_FOUND, incident=row.incident_id, subject=row.pk)
    chain.append(
        access, EventKind.PUBLISHED, incident=row.incident_id, subject=made.pk, content=row.text, delivery=row.pk
    )
    tell_rest(row, Said(""))
    return DeliveryState.SENT


@transaction.atomic
def amended(access: Access, row: Delivery, answer: Published | None) -> DeliveryState:
    """What was out reads otherwise, or is gone (`answer` None)."""
    made = Publication.objects.select_for_update().get(delivery=row.amends_id)
    if not move(row, DeliveryState.SENT, answer=Said(answer.url if answer else "")):
        return _as_it_is(row)
    if answer is None:
        made.deleted_at = access.now
        kind = EventKind.PUBLICATION_DELETED
    else:
        made.text, made.edited_at, made.url = row.text, access.now, answer.url or made.url
        made.native_id, made.key = answer.native_id or made.native_id, answer.key or made.key
        kind = EventKind.PUBLICATION_EDITED
    made.save()
    reason = Deleting(row.reason) if row.reason else None
    chain.append(
        access, kind, incident=row.incident_id, subject=made.pk, content=row.text, delivery=row.pk, reason=reason
    )
    return DeliveryState.SENT


@transaction.atomic
def unknown(access: Access, row: Delivery, reason: str) -> DeliveryState:
    """Nobody knows. Our own timeline is read at once, where that can be done."""
    fields = {"answer": reason, "unsure": True, "unknown_at": access.wall, "looks": 0, "next_at": access.wall}
    if not move(row, DeliveryState.UNKNOWN, **fields):
        return _as_it_is(row)
    chain.append(access, EventKind.DELIVERY_UNKNOWN, incident=row.incident_id, subject=row.pk)
    tell_rest(row, say("Waits for part {part}: nobody knows whether that is out.", part=row.part))
    return DeliveryState.UNKNOWN


@transaction.atomic
def again(row: Delivery, after: NextTry, reason: str, *, unsure: bool) -> DeliveryState:
    """Once more at `after.at`. `unsure`: an attempt so far may have put it out, so the next is a repeat."""
    fields = {"next_at": after.at, "answer": reason, "unsure": unsure} | ({} if unsure else {"first_at": None})
    return DeliveryState.PENDING if move(row, DeliveryState.PENDING, **fields) else _as_it_is(row)


@transaction.atomic
def missed(access: Access, row: Delivery, after: NextTry, reason: str) -> DeliveryState:
    """Our own timeline says that it did not go out: it is sent again."""
    state = again(row, after, reason, unsure=False)
    if state is DeliveryState.PENDING:
        chain.append(access, EventKind.DELIVERY_MISSED, incident=row.incident_id, subject=row.pk)
        tell_rest(row, Said(""))
    return state


def refused(access: Access, row: Delivery, problem: FirewardenError) -> DeliveryState:
    """This attempt put nothing out."""
    permanent = problem.permanent if isinstance(problem, NetworkError) else True
    wait = problem.retry_after if isinstance(problem, NetworkError) else None
    after = after_refusal(row.attempts, permanent=permanent, wall=access.wall, retry_after=wait, unsure=row.unsure)
    match after.state:
        case DeliveryState.PENDING:
            return again(row, after, problem.args[0], unsure=row.unsure)
        case DeliveryState.UNKNOWN:
            return unknown(access, row, problem.args[0])
    return failed(access, row, problem.args[0])


@transaction.atomic
def failed(access: Access, row: Delivery, reason: str) -> DeliveryState:
    """Surely not out, and a person has to decide."""
    if not move(row, DeliveryState.FAILED, answer=reason, next_at=access.wall):
        return _as_it_is(row)
    chain.append(access, EventKind.DELIVERY_FAILED, incident=row.incident_id, subject=row.pk, attempts=row.attempts)
    tell_rest(row, say("Waits for part {part}, which could not be sent.", part=row.part))
    return DeliveryState.FAILED


def move(row: Delivery, state: DeliveryState, **fields: object) -> bool:
    """From what `row` was read as. False where it is something else by now."""
    same = Delivery.objects.filter(pk=row.pk, state=row.state, claimed_by=row.claimed_by, looks=row.looks)
    return bool(same.update(state=state, **fields))


def tell_rest(row: Delivery, reason: Said) -> None:
    """The parts behind this one of the same text, for the same place."""
    if row.kind == DeliveryKind.PUBLISH:
        rest(row).filter(state=DeliveryState.PENDING).update(answer=reason)


def rest(row: Delivery) -> "QuerySet[Delivery]":
    same = {"statement": row.statement_id, "reply": row.reply_id, "update": row.update_id}
    return Delivery.objects.filter(
        **same, kind=row.kind, account=row.account_id, platform=row.platform, part__gt=row.part
    ).exclude(after=None)


def _as_it_is(row: Delivery) -> DeliveryState:
    return DeliveryState(Delivery.objects.values_list("state", flat=True).get(pk=row.pk))
