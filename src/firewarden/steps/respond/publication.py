"""How one thing goes out at most once: its key, and what an answer or its absence means for the next attempt.

A *no* of the network means that nothing went out: we try again later. *No answer* means that nobody knows. Then, in
this order: the same once more where the network knows our key again; a look at our own timeline; a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.publishing import Publishing
from firewarden.vocabulary.statement import DeliveryState

WAITS = (5 * SECOND, 20 * SECOND, MINUTE, 4 * MINUTE, 15 * MINUTE)
"""Between attempts. Short at first: most troubles of a network last seconds, and the clock of a crisis runs."""
ATTEMPTS = len(WAITS) + 1
STALE = 10 * MINUTE
"""A claim older than this belongs to a worker that died with it."""
LOOKS = (2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR)
"""Between looks at our own timeline; the last again and again."""
LOOKING = DAY
"""After so long only a person can say."""
SETTLED = 30 * SECOND
"""A request whose sender died may still be on its way, and a timeline lags: that something is not there says nothing
before so much time has passed."""
EXPIRING = 2 * MINUTE
"""A repeat takes time to arrive: a network's memory of our key is trusted for so much less than it promises."""
LONGEST_WAIT = DAY
"""A network that asks for more than this is asked after it all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTry:
    """`state` PENDING: try again at `at`. UNKNOWN: look at our own timeline at `at`, where that can be done.
    FAILED: give up and tell a person."""

    state: DeliveryState
    at: Instant


def delivery_key(kind: str, what: str, place: str, part: int = 1) -> str:
    """The same text for the same place has the same key, whoever asks and however often. `place` is an account of
    ours, or the name of a network."""
    named = f"{kind}\x1f{what}\x1f{place}" + (f"\x1f{part}" if part > 1 else "")
    return sha256(named.encode()).hexdigest()[:40]


def may_repeat(publishing: Publishing, first_at: Instant, wall: Instant) -> bool:
    """Whether publishing once more under the key first used at `first_at` surely gives one publication."""
    if not publishing.repeats_safely:
        return False
    within = publishing.repeats_within
    return within is None or wall < first_at + within - min(EXPIRING, within // 2)


def after_refusal(
    attempts: int, *, permanent: bool, wall: Instant, retry_after: float | None = None, unsure: bool = False
) -> NextTry:
    """This attempt put nothing out: again after `WAITS`, or later where the network asks for it (in seconds),
    `ATTEMPTS` times in all. `unsure`: an attempt before this one may have: then giving up says nothing."""
    if permanent or attempts >= ATTEMPTS:
        return NextTry(state=DeliveryState.UNKNOWN if unsure else DeliveryState.FAILED, at=wall)
    asked = min(round((retry_after or 0) * SECOND), LONGEST_WAIT)
    return NextTry(state=DeliveryState.PENDING, at=Instant(wall + max(_of(WAITS, attempts), asked)))


def after_silence(publishing: Publishing, *, first_at: Instant, attempts: int, wall: Instant) -> NextTry:
    """Nobody knows whether this attempt put anything out: its answer got lost, or its worker died."""
    if may_repeat(publishing, first_at, wall) and attempts < ATTEMPTS:
        wait = 0 if attempts <= 1 else _of(WAITS, attempts - 1)
        return NextTry(state=DeliveryState.PENDING, at=Instant(wall + wait))
    return NextTry(state=DeliveryState.UNKNOWN, at=wall)


def after_look(*, looks: int, attempts: int, since: Instant, wall: Instant, saw: bool) -> NextTry:
    """Our own timeline was read (`saw`), or it could not be, and it is not there. `looks` with this one; `since`:
    when it became unknown."""
    if saw and wall - since >= SETTLED:
        return NextTry(state=DeliveryState.PENDING if attempts < ATTEMPTS else DeliveryState.FAILED, at=wall)
    return NextTry(state=DeliveryState.UNKNOWN, at=Instant(wall + _of(LOOKS, looks)))


def is_looked_for(since: Instant, wall: Instant) -> bool:
    """Whether we still look ourselves."""
    return wall - since <= LOOKING


def _of(waits: Sequence[int], number: int) -> int:
    return waits[min(max(number, 1), len(waits)) - 1]
