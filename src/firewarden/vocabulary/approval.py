"""Who lets words out, and by which way: seats, steps of a path, waivers, the rules of a brand."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.finding import Code
from firewarden.vocabulary.incident import Role
from firewarden.vocabulary.said import Said

ANYBODY = "approver"


class Part(StrEnum):
    """What a yes depends on. WORDS: on every character. SUBSTANCE: on numbers, names, promises, negations and findings,
    where the brand allows small edits; else on every character, too."""

    WORDS = "whole text"
    SUBSTANCE = "numbers, names, promises"


class Way(StrEnum):
    """How a text came to be approved. All but the first are marked wherever the text is shown."""

    PATH = "full path"
    BREAK_GLASS = "break-glass"
    SOLO = "solo"
    EXPRESS = "express lane"


class Preset(StrEnum):
    """What a brand asks for at one level."""

    ONE = "one approver"
    TWO = "two approvers"
    EITHER = "legal or executive"
    ONE_THEN_LEGAL = "one approver, then legal"
    BOTH = "legal and executive"
    ONE_THEN_BOTH = "one approver, then legal and executive"


class Touch(StrEnum):
    """What words speak of that a lawyer should read first."""

    APOLOGY = "apology"
    LEGAL = "legal terms"
    MONEY = "money"
    PROMISE = "promise"
    LISTED = "word of the brand's list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """`role` None and `person` empty: whoever may approve in the brand."""

    role: Role | None = None
    person: str = ""

    @property
    def key(self) -> str:
        """The name under which a yes for this seat is kept."""
        return f"person {self.person}" if self.person else str(self.role or ANYBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """`every`: each seat takes another person; else one yes of any seat is enough."""

    seats: tuple[Seat, ...]
    every: bool = True
    part: Part = Part.WORDS
    because: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Somebody answers by name for what no fact confirms. It holds as long as the very sentence stands."""

    code: Code
    words: str
    sentence: str
    by: str
    reason: str
    version: int
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRules:
    """What a brand asks for. People are named by their ids; tuples of five go by level.

    `words_from`: the level from which apologies, legal terms, money and promises go to legal; the brand's own `words`
    do at every level. `named` have to say yes from `named_from` on. Texts of `juniors`, and of whoever joined less than
    `new_days` ago, need one approver more. `legal` and `executive`: only these sit there; empty: who has the role in
    the incident. `small_edit`: the most characters of a small edit; 0: there is none. `hours`: how long an approval
    holds."""

    levels: tuple[Preset, ...] = (Preset.ONE, Preset.ONE, Preset.ONE, Preset.ONE, Preset.BOTH)
    words: tuple[str, ...] = ()
    words_from: Level = Level.CRISIS
    named: tuple[str, ...] = ()
    named_from: Level = Level.SEVERE
    juniors: frozenset[str] = frozenset()
    new_days: int = 0
    legal: frozenset[str] = frozenset()
    executive: frozenset[str] = frozenset()
    small_edit: int = 0
    hours: tuple[int, ...] = (90 * 24, 7 * 24, 48, 12, 6)
    solo: bool = False
