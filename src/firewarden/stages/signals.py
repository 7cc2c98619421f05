"""From what a detector or a rule said to the signal that goes out."""

from firewarden.stages.zeros import STREAM
from firewarden.steps.monitor.rules.closed import Firing
from firewarden.steps.monitor.watch import Alarm
from firewarden.vocabulary.clock import BIN, HOUR, Instant
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.signal import Signal, signal_id


def of_alarm(brand: BrandId, at: Instant, alarm: Alarm, evidence: tuple[PostKey, ...]) -> Signal:
    """Of the bin that starts at `at`."""
    return Signal(
        id=signal_id(brand, alarm.lane, STREAM, at),
        brand=brand,
        lane=alarm.lane,
        stream=STREAM,
        bin=at,
        at=Instant(at + BIN),
        window_minutes=alarm.window_minutes,
        observed=float(alarm.observed),
        expected=float(alarm.expected),
        score=alarm.score,
        once_per_weeks=alarm.once_per_weeks,
        reason=alarm.reason,
        cold=alarm.cold,
        evidence=evidence,
    )


def of_firing(brand: BrandId, firing: Firing) -> Signal:
    """Its stream is the rule. What came late is told once an hour, and the hour it was written in tells which."""
    rule = firing.rule
    hour = Instant(firing.at - firing.at % HOUR)
    name = signal_id(brand, rule.lane, f"{rule.id}:late", hour) if firing.late else None
    return Signal(
        id=name or signal_id(brand, rule.lane, rule.id, firing.at),
        brand=brand,
        lane=rule.lane,
        stream=rule.id,
        bin=firing.at,
        at=Instant(firing.at + BIN),
        window_minutes=firing.minutes,
        observed=float(firing.observed),
        expected=float(firing.expected),
        score=firing.score,
        once_per_weeks=1.0 / rule.per_week if rule.per_week else 0.0,
        reason=firing.reason,
        evidence=firing.evidence,
    )
