"""A claim told by many mentions."""

from dataclasses import dataclass

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """`terms` are its own words, most telling first; `central` and `most_shared` are posts
    to quote; `size` counts mentions, `negative` the hostile ones among them.
    `first_seen` is the earliest we saw, never the origin."""

    id: NarrativeId
    brand: BrandId
    terms: tuple[str, ...]
    first_seen: Instant
    last_seen: Instant
    size: int
    negative: int
    readable: int
    central: PostKey
    most_shared: PostKey
    platforms: tuple[str, ...] = ()
