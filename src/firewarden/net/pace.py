"""Keeps within what a network allows: so many requests in so long, and quiet when it asks for quiet."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import parsedate_to_datetime

MOST_QUIET = 3600.0
"""Seconds a network may silence us for with one answer."""
_LONGEST_WAIT = 10_000_000.0
"""Seconds; a larger number is a time."""


@dataclass(slots=True, kw_only=True)
class Pace:
    """At most `requests` in any `seconds`, counted over a sliding window. `monotonic` and `sleep` are in seconds.
    `reserve`: so many of them are left to others that count in the same window."""

    requests: int
    seconds: float
    monotonic: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    reserve: int = 0
    _sent: deque[float] = field(default_factory=deque)
    _quiet_until: list[float] = field(default_factory=lambda: [0.0])

    async def turn(self) -> None:
        """Returns when one more request may be sent, and counts it."""
        while True:
            now = self.monotonic()
            while self._sent and self._sent[0] <= now - self.seconds:
                self._sent.popleft()
            wait = self._quiet_until[0] - now
            over = len(self._sent) - (self.requests - self.reserve)
            if over >= 0:
                wait = max(wait, self._sent[over] + self.seconds - now)
            if wait <= 0:
                self._sent.append(now)
                return
            await self.sleep(wait)

    def quiet(self, seconds: float) -> None:
        """The network asked for so long a pause, from now on."""
        self._quiet_until[0] = max(self._quiet_until[0], self.monotonic() + min(seconds, MOST_QUIET))

    def behind(self) -> "Pace":
        """The same window, for who can wait: a third of it is left to others."""
        return replace(self, reserve=max(1, self.requests // 3) if self.requests > 1 else 0)

    @property
    def left(self) -> int:
        """Requests that could be sent at once."""
        now = self.monotonic()
        if now < self._quiet_until[0]:
            return 0
        return self.requests - sum(1 for sent in self._sent if sent > now - self.seconds)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds, from a Retry-After header: a number, or a date (RFC 9110, 10.2.3); `now` is unix time.

    >>> retry_after("120", 0.0), retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 15.0), retry_after("soon", 0.0)
    (120.0, 45.0, None)
    """
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip())
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError):
        return None


def reset_after(value: str | None, now: float) -> float | None:
    """Seconds, from an `x-rate-limit-reset` header that holds a unix time, as X sends it.

    >>> reset_after("1700000090", 1700000000.0), reset_after("31", 1700000000.0), reset_after(None, 0.0)
    (90.0, None, None)
    """
    if not value or not value.strip().isdigit() or float(value) < now - MOST_QUIET:
        return None
    return max(0.0, float(value) - now)


def until_reset(value: str | None, now: float) -> float | None:
    """Seconds, from a header that says when a limit begins anew: a unix time, a time in ISO 8601, or seconds.

    >>> until_reset("1700000090", 1700000000.0), until_reset("1970-01-01T00:01:00Z", 15.0), until_reset("soon", 0.0)
    (90.0, 45.0, None)
    >>> until_reset("31", 1700000000.0), until_reset("2.5", 1700000000.0)
    (31.0, 2.5)
    """
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        try:
            return max(0.0, datetime.fromisoformat(value).timestamp() - now)
        except ValueError:
            return None
    return max(0.0, number - now if number > _LONGEST_WAIT else number)
