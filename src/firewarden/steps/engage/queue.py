"""In what order people are answered: danger first, then press and law, then by what an answer is worth, which grows as
they wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.steps.engage.lanes import ALWAYS_THERE, FORMAL, PERIL, Lane, Terms, lane_of
from firewarden.steps.engage.worth import Signs, worth
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.mention import Hazard

LEAK = frozenset({Hazard.DATA_LEAK})
PRESS = FORMAL - LEAK


class Reason(StrEnum):
    """Why somebody is answered before others, the strongest first."""

    DISTRESS = "distress"
    DANGER = "danger"
    PRESS = "press or law"
    LEAK = "data leak"
    QUESTION = "question"
    EXPERIENCE = "own experience"
    ANGER = "anger"


REASONS = tuple(Reason)
"""Going through an enum takes longer than all the rest of putting somebody in their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One person's post that may want an answer, or all of theirs `together`. `reach` is the author's number of
    followers, `thread` how many posts its thread got in the last hour, `level` that of the incident."""

    id: str
    posted_at: Instant
    hazards: frozenset[Hazard] = frozenset()
    distress: bool = False
    question: bool = False
    first_person: bool = False
    negative: bool = False
    arousal: float = 0.0
    reach: int = 0
    thread: int = 0
    level: Level = Level.NOISE


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """`due_at` None: nobody is there within a year, so no time was promised. `worth` is Q of `steps.engage.worth`."""

    item: Item
    lane: Lane
    signs: Signs
    worth: float
    due_at: Instant | None

    def late_by(self, now: Instant) -> int:
        """Microseconds; 0: there is still time."""
        return 0 if self.due_at is None else max(0, now - self.due_at)


def together(items: Sequence[Item]) -> Item:
    """One person's posts as one: every reason any of them gives, waiting since the first. Its id is the newest's."""
    return Item(
        id=max(items, key=lambda one: (one.posted_at, one.id)).id,
        posted_at=min(one.posted_at for one in items),
        hazards=frozenset().union(*(one.hazards for one in items)),
        distress=any(one.distress for one in items),
        question=any(one.question for one in items),
        first_person=any(one.first_person for one in items),
        negative=any(one.negative for one in items),
        arousal=max(one.arousal for one in items),
        reach=max(one.reach for one in items),
        thread=max(one.thread for one in items),
        level=max(one.level for one in items),
    )


def order(items: Iterable[Item], now: Instant, terms: Terms = ALWAYS_THERE) -> list[Ranked]:
    """Lane by lane; in a lane by what an answer is worth now; then the longest wait."""
    return sorted((ranked(item, now, terms) for item in items), key=_key)


def ranked(item: Item, now: Instant, terms: Terms = ALWAYS_THERE) -> Ranked:
    lane = lane_of(item.hazards, distress=item.distress)
    signs = Signs(
        lane=lane,
        question=item.question,
        first_person=item.first_person,
        negative=item.negative,
        level=item.level,
        arousal=item.arousal,
        reach=item.reach,
        thread=item.thread,
        waited=terms.waited(lane, item.level, item.posted_at, now) / terms.span(lane),
    )
    due_at = terms.due(lane, item.level, item.posted_at)
    return Ranked(item=item, lane=lane, signs=signs, worth=worth(signs), due_at=due_at)


def reasons(item: Item) -> tuple[Reason, ...]:
    """All that hold, the strongest first."""
    return tuple(reason for reason, holds in zip(REASONS, _held(item), strict=True) if holds)


def _held(item: Item) -> tuple[bool, ...]:
    """For each reason whether it holds."""
    danger, press, leak = (not kinds.isdisjoint(item.hazards) for kinds in (PERIL, PRESS, LEAK))
    return item.distress, danger, press, leak, item.question, item.first_person, item.negative


def _key(one: Ranked) -> tuple[Lane, float, Instant, str]:
    return one.lane, -one.worth, one.item.posted_at, one.item.id
