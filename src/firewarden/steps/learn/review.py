"""What a review holds, what its clocks say, and when it may be closed."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.said import say, say_count
from firewarden.vocabulary.statement import Refused


class Section(StrEnum):
    """The questions of a review. The timeline and the clocks are not among them: those come from the log."""

    OVERVIEW = "overview"
    HARM = "who was harmed, and what each was offered"
    SAID = "what we said when, and was it true then"
    WELL = "what went well"
    BADLY = "what did not"
    CAUSE = "what contributed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Instants out of the log; None where it never happened."""

    onset: Instant
    opened: Instant
    lead: Instant | None = None
    first_words: Instant | None = None
    closed: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Microseconds; None where it never happened."""

    to_notice: int
    to_lead: int | None
    to_first_words: int | None
    in_all: int | None


def clocks(moments: Moments) -> Clocks:
    """Noticing is counted from the onset, all else from the opening."""

    def since_opened(at: Instant | None) -> int | None:
        return None if at is None else max(0, at - moments.opened)

    return Clocks(
        to_notice=max(0, moments.opened - moments.onset),
        to_lead=since_opened(moments.lead),
        to_first_words=since_opened(moments.first_words),
        in_all=since_opened(moments.closed),
    )


def close(*, lessons: int, ownerless_items: int, incident_closed: bool) -> Refused | None:
    """A review ends with something learned, and with an owner for everything that has to be done."""
    if not incident_closed:
        return Refused(reason=say("The incident is still open. Close it first, then its review."))
    if not lessons:
        return Refused(reason=say("No lesson is written down yet. If there is none, say so as a lesson, and why."))
    if ownerless_items:
        return Refused(
            reason=say_count(
                "{count} action item has no owner. Give it to somebody.",
                "{count} action items have no owner. Give each to somebody.",
                ownerless_items,
            )
        )
    return None
