"""The queue: one place for each person who waits, in the order that matters."""

from collections import Counter
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
from firewarden.desk.records.serving import service_of, terms_of
from firewarden.steps.engage.because import because, lane_note
from firewarden.steps.engage.lanes import Lane
from firewarden.steps.engage.queue import Item, Ranked, Reason, order, reasons, together
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, Instant
from firewarden.vocabulary.mention import Hazard, Tone
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.serving import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One person's `conversation`. `posts` are the numbers of those that wait, the newest first; `newest` is that one's
    id; `ranked` is of all they wrote as one. `chorus` other people who wait wrote the same words. `now` is when it was
    asked. `lines`: whom the brand names to somebody who is in danger; none for others."""

    incident: int
    conversation: UUID
    newest: UUID
    posts: tuple[int, ...]
    ranked: Ranked
    chorus: int
    now: Instant
    lines: tuple[Line, ...] = ()

    @property
    def whole(self) -> Item:
        return self.ranked.item

    @property
    def lane(self) -> Lane:
        return self.ranked.lane

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return reasons(self.whole)

    @property
    def because(self) -> Said:
        return because(self.ranked, self.now)

    @property
    def note(self) -> Said:
        """What to do first; nothing for who has no lane of their own."""
        return lane_note(self.lane)

    @property
    def due_at(self) -> Instant | None:
        return self.ranked.due_at

    @property
    def late(self) -> bool:
        return self.ranked.late_by(self.now) > 0

    @property
    def reach(self) -> int:
        return self.whole.reach


def incident_queue(access: Access, number: int) -> list[Place]:
    """Raises NotFound. Three queries."""
    access.need("read")
    return _places(access, _OF_INCIDENT.rows(scope.incident(access, number).pk, access.now))


def brand_queue(access: Access) -> list[Place]:
    """Over all open incidents of the brand that this person may see. Two queries, one where nobody waits."""
    access.need("read")
    if access.user is None:
        return _places(access, _of_brand(access.brand, None, access.now))
    return _places(access, _OF_BRAND.rows(access.brand, access.user, access.now))


class _Author(msgspec.Struct):
    followers: int | None = None


class _Post(msgspec.Struct):
    author: _Author | None = None
    key: str = ""
    reply_to: str | None = None
    text: str = ""

    @property
    def thread(self) -> str:
        return self.reply_to or self.key

    @property
    def words(self) -> str:
        """Without whom it is addressed to, what it links to, and how it is written."""
        return " ".join(word for word in self.text.casefold().split() if word[0] != "@" and "://" not in word)


WHO = ("pk", "number", "incident__number", "person", "written")
WHY = ("hazards", "question", "first_person", "tone", "post", "arousal", "distress", "incident__level")


def _of_incident(incident: UUID, now: Instant) -> QuerySet[Any, Any]:
    return waiting(Evidence.objects.filter(incident=incident), now).values_list(*WHO, *WHY)


def _of_brand(brand: UUID, user: UUID | None, now: Instant) -> QuerySet[Any, Any]:
    return waiting(open_evidence(seen_by(brand, user)), now).values_list(*WHO, *WHY)


_OF_INCIDENT = Prepared(_of_incident, blanks=1, instants=1)
_OF_BRAND = Prepared(_of_brand, blanks=2, instants=1)
_EMPTY = _Post()


def _places(access: Access, found: Iterable[tuple[Any, ...]]) -> list[Place]:
    """Of rows as the ORM or as the database has them."""
    rows = [(*row[:9], _post_of(row[9]), *row[10:]) for row in found]
    if not rows:
        return []
    threads = Counter(row[9].thread for row in rows if row[9].thread and 0 <= access.now - row[4] < HOUR)
    people: dict[tuple[int, str], list[tuple[Item, int, str]]] = {}
    for row in rows:
        people.setdefault((row[2], row[3]), []).append((_item(row, threads), row[1], row[9].words))
    places, saying = {}, Counter[str]()
    for (incident, person), posts in people.items():
        posts.sort(key=lambda one: (one[0].posted_at, one[0].id), reverse=True)
        whole = together([item for item, _, _ in posts])
        places[whole.id] = (whole, (incident, UUID(str(person))), tuple(number for _, number, _ in posts), posts[0][2])
        saying[posts[0][2]] += 1
    service = service_of(scope.brand(access).service)
    terms = terms_of(service, min(Instant(row[4]) for row in rows))
    made = []
    for ranked in order((place[0] for place in places.values()), access.now, terms):
        whole, (incident, conversation), numbers, words = places[ranked.item.id]
        made.append(
            Place(
                incident=incident,
                conversation=conversation,
                newest=UUID(whole.id),
                posts=numbers,
                ranked=ranked,
                chorus=saying[words] - 1 if words else 0,
                now=access.now,
                lines=service.lines if ranked.lane is Lane.SAFETY else (),
            )
        )
    return made


def _item(row: tuple[Any, ...], threads: Counter[str]) -> Item:
    pk, _number, _incident, _person, written, hazards, question, first_person, tone, post, arousal, distress, level = (
        row
    )
    named = msgspec.json.decode(hazards) if isinstance(hazards, str) else hazards
    return Item(
        id=str(UUID(str(pk))),
        posted_at=Instant(written),
        hazards=frozenset(Hazard(name) for name in named),
        distress=bool(distress),
        question=bool(question),
        first_person=bool(first_person),
        negative=tone == Tone.NEGATIVE,
        arousal=arousal,
        reach=_followers(post),
        thread=threads[post.thread],
        level=Level(level),
    )


def _post_of(post: str) -> _Post:
    return msgspec.json.decode(post, type=_Post) if post else _EMPTY


def _followers(post: _Post) -> int:
    return (post.author.followers if post.author else None) or 0


def reach_of(post: str) -> int:
    """Followers of the author of a post as it is kept."""
    return _followers(_post_of(post))
