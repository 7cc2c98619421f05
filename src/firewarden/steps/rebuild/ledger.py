"""The promise ledger: what a line counts as, what it takes to keep or withdraw it, what a text still lacks in it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from firewarden.text.fold import fold
from firewarden.text.words import words
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.promise import Found, Kept, Line, PromiseState
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

NEAR = DAY
"""Whoever has a promise is reminded so long before it is due."""
SAME = 0.9
"""A line holds a promise of a text when it has so large a share of its words."""
OPEN = (PromiseState.PROMISED, PromiseState.LATE)
SETTLED = {
    PromiseState.KEPT: say("It was kept already."),
    PromiseState.WITHDRAWN: say("It was withdrawn already."),
    PromiseState.STRUCK: say("It was taken off already."),
}


class Reminder(StrEnum):
    """Who hears of a promise: NEAR and LATE its owner, WIDER whoever leads as well, WIDEST everybody who is called
    first."""

    NEAR = "near"
    LATE = "late"
    WIDER = "wider"
    WIDEST = "widest"


WIDENING = {Reminder.WIDER: 4 * HOUR, Reminder.WIDEST: DAY}
"""So long after a promise was due others hear of it, too, each time at least the first of these after the last call."""
TRUSTED = DAY
"""So long nobody else hears, after somebody said of a late promise that they see to it."""


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


def strike(line: Line, reason: str) -> PromiseState | Refused:
    """It was found by rule, and rules err. That it was taken off, by whom and why, stays to be seen."""
    if line.state not in OPEN:
        return _settled(line)
    if not reason.strip():
        return Refused(reason=say("Say why these words promise nothing."))
    return PromiseState.STRUCK


def reminder(
    line: Line, now: Instant, *, called: Instant | None = None, answered: Instant | None = None
) -> Reminder | None:
    """How far the word of it should have gone by now. `called`: when somebody was last called about it, `answered`:
    when somebody last said that they see to it. What is settled, or has no date, is told to nobody."""
    if line.state not in OPEN or line.due is None or line.due - now > NEAR:
        return None
    if line.due >= now:
        return Reminder.NEAR
    if answered is not None and answered >= line.due and now - answered < TRUSTED:
        return Reminder.LATE
    if called is not None and called >= line.due and now - called < WIDENING[Reminder.WIDER]:
        return Reminder.LATE
    return max(
        (each for each, after in WIDENING.items() if now - line.due >= after),
        key=WIDENING.__getitem__,
        default=Reminder.LATE,
    )


def ledger_missing(found: Iterable[Found], lines: Sequence[Line]) -> list[Found]:
    """Promises of a text that no open line holds: most words of one are in a line, all its numbers too, and the line is
    due no later than the words say."""
    kept = [(_words(line.text), line.due) for line in lines if line.state in OPEN]
    return [one for one in found if not any(_holds(held, due, one) for held, due in kept)]


def said_again(text: str, earlier: Iterable[str]) -> bool:
    """The very words, but for capitals and signs."""
    return words(fold(text)) in [words(fold(one)) for one in earlier]


def tally(lines: Iterable[Line], now: Instant) -> Kept:
    """Of public promises; those not due yet, withdrawn and struck ones count for nothing."""
    public = [line for line in lines if line.public]
    done = [line for line in public if line.state is PromiseState.KEPT]
    late = sum(1 for line in done if line.due is not None and line.kept_at is not None and line.kept_at > line.due)
    broken = sum(1 for line in public if state_at(line, now) is PromiseState.LATE)
    return Kept(on_time=len(done) - late, late=late, broken=broken)


def _settled(line: Line) -> Refused:
    return Refused(reason=SETTLED[line.state])


def _holds(held: frozenset[str], due: Instant | None, found: Found) -> bool:
    wanted = _words(found.what)
    in_time = found.due is None or (due is not None and due <= found.due)
    exact = {word for word in wanted if any(letter.isdigit() for letter in word)}
    return in_time and exact <= held and bool(wanted) and len(wanted & held) >= SAME * len(wanted)


def _words(text: str) -> frozenset[str]:
    return frozenset(words(fold(text)))
