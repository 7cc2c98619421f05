"""Numbers, times and lists as words that a tired person takes in at once. Knows nothing of what they are about."""

from collections.abc import Sequence

from firewarden.steps.assess.shares import Share
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE
from firewarden.vocabulary.said import Amount, Said, Value, joined, say, say_count

WIDTHS = {
    "between": say("{share} (could be {low} to {high})"),
    "at most": say("{share} (at most {high})"),
    "unknown": say("{share} (a rough guess)"),
}
AND, OR = say("{some} and {last}"), say("{some} or {last}")


def in_ten(share: float) -> Said:
    """`about 7 in 10`, `almost all`, `about 1 in 25`, `none`."""
    if share <= 0:
        return say("none")
    if share >= 0.95:
        return say("almost all") if share < 1 else say("all")
    if share < 0.075:
        return say("about 1 in {count}", count=_round(1 / share))
    return say("about {count} in 10", count=max(1, round(10 * share)))


def around(share: Share) -> Said:
    """`about 7 in 10 (could be 6 to 8)`; the width is left out where it says nothing new."""
    low, high = round(10 * share.low), round(10 * share.high)
    told = in_ten(share.observed)
    if high - low >= 9:
        return WIDTHS["unknown"].filled(share=told)
    if not high or (high - low <= 1 and share.low > 0.05):
        return told
    return (
        WIDTHS["between"].filled(share=told, low=low, high=high)
        if low
        else WIDTHS["at most"].filled(share=told, high=high)
    )


def times(ratio: float) -> Said:
    """`about 9 times`."""
    return say("about {ratio} times", ratio=Amount(ratio, 1) if ratio < 3 else Amount(_round(ratio)))


def lasting(micros: int) -> Said:
    """`20 minutes`, `3 hours`, `2 days`."""
    if micros < 2 * HOUR:
        return say_count("{count} minute", "{count} minutes", micros / MINUTE)
    if micros < 2 * DAY:
        return say_count("{count} hour", "{count} hours", micros / HOUR)
    return say_count("{count} day", "{count} days", micros / DAY)


def listed(words: Sequence[Value], how: Said = AND) -> Said:
    """`a, b and c`."""
    if len(words) < 2:
        return joined(words)
    return how.filled(some=joined(words[:-1], say(", ")), last=words[-1])


def _round(number: float) -> int:
    """Two leading digits are enough."""
    whole = round(number)
    step = int(10 ** max(0, len(str(whole)) - 2))
    return round(whole / step) * step
