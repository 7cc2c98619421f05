"""Who of those that wanted an answer got one, and when: over all incidents that this person may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Min
from django.db.models.functions import Coalesce

from firewarden.desk.access import Access
from firewarden.desk.records import Case, Evidence, Reply, scope
from firewarden.desk.records.talks import LOST, wants
from firewarden.steps.engage.fairness import Asker, By, Group, apart, groups, told
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.conversation import SETTLING
from firewarden.vocabulary.said import Said

SPAN = 90 * DAY
MOST = 10_000
"""Posts looked at, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    by: By
    groups: tuple[Group, ...]
    apart: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """`aside`: people of whom somebody decided that they need no answer; they are counted nowhere else. `cut`: there is
    more than was looked at."""

    people: int
    aside: int
    cut: bool
    tables: tuple[Table, ...]


def fairness(access: Access) -> Fairness:
    """Of the last 90 days. Three queries."""
    access.need("read")
    rows = scope.of_incidents(access, Evidence).annotate(written=Coalesce("posted_at", "received_at"))
    rows = rows.filter(wants(), written__gte=access.now - SPAN).order_by("-written")
    found = list(rows.values_list(*_COLUMNS)[: MOST + 1])
    askers, aside = _askers(found[:MOST], _answered(access), access.now)
    tables = []
    for by in By:
        made = groups(askers, by)
        tables.append(Table(by=by, groups=made, apart=tuple(told(*pair) for pair in apart(made))))
    return Fairness(people=len(askers), aside=aside, cut=len(found) > MOST, tables=tuple(tables))


class _Author(msgspec.Struct):
    followers: int | None = None


class _Post(msgspec.Struct):
    author: _Author | None = None
    lang: str | None = None


_COLUMNS = (
    "pk",
    "number",
    "incident__number",
    "platform",
    "author",
    "lang",
    "post",
    "written",
    "conversation__verdict",
)


def _answered(access: Access) -> dict[UUID, Instant]:
    """When each post was answered, or taken to a private case."""
    sent = scope.of_incidents(access, Reply).exclude(sent_at=None).exclude(deliveries__state__in=LOST)
    cases = scope.of_incidents(access, Case).exclude(evidence=None)
    times = [
        *sent.values_list("evidence").annotate(at=Min("sent_at")),
        *cases.values_list("evidence").annotate(at=Min("opened_at")),
    ]
    found: dict[UUID, Instant] = {}
    for evidence, at in times:
        found[evidence] = min(Instant(at), found.get(evidence, Instant(at)))
    return found


def _askers(rows: Iterable[tuple[Any, ...]], answered: dict[UUID, Instant], now: Instant) -> tuple[list[Asker], int]:
    people: dict[tuple[int, str, str], list[tuple[Any, ...]]] = {}
    for row in rows:
        people.setdefault((row[2], row[3], row[4] or str(row[0])), []).append(row)
    askers, aside = [], 0
    for posts in people.values():
        times = [answered[row[0]] for row in posts if row[0] in answered]
        if not times and all(row[8] in SETTLING for row in posts):
            aside += 1
            continue
        askers.append(_asker(posts, min(times, default=None), now))
    return askers, aside


def _asker(posts: list[tuple[Any, ...]], at: Instant | None, now: Instant) -> Asker:
    """Waiting since their first post that wanted an answer."""
    first = min(posts, key=lambda row: (row[7], row[1]))
    post = msgspec.json.decode(first[6], type=_Post) if first[6] else _Post()
    return Asker(
        reach=post.author.followers if post.author else None,
        network=first[3],
        language=first[5] or post.lang or "",
        waited=max(0, (now if at is None else at) - first[7]),
        answered=at is not None,
        incident=first[2],
        post=first[1],
    )
