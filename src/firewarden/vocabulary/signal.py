"""A detector fired: what it saw, what it expected, and the posts behind it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId, PostKey, SignalId
from firewarden.vocabulary.said import Said


class Lane(StrEnum):
    """HOSTILE: more hostile mentions and a larger hostile share than usual. VOLUME: more talk. Both watch every brand.

    By a rule of the brand: TONE, the hostile share alone; TRIPWIRE, single posts that must not be missed; REACH, a
    post that will be seen by many; SPREAD, a narrative that comes to another network or language. SILENCE: a source
    that brings less than it should.
    """

    HOSTILE = "hostile"
    VOLUME = "volume"
    TONE = "tone"
    TRIPWIRE = "tripwire"
    REACH = "reach"
    SPREAD = "spread"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """`at` is the end of the alarming bin, `bin` its start.

    `stream` is what was listened to: all mentions, the rule that asked for it, or a source.
    `observed` and `expected` count mentions (hostile ones in the hostile lane) over
    `window_minutes`; `score` is 1.0 at the alarm threshold of the brand's budget or of the rule;
    `once_per_weeks`: a block this unusual comes about once in so many weeks of calm, 0 where nobody knows.
    """

    id: SignalId
    brand: BrandId
    lane: Lane
    stream: str
    bin: Instant
    at: Instant
    window_minutes: int
    observed: float
    expected: float
    score: float
    once_per_weeks: float
    reason: Said
    cold: bool = False
    """Raised from priors, in the brand's first seven days."""
    evidence: tuple[PostKey, ...] = ()


def signal_id(brand: BrandId, lane: Lane, stream: str, at: Instant) -> SignalId:
    """The same bin gives the same id, so that a repeat is harmless."""
    digest = blake2b("\x1f".join((brand, lane, stream, str(at))).encode(), digest_size=10)
    return SignalId("s_" + digest.hexdigest())
