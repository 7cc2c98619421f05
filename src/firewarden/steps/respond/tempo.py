"""Whether the times of a brand's communication clock can be kept and make sense."""

from collections.abc import Mapping

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, MINUTE
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.tempo import TEMPOS, Tempo

SHORTEST = 5 * MINUTE
"""Nobody writes, approves and publishes in less."""
LONGEST = 7 * DAY


def tempo_of(own: Mapping[Level, Tempo], level: Level) -> Tempo | None:
    """Its own, else the usual. None: at this level nobody has to say anything."""
    return own.get(level, TEMPOS.get(level))


def check(own: Mapping[Level, Tempo]) -> Refused | None:
    """`own`: where a brand does not go by the usual times."""
    for level in sorted(TEMPOS):
        refused = _one(level, own[level]) if level in own else None
        if refused is not None:
            return refused
    for lower, higher in zip(sorted(TEMPOS), sorted(TEMPOS)[1:], strict=False):
        slower, faster = tempo_of(own, lower), tempo_of(own, higher)
        if slower is not None and faster is not None and _waits_longer(faster, slower):
            return Refused(
                reason=say(
                    "At level {higher} the public would wait longer than at level {lower}. Make it shorter.",
                    higher=int(higher),
                    lower=int(lower),
                )
            )
    return None


def _one(level: Level, tempo: Tempo) -> Refused | None:
    times = (tempo.acknowledge, tempo.scope, tempo.every)
    if min(times) < SHORTEST or max(times) > LONGEST:
        return Refused(
            reason=say(
                "Level {level}: each time is between {shortest} minutes and {longest} days.",
                level=int(level),
                shortest=SHORTEST // MINUTE,
                longest=LONGEST // DAY,
            )
        )
    if tempo.scope < tempo.acknowledge:
        return Refused(
            reason=say(
                "Level {level}: what we know cannot be due before we have said that we know of it.", level=int(level)
            )
        )
    return None


def _waits_longer(one: Tempo, other: Tempo) -> bool:
    return one.acknowledge > other.acknowledge or one.scope > other.scope or one.every > other.every
