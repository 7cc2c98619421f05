"""Has trust come back? Judges daily values against a criterion declared beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


class Measure(StrEnum):
    """NEGATIVE_SHARE: hostile among readable mentions, 0..1. MENTIONS: how many times the usual volume of a day."""

    NEGATIVE_SHARE = "negative share"
    MENTIONS = "mentions against usual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """`value` None: not captured, or too little to say."""

    at: Instant
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """`run` is the number of good days up to the last one; `since` the first day of the run that met the
    criterion; `recovered` None while there is no known day at all."""

    recovered: bool | None
    run: int
    since: Instant | None


def declare(limit: float, days: int) -> Refused | None:
    """May this be a criterion?"""
    if not limit > 0:
        return Refused(reason=say("The limit has to be above zero."))
    if days < 1:
        return Refused(reason=say("Trust is not back for zero days. Ask for one at least."))
    return None


def judge(series: Sequence[Day], limit: float, days: int) -> Recovery:
    """Recovered after `days` known days in a row at or under `limit`. A day not captured ends the run:
    silence proves nothing. A relapse afterwards undoes it."""
    run, start = 0, None
    for day in series:
        if day.value is None or day.value > limit:
            run, start = 0, None
        else:
            start = day.at if run == 0 else start
            run += 1
    if all(day.value is None for day in series):
        return Recovery(recovered=None, run=0, since=None)
    return Recovery(recovered=run >= days, run=run, since=start if run >= days else None)
