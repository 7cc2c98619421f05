"""Numbers, times and names as people read them; shared by every form of a report."""

from firewarden.text.hiding import plainly
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import DAY, HOUR, Instant, to_datetime
from firewarden.vocabulary.signal import Lane

LEVELS = {
    Level.NOISE: "noise",
    Level.WATCH: "watch",
    Level.ISSUE: "issue",
    Level.CRISIS: "crisis",
    Level.SEVERE: "severe crisis",
}
LANES = {
    Lane.HOSTILE: "hostile surge",
    Lane.VOLUME: "volume surge",
    Lane.TONE: "tone",
    Lane.TRIPWIRE: "tripwire",
    Lane.REACH: "reach",
    Lane.SPREAD: "spread",
    Lane.SILENCE: "silence",
}


def when(at: Instant) -> str:
    """`10 Apr 2017 22:35 UTC`."""
    return f"{to_datetime(at):%d %b %Y %H:%M} UTC"


def span(start: Instant, end: Instant) -> str:
    """Length of a stretch of time in its largest fitting unit."""
    length = end - start
    if length >= 2 * DAY:
        return f"{length / DAY:.0f} days"
    if length >= 2 * HOUR:
        return f"{length / HOUR:.0f} hours"
    return f"{length / 60_000_000:.0f} minutes"


def number(value: float) -> str:
    """Thousands apart; one decimal below ten where there is one."""
    if value == round(value) or value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}"


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def shorten(text: str, length: int = 200) -> str:
    """One line of at most `length` characters, without what its author gave away by mistake."""
    line = " ".join(plainly(text).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
