"""Lists: incidents of one or all of a person's brands, and signals that wait for a decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from firewarden.desk.access import Access
from firewarden.desk.records import AlertRule, AssessmentVersion, Incident, Signal, SignalState, scope
from firewarden.vocabulary.assessment import Level, Trend
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import CrisisType, IncidentState, Stance
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.signal import Lane

UUID_FORM = re.compile("[0-9a-f-]{36}")
BY_RULE = (Lane.TONE, Lane.TRIPWIRE, Lane.REACH, Lane.SPREAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """`label` is what people call it: H-12."""

    id: UUID
    number: int
    label: str
    brand: UUID
    brand_slug: str
    brand_name: str
    kind: BrandKind
    title: str
    crisis_type: CrisisType
    state: IncidentState
    level: Level
    overridden: bool
    trend: Trend
    index: float | None
    stance: Stance
    restricted: bool
    opened_at: Instant
    closed_at: Instant | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow:
    """`rule` is the name of the alert rule that spoke, empty for a lane that watches every brand; `card` names its
    card in addresses. `useful`: what people thought of it afterwards."""

    id: UUID
    brand: UUID
    lane: Lane
    stream: str
    rule: str
    card: str
    useful: bool | None
    at: Instant
    window_minutes: int
    observed: float
    expected: float
    score: float
    once_per_weeks: float
    reason: str
    cold: bool
    state: SignalState
    incident: int | None
    settled_reason: str
    evidence: tuple[PostKey, ...]


def incidents(access: Access, *, state: IncidentState | None = None, limit: int = 200) -> list[IncidentRow]:
    """Open ones first, the worst first, then the newest. One query."""
    access.need("read")
    return incident_rows(scope.incidents(access), state)[:limit]


def open_count(access: Access) -> int:
    """How many are open; one query."""
    access.need("read")
    return scope.incidents(access).filter(state=IncidentState.OPEN).count()


def incidents_everywhere(accesses: Sequence[Access]) -> list[IncidentRow]:
    """Open incidents of all these brands. One query."""
    for access in accesses:
        access.need("read")
    return incident_rows(scope.incidents_everywhere(accesses), IncidentState.OPEN)


def signals(access: Access, *, state: SignalState | None = SignalState.OPEN, limit: int = 100) -> list[SignalRow]:
    """Newest first. The incident of a signal is named only to those who may see it. Two queries."""
    access.need("read")
    found = scope.of_brand(access, Signal)
    if state is not None:
        found = found.filter(state=state)
    return signal_rows([access], found.order_by("-at")[:limit])


def signal(access: Access, key: UUID) -> SignalRow:
    """Raises NotFound."""
    access.need("read")
    found = signal_rows([access], scope.of_brand(access, Signal).filter(pk=key))
    if not found:
        raise NotFound("There is no such signal here.")
    return found[0]


def signals_everywhere(accesses: Sequence[Access], *, limit: int = 200) -> list[SignalRow]:
    """Those that wait for a decision, in all these brands."""
    brands = [access.brand for access in accesses]
    found = Signal.objects.filter(brand__in=brands, state=SignalState.OPEN).order_by("-at")[:limit]
    return signal_rows(accesses, found)


def incident_row(row: Incident) -> IncidentRow:
    """Needs `brand` fetched along, and `trend` and `index` annotated (see `annotated`)."""
    return IncidentRow(
        id=row.pk,
        number=row.number,
        label=f"{row.brand.code}-{row.number}",
        brand=row.brand_id,
        brand_slug=row.brand.slug,
        brand_name=row.brand.name,
        kind=BrandKind(row.brand.kind),
        title=row.title,
        crisis_type=CrisisType(row.crisis_type),
        state=IncidentState(row.state),
        level=Level(row.level),
        overridden=row.override_level is not None,
        trend=Trend(getattr(row, "trend", None) or Trend.UNKNOWN),
        index=getattr(row, "index", None),
        stance=Stance(row.stance),
        restricted=row.restricted,
        opened_at=Instant(row.opened_at),
        closed_at=None if row.closed_at is None else Instant(row.closed_at),
        outcome=row.outcome,
    )


def annotated(rows: QuerySet[Incident]) -> QuerySet[Incident]:
    last = AssessmentVersion.objects.filter(incident=OuterRef("pk")).order_by("-version")
    return rows.select_related("brand").annotate(
        trend=Subquery(last.values("trend")[:1]), index=Subquery(last.values("index")[:1])
    )


def incident_rows(rows: QuerySet[Incident], state: IncidentState | None) -> list[IncidentRow]:
    chosen = rows if state is None else rows.filter(state=state)
    made = [incident_row(row) for row in annotated(chosen)]
    return sorted(made, key=lambda row: (row.state is IncidentState.CLOSED, -row.level, -row.opened_at))


def signals_of(access: Access, incident: Incident, *, limit: int = 5) -> list[SignalRow]:
    """What raised an incident this person may see, newest first."""
    access.need("read")
    return signal_rows([access], incident.signals.order_by("-at")[:limit], {incident.pk: incident.number})


def _rules(rows: Sequence[Signal]) -> dict[str, tuple[str, str]]:
    """Name and address of the rules that spoke; one that was retired keeps its name and has no card."""
    streams = {row.stream for row in rows if row.lane in BY_RULE and UUID_FORM.fullmatch(row.stream)}
    found = AlertRule.objects.filter(pk__in=streams) if streams else ()
    return {str(row.pk): (row.name, str(row.number) if row.retired_at is None else "") for row in found}


def signal_rows(
    accesses: Sequence[Access], rows: QuerySet[Signal], known: dict[UUID, int] | None = None
) -> list[SignalRow]:
    """A query for them, one for their incidents unless they are `known`, and one for the names of rules, where there
    are any."""
    found = list(rows)
    names = _rules(found)
    visible = _visible(accesses, found) if known is None else known
    return [
        SignalRow(
            id=row.pk,
            brand=row.brand_id,
            lane=Lane(row.lane),
            stream=row.stream,
            rule=names.get(row.stream, ("", ""))[0],
            card=names[row.stream][1] if row.stream in names else "" if row.lane in BY_RULE else row.lane,
            useful=row.useful,
            at=Instant(row.at),
            window_minutes=row.window_minutes,
            observed=row.observed,
            expected=row.expected,
            score=row.score,
            once_per_weeks=row.once_per_weeks,
            reason=row.reason,
            cold=row.cold,
            state=SignalState(row.state),
            incident=visible.get(row.incident_id) if row.incident_id else None,
            settled_reason=row.settled_reason,
            evidence=tuple(PostKey(key) for key in row.evidence),
        )
        for row in found
    ]


def _visible(accesses: Sequence[Access], rows: Sequence[Signal]) -> dict[UUID, int]:
    """Numbers of those of their incidents these people may see."""
    wanted = {row.incident_id for row in rows if row.incident_id is not None}
    found = scope.incidents_everywhere(accesses).filter(pk__in=wanted).values_list("pk", "number") if wanted else ()
    return dict(found)
