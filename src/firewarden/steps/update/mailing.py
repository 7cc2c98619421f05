"""Who hears of an update, when, and what the answer of a mail server means.

A mail that was refused surely did not go out and is tried again; one of which nobody knows is never sent again but by a
person. Many updates in a short time become one mail.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.subscription import Announced, Choice, MailState

FEW, WINDOW = 3, HOUR
"""So many mails within such a time a person gets at once; what comes beyond waits until the window has passed."""
WAITS = (MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR)
"""Between attempts at one address: a server that says *later* (greylisting, a full box) means minutes to hours."""
ATTEMPTS = len(WAITS) + 1
PAUSES = (5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE)
"""For all mails, after our own server turned us away so often in a row."""
HARD_BOUNCES = 2
"""So many mails in a row that came back for good, and the address is dead."""
LINK_LIFE = 2 * DAY
"""How long a link to confirm holds."""
ONE_LINK_EACH = HOUR
"""No address gets more than one such link in this time, whoever asks."""
FROM_ONE_PLACE = 20
"""Requests taken from one network address within an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What becomes of a mail that was not taken; `at`: when it is tried again."""

    state: MailState
    at: Instant


def wants(choices: Iterable[Choice], about: Announced) -> bool:
    """Whether somebody who chose these hears of it; however many of them fit, it is one mail.

    >>> from firewarden.vocabulary.assessment import Level
    >>> about = Announced(incident="i1", topics=frozenset({"product"}), level=Level.ISSUE)
    >>> [wants([one], about) for one in (Choice(), Choice(topic="data"), Choice(level=Level.CRISIS))]
    [True, False, False]
    """
    return any(
        (not one.incident or one.incident == about.incident)
        and (not one.topic or one.topic in about.topics)
        and about.level >= one.level
        for one in choices
    )


def due(published: Sequence[Instant], now: Instant) -> Instant:
    """When the mails of an update go out. `published`: when earlier updates of the brand were, in any order."""
    recent = sorted(at for at in published if now - WINDOW < at <= now)
    return now if len(recent) < FEW else Instant(recent[-FEW] + WINDOW)


def after_refusal(attempts: int, now: Instant, *, permanent: bool) -> Next:
    """`attempts` with this one."""
    if permanent or attempts >= ATTEMPTS:
        return Next(state=MailState.FAILED, at=now)
    return Next(state=MailState.PENDING, at=Instant(now + WAITS[attempts - 1]))


def pause(failures: int) -> int:
    """Microseconds to wait after our own server could not be reached, or turned us away, so often in a row."""
    return PAUSES[min(failures, len(PAUSES)) - 1] if failures > 0 else 0
