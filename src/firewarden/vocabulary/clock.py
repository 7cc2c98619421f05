"""Instants and bins. An instant is an integer: microseconds since 1970-01-01T00:00Z.

Nobody here asks what time it is; time is always an argument.
"""

from datetime import UTC, datetime
from typing import NewType

Instant = NewType("Instant", int)

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
BIN = 5 * MINUTE
"""Width of a counting bin in microseconds."""


def bin_of(at: Instant) -> Instant:
    """Start of the 5-minute bin that holds `at`."""
    return Instant(at - at % BIN)


def from_datetime(moment: datetime) -> Instant:
    """`moment` must be aware; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a naive time has no instant: say which zone it is in")
    delta = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return Instant((delta.days * 86_400 + delta.seconds) * SECOND + delta.microseconds)


def to_datetime(at: Instant) -> datetime:
    return datetime.fromtimestamp(at // SECOND, UTC).replace(microsecond=at % SECOND)


def iso(at: Instant) -> str:
    """ISO 8601 with `Z`; fractions of a second only where there are any."""
    return to_datetime(at).isoformat().replace("+00:00", "Z")


def from_iso(text: str) -> Instant:
    """Raises ValueError for text that is no ISO 8601 instant with a zone."""
    return from_datetime(datetime.fromisoformat(text))
