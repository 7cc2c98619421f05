"""Why an alarm was raised: its arithmetic in plain words."""

from firewarden.steps.monitor.calibration import BLOCK_WEEKS, TEN_YEARS
from firewarden.steps.monitor.crisis_gate import Surge

MINUTES_PER_BIN = 5


def hostile_reason(surge: Surge, once_per_weeks: float) -> str:
    """Both numbers the gate asks for, and how rare that is.

    >>> surge = Surge(bins=12, total=135, hostile=96, expected=12, usual_share=0.22, z_volume=3.7, z_share=5.0)
    >>> hostile_reason(surge, 9.2)
    'expected 12 hostile mentions, saw 96 in 60 min; hostile share 71 % against the usual 22 %; a block this \
unusual comes once in 9 weeks for this brand'
    """
    share = surge.hostile / surge.total if surge.total else 0.0
    return (
        f"expected {quantity(surge.expected)} hostile mentions, saw {quantity(surge.hostile)} in "
        f"{span(surge.bins)}; hostile share {share:.0%} against the usual {surge.usual_share:.0%}; "
        f"{rarity(once_per_weeks)}"
    ).replace("%", " %")


def volume_reason(observed: float, expected: float, bins: int, once_per_weeks: float) -> str:
    """What was said in the last hour against the same clock window of the days before."""
    return f"expected {quantity(expected)} mentions, saw {quantity(observed)} in {span(bins)}; {rarity(once_per_weeks)}"


def rarity(once_per_weeks: float) -> str:
    """How often calm weeks bring a six-hour block this unusual.

    >>> rarity(0.25)
    'a block this unusual comes about 4 times a week for this brand'
    """
    if once_per_weeks >= TEN_YEARS:
        return "a block this unusual is rarer than once in 10 years for this brand"
    if once_per_weeks <= BLOCK_WEEKS:
        return "nothing unusual for this brand"
    if once_per_weeks < 0.75:
        return f"a block this unusual comes about {1 / once_per_weeks:.0f} times a week for this brand"
    if once_per_weeks < 1.5:
        return "a block this unusual comes about once a week for this brand"
    return f"a block this unusual comes once in {once_per_weeks:.0f} weeks for this brand"


def span(bins: int) -> str:
    return f"{bins * MINUTES_PER_BIN} min" if bins <= 12 else f"{bins * MINUTES_PER_BIN // 60} hours"


def quantity(number: float) -> str:
    """Whole from 10 on, below that one decimal where there is any.

    >>> quantity(96.0), quantity(0.27), quantity(3.0), quantity(12.6), quantity(0.004)
    ('96', '0.3', '3', '13', 'under 0.1')
    """
    if 0 < number < 0.1:
        return "under 0.1"
    return f"{number:.0f}" if number >= 10 or number == round(number) else f"{number:.1f}"
