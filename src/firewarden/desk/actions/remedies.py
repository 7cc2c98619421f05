"""The catalog of remedies: what may be offered in an incident, to whom, up to what, from which confirmed fact."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import Remedy, chain, scope
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.remedy import RemedyKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """As somebody fills it in. `group` is the number of those harmed it is for, `to_whom` the condition in words: at
    least one of them. `fact` is the number of a confirmed fact; `since` None: from now."""

    kind: RemedyKind
    name: str
    to_whom: str
    words: str
    fact: int | None
    limit: Decimal | None = None
    unit: str = ""
    since: Instant | None = None
    until: Instant | None = None
    group: int | None = None


@transaction.atomic
def save_remedy(access: Access, incident: int, wanted: Wanted) -> int | Refused:
    """Its number. A line of the catalog is never changed: it is withdrawn, and another is made, so that each offer
    keeps what it was made by."""
    held = scope.hold(access, incident, "save remedy")
    fact = held.facts.filter(number=wanted.fact or 0, status=FactStatus.CONFIRMED).first()
    reason = _lacks(wanted)
    if reason is not None or fact is None:
        return Refused(reason=reason or say("Name the confirmed fact it follows from."))
    group = None if wanted.group is None else scope.numbered(held.harmed_groups.all(), wanted.group, "harmed group")
    row = Remedy.objects.create(
        incident=held,
        number=scope.next_number(held.remedies.all()),
        kind=wanted.kind,
        name=wanted.name.strip()[:120],
        to_whom=wanted.to_whom.strip(),
        group=group,
        words=wanted.words.strip(),
        limit=wanted.limit,
        unit=wanted.unit.strip().upper()[:12] if wanted.limit is not None else "",
        fact=fact,
        since=access.now if wanted.since is None else wanted.since,
        until=wanted.until,
        made_by_id=access.user,
        made_at=access.now,
    )
    said = f"{row.name}\n{row.to_whom}\n{row.words}"
    about = {"fact": fact.pk} | ({} if group is None else {"group": group.pk})
    chain.append(access, EventKind.REMEDY_SAVED, incident=held.pk, subject=row.pk, content=said, **about)
    return row.number


@transaction.atomic
def withdraw_remedy(access: Access, incident: int, remedy: int, reason: str) -> Refused | None:
    """Nobody offers it any more; what was offered stands."""
    held = scope.hold(access, incident, "save remedy")
    row = scope.numbered(held.remedies.all(), remedy, "remedy")
    if not reason.strip():
        return Refused(reason=say("Say why it is withdrawn."))
    if row.withdrawn_at is not None:
        return Refused(reason=say("This remedy was withdrawn."))
    row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_because = access.now, access.user, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    chain.append(access, EventKind.REMEDY_WITHDRAWN, incident=held.pk, subject=row.pk, content=reason)
    return None


def _lacks(wanted: Wanted) -> Said | None:
    whom = wanted.group is not None or bool(wanted.to_whom.strip())
    if not wanted.name.strip() or not whom or not wanted.words.strip():
        return say("Say what it is, to whom it may be offered, and in which words.")
    if wanted.limit is not None and not wanted.unit.strip():
        return say("Say in which currency the value is.")
    if wanted.until is not None and wanted.since is not None and wanted.until <= wanted.since:
        return say("It would end before it begins.")
    return None
