"""The watch plan: what the pipeline listens for. Immutable, versioned, published by the desk."""

from dataclasses import dataclass, field
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.rule import Rule


class BrandKind(StrEnum):
    """Drill and demo brands never reach a live connector, publisher, mailer or webhook."""

    LIVE = "live"
    DRILL = "drill"
    DEMO = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandClock:
    """Wall clock when `start` is None; else brand time runs from `start` at `speed`
    times the wall's pace, beginning at wall time `since`."""

    start: Instant | None = None
    speed: float = 1.0
    since: Instant = Instant(0)

    def at(self, wall: Instant) -> Instant:
        if self.start is None:
            return wall
        return Instant(self.start + round((wall - self.since) * self.speed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """`budget` is the number of false alarms accepted per brand-week."""

    id: BrandId
    name: str
    kind: BrandKind = BrandKind.LIVE
    clock: BrandClock = BrandClock()
    handles: tuple[str, ...] = ()
    """The brand's own accounts: their posts are not counted as talk about the brand."""
    languages: tuple[str, ...] = ()
    budget: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One saved query of one brand; `text` is in the language of `steps.monitor.query`."""

    id: QueryId
    brand: BrandId
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Half open: `start` belongs to it, `end` does not."""

    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An account, feed, search or file we read. `brands` empty: it serves every brand.

    `settings` are the connector's own (a path, a tag, an instance), never a secret;
    `secret` is a reference into the secret store. `live`: its silence is timed by the wall.
    """

    id: SourceId
    connector: str
    name: str
    brands: tuple[BrandId, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    secret: str | None = None
    live: bool = False
    gaps: tuple[Interval, ...] = ()
    """Times known not to have been captured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfill:
    """Somebody said *It is happening now*: every live source of the brand is to be read back to `since`, newest
    first. The newest wish of a brand holds."""

    id: str
    brand: BrandId
    since: Instant
    asked_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A post that the brand published itself: answers to it are talk about the brand, whatever words they use."""

    brand: BrandId
    key: PostKey
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPlan:
    """`version` grows by one with each publication. `published` are our own posts of late, oldest first."""

    version: int
    brands: tuple[Brand, ...] = ()
    queries: tuple[Query, ...] = ()
    sources: tuple[Source, ...] = ()
    rules: tuple[Rule, ...] = ()
    backfills: tuple[Backfill, ...] = ()
    published: tuple[Ours, ...] = ()

    def brand(self, brand: BrandId) -> Brand:
        return next(b for b in self.brands if b.id == brand)
