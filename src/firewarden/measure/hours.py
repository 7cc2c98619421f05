"""Service hours: how much of a time somebody was there to work in, and when so much of it will have passed.

The one place that knows of opening times. Days and hours are those of a zone; lengths are real ones, so that a night
in which the clocks change is an hour longer or shorter.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from firewarden.vocabulary.clock import MINUTE, Instant, from_datetime, to_datetime

Span = tuple[int, int]
"""Minutes of a local day, 0 to 1440, the first before the second."""
DAY_MINUTES = 24 * 60
FURTHEST = 400
"""Days looked ahead; who does not open until then does not open."""


@dataclass(frozen=True, slots=True)
class Hours:
    """`week` is Monday to Sunday. On `holidays` nobody is there."""

    zone: tzinfo
    week: tuple[tuple[Span, ...], ...]
    holidays: frozenset[date] = frozenset()

    def spans(self, day: date) -> tuple[Span, ...]:
        return () if day in self.holidays else self.week[day.weekday()]


class Openings:
    """The open times of `hours` from the local day of `first` on, laid out once and asked often."""

    def __init__(self, hours: Hours, first: Instant) -> None:
        self._hours = hours
        self._first = self._next = self._local(first)
        self._starts: list[Instant] = []
        self._ends: list[Instant] = []
        self._gone: list[int] = []
        """Open microseconds before each start."""

    def worked(self, since: Instant, until: Instant) -> int:
        """Open microseconds between two instants, 0 where `until` is the earlier; none lies before `first`'s day."""
        return max(0, self._open(until) - self._open(since))

    def due(self, since: Instant, span: int) -> Instant | None:
        """When `span` open microseconds have passed since then; None: not within 400 days."""
        self._lay(self._local(since))
        wanted = self._open(since) + max(1, span)
        while not self._gone or self._gone[-1] + self._ends[-1] - self._starts[-1] < wanted:
            if self._next - self._local(since) > timedelta(FURTHEST):
                return None
            self._lay_one()
        place = bisect_left(self._gone, wanted) - 1
        return Instant(self._starts[place] + wanted - self._gone[place])

    def open_at(self, at: Instant) -> bool:
        self._lay(self._local(at))
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]

    def _open(self, at: Instant) -> int:
        self._lay(self._local(at))
        place = bisect_right(self._starts, at) - 1
        return 0 if place < 0 else self._gone[place] + min(at, self._ends[place]) - self._starts[place]

    def _local(self, at: Instant) -> date:
        return to_datetime(at).astimezone(self._hours.zone).date()

    def _lay(self, until: date) -> None:
        while self._next <= until:
            self._lay_one()

    def _lay_one(self) -> None:
        for start, end in self._hours.spans(self._next):
            first, last = self._instant(start), self._instant(end)
            if first >= last:
                continue
            gone = self._gone[-1] + self._ends[-1] - self._starts[-1] if self._gone else 0
            self._gone.append(gone)
            self._starts.append(first)
            self._ends.append(last)
        self._next += timedelta(1)

    def _instant(self, minute: int) -> Instant:
        """A time that the clocks leave out is as much later as they jump; of one there is twice it is the first."""
        day = self._next + timedelta(minute // DAY_MINUTES)
        clock = time(minute % DAY_MINUTES // 60, minute % 60)
        return from_datetime(datetime.combine(day, clock, tzinfo=self._hours.zone))


def due(openings: Openings | None, since: Instant, minutes: int) -> Instant | None:
    """`openings` None: around the clock."""
    return Instant(since + minutes * MINUTE) if openings is None else openings.due(since, minutes * MINUTE)


def waited(openings: Openings | None, since: Instant, now: Instant) -> int:
    """Microseconds that count. `openings` None: around the clock."""
    return max(0, now - since) if openings is None else openings.worked(since, now)
