"""Says when what is usual of a brand has changed: alarms go by the new level from then on."""

from collections.abc import Sequence

from firewarden.steps.monitor.reasons import quantity
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.volume import Bin

SHIFTED = 1.5
"""A level that many times as high, or as low, as a week before is another."""
LEAST = 24.0
"""Mentions usual in a day, before or now, from which on a change of level is worth a sentence."""
COMPARED = 6 * HOUR
MOSTLY = 0.8


def compared(now: Instant) -> tuple[Instant, Instant]:
    """The starts of the hours to look at, now and a week before, each `COMPARED` long."""
    newest = Instant(now - now % BIN - COMPARED)
    return newest, Instant(newest - 7 * DAY)


def shift(newest: Sequence[Bin], before: Sequence[Bin]) -> Said | None:
    """From what was expected of the same hours now and a week ago; None where the level is the same or not known."""
    now, then = _a_day(newest), _a_day(before)
    if now is None or then is None or max(now, then) < LEAST:
        return None
    if 1.0 / SHIFTED < now / max(then, 1e-9) < SHIFTED:
        return None
    return say(
        "What is usual has changed: about {now} mentions a day at this time, where {then} were usual a week ago. "
        "Alarms go by the new level.",
        now=quantity(now),
        then=quantity(then),
    )


def _a_day(bins: Sequence[Bin]) -> float | None:
    """Expected mentions, as a rate per day; None where most of it is unknown."""
    expected = [one.expected for one in bins if one.expected is not None and not one.gap]
    if len(expected) < MOSTLY * COMPARED / BIN:
        return None
    return sum(expected) / len(expected) * (DAY / BIN)
