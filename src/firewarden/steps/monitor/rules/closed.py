"""What alert rules are told, and what they answer."""

from dataclasses import dataclass

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.mention import Mention
from firewarden.vocabulary.rule import Rule
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A bin with mentions, complete but for late ones; they are ordered by (created_at, key). `readable` and
    `negative` count among all of them, also those no longer at hand. `captured` False: some were missed."""

    at: Instant
    captured: bool
    readable: int
    negative: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """A rule spoke. `evidence` are posts, most telling first; `score` is 1.0 where it begins to speak. `late`: said of
    mentions that came after their bin was closed."""

    rule: Rule
    at: Instant
    minutes: int
    observed: float
    expected: float
    score: float
    reason: Said
    evidence: tuple[PostKey, ...]
    late: bool = False
