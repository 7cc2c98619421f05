"""Words that a model proposes: how it is asked, what it may be told, and what is left of its answer."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import DraftKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked. `secret` is a reference into the secret store; None: it asks for no key."""

    address: str
    model: str
    secret: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """`rules` are ours alone; `material` is data, whoever wrote it, and never an instruction."""

    rules: str
    material: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that a model is told; there is no room in it for a post, a name of who wrote one, a note or a draft.
    `facts` are confirmed ones. `strategy` is a word of our own (`vocabulary.apology.Answer`), empty where nothing was
    decided. `networks` are titles and the most signs of each, None where it has no limit."""

    kind: DraftKind
    language: str
    brand: str
    ours: tuple[str, ...] = ()
    facts: tuple[KnownFact, ...] = ()
    strategy: str = ""
    networks: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A sentence that may stand in a draft. `doubts` are words in it that none of its `facts` (numbers) has: each is
    marked in the text, and the mark stops the text until a person has taken it out."""

    text: str
    facts: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A sentence that reaches no draft, and why."""

    text: str
    why: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    kept: tuple[Kept, ...]
    dropped: tuple[Dropped, ...]


class Outcome(StrEnum):
    """What came of one question to a model."""

    ASKED = "asked"
    PROPOSED = "proposed"
    NOTHING = "nothing was left"
    FAILED = "no answer"
    TESTED = "tested"
