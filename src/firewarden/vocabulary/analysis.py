"""What `analyze` found in a file of posts: the value behind every form of the report.

Field names are those of the published JSON (`firewarden.analysis/1`); times are instants
here and ISO 8601 there.
"""

from dataclasses import dataclass

from firewarden.vocabulary.assessment import Assessment, Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import NarrativeId, PostKey
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.signal import Signal

SCHEMA = "firewarden.analysis/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedIncident:
    """`assessment` is the one of the moment it was worst; `level` at that moment too."""

    opened_at: Instant
    opened_level: Level
    last_signal_at: Instant
    assessment: Assessment
    signals: tuple[Signal, ...]
    reason: str
    """Why it was opened, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    post_id: PostKey
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedNarrative:
    narrative: Narrative
    share_negative: float
    """Of its readable mentions; 0..1."""
    quotes: tuple[Quote, ...]

    @property
    def id(self) -> NarrativeId:
        return self.narrative.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One step of the series. `expected` is None where nobody can know; `gap`: not captured."""

    at: Instant
    mentions: int | None
    negative: int | None
    expected: float | None
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """posts_read == accepted + duplicates + sum of rejected. `posts` resolves every id used as evidence."""

    brand: str
    queries: tuple[str, ...]
    period: Interval | None
    """None when no post could be read."""
    posts_read: int
    accepted: int
    duplicates: int
    rejected: tuple[Rejection, ...]
    mentions: int
    readable: int
    negative: int
    budget: float
    bin_minutes: int
    signals: tuple[Signal, ...]
    incidents: tuple[AnalyzedIncident, ...]
    ignored: tuple[tuple[Signal, str], ...]
    """Signals that opened nothing, each with the reason."""
    narratives: tuple[AnalyzedNarrative, ...]
    series: tuple[SeriesPoint, ...]
    gaps: tuple[Interval, ...]
    posts: dict[PostKey, Post]
    notes: tuple[str, ...] = ()
    """Sentences a reader must know: cold start, unreadable languages, silences taken for gaps."""
