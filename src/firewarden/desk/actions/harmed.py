"""Groups of people who were harmed: put down, reached, named where we speak of them, and closed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import GroupReach, HarmedGroup, Incident, chain, scope
from firewarden.vocabulary.apology import Harm, Size
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

MOST = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is known of one. `least` and `most` count people; of a known size they are the same, of an unknown None."""

    name: str
    harm: str
    harms: frozenset[Harm] = frozenset()
    size: Size = Size.UNKNOWN
    least: int | None = None
    most: int | None = None
    size_source: str = ""
    contact_route: str = ""
    remedy: str = ""


@transaction.atomic
def add_group(access: Access, incident: int, group: Group) -> int | Refused:
    """Its number."""
    held = scope.hold(access, incident, "save group", closed=True)
    problem = _problem(group)
    if problem is not None:
        return problem
    row = HarmedGroup(incident=held, number=scope.next_number(held.harmed_groups.all()), made_at=access.now)
    _save(row, group)
    chain.append(access, EventKind.GROUP_ADDED, incident=held.pk, subject=row.pk, content=_words(group))
    return row.number


@transaction.atomic
def change_group(access: Access, incident: int, number: int, group: Group) -> Refused | None:
    held, row = _group(access, incident, number, "save group")
    problem = _problem(group)
    if problem is not None:
        return problem
    _save(row, group)
    chain.append(access, EventKind.GROUP_CHANGED, incident=held.pk, subject=row.pk, content=_words(group))
    return None


@transaction.atomic
def reach_group(access: Access, incident: int, number: int, count: int, note: str) -> Refused | None:
    """`count` more of them heard from us; `note` says by what."""
    held, row = _group(access, incident, number, "save group")
    if not 0 < count <= MOST:
        return Refused(reason=say("Say how many were reached, as a whole number."))
    if not note.strip():
        return Refused(reason=say("Say how they were reached, and what they heard."))
    reach = GroupReach.objects.create(group=row, count=count, note=note.strip(), by_id=access.user, at=access.now)
    chain.append(
        access,
        EventKind.GROUP_REACHED,
        incident=held.pk,
        subject=row.pk,
        content=reach.note,
        count=count,
        reach=reach.pk,
    )
    return None


@transaction.atomic
def name_group(
    access: Access, incident: int, number: int, *, drafts: Sequence[int], updates: Sequence[int], closing: bool
) -> None:
    """Which texts and updates name it, and whether the closing of the incident does. Says all of it anew."""
    held, row = _group(access, incident, number, "save group")
    row.drafts.set(held.drafts.filter(number__in=drafts))
    row.updates.set(held.updates.filter(number__in=updates))
    row.at_closing = closing
    row.save(update_fields=["at_closing"])
    chain.append(
        access,
        EventKind.GROUP_NAMED,
        incident=held.pk,
        subject=row.pk,
        drafts=row.drafts.count(),
        updates=row.updates.count(),
        closing=closing,
    )


@transaction.atomic
def close_group(access: Access, incident: int, number: int, note: str) -> Refused | None:
    """They have what they are owed, or nothing more can be done; `note` says which."""
    held, row = _group(access, incident, number, "close group")
    if row.closed_at is not None:
        return Refused(reason=say("This group is closed already."))
    if not note.strip():
        return Refused(reason=say("Say what they got, or why nothing more can be done."))
    row.closed_at, row.closed_by_id, row.closing_note = access.now, access.user, note.strip()
    row.save(update_fields=["closed_at", "closed_by", "closing_note"])
    chain.append(access, EventKind.GROUP_CLOSED, incident=held.pk, subject=row.pk, content=row.closing_note)
    return None


@transaction.atomic
def reopen_group(access: Access, incident: int, number: int) -> Refused | None:
    held, row = _group(access, incident, number, "close group")
    if row.closed_at is None:
        return Refused(reason=say("This group is open."))
    row.closed_at, row.closed_by = None, None
    row.save(update_fields=["closed_at", "closed_by"])
    chain.append(access, EventKind.GROUP_REOPENED, incident=held.pk, subject=row.pk)
    return None


def _problem(group: Group) -> Refused | None:
    if not group.name.strip() or not group.harm.strip():
        return Refused(reason=say("Say who they are, and what happened to them."))
    if len(group.name.strip()) > 200:
        return Refused(reason=say("The name is too long: say the rest under what happened to them."))
    if group.size is Size.UNKNOWN:
        return None
    least, most = group.least, group.least if group.size is Size.KNOWN else group.most
    if least is None or most is None or not 0 < least <= most <= MOST:
        return Refused(reason=say("Give the number of people, or from how many to how many, as whole numbers."))
    if not group.size_source.strip():
        return Refused(reason=say("Say where the number comes from."))
    return None


def _save(row: HarmedGroup, group: Group) -> None:
    counted = group.size is not Size.UNKNOWN
    row.name, row.harm, row.harms = group.name.strip(), group.harm.strip(), sorted(group.harms)
    row.size = group.size
    row.least = group.least if counted else None
    row.most = (group.least if group.size is Size.KNOWN else group.most) if counted else None
    row.size_source = group.size_source.strip()
    row.contact_route, row.remedy = group.contact_route.strip(), group.remedy.strip()
    row.save()


def _words(group: Group) -> str:
    return f"{group.name}\n{group.harm}\n{group.size_source}\n{group.contact_route}\n{group.remedy}"


def _group(access: Access, incident: int, number: int, action: str) -> tuple[Incident, HarmedGroup]:
    held = scope.hold(access, incident, action, closed=True)
    return held, scope.numbered(held.harmed_groups.all(), number, "harmed group")
