"""What a connector hands over, and what is known of each source."""

from dataclasses import dataclass, field
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A post and its bytes as received."""

    post: Post
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Something that could not be made into a post. `raw` is cut to 2,000 bytes."""

    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What arrived together, in order. Whoever has committed it may resume from `cursor`."""

    items: tuple[Fetched | Unreadable, ...]
    cursor: str


class SourceHealth(StrEnum):
    """NEVER: not started yet. DONE: a finite source was read to its end."""

    NEVER = "never"
    READING = "reading"
    BLIND = "blind"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """Counts since the store was made; read == accepted + duplicates + sum(rejected)."""

    source: SourceId
    cursor: str | None = None
    health: SourceHealth = SourceHealth.NEVER
    since: Instant = Instant(0)
    """When it got into this state of health."""
    note: str = ""
    read: int = 0
    accepted: int = 0
    duplicates: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    last_post_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a network allows, as data: pure steps and previews know it without importing a connector."""

    platform: str
    reads: bool = True
    searches: bool = False
    streams: bool = False
    replies: bool = False
    publishes: bool = False
    live: bool = True
    repeats_safely: bool = False
    """Publishing twice under one key gives one publication, so that an interrupted attempt may be repeated."""
    text_limit: int | None = None
    """Longest post in graphemes."""
    note: str = ""
