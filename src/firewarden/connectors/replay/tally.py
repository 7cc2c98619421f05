"""Why a line was rejected, what was repaired in one that was kept, and the count of both."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why a line could not become a post. Stable: reports and stores count by these codes."""

    BROKEN_JSON = "broken-json"
    NOT_AN_OBJECT = "not-an-object"
    TOO_LONG = "line-too-long"
    TOO_DEEP = "nested-too-deeply"
    RAGGED_ROW = "ragged-row"
    OPEN_QUOTE = "quote-never-closed"
    NO_TIME = "no-time"
    BAD_TIME = "time-not-understood"
    IMPOSSIBLE_TIME = "impossible-time"
    NO_TEXT = "no-text"
    DAMAGED_FILE = "damaged-file"


class Repair(StrEnum):
    """What was put right, left out or assumed in a post that was kept."""

    ENCODING = "bytes-not-utf-8"
    LOOSE_JSON = "loose-json"
    CONTROLS = "control-characters"
    BIDI = "bidi-controls"
    SURROGATES = "lone-surrogates"
    ENTITIES = "html-entities"
    MARKUP = "html-markup"
    LONG_TEXT = "text-cut"
    MADE_UP_ID = "made-up-id"
    ROUNDED_ID = "rounded-id"
    NAIVE_TIME = "time-without-zone"
    DAY_ONLY = "day-without-time"
    BAD_NUMBER = "impossible-number"


@dataclass(slots=True)
class Tally:
    """read == fetched + sum(rejected). `skipped` lines were left out by `where` and are not in `read`.

    A kept post counts at most once under each of its repairs; repairs of a rejected line do not count.
    """

    fetched: int = 0
    skipped: int = 0
    rejected: Counter[Reason] = field(default_factory=Counter)
    repaired: Counter[Repair] = field(default_factory=Counter)
    _open: set[Repair] = field(default_factory=set)

    @property
    def read(self) -> int:
        return self.fetched + self.rejected.total()

    def note(self, repair: Repair) -> None:
        """Of the line being read, whose fate is still open."""
        self._open.add(repair)

    def keep(self) -> None:
        self.fetched += 1
        if self._open:
            self.repaired.update(self._open)
            self._open.clear()

    def reject(self, reason: Reason) -> None:
        self.rejected[reason] += 1
        self._open.clear()

    def skip(self) -> None:
        self.skipped += 1
        self._open.clear()
