"""Where the desk holds what concerns one person, and what becomes of it when it has to go.

A person is one or more names on networks. Everything hangs on the posts they wrote and the cases opened for them; a new
kind of record about persons is one line in `HOLDERS`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, Field, JSONField, Model, Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.evidence import Why, erase_row
from firewarden.desk.records import (
    Case,
    CaseNote,
    Consent,
    Conversation,
    Delivery,
    Evidence,
    Label,
    Offer,
    OfferChange,
    Publication,
    Reply,
    scope,
)
from firewarden.desk.records.cases import CaseCall, CaseContact, CaseFile, CaseLine
from firewarden.desk.records.conversations import ConversationNote
from firewarden.desk.records.persons import Name
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DeliveryState

Rows = QuerySet[Any]
GOING_OUT = tuple(
    state for state in DeliveryState if state not in (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.CANCELED)
)
"""A text on its way is not taken away under the hands of who sends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Of one person in one brand: their names, the posts by them, the cases about them."""

    names: tuple[Name, ...]
    evidence: tuple[UUID, ...]
    keys: tuple[str, ...]
    cases: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """`rows`: those with content left. `incident`: the way from a row to its incident, empty: it has none, and no hold
    reaches it. `fields` go empty; None: `erase` knows."""

    what: Said
    rows: Callable[[Access, Traces], Rows]
    incident: str
    fields: tuple[str, ...] = ()
    erase: Callable[[Access, Any, Why], None] | None = None

    def empty(self, access: Access, row: Any, why: Why) -> None:
        if self.erase is not None:
            self.erase(access, row, why)
        else:
            blank(row, self.fields)


def traces(access: Access, names: Sequence[Name]) -> Traces:
    by = Q(pk=None)
    for platform, author in names:
        by |= Q(platform=platform, author=author)
    found = list(scope.of_brand(access, Evidence).filter(by).values_list("pk", "post_key"))
    wrote = tuple(pk for pk, _ in found)
    called = [author for _, author in names]
    about = Case.objects.filter(incident__brand=access.brand).filter(Q(evidence__in=wrote) | Q(person__in=called))
    return Traces(
        names=tuple(names),
        evidence=wrote,
        keys=tuple(key for _, key in found if key),
        cases=tuple(about.values_list("pk", flat=True)),
    )


def blank(row: Any, fields: Sequence[str]) -> None:
    for name in fields:
        setattr(row, name, _nothing(row._meta.get_field(name)))  # noqa: SLF001
    row.save(update_fields=list(fields))


def with_words(rows: Rows, *fields: str) -> Rows:
    """Those in which something is left."""
    left = Q(pk=None)
    for name in fields:
        left |= ~Q(**{name: ""})
    return rows.filter(left)


def _nothing(field: "Field[Any, Any]") -> Any:
    if isinstance(field, BinaryField):
        return None if field.null else b""
    if isinstance(field, JSONField):
        return field.get_default()
    return ""


def _named(access: Access, found: Traces, model: type[Model], way: str = "") -> Rows:
    by = Q(pk=None)
    for platform, author in found.names:
        by |= Q(**{f"{way}platform": platform, f"{way}author": author})
    return model._default_manager.filter(by, **{f"{way}incident__brand": access.brand})  # noqa: SLF001


def _consents(access: Access, found: Traces) -> Rows:
    by = Q(pk=None)
    for platform, author in found.names:
        by |= Q(platform=platform, author=author) | Q(other_platform=platform, other_author=author)
    return scope.of_brand(access, Consent).filter(by)


def _forget_consent(access: Access, row: Consent, _why: Why) -> None:
    """That there was one stays, and from now on it joins nobody."""
    if row.withdrawn_at is None:
        row.withdrawn_at = access.now
    row.author = row.other_author = row.agreed = row.withdrawn_how = ""
    row.save()


def _labels(access: Access, found: Traces) -> Rows:
    return scope.of_brand(access, Label).filter(post_key__in=found.keys).exclude(post="")


@dataclass(frozen=True, slots=True)
class Piece:
    """What hangs on a private case; `way` leads to it."""

    what: Said
    model: type[Model]
    way: str
    fields: tuple[str, ...]

    def rows(self, cases: Any) -> Rows:
        rows: Rows = self.model._default_manager.filter(**{f"{self.way}__in": cases})  # noqa: SLF001
        return with_words(rows, self.fields[0])


CASE_PARTS = (
    Piece(say("notes in private cases"), CaseNote, "case", ("text",)),
    Piece(say("what was said in private"), CaseLine, "case", ("text", "subject", "whole", "their_id")),
    Piece(say("files they sent in private"), CaseFile, "line__case", ("name", "data")),
    Piece(say("calls they asked for"), CaseCall, "case", ("about", "note", "agreed")),
    Piece(say("how they are reached in private"), CaseContact, "case", ("value", "mark")),
)


def _of_cases(part: Piece) -> Holder:
    return Holder(part.what, lambda _access, found: part.rows(found.cases), f"{part.way}__incident", part.fields)


CASE_FIELDS = ("person", "problem", "channel", "consent", "closing_note")
HOLDERS: tuple[Holder, ...] = (
    Holder(
        say("posts kept as evidence, with their files and pictures"),
        lambda access, found: scope.of_brand(access, Evidence).filter(pk__in=found.evidence, erased_at=None),
        "incident",
        erase=erase_row,
    ),
    Holder(
        say("what we answered them"),
        lambda _access, found: with_words(Reply.objects.filter(evidence__in=found.evidence), "text").exclude(
            deliveries__state__in=GOING_OUT
        ),
        "incident",
        ("text", "sent_note"),
    ),
    Holder(
        say("what was sent of it"),
        lambda _access, found: with_words(
            Delivery.objects.filter(reply__evidence__in=found.evidence).exclude(state__in=GOING_OUT), "text"
        ),
        "incident",
        ("text", "title", "open_url"),
    ),
    Holder(
        say("how it reads on the network"),
        lambda _access, found: with_words(
            Publication.objects.filter(delivery__reply__evidence__in=found.evidence), "text"
        ),
        "delivery__incident",
        ("text",),
    ),
    Holder(
        say("private cases"),
        lambda _access, found: with_words(Case.objects.filter(pk__in=found.cases), *CASE_FIELDS),
        "incident",
        CASE_FIELDS,
    ),
    *map(_of_cases, CASE_PARTS),
    Holder(
        say("offers made to them"),
        lambda _access, found: with_words(Offer.objects.filter(evidence__in=found.evidence), "words"),
        "incident",
        ("words",),
    ),
    Holder(
        say("what was noted on offers"),
        lambda _access, found: with_words(OfferChange.objects.filter(offer__evidence__in=found.evidence), "note"),
        "offer__incident",
        ("note",),
    ),
    Holder(
        say("notes of the team on conversations"),
        lambda access, found: with_words(_named(access, found, ConversationNote, "conversation__"), "text"),
        "conversation__incident",
        ("text",),
    ),
    Holder(
        say("conversations in the inbox"),
        lambda access, found: _named(access, found, Conversation),
        "incident",
        ("author", "note"),
    ),
    Holder(say("what they agreed to"), _consents, "", erase=_forget_consent),
    Holder(say("posts somebody judged"), _labels, "", ("post",)),
)
