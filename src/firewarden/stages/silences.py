"""From a source that brings nothing to the signals of the brands it serves."""

import math
from collections.abc import Iterable

from firewarden.steps.monitor.reasons import quantity
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant, bin_of
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.intake import Quiet
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.said import Amount, Moment, Said, say, say_count
from firewarden.vocabulary.signal import Lane, Signal, signal_id

SIGNAL_WEEKS = 20.0
"""A silence that comes no more often than once in so many weeks is a signal; what is more usual is only shown."""
NEVER_SEEN = 500.0


def silence_signals(
    source: Source, brands: Iterable[BrandId], quiet: Quiet, now: Instant, *, blind: bool
) -> list[Signal]:
    """One for each brand. The bin is that of the last post: one silence has one signal, however often it is told."""
    return [
        Signal(
            id=signal_id(brand, Lane.SILENCE, source.id, quiet.since),
            brand=brand,
            lane=Lane.SILENCE,
            stream=source.id,
            bin=bin_of(quiet.since),
            at=now,
            window_minutes=max(1, (now - quiet.since) // MINUTE),
            observed=0.0,
            expected=quiet.an_hour * (now - quiet.since) / HOUR,
            score=1.0 + math.log10(max(1.0, quiet.once_per_weeks / SIGNAL_WEEKS)),
            once_per_weeks=quiet.once_per_weeks,
            reason=silence_reason(source.name, quiet, blind=blind),
        )
        for brand in brands
    ]


def silence_reason(name: str, quiet: Quiet, *, blind: bool) -> Said:
    """
    >>> from firewarden.vocabulary.clock import from_iso
    >>> silence_reason("Fires", Quiet(since=from_iso("2026-03-02T14:05Z"), an_hour=40, once_per_weeks=9), blind=False)
    '“Fires” answers, but has brought nothing new since 14:05 UTC on 2 March 2026, where 40 posts an hour are usual; \
by its own history such a silence comes once in 9 weeks'
    """
    since, usual, rarity = Moment(quiet.since), _usual(quiet.an_hour), _rarity(quiet.once_per_weeks)
    if blind:
        return say(
            "“{source}” cannot be read; nothing new came since {since}, where {usual}; {rarity}",
            source=name,
            since=since,
            usual=usual,
            rarity=rarity,
        )
    return say(
        "“{source}” answers, but has brought nothing new since {since}, where {usual}; {rarity}",
        source=name,
        since=since,
        usual=usual,
        rarity=rarity,
    )


def _usual(an_hour: float) -> Said:
    if an_hour >= 1:
        return say("{count} posts an hour are usual", count=quantity(an_hour))
    return say_count(
        "a post in {count} hour is usual", "a post in {count} hours is usual", round(1 / max(an_hour, 1e-3))
    )


def _rarity(weeks: float) -> Said:
    if weeks >= NEVER_SEEN:
        return say("by its own history such a silence is rarer than once in 10 years")
    return say("by its own history such a silence comes once in {count} weeks", count=Amount(weeks))
