"""The queue: one place for each person who waits, in the order that matters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.waiting import open_evidence, seen_by, waiting
from firewarden.desk.records import Evidence, scope
from firewarden.desk.records.prepared import Prepared
from firewarden.steps.engage.queue import Item, Reason, order, reasons, together
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.mention import Hazard, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One person's. `posts` are the numbers of those that wait, the newest first; `newest` is that one's id;
    `whole` is all they wrote as one."""

    incident: int
    newest: UUID
    posts: tuple[int, ...]
    whole: Item

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return reasons(self.whole)

    @property
    def reach(self) -> int:
        return self.whole.reach


def incident_queue(access: Access, number: int) -> list[Place]:
    """Raises NotFound. Two queries."""
    access.need("read")
    return _places(_OF_INCIDENT.rows(scope.incident(access, number).pk))


def brand_queue(access: Access) -> list[Place]:
    """Over all open incidents of the brand that this person may see. One query."""
    access.need("read")
    if access.user is None:
        return _places(_of_brand(access.brand, None))
    return _places(_OF_BRAND.rows(access.brand, access.user))


class _Author(msgspec.Struct):
    followers: int | None = None


class _Post(msgspec.Struct):
    author: _Author | None = None


WHO = ("pk", "number", "incident__number", "person", "written")
WHY = ("hazards", "question", "first_person", "tone", "post")


def _of_incident(incident: UUID) -> QuerySet[Any, Any]:
    return waiting(Evidence.objects.filter(incident=incident)).values_list(*WHO, *WHY)


def _of_brand(brand: UUID, user: UUID | None) -> QuerySet[Any, Any]:
    return waiting(open_evidence(seen_by(brand, user))).values_list(*WHO, *WHY)


_OF_INCIDENT = Prepared(_of_incident, blanks=1)
_OF_BRAND = Prepared(_of_brand, blanks=2)


def _places(rows: Iterable[tuple[Any, ...]]) -> list[Place]:
    """Of rows as the ORM or as the database has them."""
    people: dict[tuple[int, str], list[tuple[Item, int]]] = {}
    for pk, number, incident, person, written, hazards, question, first_person, tone, post in rows:
        named = msgspec.json.decode(hazards) if isinstance(hazards, str) else hazards
        item = Item(
            id=str(UUID(str(pk))),
            posted_at=Instant(written),
            hazards=frozenset(Hazard(name) for name in named),
            question=bool(question),
            first_person=bool(first_person),
            negative=tone == Tone.NEGATIVE,
            reach=reach_of(post),
        )
        people.setdefault((incident, person), []).append((item, number))
    places = {}
    for (incident, _), posts in people.items():
        posts.sort(key=lambda one: (one[0].posted_at, one[0].id), reverse=True)
        whole = together([item for item, _ in posts])
        numbers = tuple(number for _, number in posts)
        places[whole.id] = Place(incident=incident, newest=UUID(whole.id), posts=numbers, whole=whole)
    return [places[item.id] for item in order(place.whole for place in places.values())]


def reach_of(post: str) -> int:
    """Followers of the author of a post as it is kept."""
    author = msgspec.json.decode(post, type=_Post).author if post else None
    return (author.followers if author else None) or 0
