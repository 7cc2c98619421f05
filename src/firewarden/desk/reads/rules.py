"""Alert rules as cards: what each listens for, how it stands, how it did on stored talk, and what came of it this
week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.hiding import hide_post
from firewarden.desk.reads.rows import people
from firewarden.desk.records import AlertRule, Call, Signal, SignalState, scope
from firewarden.desk.records.rules import FOREVER, STANDING, TESTABLE, PastAlert, Tested
from firewarden.steps.monitor.rules.check import Week, advice
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import BrandId, PostKey
from firewarden.vocabulary.incident import IncidentState
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.rule import Terms
from firewarden.vocabulary.said import NOTHING, Said
from firewarden.vocabulary.signal import Lane
from firewarden.vocabulary.statement import DeliveryState

WEEK = 7 * DAY
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Muted:
    """`until` None: until somebody unmutes it. `name` is empty for a standing lane."""

    key: str
    lane: Lane
    name: str
    until: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisRow:
    """`lead` None: the rule said nothing of it."""

    number: int
    title: str
    lead: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """`crisis` is the number of its incident; None: a false alarm. `posts` are those that are still stored."""

    at: Instant
    reason: Said
    crisis: int | None
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRow:
    """`current`: of the rule as it is now. `failed` says why there is no result."""

    start: Instant
    end: Instant
    weeks: float
    mentions: int
    total: int
    hits: int
    false_alarms: int
    per_week: float
    low: float
    high: float
    crises: tuple[CrisisRow, ...]
    alerts: tuple[PastAlert, ...]
    numbers: tuple[int, ...]
    took: int
    failed: Said
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """`key` names it in addresses. `terms` None: a lane that watches every brand; `number` 0: nobody has touched it.
    `budget` is the brand's, in false alarms a week."""

    key: str
    number: int
    lane: Lane
    name: str
    terms: Terms | None
    opens: bool
    on: bool
    switched_on_at: Instant | None
    switched_on_by: str
    untested_reason: Said
    muted: Muted | None
    test: TestRow | None
    asked_at: Instant | None
    testable: bool
    week: Week
    advice: Said | None
    budget: float

    @property
    def standing(self) -> bool:
        return self.terms is None

    @property
    def untested(self) -> bool:
        return self.testable and (self.test is None or not self.test.current or bool(self.test.failed))


def rules(access: Access) -> list[RuleCard]:
    """The lanes that watch every brand first, then the brand's own rules, oldest first. The number of queries does
    not grow with them."""
    access.need("read")
    rows = list(scope.of_brand(access, AlertRule).filter(retired_at=None).select_related("brand").order_by("number"))
    return _cards(access, rows, [lane for lane in STANDING if lane not in {r.lane for r in rows if r.terms is None}])


def rule(access: Access, key: str) -> RuleCard:
    """Raises NotFound."""
    found = next((card for card in rules(access) if card.key == key), None)
    if found is None:
        raise NotFound("There is no such alert rule here.")
    return found


def posts_behind(access: Access, card: RuleCard, outside: Outside) -> list[AlertRow]:
    """The newest alerts of a card's back-test, with the posts that are still stored."""
    access.need("read")
    if card.test is None:
        return []
    newest = card.test.alerts[::-1][:SHOWN]
    keys = [PostKey(key) for alert in newest for key in alert.evidence]
    with outside.at_one_moment() as reader:
        found = reader.mentions_by_key(BrandId(str(access.brand)), list(dict.fromkeys(keys))) if keys else []
    posts = {mention.post.key: hide_post(access, mention.post) for mention in found if not mention.removed}
    return [
        AlertRow(
            at=alert.at,
            reason=alert.reason,
            crisis=None if alert.crisis is None else card.test.numbers[alert.crisis],
            posts=tuple(posts[PostKey(key)] for key in alert.evidence if key in posts),
        )
        for alert in newest
    ]


def muted_everywhere(accesses: Sequence[Access]) -> dict[UUID, list[Muted]]:
    """What is muted now in each of these brands. One query."""
    clocks = {access.brand: access.now for access in accesses}
    rows = AlertRule.objects.filter(brand__in=clocks, retired_at=None, muted_until__isnull=False).order_by("number")
    found: dict[UUID, list[Muted]] = {}
    for row in rows:
        if row.is_muted(clocks[row.brand_id]):
            found.setdefault(row.brand_id, []).append(_muted(row))
    return found


def incident_open(access: Access) -> bool:
    """Whether a rule may start at once."""
    return scope.incidents(access).filter(state=IncidentState.OPEN, restricted=False).exists()


def _muted(row: AlertRule) -> Muted:
    assert row.muted_until is not None
    name = "" if row.terms is None else row.name
    until = None if row.muted_until >= FOREVER else Instant(row.muted_until)
    return Muted(key=_key(row), lane=Lane(row.lane), name=name, until=until)


def _key(row: AlertRule) -> str:
    return row.lane if row.terms is None else str(row.number)


