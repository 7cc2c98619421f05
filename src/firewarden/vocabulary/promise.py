"""What we bound ourselves to in words: promises, where they were said, and what became of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from firewarden.vocabulary.clock import Instant


class PromiseState(StrEnum):
    """LATE follows from the time alone: promised, due, and nothing shows that it was kept. STRUCK: it was found in our
    words, and a person says that it is no promise."""

    PROMISED = "promised"
    LATE = "late"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    STRUCK = "struck"


class SaidIn(StrEnum):
    """Where a promise was made."""

    STATEMENT = "statement"
    REPLY = "reply"
    UPDATE = "update"
    PUBLICATION = "publication"
    ELSEWHERE = "elsewhere"


class Found(Protocol):
    """A promise as a check finds it in a text. `what`: its words; `due` None: it names no time."""

    @property
    def what(self) -> str: ...
    @property
    def due(self) -> Instant | None: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the ledger as the rules see it. `owner` None: the lead has it."""

    text: str
    state: PromiseState
    owner: str | None = None
    due: Instant | None = None
    kept_at: Instant | None = None
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Of public promises that are settled or late. `on_time` and `late` were kept; `broken`: late, and not kept."""

    on_time: int
    late: int
    broken: int

    @property
    def share(self) -> float | None:
        """Kept on time, of all; None where there is none yet."""
        total = self.on_time + self.late + self.broken
        return self.on_time / total if total else None
