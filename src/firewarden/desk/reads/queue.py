"""The queue: one place for each person who waits, in the order that matters."""

from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.waiting import open_evidence, waiting
from firewarden.desk.records import Evidence, scope
from firewarden.steps.engage.queue import Item, Reason, order, reasons, together
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.mention import Hazard, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One person's. `posts` are the numbers of those that wait, the newest first; `newest` is that one's id."""

    incident: int
    newest: UUID
    posts: tuple[int, ...]
    reasons: tuple[Reason, ...]
    reach: int


def incident_queue(access: Access, number: int) -> list[Place]:
    """Raises NotFound. Two queries."""
    access.need("read")
    return _places(Evidence.objects.filter(incident=scope.incident(access, number)))


def brand_queue(access: Access) -> list[Place]:
    """Over all open incidents of the brand that this person may see. One query."""
    access.need("read")
    return _places(open_evidence(access))


class _Author(msgspec.Struct):
    followers: int | None = None


class _Post(msgspec.Struct):
    author: _Author | None = None


WHO = ("pk", "number", "incident__number", "person", "written")
WHY = ("hazards", "question", "first_person", "tone", "post")


def _places(rows: QuerySet[Evidence]) -> list[Place]:
    people: dict[tuple[int, str], list[tuple[Item, int]]] = {}
    for pk, number, incident, person, written, hazards, question, first_person, tone, post in waiting(rows).values_list(
        *WHO, *WHY
    ):
        item = Item(
            id=str(pk),
            posted_at=Instant(written),
            hazards=frozenset(Hazard(name) for name in hazards),
            question=question,
            first_person=first_person,
            negative=tone == Tone.NEGATIVE,
            reach=reach_of(post),
        )
        people.setdefault((incident, person), []).append((item, number))
    places = {}
    for (incident, _), posts in people.items():
        posts.sort(key=lambda one: (one[0].posted_at, one[0].id), reverse=True)
        whole = together([item for item, _ in posts])
        places[whole.id] = (
            whole,
            Place(
                incident=incident,
                newest=UUID(whole.id),
                posts=tuple(number for _, number in posts),
                reasons=reasons(whole),
                reach=whole.reach,
            ),
        )
    return [places[item.id][1] for item in order(item for item, _ in places.values())]


def reach_of(post: str) -> int:
    """Followers of the author of a post as it is kept."""
    author = msgspec.json.decode(post, type=_Post).author if post else None
    return (author.followers if author else None) or 0
