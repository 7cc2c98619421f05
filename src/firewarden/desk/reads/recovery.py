"""Whether trust is back, day by day, against the criterion declared beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.coverage import SourceRow, limited
from firewarden.desk.records import Incident, RecoveryCriterion, scope
from firewarden.ports import StreamReader
from firewarden.steps.rebuild.criterion import Day, Measure, Recovery, judge
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.volume import Bin

FEWEST = 20
"""Readable mentions a day needs before its share of hostile ones says anything."""
BEFORE = 14 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    measure: Measure
    limit: float
    days: int
    by: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPage:
    """`criteria` newest first: the first one counts. `series` has a value for each whole day."""

    criteria: tuple[CriterionRow, ...]
    series: tuple[Day, ...]
    recovery: Recovery | None
    onset: Instant
    limited: tuple[SourceRow, ...]


def recovery(access: Access, number: int, outside: Outside, *, measure: Measure | None = None) -> RecoveryPage:
    """Two weeks before the onset until now. `measure` is drawn while none is declared (the negative share)."""
    access.need("read")
    incident = scope.incident(access, number)
    rows = list(incident.criteria.select_related("by").order_by("-at", "-id"))
    drawn = Measure(rows[0].measure) if rows else measure or Measure.NEGATIVE_SHARE
    since = Instant(incident.since - BEFORE)
    with outside.at_one_moment() as reader:
        days = _days(access, reader, since, drawn)
        rows_limited = limited(access, reader)
    return RecoveryPage(
        criteria=tuple(
            CriterionRow(
                measure=Measure(row.measure), limit=row.limit, days=row.days, by=str(row.by or ""), at=Instant(row.at)
            )
            for row in rows
        ),
        series=tuple(days),
        recovery=_judge(rows[0], days) if rows else None,
        onset=Instant(incident.since),
        limited=rows_limited,
    )


def recovered(access: Access, incident: Incident, reader: StreamReader) -> bool | None:
    """None without a criterion, or while there is no whole day since it was declared."""
    row = incident.criteria.order_by("-at", "-id").first()
    if row is None:
        return None
    return _judge(row, _days(access, reader, Instant(row.at), Measure(row.measure))).recovered


def _judge(row: RecoveryCriterion, days: Sequence[Day]) -> Recovery:
    """Only whole days that began after the criterion was declared count."""
    return judge([day for day in days if day.at >= row.at], row.limit, row.days)


def _days(access: Access, reader: StreamReader, since: Instant, measure: Measure) -> list[Day]:
    brand = BrandId(str(access.brand))
    mark = reader.mark(brand)
    until = access.now if mark is None else min(access.now, max(mark.watermark, mark.closed_through))
    start, end = Instant(since - since % DAY), Instant(until - until % DAY)
    by_day: dict[int, list[Bin]] = {at: [] for at in range(start, end, DAY)}
    for one in reader.bins(brand, start, end):
        if one.stream == "all" and one.at - one.at % DAY in by_day:
            by_day[one.at - one.at % DAY].append(one)
    return [Day(at=Instant(at), value=_value(bins, measure)) for at, bins in by_day.items()]


def _value(bins: Sequence[Bin], measure: Measure) -> float | None:
    """None for a day with more than an hour not captured."""
    seen = [one for one in bins if not one.gap]
    if (len(bins) - len(seen)) * 5 * 60 > HOUR // 1_000_000:
        return None
    if measure is Measure.MENTIONS:
        expected = [one.expected for one in seen if one.expected is not None]
        return sum(one.mentions for one in seen) / sum(expected) if expected and sum(expected) > 0 else None
    readable = sum(one.readable for one in seen)
    return sum(one.negative for one in seen) / readable if readable >= FEWEST else None
