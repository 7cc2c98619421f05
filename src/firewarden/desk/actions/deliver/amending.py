"""Changing and taking back what is out, where the network can: as deliveries of their own."""

from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver.queue import locked
from firewarden.desk.actions.deliver.settling import OPEN, held
from firewarden.desk.outside import Outside
from firewarden.desk.records import Delivery, Statement, chain
from firewarden.desk.records.places import publisher_of
from firewarden.desk.records.variants import posts_of
from firewarden.ports import Amends
from firewarden.steps.respond.publication import delivery_key
from firewarden.vocabulary.delivery import Deleting, DeliveryKind
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DeliveryState, Refused

WAITING = (DeliveryState.PENDING, DeliveryState.CLAIMED, *OPEN)


@transaction.atomic
def edit(access: Access, delivery: UUID, statement: Statement, outside: Outside) -> Refused | None:
    """What was approved as its correction takes the place of what is out; the caller has seen to it that it still is.
    Raises NotFound."""
    row = held(access, delivery, "edit publication")
    refused = locked(row.incident) or _cannot(access, row, outside, DeliveryKind.EDIT)
    if refused:
        return refused
    if row.statement is None:
        return Refused(reason=say("Only a statement is changed in place. Publish a correction instead."))
    if row.next.exists() or row.part > 1:
        return Refused(reason=say("A text of several posts is not changed in place. Publish a correction instead."))
    posts = posts_of(statement, publisher_of(access, row, outside).publishing, row.language)
    if isinstance(posts, Refused):
        return posts
    if len(posts) > 1:
        return Refused(reason=say("The newer text is too long for one post. Publish a correction instead."))
    _queue(access, row, DeliveryKind.EDIT, str(statement.pk), statement=statement, text=posts[0])
    return None


@transaction.atomic
def take_back(access: Access, delivery: UUID, reason: Deleting, outside: Outside) -> Refused | None:
    """Asks the network to delete it; the text is kept here. Raises NotFound."""
    row = held(access, delivery, "delete publication")
    if refused := _cannot(access, row, outside, DeliveryKind.DELETE):
        return refused
    _queue(access, row, DeliveryKind.DELETE, str(row.pk), statement=row.statement, text=row.text, reason=reason)
    return None


def _cannot(access: Access, row: Delivery, outside: Outside, kind: DeliveryKind) -> Refused | None:
    made = getattr(row, "publication", None)
    if row.kind != DeliveryKind.PUBLISH or made is None or made.deleted_at is not None:
        return Refused(reason=say("There is nothing of ours out there to change."))
    if row.amendments.filter(state__in=WAITING).exists():
        return Refused(reason=say("A change of this is on its way already."))
    try:
        publisher = publisher_of(access, row, outside)
    except ConfigError as problem:
        return Refused(reason=problem.args[0])
    allowed = publisher.publishing.edits if kind is DeliveryKind.EDIT else publisher.publishing.deletes
    if not allowed or not isinstance(publisher, Amends) or not made.native_id:
        return Refused(reason=_how_else(kind, made.url, row.platform))
    return None


def _how_else(kind: DeliveryKind, url: str, platform: str) -> Said:
    if kind is DeliveryKind.EDIT:
        return say("{platform} lets nobody change this from here. Publish a correction instead.", platform=platform)
    return say(
        "This cannot be deleted on {platform} from here. Delete it in the app, and publish a correction: {url}",
        platform=platform,
        url=url,
    )


def _queue(
    access: Access,
    row: Delivery,
    kind: DeliveryKind,
    what: str,
    *,
    statement: Statement | None,
    text: str,
    reason: Deleting | None = None,
) -> None:
    key = delivery_key(kind, what, str(row.pk))
    Delivery.objects.filter(key=key, state=DeliveryState.CANCELED).update(key=f"{key}-{access.wall}")
    made, new = Delivery.objects.get_or_create(
        key=key,
        defaults={
            "brand_id": row.brand_id,
            "incident": row.incident,
            "kind": kind,
            "account": row.account,
            "platform": row.platform,
            "amends": row,
            "reason": reason or "",
            "text": text,
            "title": row.title,
            "language": row.language,
            "statement": statement,
            "reply": row.reply,
            "update": row.update,
            "made_at": access.now,
            "next_at": access.wall,
            "ordered_by_id": access.user,
        },
    )
    if new:
        chain.append(access, EventKind.DELIVERY_QUEUED, incident=row.incident_id, subject=made.pk, content=text)
