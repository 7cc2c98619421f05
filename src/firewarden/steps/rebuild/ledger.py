"""The promise ledger: what a line counts as, what it takes to keep or withdraw it, what a text still lacks in it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from firewarden.text.fold import fold
from firewarden.text.words import words
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.promise import Found, Kept, Line, PromiseState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

NEAR = DAY
"""Whoever has a promise is reminded so long before it is due."""
SAME = 0.9
"""A line holds a promise of a text when it has so large a share of its words."""
OPEN = (PromiseState.PROMISED, PromiseState.LATE)


class Reminder(StrEnum):
    NEAR = "near"
    LATE = "late"


def state_at(line: Line, now: Instant) -> PromiseState:
    """A promise without a date is never late by itself."""
    late = line.state in OPEN and line.due is not None and line.due < now
    return PromiseState.LATE if late else line.state


def keep(line: Line, *, proof: bool) -> PromiseState | Refused:
    """Deeds before words: nothing is kept without something that shows it."""
    if line.state not in OPEN:
        return _settled(line)
    if not proof:
        return Refused(reason=say("Say what shows that it was kept: a text, a link, or a piece of evidence."))
    return PromiseState.KEPT


def withdraw(line: Line, reason: str) -> PromiseState | Refused:
    """It was said, so taking it back needs a reason that can be told to those it was made to."""
    if line.state not in OPEN:
        return _settled(line)
    if not reason.strip():
        return Refused(reason=say("Say why it is withdrawn: those it was made to will ask."))
    return PromiseState.WITHDRAWN


def reminder(line: Line, now: Instant) -> Reminder | None:
    """What its owner should hear now."""
    if line.state not in OPEN or line.due is None or line.due - now > NEAR:
        return None
    return Reminder.LATE if line.due < now else Reminder.NEAR


def ledger_missing(found: Iterable[Found], lines: Sequence[Line]) -> list[Found]:
    """Promises of a text that no open line holds: most words of one are in a line, all its numbers too, and the line is
    due no later than the words say."""
    kept = [(_words(line.text), line.due) for line in lines if line.state in OPEN]
    return [one for one in found if not any(_holds(held, due, one) for held, due in kept)]


def tally(lines: Iterable[Line], now: Instant) -> Kept:
    """Of public promises; those not due yet, and withdrawn ones, count for nothing."""
    public = [line for line in lines if line.public]
    done = [line for line in public if line.state is PromiseState.KEPT]
    late = sum(1 for line in done if line.due is not None and line.kept_at is not None and line.kept_at > line.due)
    broken = sum(1 for line in public if state_at(line, now) is PromiseState.LATE)
    return Kept(on_time=len(done) - late, late=late, broken=broken)


def _settled(line: Line) -> Refused:
    return Refused(
        reason=say("It was kept already.") if line.state is PromiseState.KEPT else say("It was withdrawn already.")
    )


def _holds(held: frozenset[str], due: Instant | None, found: Found) -> bool:
    wanted = _words(found.what)
    in_time = found.due is None or (due is not None and due <= found.due)
    exact = {word for word in wanted if any(letter.isdigit() for letter in word)}
    return in_time and exact <= held and bool(wanted) and len(wanted & held) >= SAME * len(wanted)


def _words(text: str) -> frozenset[str]:
    return frozenset(words(fold(text)))
