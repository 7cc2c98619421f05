"""What a brand writes of its hours, its days off, its times to an answer and its helplines: read, or refused with what
to do."""

import itertools
import re
from collections.abc import Sequence
from datetime import date

from firewarden.measure.hours import DAY_MINUTES, Span
from firewarden.steps.engage.lanes import LONGEST, SHORTEST
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

_SPAN = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?::(\d{2}))?")
_COUNTRY = re.compile(r"[A-Z]{2}")
MOST_DAYS, MOST_LINES, LONGEST_LINE = 120, 60, 200


def spans_of(text: str) -> tuple[Span, ...] | Refused:
    """Of one day: `9-12:30, 14:00-17:00`. Empty: nobody is there.

    >>> spans_of("9-12:30, 14:00–24"), spans_of(" ")
    (((540, 750), (840, 1440)), ())
    """
    found: list[Span] = []
    for part in filter(None, (part.strip() for part in text.replace(";", ",").split(","))):
        match = _SPAN.fullmatch(part)
        if match is None:
            return Refused(reason=say("“{part}” is no time of a day. Write it as 9:00-17:00.", part=part))
        hours, minutes = (int(match[1]), int(match[3])), (int(match[2] or 0), int(match[4] or 0))
        start, end = (60 * hour + minute for hour, minute in zip(hours, minutes, strict=True))
        if max(minutes) > 59 or end > DAY_MINUTES:
            return Refused(reason=say("“{part}” is later than a day is long. Write it as 9:00-17:00.", part=part))
        if start >= end:
            return Refused(
                reason=say("“{part}” ends before it begins. Write a night on two days: 22-24 and 0-6.", part=part)
            )
        found.append((start, end))
    found.sort()
    for before, behind in itertools.pairwise(found):
        if behind[0] < before[1]:
            return Refused(reason=say("Two times of a day overlap in “{text}”.", text=text.strip()))
    return tuple(found)


def days_of(text: str) -> tuple[date, ...] | Refused:
    """One in a line or between commas, as 2026-12-25; each once, in order."""
    found = set()
    for part in text.replace(",", "\n").split():
        try:
            found.add(date.fromisoformat(part))
        except ValueError:
            return Refused(reason=say("“{part}” is no day. Write it as 2026-12-25.", part=part))
    if len(found) > MOST_DAYS:
        return Refused(reason=say("{most} days off are enough: take out those that are over.", most=MOST_DAYS))
    return tuple(sorted(found))


def lines_of(text: str) -> tuple[tuple[str, str, str], ...] | Refused:
    """Country, name and contact, one helpline in a line with bars between: `DE | Name | number`. Without a country it
    holds everywhere.

    >>> lines_of("de | Helpline | a number")
    (('DE', 'Helpline', 'a number'),)
    """
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        parts = [part.strip() for part in line.split("|")]
        country, name, contact = ["", *parts] if len(parts) == 2 else (parts if len(parts) == 3 else ("", "", ""))
        country = country.upper()
        if not name or not contact or len(line) > LONGEST_LINE:
            return Refused(reason=say("Write “{line}” as country | name | number or address.", line=line[:80]))
        if country and not _COUNTRY.fullmatch(country):
            return Refused(reason=say("“{country}” is no country: write two letters, such as DE.", country=country))
        found.append((country, name, contact))
    if len(found) > MOST_LINES:
        return Refused(reason=say("{most} lines are enough.", most=MOST_LINES))
    return tuple(found)


def check_minutes(minutes: Sequence[int]) -> Refused | None:
    """By lane: danger, press and law, all others."""
    if min(minutes) < SHORTEST or max(minutes) > LONGEST:
        return Refused(
            reason=say(
                "A time to an answer is between {shortest} and {longest} minutes.", shortest=SHORTEST, longest=LONGEST
            )
        )
    if list(minutes) != sorted(minutes):
        return Refused(reason=say("Whoever is in danger cannot have to wait longer than others. Make it shorter."))
    return None


def told(spans: Sequence[Span]) -> str:
    """As `spans_of` reads it.

    >>> told(((540, 750), (840, 1440)))
    '9:00-12:30, 14:00-24:00'
    """
    return ", ".join(f"{start // 60}:{start % 60:02}-{end // 60}:{end % 60:02}" for start, end in spans)
