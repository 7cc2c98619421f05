"""What an alert rule would have said over stored talk: how often, of what, and how early."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from firewarden.inquiries.series import bins_of
from firewarden.measure.intervals import poisson
from firewarden.ports import StreamReader
from firewarden.steps.monitor.rules.closed import Closed
from firewarden.steps.monitor.rules.rulebook import Rulebook, Ruling
from firewarden.steps.monitor.watch import BrandWatch
from firewarden.vocabulary.clock import BIN, DAY, HOUR, Instant, bin_of
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.mention import Mention, Tone
from firewarden.vocabulary.plan import Brand, Interval, Query
from firewarden.vocabulary.rule import Rule
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.volume import Bin

WARMING = 29 * DAY
"""What is heard before the period, so that a rule knows what is usual when it begins."""
AT_ONCE = 6 * HOUR
WEEK = 7 * DAY
EVERYTHING = 1_000_000_000
Tell = Callable[[float], None]
"""Hears now and then what part is done, in 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """Something a rule ought to speak of, from `start` to before `end`. `known_at`: when people knew of it without
    the rule."""

    name: str
    start: Instant
    end: Instant
    known_at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """`crisis` is the place in the list of the one it was raised in; None: a false alarm."""

    at: Instant
    reason: Said
    evidence: tuple[PostKey, ...]
    crisis: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """`weeks` were captured of the period. `leads`: for each crisis how long before people the rule knew of it, in
    microseconds: negative where it was later, None where it said nothing."""

    period: Interval
    weeks: float
    mentions: int
    alerts: tuple[Alert, ...]
    leads: tuple[int | None, ...]

    @property
    def hits(self) -> int:
        return sum(lead is not None for lead in self.leads)

    @property
    def false_alarms(self) -> int:
        return sum(alert.crisis is None for alert in self.alerts)

    @property
    def per_week(self) -> float:
        """Alerts of both kinds; 0 where nothing was captured."""
        return len(self.alerts) / self.weeks if self.weeks else 0.0

    @property
    def per_week_range(self) -> tuple[float, float]:
        """Between which it would most likely lie over many such periods (95 %)."""
        low, high = poisson(len(self.alerts))
        return (low / self.weeks, high / self.weeks) if self.weeks else (0.0, float("inf"))


def of_rule(
    reader: StreamReader,
    rule: Rule,
    queries: Sequence[Query],
    period: Interval,
    crises: Sequence[Crisis],
    *,
    own: Iterable[PostKey] = (),
    tell: Tell = lambda _: None,
) -> Backtest:
    """`queries` are the brand's; `own` posts of the brand itself. Posts taken back since are not heard again. Raises
    QueryError."""
    book = Rulebook(Ruling.of([rule], queries))
    for key in own:
        book.hear_own(key, period.start)
    bins = {one.at: one for one in bins_of(reader, rule.brand, _warmed(period))}
    heard, raised = 0, []
    for closed in _closed(reader, rule.brand, bins, _warmed(period), tell):
        heard += sum(mention.post.created_at >= period.start for mention in closed.mentions)
        raised += [(Instant(one.at + BIN), one.reason, one.evidence) for one in book.hear(closed)]
    return _judged(period, bins.values(), heard, raised, crises)


def of_surge(reader: StreamReader, brand: Brand, lane: Lane, period: Interval, crises: Sequence[Crisis]) -> Backtest:
    """The same for one of the two lanes that watch every brand, at its budget of false alarms."""
    watch = BrandWatch(brand.id, budget=brand.budget)
    bins = [one for one in bins_of(reader, brand.id, _warmed(period)) if one.closed]
    judged = [
        each
        for one in bins
        for each in watch.close(
            one.at,
            mentions=one.mentions - one.late,
            readable=one.readable,
            negative=one.negative,
            captured=not one.gap,
        )
    ]
    raised: list[tuple[Instant, Said, tuple[PostKey, ...]]] = [
        (Instant(one.at + BIN), alarm.reason, ())
        for one in [*judged, *watch.flush()]
        for alarm in one.alarms
        if alarm.lane is lane
    ]
    heard = sum(one.mentions for one in bins if one.at >= period.start)
    return _judged(period, bins, heard, raised, crises)


def _warmed(period: Interval) -> Interval:
    return Interval(start=Instant(max(0, bin_of(period.start) - WARMING)), end=period.end)


def _closed(
    reader: StreamReader, brand: BrandId, bins: dict[Instant, Bin], period: Interval, tell: Tell
) -> Iterator[Closed]:
    """Bins with mentions that came in time, oldest first. Counters are the truth where mentions were pruned."""
    first = min(bins, default=period.end)
    for start in range(first - first % AT_ONCE, period.end, AT_ONCE):
        tell((start - first) / max(1, period.end - first))
        until = Instant(min(start + AT_ONCE, period.end))
        found = reader.mentions(brand, Instant(start), until, limit=EVERYTHING)
        in_time = [mention for mention in found if not mention.late]
        by_bin = {at: tuple(group) for at, group in groupby(in_time, lambda m: bin_of(m.post.created_at))}
        for at in range(start, until, BIN):
            one, mentions = bins.get(Instant(at)), by_bin.get(Instant(at), ())
            if one is not None and one.closed and one.mentions > one.late:
                yield _one_closed(one, mentions)


def _one_closed(one: Bin, mentions: tuple[Mention, ...]) -> Closed:
    if len(mentions) != one.mentions - one.late:
        readable, negative = one.readable, one.negative
    else:
        readable = sum(mention.reading.tone is not Tone.UNKNOWN for mention in mentions)
        negative = sum(mention.reading.tone is Tone.NEGATIVE for mention in mentions)
    return Closed(at=one.at, captured=not one.gap, readable=readable, negative=negative, mentions=mentions)


def _judged(
    period: Interval,
    bins: Iterable[Bin],
    heard: int,
    raised: Iterable[tuple[Instant, Said, tuple[PostKey, ...]]],
    crises: Sequence[Crisis],
) -> Backtest:
    alerts = tuple(
        Alert(at=at, reason=reason, evidence=evidence, crisis=_crisis_at(at, crises))
        for at, reason, evidence in raised
        if period.start <= at < period.end
    )
    captured = sum(BIN for one in bins if period.start <= one.at < period.end and not one.gap)
    firsts = [min((a.at for a in alerts if a.crisis == number), default=None) for number in range(len(crises))]
    leads = tuple(
        None if first is None else crisis.known_at - first for first, crisis in zip(firsts, crises, strict=True)
    )
    return Backtest(period=period, weeks=captured / WEEK, mentions=heard, alerts=alerts, leads=leads)


def _crisis_at(at: Instant, crises: Sequence[Crisis]) -> int | None:
    return next((number for number, crisis in enumerate(crises) if crisis.start <= at < crisis.end), None)
