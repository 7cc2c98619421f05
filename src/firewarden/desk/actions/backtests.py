"""Tries alert rules on stored talk, one at a time. It reads the stream for long and writes one row at its end."""

from collections.abc import Callable, Mapping

from firewarden.desk.access import Access
from firewarden.desk.actions.rules import record_test
from firewarden.desk.outside import Outside
from firewarden.desk.records import AlertRule, Incident, Publication, Query, scope
from firewarden.desk.records.rules import TESTABLE, PastAlert, PastCrisis, Tested
from firewarden.inquiries.backtest import Backtest, Crisis, of_rule, of_surge
from firewarden.vocabulary.clock import DAY, MINUTE, Instant, bin_of
from firewarden.vocabulary.errors import FirewardenError
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.incident import Outcome
from firewarden.vocabulary.plan import Interval
from firewarden.vocabulary.said import Said, say, say_count
from firewarden.vocabulary.signal import Lane

PERIOD = 90 * DAY
PATIENCE = 10 * MINUTE
"""Of the wall. A brand with more talk than can be heard again in this time is told so."""
EARLY = DAY // 2
"""Whoever opens an incident by hand seldom knows when it began: an alert so long before is no false alarm."""
KEPT, KEPT_POSTS = 100, 3
UNREAL = (Outcome.FALSE_ALARM, Outcome.EXPLAINED, Outcome.MERGED)

Meanwhile = Callable[[], None]
"""Called often while a back-test runs, for what cannot wait."""


class Stopped(Exception):
    """Raised by a `Meanwhile` to end the test, which stays asked for."""


class _TooLongError(Exception):
    pass


def waiting(accesses: Mapping[BrandId, Access]) -> tuple[Access, AlertRule] | None:
    """The rule whose test was asked for first."""
    asked = AlertRule.objects.filter(test_asked_at__isnull=False, retired_at=None)
    for row in asked.order_by("test_asked_at", "number"):
        access = accesses.get(BrandId(str(row.brand_id)))
        if access is not None:
            return access, row
    return None


def run(access: Access, row: AlertRule, outside: Outside, meanwhile: Meanwhile = lambda: None) -> Tested:
    """Of the last 90 days of what was heard, and kept on the rule's card. The desk's rows are read before the stream
    is, so that nothing of the desk is held open meanwhile."""
    began, terms, period = outside.clock.now(), row.terms_now(), _period(access, outside)
    incidents = _incidents(access, period)

    def tell(_: float) -> None:
        meanwhile()
        if outside.clock.now() - began > PATIENCE:
            raise _TooLongError

    def failed(why: Said) -> Tested:
        return Tested(start=period.start, end=period.end, failed=why, took=outside.clock.now() - began)

    try:
        found = _heard(access, row, outside, tell, period=period, crises=[_crisis(one, period) for one in incidents])
        tested = _summary(found, incidents, outside.clock.now() - began)
    except Stopped:
        raise
    except _TooLongError:
        count = PATIENCE / MINUTE
        tested = failed(say_count("Not done within {count} minute.", "Not done within {count} minutes.", count))
    except FirewardenError as problem:
        tested = failed(_words(problem))
    except Exception:
        record_test(access, row.pk, terms, failed(say("It broke off. The log of the worker says where.")))
        raise
    record_test(access, row.pk, terms, tested)
    return tested


def _period(access: Access, outside: Outside) -> Interval:
    """As far as the stream has come: a recording is tested at its own time."""
    mark = outside.reader.mark(BrandId(str(access.brand)))
    reached = access.now if mark is None else min(access.now, max(mark.watermark, mark.closed_through))
    end = Instant(bin_of(reached))
    return Interval(start=Instant(max(0, end - PERIOD)), end=end)


def _heard(
    access: Access,
    row: AlertRule,
    outside: Outside,
    tell: Callable[[float], None],
    *,
    period: Interval,
    crises: list[Crisis],
) -> Backtest:
    if row.terms is None:
        assert row.lane in TESTABLE
        return of_surge(outside.reader, scope.brand(access).to_value(), Lane(row.lane), period, crises)
    queries = [query.to_value() for query in scope.of_brand(access, Query).filter(retired_at=None).order_by("pk")]
    return of_rule(outside.reader, row.to_value(), queries, period, crises, own=_own(access), tell=tell)


def _incidents(access: Access, period: Interval) -> list[Incident]:
    """Those that were real, less restricted ones: the card is for everybody in the brand."""
    rows = scope.of_brand(access, Incident).filter(restricted=False, since__lt=period.end).order_by("since", "number")
    real = [row for row in rows if row.outcome not in UNREAL]
    return [row for row in real if row.closed_at is None or row.closed_at > period.start]


def _crisis(row: Incident, period: Interval) -> Crisis:
    end = period.end if row.closed_at is None else Instant(row.closed_at)
    known_at = Instant(min(row.opened_at, period.end))
    start = Instant(row.since if row.opened_by_id is None else row.since - EARLY)
    return Crisis(name=str(row.number), start=start, end=end, known_at=known_at)


def _own(access: Access) -> list[PostKey]:
    """What we published ourselves; what was posted elsewhere in our name nobody told us."""
    rows = Publication.objects.filter(delivery__brand=access.brand).exclude(native_id="")
    return [PostKey(f"{platform}:{native}") for platform, native in rows.values_list("delivery__platform", "native_id")]


def _summary(found: Backtest, incidents: list[Incident], took: int) -> Tested:
    low, high = found.per_week_range
    return Tested(
        start=found.period.start,
        end=found.period.end,
        weeks=found.weeks,
        mentions=found.mentions,
        total=len(found.alerts),
        false_alarms=found.false_alarms,
        per_week=found.per_week,
        low=low,
        high=high if found.weeks else 0.0,
        alerts=tuple(
            PastAlert(at=one.at, reason=one.reason, evidence=one.evidence[:KEPT_POSTS], crisis=one.crisis)
            for one in found.alerts[-KEPT:]
        ),
        crises=tuple(
            PastCrisis(incident=str(row.pk), lead=lead) for row, lead in zip(incidents, found.leads, strict=True)
        ),
        took=took,
    )


def _words(problem: FirewardenError) -> Said:
    words = problem.args[0]
    return words if isinstance(words, Said) else Said(str(problem))
