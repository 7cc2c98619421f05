"""Queues what was approved, each thing once for each place, as one post or as several that answer each other."""

from collections.abc import Sequence

from firewarden.desk.access import Access
from firewarden.desk.actions.blobs import keep_bytes
from firewarden.desk.records import Delivery, DeliveryPicture, Incident, Reply, Statement, Update, chain, stances
from firewarden.desk.records.places import account as account_of
from firewarden.desk.records.places import is_account
from firewarden.steps.respond.publication import delivery_key
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.delivery import Part
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState, Refused

What = Statement | Reply | Update


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
    parts: Sequence[Part] = (),
    due_at: Instant | None = None,
) -> bool:
    """Queues one thing for one place. False when it is queued for that place already. Call inside a transaction.

    `platform` is the `key` of a `desk.records.places.Place`: the name of a publisher of the house (`sandbox`), or the
    id of an account of this brand. Ask `places.place` before whether it can be used; here it only has to exist.
    Raises NotFound.

    `parts`: a text that goes out as several posts, in order, with pictures and language of each; each answers the one
    before it and waits until that one is out. Without them `text` goes out as one post.

    `due_at`: planned for a time, by the wall; None: at once. What the stance of the brand keeps back is held at once.
    """
    what = statement or reply or update
    if what is None:
        raise NotFound("There is nothing to deliver.")
    made, before = False, None
    for number, part in enumerate(parts or (Part(text=text),), start=1):
        row, new = _queue(access, incident, what, platform, number)
        if new:
            row.text, row.title, row.language = part.text, part.title, part.language
            row.after, row.reply_to = before, "" if before else reply_to
            row.due_at, row.next_at = due_at, due_at or row.next_at
            if stances.holds(access, row):
                row.state = DeliveryState.HELD
            row.save()
            _keep_pictures(access, row, part)
            chain.append(access, EventKind.DELIVERY_QUEUED, incident=incident.pk, subject=row.pk, content=part.text)
        made, before = made or new, row
    return made


def hand_off(
    access: Access,
    incident: Incident,
    platform: str,
    text: str,
    *,
    statement: Statement | None = None,
    reply: Reply | None = None,
    update: Update | None = None,
    open_url: str = "",
    reply_to: str = "",
) -> Delivery:
    """A text that a person puts out in the native app of `platform` (any name of a network), at `open_url`. It waits
    until somebody notes its address: see `note_hand_off`. The same thing is handed off for a place once. Call inside
    a transaction, by somebody who may (`hand off`)."""
    what = statement or reply or update
    if what is None:
        raise NotFound("There is nothing to deliver.")
    row, new = _queue(access, incident, what, f"by hand:{platform}", 1, platform=platform)
    if new:
        row.text, row.open_url, row.reply_to = text, open_url, reply_to
        row.state = DeliveryState.HAND_OFF
        row.save()
        chain.append(access, EventKind.DELIVERY_HANDED_OFF, incident=incident.pk, subject=row.pk, content=text)
    return row


def locked(incident: Incident) -> Refused | None:
    """In a locked stance nothing goes out, ours neither."""
    if incident.stance != Stance.LOCKED:
        return None
    return Refused(reason=say("The stance is locked: nothing goes out. Whoever leads can unlock it."))


def _queue(
    access: Access, incident: Incident, what: What, place: str, part: int, *, platform: str = ""
) -> tuple[Delivery, bool]:
    account = None if platform else account_of(access, place)
    if account is None and is_account(place):
        raise NotFound("There is no such account here.")
    named = type(what).__name__.lower()
    return Delivery.objects.get_or_create(
        key=delivery_key(named, str(what.pk), place, part),
        defaults={
            "brand_id": access.brand,
            "incident": incident,
            "account": account,
            "platform": platform or (account.platform if account else place),
            "part": part,
            named: what,
            "made_at": access.now,
            "next_at": access.wall,
            "ordered_by_id": access.user,
        },
    )


def _keep_pictures(access: Access, row: Delivery, part: Part) -> None:
    for position, picture in enumerate(part.pictures):
        blob = keep_bytes(access, picture.content, picture.media_type)
        DeliveryPicture.objects.create(delivery=row, position=position, blob=blob, alt=picture.alt)
