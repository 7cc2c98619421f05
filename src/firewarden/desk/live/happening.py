"""What a live page may hear: that something of some kind happened to something. Never what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`number` counts over the whole installation.
    `named`: in a restricted incident, the only people who may hear of it."""

    number: int
    brand: str | None
    kind: str
    incident: str | None = None
    named: frozenset[str] | None = None


MENTION = "mention"
"""Kind of the one happening that is in no event log: somebody was heard talking about the brand."""

Talk = Callable[[int], tuple[int, Sequence[str]]]
"""The number of the mention stored last, and the brands of those stored after the number given."""


class Tail(Protocol):
    """The end of the event log. Called from one thread only."""

    def newest(self) -> int:
        """The highest number so far, 0 when there is none."""
        ...

    def after(self, number: int, limit: int) -> Sequence[Happening]:
        """Those above `number`, in order."""
        ...

    def close(self) -> None: ...
