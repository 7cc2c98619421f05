"""Numbers, times and lists as words that a tired person takes in at once. Knows nothing of what they are about."""

from collections.abc import Sequence

from firewarden.steps.assess.shares import Share
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, to_datetime

WIDTHS = {
    "between": "{said}, truly between {low} and {high}",
    "at most": "{said}, truly at most {high}",
    "unknown": "{said}, but too uncertain to rely on",
}


def counted(number: float, one: str, many: str) -> str:
    """`1,204 mentions`; `one` and `many` are the forms of the noun."""
    whole = round(number)
    return f"{whole:,} {one if whole == 1 else many}"


def in_ten(share: float) -> str:
    """`about 7 in 10`, `almost all`, `about 1 in 25`, `none`."""
    if share <= 0:
        return "none"
    if share >= 0.95:
        return "almost all" if share < 1 else "all"
    if share < 0.075:
        return f"about 1 in {_round(1 / share)}"
    return f"about {max(1, round(10 * share))} in 10"


def around(share: Share) -> str:
    """`about 7 in 10, truly between 6 and 8`; the width is left out where it says nothing new."""
    low, high = round(10 * share.low), round(10 * share.high)
    said = in_ten(share.observed)
    if high - low >= 9:
        return WIDTHS["unknown"].format(said=said)
    if not high or (high - low <= 1 and share.low > 0.05):
        return said
    return WIDTHS["between" if low else "at most"].format(said=said, low=low, high=high)


def times(ratio: float) -> str:
    """`about 9 times`."""
    return f"about {ratio:.1f} times" if ratio < 3 else f"about {_round(ratio):,} times"


def moment(at: Instant) -> str:
    """`14:05 UTC on 10 April 2017`."""
    when = to_datetime(at)
    return f"{when:%H:%M} UTC on {when.day} {when:%B %Y}"


def lasting(micros: int) -> str:
    """`20 minutes`, `3 hours`, `2 days`."""
    if micros < 2 * HOUR:
        return counted(micros / MINUTE, "minute", "minutes")
    if micros < 2 * DAY:
        return counted(micros / HOUR, "hour", "hours")
    return counted(micros / DAY, "day", "days")


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _round(number: float) -> int:
    """Two leading digits are enough."""
    whole = round(number)
    step = int(10 ** max(0, len(str(whole)) - 2))
    return round(whole / step) * step
