"""What a stance lets out, and what becomes of the rest: it is held, looked at one by one after the release, and what is
past its time by then never goes out by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Stance
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

ORDER = (Stance.NORMAL, Stance.HOLD_MARKETING, Stance.HOLD_ALL, Stance.LOCKED)
"""From the loosest to the strictest."""


class Words(StrEnum):
    """What goes out. MARKETING: an ordinary post. PLANNED: of the incident, for a time set in advance. OURS: of the
    incident, now. REPLY: to one person."""

    MARKETING = "marketing"
    PLANNED = "planned"
    OURS = "ours"
    REPLY = "reply"


HELD: dict[Stance, frozenset[Words]] = {
    Stance.NORMAL: frozenset(),
    Stance.HOLD_MARKETING: frozenset({Words.MARKETING}),
    Stance.HOLD_ALL: frozenset({Words.MARKETING, Words.PLANNED}),
    Stance.LOCKED: frozenset(Words),
}
"""With all held, only what people approve and send in that moment goes out: a plan was made before they knew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """May go out from `at` on."""

    at: Instant


def words_of(*, marketing: bool, reply: bool, planned: bool) -> Words:
    if marketing:
        return Words.MARKETING
    if reply:
        return Words.REPLY
    return Words.PLANNED if planned else Words.OURS


def in_force(stances: Iterable[Stance]) -> Stance:
    """That of a brand: the strictest of its open incidents.

    >>> in_force([Stance.HOLD_ALL, Stance.NORMAL, Stance.HOLD_MARKETING])
    <Stance.HOLD_ALL: 'hold all'>
    """
    return max(stances, key=ORDER.index, default=Stance.NORMAL)


def holds(stance: Stance, words: Words) -> bool:
    return words in HELD[stance]


def release(
    stance: Stance, words: Words, due: Instant | None, wanted: Instant | None, now: Instant
) -> Released | Refused:
    """One held thing that a person has looked at. `due` is its planned time, None: it was to go at once. `wanted` is
    the time the person gives it now; None: it keeps its own."""
    if holds(stance, words):
        return Refused(reason=say("The stance is still {stance}: this stays here until it is loosened.", stance=stance))
    if wanted is not None:
        if wanted < now:
            return Refused(reason=say("That time is past. Give a later one, or drop it."))
        return Released(at=wanted)
    if due is None:
        return Released(at=now)
    if due <= now:
        return Refused(reason=say("Its time has passed while it was held. Give it a new one, or drop it."))
    return Released(at=due)
