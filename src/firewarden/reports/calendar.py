"""Promised times as a calendar that people subscribe to (RFC 5545)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firewarden.vocabulary.clock import MINUTE, Instant, to_datetime

LONGEST = 75
"""Octets of a line; longer ones go on in the next, which begins with a space."""
LASTS = 15 * MINUTE
"""So long an entry is drawn: it stands for a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`id` never changes. `changed_at`: when the entry last became what it is. `over`: it no longer holds."""

    id: str
    at: Instant
    changed_at: Instant
    title: str
    text: str
    address: str
    over: bool = False


def calendar(name: str, language: str, events: Sequence[Event]) -> bytes:
    """Times are in UTC; each reader's calendar shows them in its own zone."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Firewarden//Status page//EN", "CALSCALE:GREGORIAN"]
    head += [f"NAME;LANGUAGE={language}:{_escaped(name)}", f"X-WR-CALNAME:{_escaped(name)}"]
    head += ["METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT15M"]
    lines = [*head, *(line for one in events for line in _event(one, language)), "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _event(one: Event, language: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}"
    yield f"DTSTAMP:{_stamp(one.changed_at)}"
    yield f"LAST-MODIFIED:{_stamp(one.changed_at)}"
    yield f"DTSTART:{_stamp(one.at)}"
    yield f"DTEND:{_stamp(Instant(one.at + LASTS))}"
    yield f"SUMMARY;LANGUAGE={language}:{_escaped(one.title)}"
    yield f"DESCRIPTION;LANGUAGE={language}:{_escaped(one.text)}"
    yield f"URL:{one.address}"
    yield f"STATUS:{'CANCELLED' if one.over else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(at: Instant) -> str:
    return to_datetime(at).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "")):
        text = text.replace(sign, written)
    return "".join(sign for sign in text if sign == "\t" or ord(sign) >= 32)


def _folded(line: str) -> bytes:
    """Never inside a character."""
    found, room = [b""], LONGEST
    for sign in line:
        octets = sign.encode()
        if len(found[-1]) + len(octets) > room:
            found.append(b"")
            room = LONGEST - 1
        found[-1] += octets
    return b"\r\n ".join(found) + b"\r\n"
