"""In what order people are answered: danger first, then who waits for us and how many listen."""

from collections.abc import Iterable
from dataclasses import dataclass

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.mention import Hazard

PERIL = frozenset({Hazard.SAFETY, Hazard.HEALTH, Hazard.DEATH, Hazard.MINORS})
PRESS = frozenset({Hazard.JOURNALIST, Hazard.REGULATOR, Hazard.LEGAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One person's post that may want an answer. `reach` is the author's number of followers."""

    id: str
    posted_at: Instant
    hazards: frozenset[Hazard] = frozenset()
    question: bool = False
    first_person: bool = False
    negative: bool = False
    reach: int = 0


def order(items: Iterable[Item]) -> list[Item]:
    """Danger, press and law, own experience, question, anger; then reach in powers of ten; then the longest wait."""
    return sorted(items, key=_key)


def _key(item: Item) -> tuple[bool, bool, bool, bool, bool, int, Instant, str]:
    return (
        not item.hazards & PERIL,
        not item.hazards & PRESS,
        not item.first_person,
        not item.question,
        not item.negative,
        -len(str(max(item.reach, 0))),
        item.posted_at,
        item.id,
    )
