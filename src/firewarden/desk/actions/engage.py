"""The queue of people: what needs no answer is put aside, with a reason, so that the rest is seen."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def put_aside(access: Access, incident: int, evidence: int, reason: str) -> Refused | None:
    """This post needs no answer from us, and why."""
    held = scope.hold(access, incident, "write reply")
    row = scope.numbered(held.evidence.all(), evidence, "evidence")
    if not reason.strip():
        return Refused(reason=say("Say why nobody has to answer this."))
    row.aside_reason, row.aside_at = reason.strip(), access.now
    row.save(update_fields=["aside_reason", "aside_at"])
    chain.append(access, EventKind.PUT_ASIDE, incident=held.pk, subject=row.pk, content=reason)
    return None


@transaction.atomic
def take_back(access: Access, incident: int, evidence: int) -> None:
    """It needs an answer after all."""
    held = scope.hold(access, incident, "write reply")
    row = scope.numbered(held.evidence.all(), evidence, "evidence")
    row.aside_reason, row.aside_at = "", None
    row.save(update_fields=["aside_reason", "aside_at"])
    chain.append(access, EventKind.TAKEN_BACK, incident=held.pk, subject=row.pk)
