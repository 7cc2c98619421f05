"""What every page of an incident carries: its name, the ten steps, who has which role, and what may be done here."""

from collections.abc import Sequence
from dataclasses import dataclass

from firewarden.desk.access import BRAND_MATRIX, Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.incidents import IncidentRow, annotated, incident_row
from firewarden.desk.reads.rail import Done, done, rail
from firewarden.desk.reads.rows import PersonRow
from firewarden.desk.records import Incident, IncidentRole, scope
from firewarden.ports import StreamReader
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import Role, Standing

Roles = tuple[tuple[Role, PersonRow], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`may` are the actions open to this person here."""

    now: Instant
    incident: IncidentRow
    done: Done
    rail: tuple[Standing, ...]
    roles: Roles
    may: frozenset[str]


def head(access: Access, number: int, outside: Outside) -> Head:
    """Raises NotFound. A fixed number of queries."""
    access.need("read")
    with outside.at_one_moment() as reader:
        return head_of(access, found(access, number), reader)


def found(access: Access, number: int) -> Incident:
    """With what its row needs. Raises NotFound."""
    row = annotated(scope.incidents(access)).filter(number=number).first() or scope.incident(access, number)
    scope.found_incident(access, row)
    return row


def head_of(access: Access, incident: Incident, reader: StreamReader) -> Head:
    """`incident` as `found`."""
    held = list(IncidentRole.objects.filter(incident=incident).select_related("user"))
    counted = done(access, incident, reader)
    mine = frozenset(Role(row.role) for row in held if row.user_id == access.user)
    return Head(
        now=access.now,
        incident=incident_row(incident),
        done=counted,
        rail=rail(counted.work, incident.step_marks.all()),
        roles=_roles(held),
        may=frozenset(action for action in BRAND_MATRIX if access.may(action, mine)),
    )


def _roles(rows: Sequence[IncidentRole]) -> Roles:
    order = list(Role)
    held = [(Role(row.role), PersonRow(id=row.user_id, name=str(row.user))) for row in rows]
    return tuple(sorted(held, key=lambda one: (order.index(one[0]), one[1].name)))
