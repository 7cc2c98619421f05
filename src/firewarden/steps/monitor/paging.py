"""Who is to be called about an incident now, and in which words. Sends nothing.

One incident calls one person once, and again only when it got worse or nobody has answered: after 30 minutes, 2 hours,
6 hours, then daily. Other incidents are none of its business: nothing is held back because something like it was sent.
"""

import itertools
from collections.abc import Iterable, Sequence

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.paging import Call, Cause, Contact, Sent

PAUSES = (30 * MINUTE, 2 * HOUR, 6 * HOUR, DAY)
"""Between two calls for the same thing; the last one goes on."""
NEXT_LINE = 15 * MINUTE
"""How long one line has, before the next is called."""
LONGEST = 300
"""Characters of a call."""
_MOST_OF_TITLE, _LEAST_OF_QUOTE = 90, 25


def due(
    level: Level, contacts: Iterable[Contact], sent: Sequence[Sent], answered_at: Instant | None, now: Instant
) -> list[Call]:
    """Calls about one open incident that stands at `level`. `answered_at`: when somebody last said that they have
    it; what got worse since is news all the same."""
    able = [contact for contact in contacts if contact.reachable and level >= contact.least]
    lines = sorted({contact.line for contact in able})
    open_lines = _open_lines(lines, able, sent, answered_at, now)
    calls = ((contact, _cause(level, contact, sent, answered_at, now)) for contact in able)
    return [
        Call(contact=contact.id, cause=cause)
        for contact, cause in calls
        if cause is not None and (contact.line in open_lines or cause is Cause.WORSE)
    ]


def _open_lines(
    lines: Sequence[int], able: Sequence[Contact], sent: Sequence[Sent], answered_at: Instant | None, now: Instant
) -> set[int]:
    """The first line, and each next one when the line before it was called long enough ago without an answer."""
    opened = set(lines[:1])
    for before, line in itertools.pairwise(lines):
        own = {contact.id for contact in able if contact.line == before}
        first = min((one.at for one in sent if one.contact in own), default=None)
        if answered_at is not None or first is None or now - first < NEXT_LINE:
            break
        opened.add(line)
    return opened


def _cause(
    level: Level, contact: Contact, sent: Sequence[Sent], answered_at: Instant | None, now: Instant
) -> Cause | None:
    own = [one for one in sent if one.contact == contact.id]
    if not own:
        return None if answered_at is not None else Cause.ESCALATED if contact.line else Cause.OPENED
    last = own[-1]
    if level > max(one.level for one in own):
        return Cause.WORSE
    if answered_at is not None and answered_at >= last.at:
        return None
    repeats = len(own) - 1 - max(number for number, one in enumerate(own) if one.cause is not Cause.AGAIN)
    return Cause.AGAIN if now - last.at >= PAUSES[min(repeats, len(PAUSES) - 1)] else None


def wording(*, label: str, level: str, title: str, why: str, quote: str, link: str) -> str:
    """What, how bad, why now, the best quote and the link, in 300 characters. The link is whole; the quote gives way
    first, then the reason, then the title."""
    head = f"{label} {level}: {_cut(title, _MOST_OF_TITLE)}"
    room = LONGEST - len(link) - 1
    text = _cut(head, room)
    if why and room - len(text) > _LEAST_OF_QUOTE:
        text += "\n" + _cut(why, room - len(text) - 1)
    if quote and room - len(text) > _LEAST_OF_QUOTE:
        text += "\n“" + _cut(quote, room - len(text) - 3) + "”"
    return f"{text}\n{link}"


def _cut(text: str, most: int) -> str:
    """On one line, between two words where there is one."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    short = line[: max(0, most - 1)]
    return (short.rpartition(" ")[0] or short).rstrip() + "…"
