"""In what order people are answered: danger first, then who waits for us and how many listen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.mention import Hazard

PERIL = frozenset({Hazard.SAFETY, Hazard.HEALTH, Hazard.DEATH, Hazard.MINORS})
PRESS = frozenset({Hazard.JOURNALIST, Hazard.REGULATOR, Hazard.LEGAL})


class Reason(StrEnum):
    """Why somebody is answered before others, the strongest first."""

    DANGER = "danger"
    PRESS = "press or law"
    EXPERIENCE = "own experience"
    QUESTION = "question"
    ANGER = "anger"


REASONS = tuple(Reason)
"""Going through an enum takes longer than all the rest of putting somebody in their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One person's post that may want an answer, or all of theirs `together`. `reach` is the author's number of
    followers."""

    id: str
    posted_at: Instant
    hazards: frozenset[Hazard] = frozenset()
    question: bool = False
    first_person: bool = False
    negative: bool = False
    reach: int = 0


def together(items: Sequence[Item]) -> Item:
    """One person's posts as one: every reason any of them gives, waiting since the first. Its id is the newest's."""
    return Item(
        id=max(items, key=lambda one: (one.posted_at, one.id)).id,
        posted_at=min(one.posted_at for one in items),
        hazards=frozenset().union(*(one.hazards for one in items)),
        question=any(one.question for one in items),
        first_person=any(one.first_person for one in items),
        negative=any(one.negative for one in items),
        reach=max(one.reach for one in items),
    )


def order(items: Iterable[Item]) -> list[Item]:
    """Danger, press and law, own experience, question, anger; then reach in powers of ten; then the longest wait."""
    return sorted(items, key=_key)


def reasons(item: Item) -> tuple[Reason, ...]:
    """All that hold, in the order that decides the place."""
    return tuple(reason for reason, holds in zip(REASONS, _held(item), strict=True) if holds)


def _held(item: Item) -> tuple[bool, ...]:
    """For each reason whether it holds."""
    danger, press = not PERIL.isdisjoint(item.hazards), not PRESS.isdisjoint(item.hazards)
    return danger, press, item.first_person, item.question, item.negative


def _key(item: Item) -> tuple[tuple[bool, ...], int, Instant, str]:
    return (
        tuple(not holds for holds in _held(item)),
        -len(str(max(item.reach, 0))),
        item.posted_at,
        item.id,
    )
