"""A post that matched a brand's queries, and what the enrichers read in it."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, NarrativeId, QueryId
from firewarden.vocabulary.post import Post


class Tone(StrEnum):
    """Sentiment in one word. UNKNOWN: the language or the text gave no ground to say."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    UNKNOWN = "unknown"


class Hazard(StrEnum):
    """What a post claims that would raise the floor of severity. A claim, not a finding."""

    SAFETY = "safety"
    HEALTH = "health"
    DEATH = "death"
    MINORS = "minors"
    DISCRIMINATION = "discrimination"
    DATA_LEAK = "data-leak"
    FRAUD = "fraud"
    LEGAL = "legal"
    REGULATOR = "regulator"
    JOURNALIST = "journalist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the enrichers say of one text.

    `score` is in -1..1 (negative..positive), confidences in 0..1, `arousal` in 0..1
    (0.5 and more: anger, fear, disgust rather than sadness).
    """

    lang: str | None = None
    lang_confidence: float = 0.0
    tone: Tone = Tone.UNKNOWN
    score: float = 0.0
    confidence: float = 0.0
    arousal: float = 0.0
    first_person: bool = False
    question: bool = False
    hazards: frozenset[Hazard] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Unique per (brand, post key). `late`: it came after its bin was closed."""

    brand: BrandId
    post: Post
    queries: tuple[QueryId, ...]
    reading: Reading
    late: bool = False
    narrative: NarrativeId | None = None
    received_at: Instant = Instant(0)
    removed: bool = False
    """Its author took the post back: a tombstone, still counted as the talk it was."""
