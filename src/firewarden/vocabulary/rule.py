"""Alert rules of a brand: what it wants to hear of that mere counts do not tell."""

from dataclasses import dataclass

import msgspec

from firewarden.vocabulary.ids import BrandId, RuleId
from firewarden.vocabulary.signal import Lane


class Tone(msgspec.Struct, frozen=True, kw_only=True, tag="tone"):
    """The hostile share of the last `minutes` is surely above that of the 28 days before: the lower end of its Wilson
    interval lies above the upper end of theirs. `z` is the width of both, in standard errors; from `least` readable
    mentions on."""

    minutes: int = 360
    least: int = 20
    z: float = 2.6


class Tripwire(msgspec.Struct, frozen=True, kw_only=True, tag="tripwire"):
    """A single post for which every condition holds; one at least is set. No volume is asked for.

    `query` is in the language of `steps.monitor.query`, with `tone:` and `reason:` at hand. `new_network`: nothing was
    heard of the brand there in 28 days. `answers`: so many replies and quotes in 24 hours, more than half of the
    readable ones hostile; with `ours` only where the post answered is the brand's own.
    """

    query: str = ""
    new_network: bool = False
    answers: int = 0
    ours: bool = False


class Reach(msgspec.Struct, frozen=True, kw_only=True, tag="reach"):
    """A post foretold to have `least` reactions 24 hours after it was written; with `hostile` only one that is."""

    least: int = 500
    hostile: bool = True


class Spread(msgspec.Struct, frozen=True, kw_only=True, tag="spread"):
    """A narrative has `there` mentions on another network, or in another language, than where it began, and `least`
    elsewhere."""

    least: int = 10
    there: int = 3


Terms = Tone | Tripwire | Reach | Spread
LANES = {Tone: Lane.TONE, Tripwire: Lane.TRIPWIRE, Reach: Lane.REACH, Spread: Lane.SPREAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`per_week` is how often it spoke in its back-test; None where it was switched on untested."""

    id: RuleId
    brand: BrandId
    name: str
    terms: Terms
    per_week: float | None = None

    @property
    def lane(self) -> Lane:
        return LANES[type(self.terms)]
