"""What a live page may hear: that something of some kind happened to something. Never what."""

from collections.abc import Sequence
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


class Tail(Protocol):
    """The end of the event log. Called from one thread only."""

    def newest(self) -> int:
        """The highest number so far, 0 when there is none."""
        ...

    def after(self, number: int, limit: int) -> Sequence[Happening]:
        """Those above `number`, in order."""
        ...

    def close(self) -> None: ...
