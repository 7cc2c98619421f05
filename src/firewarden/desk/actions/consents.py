"""Two names of one person are joined where that person agreed to it, and come apart when they take it back."""

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.offline.agreeing import forget_all
from firewarden.desk.records import Consent, chain, scope
from firewarden.desk.records.persons import Name
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused


@transaction.atomic
def note_consent(access: Access, incident: int, evidence: int, other: Name, agreed: str) -> int | Refused:
    """Its number in the brand. Joins whoever wrote `evidence` with `other`: a network and a name there, or `customer`
    and the number of a customer. `agreed`: what the person agreed to, where and in which words."""
    held = scope.hold(access, incident, "join names", closed=True)
    to = scope.numbered(held.evidence.filter(erased_at=None), evidence, "evidence")
    names = (other[0].strip().lower()[:40], other[1].strip().removeprefix("@")[:200])
    if not to.author or not all(names):
        return Refused(reason=say("Name both: who wrote this, and the network and name to join them with."))
    if not agreed.strip():
        return Refused(reason=say("Write down what the person agreed to, and where they said so."))
    if names == (to.platform, to.author):
        return Refused(reason=say("That is the same name."))
    row = Consent.objects.create(
        brand_id=access.brand,
        number=scope.next_number(scope.of_brand(access, Consent)),
        platform=to.platform,
        author=to.author,
        other_platform=names[0],
        other_author=names[1],
        agreed=agreed.strip(),
        by_id=access.user,
        at=access.now,
    )
    chain.append(access, EventKind.CONSENT_GIVEN, incident=held.pk, subject=row.pk, content=row.agreed)
    return row.number


@transaction.atomic
def withdraw_consent(access: Access, incident: int, consent: int, how: str) -> Refused | None:
    """From now on the names are two people again. The row stays, to show that there was a consent."""
    held = scope.hold(access, incident, "join names", closed=True)
    row = scope.numbered(scope.of_brand(access, Consent), consent, "consent")
    if not how.strip():
        return Refused(reason=say("Write down how the person took it back."))
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_how = access.now, access.user, how.strip()
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_how"])
        chain.append(access, EventKind.CONSENT_WITHDRAWN, incident=held.pk, subject=row.pk, content=how)
        forget_all(access, held, row)
    return None
