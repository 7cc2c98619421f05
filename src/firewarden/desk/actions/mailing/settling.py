"""What a person does about mails of which nobody knows whether they went out."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.records import UpdateMail, chain
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused
from firewarden.vocabulary.subscription import MailState, SubscriberState


@transaction.atomic
def settle_mails(access: Access, mails: Sequence[UUID], *, went_out: bool) -> int | Refused:
    """How many. One that did not go out is sent now, with the Message-ID it had. Raises NotFound."""
    access.need("settle mail")
    rows = UpdateMail.objects.filter(pk__in=mails, subscriber__brand=access.brand)
    if not mails or rows.count() != len(set(mails)):
        raise NotFound("There is no such mail here.")
    open_ones = rows.filter(state__in=(MailState.UNKNOWN, MailState.FAILED))
    keys = list(open_ones.values_list("pk", flat=True))
    if not keys:
        return Refused(reason=say("Somebody has settled this already."))
    rows = UpdateMail.objects.filter(pk__in=keys)
    if went_out:
        rows.update(state=MailState.SENT, ended_at=access.wall)
    else:
        there = rows.filter(subscriber__state=SubscriberState.ACTIVE).values_list("pk", flat=True)
        again = list(there)
        UpdateMail.objects.filter(pk__in=set(keys) - set(again)).update(state=MailState.CANCELED)
        UpdateMail.objects.filter(pk__in=again).update(
            state=MailState.PENDING, next_at=access.wall, attempts=0, claimed_by="", ended_at=None
        )
    chain.append(access, EventKind.MAILS_SETTLED, count=len(keys), went_out=went_out)
    return len(keys)
