"""Where a text stands that is to be corrected, what it says there, and what can be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import scope
from firewarden.desk.records.contents import content_of, parts_in
from firewarden.desk.records.delivery import Delivery, DeliveryPicture
from firewarden.desk.records.incident import Incident
from firewarden.desk.records.places import NOT_AT_ALL, Place, place
from firewarden.desk.records.variants import posts_in
from firewarden.desk.records.words import Draft
from firewarden.steps.respond.correcting import corrected, mendings
from firewarden.steps.respond.pictures import fitting
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.correction import Mending, Mendings
from firewarden.vocabulary.delivery import DeliveryKind, Part
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One post of ours, or the first of a thread. `place` None: nothing can go out there just now. `edited` are the
    posts as they stand after a change, `beside` those of words that name themselves a correction. `done`: this
    correction has gone there already, or is on its way."""

    delivery: Delivery
    place: Place | None
    can: Mendings
    edited: tuple[str, ...] | Refused
    beside: tuple[Part, ...] | Refused
    done: bool


def stands(root: Draft) -> "list[Delivery]":
    """The first posts of what is out of a text and was not taken back, by when they were made."""
    out = Delivery.objects.filter(
        statement__draft=root, kind=DeliveryKind.PUBLISH, part=1, publication__deleted_at=None
    )
    return list(out.exclude(publication=None).select_related("publication", "account").order_by("made_at", "pk"))


def standing(access: Access, draft: Draft, outside: Outside) -> list[Standing]:
    """What a correction is about, place by place."""
    if draft.corrects is None:
        return []
    content = content_of(draft.versions.prefetch_related("pictures").get(version=draft.version))
    gone = Delivery.objects.filter(statement__draft=draft).exclude(state=DeliveryState.CANCELED)
    done = set(gone.values_list("amends", flat=True)) | {_place(one) for one in gone.filter(kind=DeliveryKind.PUBLISH)}
    may_edit = access.may("edit publication", scope.roles(access, draft.incident_id))
    return [
        _standing(access, one, content, outside, done=one.pk in done or _place(one) in done, may_edit=may_edit)
        for one in stands(draft.corrects)
    ]


def said_there(incident: Incident) -> Mapping[UUID, frozenset[str]]:
    """By the text that was corrected: all that went out of it, and of its corrections. One query."""
    rows = Delivery.objects.filter(
        Q(statement__draft__corrects__isnull=False) | Q(statement__draft__corrections__isnull=False), incident=incident
    )
    found: dict[UUID, set[str]] = {}
    for root, own, text in rows.values_list("statement__draft__corrects", "statement__draft", "text").distinct():
        found.setdefault(root or own, set()).add(text)
    return {key: frozenset(texts) for key, texts in found.items()}


def _standing(
    access: Access, row: Delivery, content: Content, outside: Outside, *, done: bool, may_edit: bool
) -> Standing:
    found = place(access, outside, str(row.account_id or row.platform))
    network = found.publishing if found else NOT_AT_ALL
    edited = posts_in(content, network, row.language)
    beside = parts_in(access, corrected(content), network, row.language)
    publication = row.publication
    can = mendings(
        network,
        known=bool(publication.native_id),
        parts=1 + row.next.count(),
        posts=None if isinstance(edited, Refused) or isinstance(beside, Refused) else len(edited),
        same_pictures=_pictures(row) == [(one.sha256, one.alt) for one in fitting(content.pictures, network)[0]],
        may_edit=may_edit,
    )
    if found is None:
        can = Mendings(ways=(Mending.LEAVE,), because=say("Nothing can go out there just now: correct it by hand."))
    return Standing(delivery=row, place=found, can=can, edited=edited, beside=beside, done=done)


def _pictures(row: Delivery) -> list[tuple[str, str]]:
    there = DeliveryPicture.objects.filter(delivery=row).order_by("position")
    return list(there.values_list("blob__sha256", "alt"))


def _place(row: Delivery) -> tuple[UUID | None, str]:
    return row.account_id, row.platform
