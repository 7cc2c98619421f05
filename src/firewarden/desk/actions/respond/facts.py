"""The fact sheet: what we know, from whom, and what it said before."""

from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.approvals import settle_waiting
from firewarden.desk.actions.respond.doubting import doubt
from firewarden.desk.records import Fact, FactChange, chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import KnownFact
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def add_fact(
    access: Access,
    incident: int,
    text: str,
    *,
    status: FactStatus = FactStatus.UNKNOWN,
    source: str = "",
    owner: UUID | None = None,
) -> int | Refused:
    """Its number. A confirmed fact names its source."""
    held = scope.hold(access, incident, "add fact")
    refused = _fact_refused(text, status, source)
    if refused:
        return refused
    fact = Fact(incident=held, number=scope.next_number(held.facts.all()))
    _set_fact(access, fact, text, status, source)
    fact.owner_id = owner or access.user
    fact.save()
    chain.append(access, EventKind.FACT_ADDED, incident=held.pk, subject=fact.pk, content=fact.text, status=status)
    settle_waiting(access, held, status)
    return fact.number


@transaction.atomic
def set_fact(
    access: Access, incident: int, fact: int, status: FactStatus, *, source: str = "", text: str | None = None
) -> Refused | None:
    """What was said before stays in its history. Texts that rested on it are looked at again before they go out."""
    held = scope.hold(access, incident, "set fact")
    row = scope.numbered(held.facts.all(), fact, "fact")
    before = KnownFact(number=row.number, text=row.text, status=FactStatus(row.status), source=row.source)
    text, source = row.text if text is None else text, source or row.source
    refused = _fact_refused(text, status, source)
    if refused:
        return refused
    _set_fact(access, row, text, status, source)
    chain.append(access, EventKind.FACT_SET, incident=held.pk, subject=row.pk, content=row.text, status=status)
    settle_waiting(access, held, status)
    doubt(access, held, row, before)
    return None


def _fact_refused(text: str, status: FactStatus, source: str) -> Refused | None:
    if not text.strip():
        return Refused(reason=say("Say what the fact is."))
    if status is FactStatus.CONFIRMED and not source.strip():
        return Refused(reason=say("A confirmed fact needs its source: who says so, or which paper."))
    return None


def _set_fact(access: Access, row: Fact, text: str, status: FactStatus, source: str) -> None:
    row.text, row.status, row.source, row.changed_at = text.strip(), status, source.strip(), access.now
    row.save()
    FactChange.objects.create(
        fact=row, text=row.text, status=status, source=row.source, by_id=access.user, at=access.now
    )