def _cards(access: Access, rows: Sequence[AlertRule], untouched: Iterable[Lane]) -> list[RuleCard]:
    weeks = _weeks(access)
    names = people(row.switched_on_by_id for row in rows)
    results = {row.pk: row.result() for row in rows}
    visible = _visible(access, [one for one in results.values() if one is not None])
    budget = scope.brand(access).budget
    fresh = [
        AlertRule(brand_id=access.brand, number=0, lane=lane, name=lane.value, opens=lane is not Lane.SILENCE, on=True)
        for lane in untouched
    ]
    cards = [
        _card(access, row, weeks.get(_stream(row), Week()), names, _test(row, results.get(row.pk), visible), budget)
        for row in [*rows, *fresh]
    ]
    order = list(STANDING)
    return sorted(cards, key=lambda card: (not card.standing, order.index(card.lane) if card.standing else card.number))


def _stream(row: AlertRule) -> str:
    """Where its signals are counted: signals of a standing lane by the lane."""
    return row.lane if row.terms is None else str(row.pk)


def _card(  # noqa: PLR0917
    access: Access, row: AlertRule, week: Week, names: dict[UUID, str], test: TestRow | None, budget: float
) -> RuleCard:
    return RuleCard(
        key=_key(row),
        number=row.number,
        lane=Lane(row.lane),
        name=row.name,
        terms=row.asked(),
        opens=row.opens,
        on=row.on,
        switched_on_at=None if row.switched_on_at is None else Instant(row.switched_on_at),
        switched_on_by=names.get(row.switched_on_by_id, "") if row.switched_on_by_id else "",
        untested_reason=Said(row.untested_reason) if row.untested_reason else NOTHING,
        muted=_muted(row) if row.is_muted(access.now) else None,
        test=test,
        asked_at=None if row.test_asked_at is None else Instant(row.test_asked_at),
        testable=row.terms is not None or row.lane in TESTABLE,
        week=week,
        advice=advice(week),
        budget=budget,
    )


def _visible(access: Access, results: Sequence[Tested]) -> dict[str, tuple[int, str]]:
    """Number and title of those incidents of back-tests this person may see."""
    wanted = {UUID(crisis.incident) for result in results for crisis in result.crises}
    rows = scope.incidents(access).filter(pk__in=wanted).values_list("pk", "number", "title") if wanted else ()
    return {str(key): (number, title) for key, number, title in rows}


def _test(row: AlertRule, result: Tested | None, visible: dict[str, tuple[int, str]]) -> TestRow | None:
    """What a person may see of it: an incident that was restricted since is not in it, nor are its alerts."""
    if result is None:
        return None
    hidden = {place for place, crisis in enumerate(result.crises) if crisis.incident not in visible}
    crises = tuple(
        CrisisRow(number=visible[one.incident][0], title=visible[one.incident][1], lead=one.lead)
        for one in result.crises
        if one.incident in visible
    )
    return TestRow(
        start=result.start,
        end=result.end,
        weeks=result.weeks,
        mentions=result.mentions,
        total=result.total,
        hits=sum(one.lead is not None for one in crises),
        false_alarms=result.false_alarms,
        per_week=result.per_week,
        low=result.low,
        high=result.high,
        crises=crises,
        alerts=tuple(one for one in result.alerts if one.crisis not in hidden),
        numbers=tuple(visible.get(one.incident, (0, ""))[0] for one in result.crises),
        took=result.took,
        failed=result.failed,
        current=row.tested_terms == row.terms_now(),
    )


def _weeks(access: Access) -> dict[str, Week]:
    """By stream, standing lanes by their name. Three queries."""
    since = access.now - WEEK
    standing = [lane.value for lane in STANDING]
    recent = scope.of_brand(access, Signal).filter(at__gte=since)
    counts: dict[str, Counts] = {}
    for lane, stream, state, useful, count in recent.values_list("lane", "stream", "state", "useful").annotate(
        count=Count("pk")
    ):
        held = counts.setdefault(lane if lane in standing else stream, Counts())
        held.add(state, useful, count)
    for lane, stream, sent, useful, useless in _calls(access):
        held = counts.setdefault(lane if lane in standing else stream, Counts())
        held.pages, held.useful, held.useless = held.pages + sent, held.useful + useful, held.useless + useless
    return {stream: held.week() for stream, held in counts.items()}


@dataclass(slots=True)
class Counts:
    """Of one stream, while they are added up."""

    alerts: int = 0
    opened: int = 0
    pages: int = 0
    useful: int = 0
    useless: int = 0

    def add(self, state: str, useful: bool | None, count: int) -> None:
        self.alerts += count
        self.opened += count if state == SignalState.OPENED else 0
        self.useful += count if useful else 0
        self.useless += count if useful is False or (useful is None and state == SignalState.DISMISSED) else 0

    def week(self) -> Week:
        return Week(alerts=self.alerts, opened=self.opened, pages=self.pages, useful=self.useful, useless=self.useless)


def _calls(access: Access) -> Iterable[tuple[str, str, int, int, int]]:
    """Lane and stream of what opened an incident, and the calls about it: sent, useful, not."""
    return (
        Call.objects.filter(
            incident__in=scope.incidents(access),
            incident__signals__state=SignalState.OPENED,
            at__gte=access.wall - WEEK,
        )
        .values_list("incident__signals__lane", "incident__signals__stream")
        .annotate(
            sent=Count("pk", filter=Q(state=DeliveryState.SENT)),
            useful_ones=Count("pk", filter=Q(useful=True)),
            useless_ones=Count("pk", filter=Q(useful=False)),
        )
    )
