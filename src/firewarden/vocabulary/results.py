"""What the stages make of one batch of posts. All values are absolute, so that writing them twice is harmless."""

from dataclasses import dataclass, field

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.feed import FeedKind
from firewarden.vocabulary.ids import BrandId, NarrativeId, PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.volume import Bin


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandMark:
    """How far a brand's time has come: bins that end at or before `closed_through` are closed."""

    brand: BrandId
    watermark: Instant
    closed_through: Instant
    ahead: tuple[Instant, ...] = ()
    """Times of posts so far ahead that the watermark waits for more of them, in the order they came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Detectors and narratives of one brand as they stood when bins up to `closed_through` were told.
    An aid: the same state comes out of folding over the closed bins from the start."""

    brand: BrandId
    closed_through: Instant
    state: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A mention already stored was given its narrative."""

    brand: BrandId
    post: PostKey
    narrative: NarrativeId


@dataclass(slots=True, kw_only=True)
class Results:
    """Of one batch. `mentions` are new ones; `bins` and `narratives` replace what is stored.

    `order` tells how signals and gaps followed each other (SIGNAL or GAP for each of them), so that the
    feed is numbered alike whatever the batches; without it signals come first.
    """

    mentions: list[Mention] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    bins: list[Bin] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    narratives: list[Narrative] = field(default_factory=list)
    gaps: list[tuple[BrandId, Interval]] = field(default_factory=list)
    order: list[FeedKind] = field(default_factory=list)
    marks: list[BrandMark] = field(default_factory=list)
    snapshots: list[Snapshot] = field(default_factory=list)
