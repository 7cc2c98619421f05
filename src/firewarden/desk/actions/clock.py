"""Tells once, and calls people, when four fifths of the time are gone for which the public may wait for our words, and
when all of it is."""

from django.db import transaction
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.calls import call_about_clock
from firewarden.desk.records import ClockMark, Incident, chain, scope, spoken
from firewarden.steps.respond.clock import Clock, Spoken, running
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.tempo import Pace

TOLD = {Pace.NEAR: EventKind.CLOCK_NEAR, Pace.LATE: EventKind.CLOCK_LATE}


def watch_clocks(access: Access) -> int:
    """How many clocks got near or late since the last look. Looks first, and writes only where there is news."""
    rows = scope.incidents(access).filter(state=IncidentState.OPEN, level__gte=Level.WATCH)
    brand, told = scope.brand(access), 0
    for row in rows.annotate(**spoken.times()):
        clock = running(brand.tempo(Level(row.level)), Instant(row.raised_at or row.opened_at), _spoken(row))
        if clock is not None and clock.pace(access.now) in TOLD and not _marks(row, clock, access.now).exists():
            told += _tell(access, row.number, clock)
    return told


@transaction.atomic
def _tell(access: Access, number: int, clock: Clock) -> int:
    held = scope.hold(access, number, "read")
    pace = clock.pace(access.now)
    _mark, made = ClockMark.objects.get_or_create(
        incident=held, beat=clock.beat, due_at=clock.due, pace=pace, defaults={"at": access.now}
    )
    if made:
        minutes = (clock.due - access.now) // MINUTE
        chain.append(access, TOLD[pace], incident=held.pk, beat=clock.beat, minutes=minutes)
        call_about_clock(access, held)
    return int(made)


def _marks(row: Incident, clock: Clock, now: Instant) -> QuerySet[ClockMark]:
    return row.clock_marks.filter(beat=clock.beat, due_at=clock.due, pace=clock.pace(now))


def _spoken(row: Incident) -> Spoken:
    """Of a row with `spoken.times()`."""
    times = vars(row)
    promised = times["promised_at"]
    return Spoken(
        last=spoken.latest(times["said_at"], times["updated_at"]),
        substance=spoken.latest(times["told_at"], times["explained_at"]),
        promised=None if promised is None else Instant(promised),
    )
