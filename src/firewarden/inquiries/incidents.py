"""What incidents a finished recording would have opened, judged signal by signal with what was known at the time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from firewarden.ports import StreamReader
from firewarden.steps.assess.opening import Attach, Ignore, Known, Open, decide, readable_part
from firewarden.vocabulary.analysis import AnalyzedIncident
from firewarden.vocabulary.assessment import Assessment, Level, Severity
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.signal import Signal
from firewarden.vocabulary.volume import Bin

Assess = Callable[[Instant, Instant], Assessment]
"""From an onset to a moment, with nothing of what came after it."""
Weigh = Callable[[Instant, Instant], Severity]
"""The same, and no more than how bad it was."""

AFTERMATH = DAY
"""How long after its last signal an incident may still become worse."""
LOUDEST_SIGNALS = 3


@dataclass(slots=True)
class Told:
    """An incident and what was assessed of it."""

    number: int
    since: Instant
    opened: Assessment
    signals: list[Signal] = field(default_factory=list)

    @property
    def known(self) -> Known:
        loudest = max(signal.score for signal in self.signals)
        return Known(number=self.number, is_open=True, last_at=self.signals[-1].at, loudest=loudest)


def incidents(
    reader: StreamReader, brand: BrandId, signals: Sequence[Signal], until: Instant, *, assess: Assess, weigh: Weigh
) -> tuple[list[AnalyzedIncident], list[tuple[Signal, str]]]:
    """And the signals that opened nothing, each with the reason. `until`: the end of the recording."""
    told: list[Told] = []
    ignored: list[tuple[Signal, str]] = []
    for signal in signals:
        since = Instant(signal.at - signal.window_minutes * MINUTE)
        known = [one.known for one in told]
        decision = decide(signal, Level.SEVERE, known)
        if isinstance(decision, Attach):
            next(one for one in told if one.number == decision.number).signals.append(signal)
            continue
        opened = assess(since, signal.at)
        decision = decide(signal, opened.severity.level, known, readable=readable_part(opened))
        match decision:
            case Open():
                told.append(Told(len(told) + 1, since, opened, [signal]))
            case Ignore(reason=reason):
                ignored.append((signal, reason))
    return [_analyzed(one, assess, _worst(reader, brand, one, until, weigh)) for one in told], ignored


def _worst(reader: StreamReader, brand: BrandId, told: Told, until: Instant, weigh: Weigh) -> Instant:
    """The moment at which it stood worst: when it opened, after its signals, its busiest hour, its first day or its
    end."""
    first, last = told.signals[0].at, told.signals[-1].at
    end = min(until, Instant(last + AFTERMATH))
    loudest = sorted(told.signals[1:], key=lambda signal: -signal.score)[:LOUDEST_SIGNALS]
    moments = {last, end, min(end, Instant(first + DAY)), *(signal.at for signal in loudest)}
    busiest = _busiest_hour(reader.bins(brand, told.since, end))
    moments |= {min(end, Instant(busiest + HOUR))} if busiest is not None else set()
    severities = {first: told.opened.severity} | {at: weigh(told.since, at) for at in sorted(moments) if at > first}
    return max(severities, key=lambda at: (severities[at].level, severities[at].index, -at))


def _analyzed(told: Told, assess: Assess, worst: Instant) -> AnalyzedIncident:
    first = told.signals[0].at
    return AnalyzedIncident(
        opened_at=first,
        opened_level=told.opened.severity.level,
        last_signal_at=told.signals[-1].at,
        assessment=told.opened if worst == first else assess(told.since, worst),
        signals=tuple(told.signals),
        reason=told.signals[0].reason,
    )


def _busiest_hour(bins: Sequence[Bin]) -> Instant | None:
    """The start of the clock hour with the most hostile mentions, with the most mentions where none was hostile."""
    hours: dict[int, tuple[int, int]] = {}
    for one in bins:
        negative, mentions = hours.get(one.at - one.at % HOUR, (0, 0))
        hours[one.at - one.at % HOUR] = negative + one.negative, mentions + one.mentions
    return Instant(max(hours, key=lambda at: (hours[at], -at))) if hours else None
