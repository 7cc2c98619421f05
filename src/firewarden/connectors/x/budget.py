"""How much of a month's posts is left, and where a search goes on."""

from datetime import timedelta

import msgspec

from firewarden.connectors.x.wire import moment, number_at
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant, from_datetime, to_datetime
from firewarden.vocabulary.intake import Quota
from firewarden.vocabulary.plan import Interval

SMALLEST = 10
"""Posts of one answer: the service gives no fewer when there are more, so what is below that is not spent."""
REACH = 7 * DAY - 2 * MINUTE
"""How far back the service searches."""
SETTLED = 30 * SECOND
"""So old has a post to be before the service surely finds and counts it."""


class Cursor(msgspec.Struct, omit_defaults=True):
    """All posts up to number `since` were read; while `until` is set also those from there up to `top`. `spent` and
    `unread` are the posts read, and those only counted, in `month`."""

    since: str
    top: str = ""
    until: str = ""
    month: str = ""
    spent: int = 0
    unread: int = 0


def turned(cursor: Cursor, now: Instant) -> None:
    """A new month begins, in UTC, as X counts."""
    month = to_datetime(now).strftime("%Y-%m")
    if cursor.month != month:
        cursor.month, cursor.spent, cursor.unread = month, 0, 0


def out_of_reach(cursor: Cursor, now: Instant) -> Interval | None:
    """Moves the cursor up to what can still be searched; the time in between."""
    behind, floor = moment(cursor.since), Instant(now - REACH)
    if behind >= floor:
        return None
    if cursor.until and moment(cursor.until) <= floor <= moment(cursor.top):
        end = moment(cursor.until)
        cursor.since, cursor.top, cursor.until = cursor.top, "", ""
    elif cursor.until and moment(cursor.until) > floor:
        end, cursor.since = floor, number_at(floor)
    else:
        end = floor
        cursor.since, cursor.top, cursor.until = number_at(floor), "", ""
    return Interval(start=behind, end=end)


def quota(cursor: Cursor, budget: int, now: Instant) -> Quota:
    first = to_datetime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    until = from_datetime((first + timedelta(days=32)).replace(day=1))
    left = max(0, budget - cursor.spent)
    return Quota(left=left, of=budget, until=until, sampled=left < SMALLEST, unread=cursor.unread)
