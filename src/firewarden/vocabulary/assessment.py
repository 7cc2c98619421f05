"""What happened and how bad it is: severity with its factors, and five statements with evidence."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.narrative import Narrative
from firewarden.vocabulary.said import NOTHING, Said


class Level(IntEnum):
    """Severity in five steps; from 3 an incident is called a crisis."""

    NOISE = 0
    WATCH = 1
    ISSUE = 2
    CRISIS = 3
    SEVERE = 4


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Trend(StrEnum):
    WORSE = "getting worse"
    STEADY = "steady"
    BETTER = "getting better"
    UNKNOWN = "not known yet"


class Topic(StrEnum):
    """The five questions of an assessment."""

    SCOPE = "scope"
    IMPACT = "impact"
    SOURCE = "source"
    REASON = "reason"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """`value` is in 0..1, `weight` is its share of the index, `note` says how the value came about."""

    name: str
    value: float
    weight: float
    note: Said = NOTHING
    evidence: tuple[PostKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A claim that lifts the level however small the numbers are."""

    name: str
    level: Level
    evidence: tuple[PostKey, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """`index` is 0..100."""

    level: Level
    index: float
    factors: tuple[Factor, ...]
    floors: tuple[Floor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One of the five statements of an assessment. Without evidence it is an assumption."""

    topic: Topic
    text: Said
    confidence: Confidence
    evidence: tuple[PostKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All numbers in it come from one snapshot of the stream, taken for `at`."""

    brand: BrandId
    at: Instant
    since: Instant
    """The onset: start of the first window that was out of line."""
    mentions: int
    negative: int
    readable: int
    people: int
    expected: float | None
    severity: Severity
    trend: Trend
    findings: tuple[Finding, ...]
    narratives: tuple[Narrative, ...]
    loudest: PostKey | None
    title: Said
    """A few plain words: what the incident is called until somebody names it better."""
