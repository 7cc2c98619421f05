"""The only ways to find rows: each takes an Access and shows no more than it may see.

A restricted incident is found by those named in it alone; for others it is as if it were not there.
"""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Max, Model, OuterRef, Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records.brand import Brand
from firewarden.desk.records.event import Event
from firewarden.desk.records.incident import Incident, IncidentMember, IncidentRole
from firewarden.desk.records.snapshot import known, once
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.events import PRIVILEGED
from firewarden.vocabulary.incident import IncidentState, Role
from firewarden.vocabulary.said import say

Row = TypeVar("Row", bound=Model)


def incidents(access: Access) -> QuerySet[Incident]:
    return incidents_everywhere([access])


def incidents_everywhere(accesses: Sequence[Access]) -> QuerySet[Incident]:
    """Of all brands these accesses of one person are for."""
    found = Incident.objects.filter(brand__in=[access.brand for access in accesses])
    user = next((access.user for access in accesses), None)
    if user is None:
        return found
    named = IncidentMember.objects.filter(incident=OuterRef("pk"), user=user)
    return found.filter(Q(restricted=False) | Exists(named))


def incident(access: Access, number: int) -> Incident:
    """Asked for once in a look. Raises NotFound."""
    found = once(_looked_for(access, number), lambda: incidents(access).filter(number=number).first())
    if found is None:
        raise NotFound(f"There is no incident {number} here, or you may not see it.")
    return found


def found_incident(access: Access, found: Incident) -> None:
    """The look has it already, with more than `incident` would fetch."""
    known(_looked_for(access, found.number), found)


def _looked_for(access: Access, number: int) -> tuple[str, object, object, int]:
    return "incident", access.user, access.brand, number


def hold(access: Access, number: int, action: str, *, closed: bool = False) -> Incident:
    """The incident, for changing it. Raises NotFound, NotAllowed, and Conflict when it is closed
    and the action needs an open one (`closed` says it does not)."""
    found = incidents(access).select_for_update().filter(number=number).first()
    if found is None:
        raise NotFound(f"There is no incident {number} here, or you may not see it.")
    access.need(action, roles(access, found.pk))
    if found.state == IncidentState.CLOSED and not closed:
        raise Conflict(say("Incident {number} is closed, so nothing was changed. Reopen it first.", number=str(number)))
    return found


def roles(access: Access, incident_id: UUID) -> frozenset[Role]:
    """What this person is in this incident."""
    held = IncidentRole.objects.filter(incident=incident_id, user=access.user).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def of_incidents(access: Access, model: type[Row]) -> QuerySet[Row]:
    """Rows that belong to an incident this person may see."""
    return QuerySet(model).filter(incident__in=incidents(access))


def of_brand(access: Access, model: type[Row]) -> QuerySet[Row]:
    return QuerySet(model).filter(brand=access.brand)


def numbered(rows: "QuerySet[Row]", number: int, noun: str) -> Row:
    """The row with this number. Raises NotFound."""
    found = rows.filter(number=number).first()
    if found is None:
        raise NotFound(f"There is no {noun} {number} here.")
    return found


def next_number(rows: "QuerySet[Row]") -> int:
    """Inside a writing transaction no other can take the same."""
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def brand(access: Access) -> Brand:
    return Brand.objects.get(pk=access.brand)


def events(access: Access) -> QuerySet[Event]:
    """Of the brand, less those of incidents this person may not see, and less privileged ones, which nobody sees."""
    found = Event.objects.filter(chain__brand=access.brand).exclude(kind__in=PRIVILEGED)
    if access.user is None:
        return found
    visible = incidents(access).values("pk")
    return found.filter(Q(incident__isnull=True) | Q(incident__in=visible))
