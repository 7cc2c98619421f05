"""The tone rule: a larger hostile share than usual, however much is said."""

from dataclasses import dataclass

from firewarden.measure.intervals import wilson
from firewarden.steps.monitor.rules.closed import Closed, Firing
from firewarden.steps.monitor.rules.memory import Memory
from firewarden.vocabulary.clock import BIN, DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.mention import Tone as Sentiment
from firewarden.vocabulary.rule import Rule, Tone
from firewarden.vocabulary.said import Percent, Said, say

LEAST_BASELINE = 50
"""Readable mentions it takes to say what is usual."""
ENDED = DAY
"""A rise that was not there for so long is over: the next one is another."""


@dataclass(slots=True)
class ToneState:
    """`held_at`: when the share was last above what is usual; `told` the upper end of its interval when it was told."""

    held_at: Instant | None = None
    told: float = 0.0

    def admits(self, at: Instant, low: float, high: float) -> bool:
        """Whether a rise at `at` is news: a lasting one is told once, and again where it is surely larger than then."""
        over = self.held_at is None or at - self.held_at >= ENDED
        self.held_at = at
        if not over and low <= self.told:
            return False
        self.told = high
        return True


def hear(rule: Rule, terms: Tone, closed: Closed, memory: Memory, state: ToneState) -> Firing | None:
    """`memory` has heard the bin."""
    end = Instant(closed.at + BIN)
    start = Instant(end - terms.minutes * MINUTE)
    total, hostile = memory.tones(start, end)
    usual_total, usual_hostile = memory.usual_tones(start)
    if total < terms.least or usual_total < LEAST_BASELINE:
        return None
    low, high = wilson(hostile, total, terms.z)
    limit = wilson(usual_hostile, usual_total, terms.z)[1]
    if low <= limit or not state.admits(closed.at, low, high):
        return None
    usual = usual_hostile / usual_total
    return Firing(
        rule=rule,
        at=closed.at,
        minutes=terms.minutes,
        observed=hostile,
        expected=usual * total,
        score=low / limit,
        reason=_reason(terms, (hostile, total), (usual_hostile, usual_total)),
        evidence=tuple(m.post.key for m in closed.mentions if m.reading.tone is Sentiment.NEGATIVE),
    )


def _reason(terms: Tone, seen: tuple[int, int], usual: tuple[int, int]) -> Said:
    """Both shares with the ends of their intervals that were compared."""
    return say(
        "hostile share {share} ({hostile} of {total} in {hours} h, at least {low}) against the usual {usual} "
        "({usual_total} in 28 days, at most {high})",
        share=Percent(seen[0] / seen[1]),
        hostile=seen[0],
        total=seen[1],
        hours=terms.minutes * MINUTE // HOUR,
        low=Percent(wilson(*seen, terms.z)[0]),
        usual=Percent(usual[0] / usual[1]),
        usual_total=usual[1],
        high=Percent(wilson(*usual, terms.z)[1]),
    )
