"""Decisions about one conversation or many: first what would happen to which, then that, and the way back.

One decision is one deed: it changes all it can in one transaction, says what it left out and why, and keeps what stood
there before. Undoing it restores exactly that, and leaves alone what has changed since.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.records import Conversation, Deed, Membership, chain, scope
from firewarden.desk.records.talks import talks
from firewarden.steps.engage.conversation import Talk, decide
from firewarden.vocabulary.conversation import Judge, Reopen, Snooze, Wake, Wish
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState, Role
from firewarden.vocabulary.said import Said, say, say_count
from firewarden.vocabulary.statement import Refused

MOST = 500
"""Conversations that one deed changes at the most."""
KEPT = ("verdict", "reason", "note", "seen", "spent", "judged_by_id", "judged_at", "snoozed_until", "owner_id", "role")
"""What a deed may change, and what undoing it restores."""
KINDS = {
    Judge: EventKind.CONVERSATION_JUDGED,
    Snooze: EventKind.CONVERSATION_SNOOZED,
    Wake: EventKind.CONVERSATION_WOKEN,
    Reopen: EventKind.CONVERSATION_REOPENED,
}
Chosen = tuple[int, int]
"""Numbers of an incident and of a conversation in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """To a person, to whoever has a role in the incident, or with neither back to the team."""

    owner: UUID | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Why this one is left as it is."""

    incident: int
    number: int
    author: str
    because: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would be changed, and what would not."""

    changed: tuple[tuple[int, int, str], ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """`number` is the deed's, for undoing it."""

    number: int
    changed: int
    left: tuple[Left, ...]


def preview(access: Access, chosen: Sequence[Chosen], wish: Wish | Assign) -> Preview:
    """Changes nothing."""
    access.need("triage conversation")
    changing, left = _decided(access, _found(access, chosen), wish)
    named = tuple((row.incident.number, row.number, row.author) for row, _ in changing)
    return Preview(changed=named, left=tuple(left))


@transaction.atomic
def carry_out(access: Access, chosen: Sequence[Chosen], wish: Wish | Assign) -> Done | Refused:
    """On all of them that it can be done to. Refused where that is none."""
    access.need("triage conversation")
    if len(chosen) > MOST:
        return Refused(reason=say("At most {most} conversations are changed at once. Choose fewer.", most=MOST))
    changing, left = _decided(access, _found(access, chosen).select_for_update(of=("self",)), wish)
    if not changing:
        return Refused(reason=left[0].because if left else say("Nothing was chosen, so nothing was changed."))
    deed = Deed(
        brand_id=access.brand,
        number=scope.next_number(scope.of_brand(access, Deed)),
        kind=_kind(wish),
        by_id=access.user,
        at=access.now,
    )
    for row, after in changing:
        before = _kept(row)
        _change(access, row, wish, after)
        deed.changed.append({"id": str(row.pk), "before": before, "version": row.version})
    deed.save()
    return Done(number=deed.number, changed=len(changing), left=tuple(left))


@transaction.atomic
def undo(access: Access, number: int | None = None) -> Done | Refused:
    """The deed of this number, or one's own last one. What has changed since stays as it is."""
    access.need("triage conversation")
    deed = _to_undo(access, number)
    if deed is None:
        return Refused(reason=say("There is nothing of yours to undo."))
    if deed.undone_at is not None:
        return Refused(reason=say("This was undone already."))
    rows = {str(row.pk): row for row in _visible(access).filter(pk__in=[one["id"] for one in deed.changed])}
    restored, left = 0, []
    for one in deed.changed:
        row = rows.get(one["id"])
        if row is None:
            continue
        if row.version != one["version"]:
            left.append(_left(row, _since(1)))
            continue
        _restore(access, row, one["before"], one["version"] - 1)
        restored += 1
    if not restored:
        return Refused(reason=_since(max(1, len(left))))
    deed.undone_at, deed.undone_by_id = access.now, access.user
    deed.save(update_fields=["undone_at", "undone_by"])
    return Done(number=deed.number, changed=restored, left=tuple(left))


def _since(count: int) -> Said:
    return say_count(
        "It was changed since, so it stays as it is.",
        "All {count} were changed since, so they stay as they are.",
        count,
    )


def _to_undo(access: Access, number: int | None) -> Deed | None:
    deeds = scope.of_brand(access, Deed).select_for_update()
    if number is None:
        return deeds.filter(by=access.user, undone_at=None).order_by("-number").first()
    return scope.numbered(deeds, number, "deed")


def _visible(access: Access) -> QuerySet[Conversation]:
    return scope.of_incidents(access, Conversation).select_related("incident")


def _found(access: Access, chosen: Sequence[Chosen]) -> QuerySet[Conversation]:
    wanted = Q(pk=None)
    for incident in {incident for incident, _ in chosen}:
        numbers = [number for other, number in chosen if other == incident]
        wanted |= Q(incident__number=incident, number__in=numbers)
    return _visible(access).filter(wanted).order_by("incident__number", "number")


def _decided(
    access: Access, rows: QuerySet[Conversation], wish: Wish | Assign
) -> tuple[list[tuple[Conversation, Talk | None]], list[Left]]:
    found = list(rows)
    known = {} if isinstance(wish, Assign) else talks(Conversation.objects.filter(pk__in=[row.pk for row in found]))
    changing: list[tuple[Conversation, Talk | None]] = []
    left = []
    members = _members(access) if isinstance(wish, Assign) else frozenset()
    for row in found:
        if row.incident.state == IncidentState.CLOSED:
            closed = say("Its incident is closed. Reopen that first.")
            left.append(_left(row, closed))
            continue
        answer = _assigned(row, wish, members) if isinstance(wish, Assign) else decide(known[row.pk], wish, access.now)
        if isinstance(answer, Refused):
            left.append(_left(row, answer.reason))
        else:
            changing.append((row, answer))
    return changing, left


def _members(access: Access) -> frozenset[UUID]:
    return frozenset(scope.of_brand(access, Membership).values_list("user", flat=True))


def _assigned(row: Conversation, wish: Assign, members: frozenset[UUID]) -> Refused | None:
    if wish.owner is not None and wish.owner not in members:
        return Refused(reason=say("Only a member of the brand can have it. Add them to the brand first."))
    if (row.owner_id, row.role) == (wish.owner, wish.role.value if wish.role else ""):
        return Refused(reason=say("It is theirs already."))
    if wish.owner is not None and row.incident.restricted and not _is_named(row, wish.owner):
        return Refused(reason=say("The incident is restricted, and they are not named in it."))
    return None


def _is_named(row: Conversation, user: UUID) -> bool:
    return row.incident.members.filter(user=user).exists()


def _change(access: Access, row: Conversation, wish: Wish | Assign, after: Talk | None) -> None:
    if isinstance(wish, Assign):
        row.owner_id, row.role = wish.owner, wish.role.value if wish.role else ""
    elif after is not None:
        row.verdict, row.seen, row.spent = after.verdict or "", after.seen, after.spent
        row.snoozed_until = after.snoozed_until
    if isinstance(wish, Judge | Reopen):
        row.reason = wish.reason or "" if isinstance(wish, Judge) else ""
        row.note = wish.note.strip() if isinstance(wish, Judge) else ""
        row.judged_by_id, row.judged_at = access.user, access.now
    row.version += 1
    row.save()
    _tell(access, row, wish)


def _tell(access: Access, row: Conversation, wish: Wish | Assign) -> None:
    data: dict[str, Any] = {"incident": row.incident_id, "subject": row.pk}
    match wish:
        case Assign(owner=owner, role=role):
            chain.append(access, EventKind.CONVERSATION_ASSIGNED, **data, owner=owner, role=role)
        case Judge(verdict=verdict, reason=reason):
            chain.append(access, EventKind.CONVERSATION_JUDGED, **data, content=row.note, verdict=verdict, why=reason)
        case Snooze():
            chain.append(access, EventKind.CONVERSATION_SNOOZED, **data, until=row.snoozed_until)
        case _:
            chain.append(access, KINDS[type(wish)], **data)


def _restore(access: Access, row: Conversation, before: dict[str, Any], version: int) -> None:
    """Its version as well, so that the decision before this one can be undone next."""
    for name, value in before.items():
        setattr(row, name, UUID(value) if name.endswith("_id") and value else value)
    row.version = version
    row.save()
    chain.append(access, EventKind.CONVERSATION_UNDONE, incident=row.incident_id, subject=row.pk)


def _kept(row: Conversation) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in KEPT}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in values.items()}


def _left(row: Conversation, because: str) -> Left:
    return Left(incident=row.incident.number, number=row.number, author=row.author, because=Said(because))


def _kind(wish: Wish | Assign) -> str:
    return wish.verdict.value if isinstance(wish, Judge) else type(wish).__name__.lower()
