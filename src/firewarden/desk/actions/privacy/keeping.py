"""What is old goes by itself, class by class, some of it in each round of the worker; a legal hold stops it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, Min, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.evidence import Why, erase_row
from firewarden.desk.actions.privacy.held import CASE_FIELDS, CASE_PARTS, GOING_OUT, blank, with_words
from firewarden.desk.outside import Outside
from firewarden.desk.records import (
    Brand,
    Case,
    Consent,
    Evidence,
    FeedCursor,
    Label,
    LegalHold,
    Reply,
    chain,
    scope,
)
from firewarden.desk.records.incident import Incident
from firewarden.steps.offline.retention import check, times
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.retention import Ahead, Kept
from firewarden.vocabulary.statement import Refused

SLICE = 200
"""Rows of one class in one brand and round: the worker has other things to do."""
SOON = 30 * DAY


@dataclass(frozen=True, slots=True)
class Class:
    """`since`: the way to the instant from which the time counts; `incident`: the way to the incident, empty: none."""

    rows: Callable[[Access], QuerySet[Any]]
    since: str
    incident: str
    empty: Callable[[Access, Any], None]


def _closed(access: Access, model: type[Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(
        incident__brand=access.brand, incident__state=IncidentState.CLOSED, incident__closed_at__gt=0
    )
    return rows


def _empty_reply(_access: Access, row: Reply) -> None:
    for sent in row.deliveries.exclude(state__in=GOING_OUT):
        blank(sent, ("text", "title", "open_url"))
    blank(row, ("text", "sent_note"))


def _empty_case(_access: Access, row: Case) -> None:
    for part in CASE_PARTS:
        for piece in part.rows([row.pk]):
            blank(piece, part.fields)
    blank(row, CASE_FIELDS)


def _empty_consent(_access: Access, row: Consent) -> None:
    blank(row, ("author", "other_author", "agreed", "withdrawn_how"))


CLASSES: Mapping[Kept, Class] = {
    Kept.REPLIES: Class(
        lambda access: with_words(_closed(access, Reply), "text").exclude(deliveries__state__in=GOING_OUT),
        "incident__closed_at",
        "incident",
        _empty_reply,
    ),
    Kept.CASES: Class(
        lambda access: with_words(Case.objects.filter(incident__brand=access.brand, closed_at__gt=0), *CASE_FIELDS),
        "closed_at",
        "incident",
        _empty_case,
    ),
    Kept.EVIDENCE: Class(
        lambda access: _closed(access, Evidence).filter(erased_at=None),
        "incident__closed_at",
        "incident",
        lambda access, row: erase_row(access, row, Why.RETENTION),
    ),
    Kept.LABELS: Class(
        lambda access: scope.of_brand(access, Label).exclude(post=""),
        "at",
        "",
        lambda _access, row: blank(row, ("post",)),
    ),
    Kept.CONSENTS: Class(
        lambda access: scope.of_brand(access, Consent).filter(withdrawn_at__gt=0).exclude(author=""),
        "withdrawn_at",
        "",
        _empty_consent,
    ),
}


@transaction.atomic
def save_times(access: Access, wanted: Mapping[Kept, int]) -> Refused | None:
    """Days; those that are not in `wanted` are the usual ones."""
    access.need("save retention")
    refused = check(wanted)
    if refused is not None:
        return refused
    brand = scope.brand(access)
    brand.retention = {kept.value: days for kept, days in sorted(wanted.items())}
    brand.save(update_fields=["retention"])
    chain.append(access, EventKind.RETENTION_SAVED, subject=brand.pk, content=str(brand.retention))
    return None


@transaction.atomic
def keep(access: Access) -> int:
    """Erases some of what is due now; how many rows went."""
    gone = 0
    for kept, days in times(scope.brand(access).retention).items():
        if kept not in CLASSES:
            continue
        kind = CLASSES[kept]
        before = access.now - days * DAY
        rows = list(_free(kind, kind.rows(access).filter(**{f"{kind.since}__lt": before}))[:SLICE])
        for row in rows:
            kind.empty(access, row)
        if rows:
            chain.append(access, EventKind.RETENTION_KEPT, what=kept, rows=len(rows))
        gone += len(rows)
    return gone


def keep_heard(accesses: Iterable[Access], outside: Outside) -> None:
    """Tells the pipeline from when on posts are kept, for all brands as long as one of them wants by its own clock: a
    drill of an old crisis is not old. And how far the desk has read the feed."""
    wanted = {row.pk: times(row.retention)[Kept.POSTS] for row in Brand.objects.only("retention")}
    since = [access.now - wanted[access.brand] * DAY for access in accesses if access.brand in wanted]
    if since:
        passed = FeedCursor.objects.filter(store_id=outside.reader.store_id).aggregate(n=Max("number"))["n"] or 0
        outside.upkeep.keep(Instant(max(min(since), 0)), passed)


def ahead(access: Access, outside: Outside) -> list[Ahead]:
    """What is there of each class, and what of it goes when."""
    access.need("read")
    own = scope.brand(access).retention
    return [_ahead(access, outside, kept, days, kept.value in own) for kept, days in times(own).items()]


def standing(access: Access) -> Iterator[tuple[int, str, str, Instant, str]]:
    """Number, title, reason, since when and by whom, of each incident with a legal hold."""
    rows = LegalHold.objects.filter(lifted_at=None, incident__in=scope.incidents(access))
    for row in rows.select_related("incident", "by").order_by("incident__number"):
        yield row.incident.number, row.incident.title, row.reason, Instant(row.at), str(row.by or "")


def may_hold(access: Access) -> list[Incident]:
    """Incidents without one, the newest first."""
    rows = scope.incidents(access).exclude(holds__in=LegalHold.objects.filter(lifted_at=None))
    return list(rows.order_by("-number")[:50])


def _ahead(access: Access, outside: Outside, kept: Kept, days: int, own: bool) -> Ahead:
    until = Instant(access.now - days * DAY)
    if kept is Kept.POSTS:
        reader, brand = outside.reader, BrandId(str(access.brand))
        there = reader.totals(brand, Instant(0), Instant(access.wall + 1)).mentions
        due = reader.totals(brand, Instant(0), until).mentions
        soon = reader.totals(brand, until, Instant(until + SOON)).mentions
        return Ahead(kept=kept, days=days, own=own, there=there, due=due, soon=soon, held=0, next_at=None)
    kind = CLASSES[kept]
    rows = kind.rows(access)
    free = _free(kind, rows)
    first = free.aggregate(first=Min(kind.since))["first"]
    return Ahead(
        kept=kept,
        days=days,
        own=own,
        there=rows.count(),
        due=free.filter(**{f"{kind.since}__lt": until}).count(),
        soon=free.filter(**{f"{kind.since}__gte": until, f"{kind.since}__lt": until + SOON}).count(),
        held=rows.count() - free.count(),
        next_at=None if first is None else Instant(first + days * DAY),
    )


def _free(kind: Class, rows: QuerySet[Any]) -> QuerySet[Any]:
    if not kind.incident:
        return rows
    return rows.exclude(**{f"{kind.incident}__in": LegalHold.objects.filter(lifted_at=None).values("incident")})
