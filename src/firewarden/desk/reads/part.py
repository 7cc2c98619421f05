"""A long list is shown in parts: which of it this one is, and where those before and after it start."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")

LENGTH = 25
"""Rows of a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Row]):
    """`rows` stand at `start` and behind in a list of `total`."""

    rows: Sequence[Row]
    start: int
    total: int

    @property
    def before(self) -> int | None:
        """None at the head of the list."""
        return max(0, self.start - LENGTH) if self.start else None

    @property
    def after(self) -> int | None:
        end = self.start + len(self.rows)
        return end if end < self.total else None


def begin(start: int, total: int) -> int:
    """The start nearest to the one asked for: behind the end it is that of the last part.

    >>> begin(25, 28), begin(-1, 28), begin(1000, 28), begin(1000, 25), begin(3, 0)
    (25, 0, 25, 0, 0)
    """
    last = (total - 1) // LENGTH * LENGTH if total else 0
    return max(0, start) if start < total else last
