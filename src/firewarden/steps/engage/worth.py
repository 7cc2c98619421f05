"""What an answer is worth now: Q of a person who waits, and what each part of it adds.

    Q = w + P x (1 + 0.6 severity + 0.3 arousal + 0.2 log10(1 + reach)/6 + 0.2 velocity + 0.2 question) x age
    age = (1 + waited / allowed) x exp(-16 x what is left of the time allowed, as a share of it)

with w = 100 for danger and 50 for press, law and data; reach stops at `vocabulary.reach.CAP` followers. P is how surely
an answer is wanted: each sign leaves some of the doubt that was there. Its numbers are set by hand; only their order
(a question, then what happened to oneself, then anger) is that of 8,500 posts to support accounts and whom these
answered.
"""

from dataclasses import dataclass
from math import exp, log10

from firewarden.steps.engage.lanes import Lane
from firewarden.vocabulary.reach import capped

LANE_WORTH = {Lane.SAFETY: 100.0, Lane.FORMAL: 50.0, Lane.OTHERS: 0.0}
ANYBODY, ASKS, LIVED, ANGRY = 0.2, 0.6, 0.5, 0.4
SEVERITY, AROUSAL, REACH, VELOCITY, QUESTION = 0.6, 0.3, 0.2, 0.2, 0.2
STEEP = 16.0
"""How late in the time allowed the wait begins to press. The published age factor is that of 0; with it, where more
people write than can be answered, whoever has little to say runs out of time long before anybody looks: more lateness
than first come, first served. Chosen among 0, 2, 4, 8 and 16 on the half of the posts that `benchmarks/queue.py` does
not report."""
HIGHEST = 4
"""Level of an incident that has no higher one."""
BUSY = 10
"""Posts of one thread in an hour from which on it cannot run faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """`level` 0..4 is that of the incident, `arousal` 0..1, `reach` followers, `thread` posts of the same thread in the
    last hour. `waited` is in units of the time allowed."""

    lane: Lane
    question: bool
    first_person: bool
    negative: bool
    level: int
    arousal: float
    reach: int
    thread: int
    waited: float


def needs_reply(signs: Signs) -> float:
    """0..1."""
    doubt = 1.0 - ANYBODY
    for held, sure in ((signs.question, ASKS), (signs.first_person, LIVED), (signs.negative, ANGRY)):
        doubt *= 1.0 - sure if held else 1.0
    return 1.0 - doubt


def weights(signs: Signs) -> tuple[tuple[str, float], ...]:
    """What each sign adds to the 1 of everybody."""
    return (
        ("severity", SEVERITY * signs.level / HIGHEST),
        ("arousal", AROUSAL * signs.arousal),
        ("reach", REACH * log10(1 + capped(signs.reach)) / 6),
        ("velocity", VELOCITY * min(1.0, signs.thread / BUSY)),
        ("question", QUESTION if signs.question else 0.0),
    )


def standing_worth(signs: Signs) -> float:
    """Without the lane and the wait: what it costs to let this person wait as long as they are allowed to."""
    return needs_reply(signs) * (1.0 + sum(amount for _, amount in weights(signs)))


def worth(signs: Signs) -> float:
    return LANE_WORTH[signs.lane] + standing_worth(signs) * pressing(signs.waited)


def pressing(waited: float) -> float:
    """What the wait does to the worth; `waited` in units of the time allowed."""
    return (1.0 + waited) * exp(-STEEP * max(0.0, 1.0 - waited))
