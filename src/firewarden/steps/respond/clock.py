"""How soon the public has to hear from us, by level. Severity table of the default plan."""

from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant

FIRST_WORDS = {Level.ISSUE: 4 * HOUR, Level.CRISIS: 60 * MINUTE, Level.SEVERE: 30 * MINUTE}


def first_words_due(level: Level, opened_at: Instant) -> Instant | None:
    """None below level 2: nobody has to say anything yet."""
    wait = FIRST_WORDS.get(level)
    return None if wait is None else Instant(opened_at + wait)


def silence(opened_at: Instant, last_words_at: Instant | None, now: Instant) -> int:
    """Microseconds since our last public words, else since the incident was opened."""
    return max(0, now - (last_words_at if last_words_at is not None else opened_at))
