"""Why somebody stands where they stand, in one sentence, and until when they were to have an answer."""

from firewarden.steps.engage.lanes import Lane
from firewarden.steps.engage.queue import Ranked, Reason, reasons
from firewarden.steps.engage.worth import BUSY
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.said import NOTHING, Moment, Said, joined, say, say_count, sentences

SAYS = {
    Reason.DISTRESS: say("Says that they may harm themselves: a person looks at this now."),
    Reason.DANGER: say("Speaks of danger to people: before everybody else."),
    Reason.PRESS: say("Press, a regulator or a lawyer: behind danger, before all others."),
    Reason.LEAK: say("Speaks of data that got out: behind danger, before all others."),
    Reason.QUESTION: say("asks a question"),
    Reason.EXPERIENCE: say("tells what happened to them"),
    Reason.ANGER: say("is angry"),
}
AFTER = 0.5
"""Share of the time allowed from which the wait is a reason worth naming."""


def because(one: Ranked, now: Instant) -> Said:
    """Complete sentences; what lifts a place most comes first."""
    found = reasons(one.item)
    first = [SAYS[found[0]]] if one.lane is not Lane.OTHERS else [_ordinary(found)]
    return sentences([*first, *_lifts(one, now)])


def _ordinary(found: tuple[Reason, ...]) -> Said:
    if not found:
        return say("Wrote to us or of us.")
    return say("This person {reasons}.", reasons=joined([SAYS[one] for one in found], say(", ")))


def _lifts(one: Ranked, now: Instant) -> list[Said]:
    said = []
    if one.item.level >= Level.CRISIS and one.lane is Lane.OTHERS:
        said.append(say("The incident stands at level {level}.", level=int(one.item.level)))
    if one.item.thread >= BUSY // 2:
        said.append(
            say_count(
                "{count} post in its thread within the hour.",
                "{count} posts in its thread within the hour.",
                one.item.thread,
            )
        )
    late = one.late_by(now)
    if late:
        said.append(say("Late by {span}.", span=span(late)))
    elif one.due_at is not None and one.signs.waited >= AFTER:
        said.append(say("Waits since {since}, due at {due}.", since=Moment(one.item.posted_at), due=Moment(one.due_at)))
    return said


def span(microseconds: int) -> Said:
    """Rounded down to the largest unit that fits.

    >>> span(90 * 60 * 1_000_000), span(26 * 3600 * 1_000_000), span(1)
    ('1 hour', '1 day', '0 minutes')
    """
    if microseconds >= DAY:
        return say_count("{count} day", "{count} days", microseconds // DAY)
    if microseconds >= HOUR:
        return say_count("{count} hour", "{count} hours", microseconds // HOUR)
    return say_count("{count} minute", "{count} minutes", microseconds // MINUTE)


def lane_note(lane: Lane) -> Said:
    """What to do first in a lane of its own."""
    if lane is Lane.SAFETY:
        return say(
            "A person reads this before it is answered. Say nothing that only a doctor or the police may say; give the "
            "numbers below where they fit, and tell whoever leads."
        )
    if lane is Lane.FORMAL:
        return say(
            "Nobody answers this alone: ask legal or the press office first, and answer before the deadline they name."
        )
    return NOTHING
