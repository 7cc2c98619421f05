"""When the public last heard from us, as parts of a query for incidents. Words that no person ordered do not count."""

from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery

from firewarden.desk.records.delivery import Publication
from firewarden.desk.records.words import Update
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.statement import DraftKind, Phase

EMPTY = (Phase.AWARE, Phase.LOOKING)
"""Updates that say only that we know. On a network an update counts by what it says on our page."""


def times() -> dict[str, Subquery]:
    """For `annotate`. `said_at`, `updated_at`: the last words on a network and on our own page; `told_at`,
    `explained_at`: the last of them that said what we know; `promised_at`: when we promised to speak next."""
    said = Publication.objects.filter(delivery__incident=OuterRef("pk"), delivery__reply=None).exclude(
        delivery__ordered_by=None
    )
    updates = Update.objects.filter(incident=OuterRef("pk")).exclude(by=None)
    first = (DraftKind.HOLDING, DraftKind.UPDATE)
    full = said.exclude(delivery__statement__draft__kind__in=first).exclude(delivery__statement=None)
    return {
        "said_at": _last(said, "at", "delivery__incident"),
        "updated_at": _last(updates, "published_at", "incident"),
        "told_at": _last(full, "at", "delivery__incident"),
        "explained_at": _last(updates.exclude(phase__in=EMPTY), "published_at", "incident"),
        "promised_at": Subquery(
            Update.objects.filter(incident=OuterRef("pk")).order_by("-number").values("next_at")[:1]
        ),
    }


def latest(*times: int | None) -> Instant | None:
    found = [at for at in times if at]
    return Instant(max(found)) if found else None


def _last(rows: QuerySet[Any], field: str, path: str) -> Subquery:
    return Subquery(rows.order_by().values(path).annotate(found=Max(field)).values("found"))
