"""The decision whether we owe an apology. The text itself is a draft like any other."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.work import fulfil
from firewarden.desk.records import Apology, chain, scope
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import Fault
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def decide_apology(
    access: Access, incident: int, fault: Fault, *, owed: bool, harmed: str, reason: str
) -> Refused | None:
    """A person decides, with a reason; `harmed` says who was, in words. Earlier decisions stay."""
    held = scope.hold(access, incident, "decide apology", closed=True)
    if not reason.strip():
        return Refused(reason=say("Say why: this decision will be asked about."))
    row = Apology.objects.create(
        incident=held,
        fault=fault,
        owed=owed,
        harmed=harmed.strip(),
        reason=reason.strip(),
        by_id=access.user,
        at=access.now,
    )
    chain.append(
        access,
        EventKind.APOLOGY_DECIDED,
        incident=held.pk,
        subject=row.pk,
        content=reason,
        fault=fault,
        owed=owed,
    )
    if fault is not Fault.UNKNOWN:
        fulfil(access, held, "decide apology")
    return None
