"""Why an alarm was raised: its arithmetic in plain words."""

from firewarden.steps.monitor.calibration import BLOCK_WEEKS, TEN_YEARS
from firewarden.steps.monitor.crisis_gate import Surge
from firewarden.vocabulary.said import Amount, Percent, Said, say, say_count

MINUTES_PER_BIN = 5


def hostile_reason(surge: Surge, once_per_weeks: float) -> Said:
    """Both numbers the gate asks for, and how rare that is.

    >>> surge = Surge(bins=12, total=135, hostile=96, expected=12, usual_share=0.22, z_volume=3.7, z_share=5.0)
    >>> hostile_reason(surge, 9.2)
    'expected 12 hostile mentions, saw 96 in 60 min; hostile share 71% against the usual 22%; a block this \
unusual comes once in 9 weeks for this brand'
    """
    return say(
        "expected {expected} hostile mentions, saw {seen} in {span}; "
        "hostile share {share} against the usual {usual}; {rarity}",
        expected=quantity(surge.expected),
        seen=quantity(surge.hostile),
        span=span(surge.bins),
        share=Percent(surge.hostile / surge.total if surge.total else 0.0),
        usual=Percent(surge.usual_share),
        rarity=rarity(once_per_weeks),
    )


def volume_reason(observed: float, expected: float, bins: int, once_per_weeks: float) -> Said:
    """What was said in the last hour against the same clock window of the days before."""
    return say(
        "expected {expected} mentions, saw {seen} in {span}; {rarity}",
        expected=quantity(expected),
        seen=quantity(observed),
        span=span(bins),
        rarity=rarity(once_per_weeks),
    )


def rarity(once_per_weeks: float) -> Said:
    """How often calm weeks bring a six-hour block this unusual.

    >>> rarity(0.25)
    'a block this unusual comes about 4 times a week for this brand'
    """
    if once_per_weeks >= TEN_YEARS:
        return say("a block this unusual is rarer than once in 10 years for this brand")
    if once_per_weeks <= BLOCK_WEEKS:
        return say("nothing unusual for this brand")
    if once_per_weeks < 0.75:
        often = Amount(1 / once_per_weeks)
        return say("a block this unusual comes about {count} times a week for this brand", count=often)
    if once_per_weeks < 1.5:
        return say("a block this unusual comes about once a week for this brand")
    return say("a block this unusual comes once in {count} weeks for this brand", count=Amount(once_per_weeks))


def span(bins: int) -> Said:
    minutes = bins * MINUTES_PER_BIN
    return (
        say("{count} min", count=minutes) if bins <= 12 else say_count("{count} hour", "{count} hours", minutes // 60)
    )


def quantity(number: float) -> Said:
    """Whole from 10 on, below that one decimal where there is any.

    >>> quantity(96.0), quantity(0.27), quantity(3.0), quantity(12.6), quantity(0.004)
    ('96', '0.3', '3', '13', 'under 0.1')
    """
    if 0 < number < 0.1:
        return say("under {least}", least=Amount(0.1, 1))
    return Said(Amount(number, 0 if number >= 10 or number == round(number) else 1))
