"""How far people got on the way from the public into private and back: moved, answered, solved, lost.

Each is a share of those who could have got there, with Wilson's interval, and names the cases behind it. The loop is
closed when somebody's problem is solved and, where they agreed, the public was told; within seven days or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.measure.intervals import wilson
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.incident import CaseState

WITHIN = 7 * DAY
SOLVED = frozenset({CaseState.SOLVED_PUBLIC, CaseState.SOLVED_PRIVATE})
TARGET = 0.8
"""Of the loops that should be closed."""


class Stage(StrEnum):
    """MOVED: who was invited came. ANSWERED: who came or wrote to us there got an answer from a person. SOLVED: of all
    cases. LOST: invited, and silent or unreachable since. CLOSED: solved within seven days of the opening."""

    MOVED = "moved"
    ANSWERED = "answered"
    SOLVED = "solved"
    LOST = "lost"
    CLOSED = "loop closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What one case came to. `asked_at`: first invited; `came_at`: the person first wrote, called or opened the link;
    `answered_at`: our first answer in private after that."""

    number: int
    state: CaseState
    opened_at: Instant
    asked_at: Instant | None = None
    came_at: Instant | None = None
    answered_at: Instant | None = None
    closed_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole` got there; both hold numbers of cases. `low` and `high` are the 95 % interval."""

    stage: Stage
    part: tuple[int, ...]
    whole: tuple[int, ...]
    low: float
    high: float

    @property
    def share(self) -> float | None:
        return len(self.part) / len(self.whole) if self.whole else None


def shares(walks: Sequence[Walk], now: Instant) -> tuple[Share, ...]:
    """In the order of the way. A case counts for the loop when its seven days are over, or it is closed already: an
    open one of yesterday has failed nobody yet."""
    ripe = [one for one in walks if one.closed_at is not None or now - one.opened_at > WITHIN]
    asked = [one for one in walks if one.asked_at is not None]
    came = [one for one in walks if one.came_at is not None]
    return (
        _share(Stage.MOVED, asked, lambda one: one.came_at is not None),
        _share(Stage.ANSWERED, came, lambda one: one.answered_at is not None),
        _share(Stage.SOLVED, walks, lambda one: one.state in SOLVED),
        _share(Stage.LOST, asked, lambda one: _is_lost(one, now)),
        _share(Stage.CLOSED, ripe, _is_closed),
    )


def _is_lost(walk: Walk, now: Instant) -> bool:
    if walk.state in SOLVED:
        return False
    never_came = walk.came_at is None and now - (walk.asked_at or now) > WITHIN
    return walk.state is CaseState.UNREACHABLE or never_came


def _is_closed(walk: Walk) -> bool:
    return walk.state in SOLVED and walk.closed_at is not None and walk.closed_at - walk.opened_at <= WITHIN


def _share(stage: Stage, whole: Sequence[Walk], reached: Callable[[Walk], bool]) -> Share:
    part = [one.number for one in whole if reached(one)]
    low, high = wilson(len(part), len(whole))
    return Share(stage=stage, part=tuple(part), whole=tuple(one.number for one in whole), low=low, high=high)
