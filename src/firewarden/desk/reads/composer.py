"""What stands around a reply while it is written: words to use again, remedies, who else writes, how it would look."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.inbox import Conversation
from firewarden.desk.reads.remedies import OfferRow, RemedyRow, like, lines, offers
from firewarden.desk.records import TextModule, Writing, scope
from firewarden.desk.records.places import Place
from firewarden.desk.records.ways import Ways, ways
from firewarden.steps.personalize.problem import problem_words
from firewarden.text.length import length_of, parts_of
from firewarden.text.marking import pieces
from firewarden.text.tongue import tongue
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.finding import Finding

LATELY = 3 * MINUTE
"""So long after the last letter somebody still counts as writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleRow:
    number: int
    topic: str
    language: str
    text: str
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a reply would look on one place. `counted` None: there is no limit."""

    place: Place
    counted: int | None
    most: int | None
    parts: tuple[str, ...]

    @property
    def too_long(self) -> bool:
        return self.counted is not None and self.most is not None and self.counted > self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """`language` is that of the person's post, as the network says it or by its words. `offers` are to this person,
    `others` to people in a like case. `writers`: names of others who are typing to this person just now."""

    language: str
    modules: tuple[ModuleRow, ...]
    remedies: tuple[RemedyRow, ...]
    offers: tuple[OfferRow, ...]
    others: tuple[OfferRow, ...]
    ways: Ways
    writers: tuple[tuple[str, Instant], ...]

    def of_state(self, *states: str) -> list[OfferRow]:
        return [one for one in self.offers if one.state in states]


def composer(access: Access, one: Conversation, posts: Sequence[Conversation], outside: Outside, text: str) -> Composer:
    """`posts` are this person's in the incident, `one` among them is answered. Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, one.incident)
    row = scope.numbered(incident.evidence.all(), one.post.number, "evidence")
    mine = frozenset(each.post.number for each in posts)
    rows = offers(access, incident)
    language = language_of(one)
    wrote = "\n".join(each.post.text for each in posts)
    return Composer(
        language=language,
        modules=modules(access, language),
        remedies=tuple(line for line in lines(access, incident) if line.why_not is None),
        offers=tuple(offer for offer in rows if offer.evidence in mine),
        others=tuple(like(rows, wrote, mine)),
        ways=ways(access, outside, row, text),
        writers=writers(access, one.incident, mine),
    )


def modules(access: Access, language: str = "") -> tuple[ModuleRow, ...]:
    """Those in force, of this language and of none first. One query."""
    access.need("read")
    rows = scope.of_brand(access, TextModule).filter(retired_at=None).select_related("by").order_by("topic", "number")
    found = [
        ModuleRow(
            number=row.number,
            topic=row.topic,
            language=row.language,
            text=row.text,
            by=str(row.by or ""),
            at=Instant(row.at),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: bool(language and one.language and one.language[:2] != language[:2])))


def writers(access: Access, number: int, posts: frozenset[int]) -> tuple[tuple[str, Instant], ...]:
    """Others who are typing to whoever wrote these posts, the latest first. One query."""
    access.need("read")
    rows = Writing.objects.filter(
        evidence__incident=scope.incident(access, number), evidence__number__in=posts, seen_at__gt=access.wall - LATELY
    )
    found = rows.exclude(user=access.user).select_related("user").order_by("-seen_at")
    return tuple((str(one.user), Instant(one.seen_at)) for one in found)


def language_of(one: Conversation) -> str:
    """Empty where there are no words."""
    if not one.post.text.strip():
        return ""
    return (one.post.post.lang if one.post.post else None) or tongue(one.post.text)


def looks(places: Sequence[Place], text: str) -> tuple[Look, ...]:
    """On each place it could go to."""
    return tuple(_look(one, text) for one in places)


def marked_post(post: str, reply: str) -> list[tuple[str, bool | None]]:
    """The words an answer should take up: True where the reply does, False where not; None: other words."""
    return pieces(post, [(one.start, one.end, one.taken_up) for one in problem_words(post, reply)])


def marked_reply(text: str, findings: Sequence[Finding]) -> list[tuple[str, int | None]]:
    """With the place of each finding in the list, from 1."""
    return pieces(text, [(one.start, one.end, at) for at, one in enumerate(findings, 1) if one.end])


def _look(place: Place, text: str) -> Look:
    length = place.publishing.length
    return Look(
        place=place,
        counted=None if length is None else length_of(text, length),
        most=None if length is None else length.most,
        parts=tuple(parts_of(text, length, numbered=True)) if place.publishing.threads else (text.strip(),),
    )
