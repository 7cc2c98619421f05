"""What a stance keeps back in one incident, and what goes out past the desk."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads.rows import PersonRow
from firewarden.desk.records import Delivery, Incident, Outlet, OutletCheck, scope, stances
from firewarden.steps.respond.stance import holds
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import IncidentState, Stance
from firewarden.vocabulary.outlet import CheckState, OutletKind
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import DeliveryState

ORDER = {CheckState.OPEN: 0, CheckState.TELLING: 1, CheckState.DONE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """`due_at` by the wall, None: at once. `stays`: the stance still keeps it; `past`: its time is over."""

    id: UUID
    number: int
    text: str
    platform: str
    parts: int
    due_at: Instant | None
    stays: bool
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """`stops`: it has to be stopped, else it may run again. `answer`: what a program said that was told."""

    number: int
    name: str
    kind: OutletKind
    note: str
    owner: PersonRow | None
    stops: bool
    state: CheckState
    by: str
    at: Instant | None
    said: str
    answer: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    number: int
    name: str
    kind: OutletKind
    owner: PersonRow | None
    note: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StancePage:
    """`stance` is this incident's, `ruling` the strictest of the brand; `others`: labels of the incidents that make it
    so, as far as this person may know of them."""

    stance: Stance
    ruling: Stance
    others: tuple[str, ...]
    held: tuple[HeldRow, ...]
    checks: tuple[CheckRow, ...]
    outlets: tuple[OutletRow, ...]


def stance_page(access: Access, number: int) -> StancePage:
    """Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    ruling = stances.of_brand(access)
    same = scope.incidents(access).filter(state=IncidentState.OPEN, stance=ruling).exclude(pk=incident.pk)
    return StancePage(
        stance=Stance(incident.stance),
        ruling=ruling,
        others=tuple(f"{row.brand.code}-{row.number}" for row in same.select_related("brand").order_by("number")),
        held=_held(access, incident, ruling),
        checks=_checks(incident),
        outlets=_outlets(access),
    )


def _held(access: Access, incident: Incident, ruling: Stance) -> tuple[HeldRow, ...]:
    """The first part of each text stands for all."""
    rows = incident.deliveries.filter(state=DeliveryState.HELD).select_related("statement__draft")
    first: dict[tuple[object, ...], list[Delivery]] = {}
    for row in rows.order_by("due_at", "made_at", "part"):
        first.setdefault((row.statement_id, row.reply_id, row.update_id, row.account_id, row.platform), []).append(row)
    return tuple(_held_row(access, parts, ruling) for parts in first.values())


def _held_row(access: Access, parts: list[Delivery], ruling: Stance) -> HeldRow:
    row = parts[0]
    due = None if row.due_at is None else Instant(row.due_at)
    return HeldRow(
        id=row.pk,
        number=row.statement.draft.number if row.statement else 0,
        text=row.text,
        platform=row.platform,
        parts=len(parts),
        due_at=due,
        stays=holds(ruling, stances.words(row)),
        past=due is not None and due <= access.wall,
    )


def _checks(incident: Incident) -> tuple[CheckRow, ...]:
    rows = incident.outlet_checks.exclude(state=CheckState.PASSED).select_related("outlet__owner", "by")
    made = [_check_row(row) for row in rows.order_by("-number")]
    return tuple(sorted(made, key=lambda one: ORDER[one.state]))


def _check_row(row: OutletCheck) -> CheckRow:
    outlet = row.outlet
    return CheckRow(
        number=row.number,
        name=outlet.name,
        kind=OutletKind(outlet.kind),
        note=outlet.note,
        owner=_person(outlet),
        stops=row.stops,
        state=CheckState(row.state),
        by=str(row.by or ""),
        at=None if row.at is None else Instant(row.at),
        said=row.note,
        answer=row.answer,
    )


def _outlets(access: Access) -> tuple[OutletRow, ...]:
    rows = scope.of_brand(access, Outlet).filter(retired_at=None).select_related("owner").order_by("number")
    return tuple(
        OutletRow(
            number=row.number,
            name=row.name,
            kind=OutletKind(row.kind),
            owner=_person(row),
            note=row.note,
            service=row.service,
        )
        for row in rows
    )


def _person(row: Outlet) -> PersonRow | None:
    return None if row.owner_id is None else PersonRow(id=row.owner_id, name=str(row.owner))
