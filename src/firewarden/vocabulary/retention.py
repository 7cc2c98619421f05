"""How long content is kept, by what it is; behind that it goes and leaves a tombstone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey


class Kept(StrEnum):
    """POSTS: what was heard, from when it was posted. EVIDENCE, REPLIES: from the end of their incident. CASES: from
    their own end. LABELS: posts somebody judged, from then on. CONSENTS: those taken back, from then on."""

    POSTS = "posts"
    EVIDENCE = "evidence"
    REPLIES = "replies"
    CASES = "cases"
    LABELS = "labels"
    CONSENTS = "consents"


USUAL: Mapping[Kept, int] = {
    Kept.POSTS: 180,
    Kept.EVIDENCE: 730,
    Kept.REPLIES: 730,
    Kept.CASES: 365,
    Kept.LABELS: 730,
    Kept.CONSENTS: 1095,
}
"""Days. What a law demands somewhere may be shorter or longer: it is a setting of the brand."""
LEAST, MOST = 7, 3650
"""Days. Less would take an incident's ground away while it is worked on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Of one kind in one brand: how many there are, how many of them are due, how many more within 30 days, when the
    next goes, and how many stay because of a legal hold."""

    kept: Kept
    days: int
    own: bool
    there: int
    due: int
    soon: int
    held: int
    next_at: Instant | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Posts from `since` on are kept; the desk has read the feed up to `passed`."""

    since: Instant
    passed: int


class Orders(Protocol):
    """What the desk asks the pipeline to let go: the desk never writes to the stream."""

    def erase(self, keys: Sequence[PostKey]) -> None:
        """Their content, for good; tombstones stay."""
        ...

    def keep(self, since: Instant, passed: int) -> None:
        """From when on posts are kept, and how far the desk has read the feed. The newest word counts."""
        ...


class Upkeep(Protocol):
    """The same, for the pipeline."""

    def orders(self) -> Sequence[tuple[str, Sequence[PostKey]]]:
        """Name and posts of each, until it is `done`."""
        ...

    def done(self, order: str) -> None: ...

    def keeping(self) -> Keeping | None: ...
