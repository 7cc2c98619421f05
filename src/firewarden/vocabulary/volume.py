"""What was counted: one bin of one stream of one brand."""

from dataclasses import dataclass

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import BrandId


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """`negative` counts hostile mentions among `readable` ones (tone not unknown).

    `expected` and `expected_negative` are what the baseline foretold for this bin, None
    while it cannot know (cold start, gap). `gap`: not captured, so the counts mean nothing.
    `late` mentions are inside `mentions` but were never seen by a detector.
    """

    brand: BrandId
    at: Instant
    stream: str = "all"
    mentions: int = 0
    readable: int = 0
    negative: int = 0
    positive: int = 0
    late: int = 0
    expected: float | None = None
    expected_negative: float | None = None
    gap: bool = False
    closed: bool = False
