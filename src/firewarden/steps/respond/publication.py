"""How one thing goes out at most once: its key, and what an answer or its absence means for the next attempt."""

from dataclasses import dataclass
from hashlib import sha256

from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.statement import DeliveryState

ATTEMPTS = 6
STALE = 10 * MINUTE
"""A claim older than this belongs to a worker that died with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTry:
    """`state` PENDING: try again at `at`; FAILED: give up and tell a person."""

    state: DeliveryState
    at: Instant


def delivery_key(kind: str, what: str, platform: str) -> str:
    """The same text for the same place has the same key, whoever asks and however often."""
    return sha256(f"{kind}\x1f{what}\x1f{platform}".encode()).hexdigest()[:40]


def after_refusal(attempts: int, *, permanent: bool, wall: Instant) -> NextTry:
    """Nothing went out for sure: again in 1, 2, 4, 8 ... minutes, at most an hour, `ATTEMPTS` times in all."""
    if permanent or attempts >= ATTEMPTS:
        return NextTry(state=DeliveryState.FAILED, at=wall)
    wait = min(MINUTE * 2 ** (attempts - 1), HOUR)
    return NextTry(state=DeliveryState.PENDING, at=Instant(wall + wait))
