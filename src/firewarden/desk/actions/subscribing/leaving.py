"""Leaving, being forgotten, and addresses that are no more."""

from uuid import UUID

from django.db import transaction

from firewarden.desk import sealing
from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Subscriber, UpdateMail, chain
from firewarden.steps.update.mailing import HARD_BOUNCES
from firewarden.text.address import mail_address, same_mailbox
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.subscription import MailState, SubscriberState


@transaction.atomic
def leave(access: Access, subscriber: UUID) -> bool:
    """By the link in a mail. Nothing of the address is kept, and what waits is not sent. False: there is nobody any
    more."""
    row = Subscriber.objects.filter(pk=subscriber, brand=access.brand).exclude(state=SubscriberState.LEFT).first()
    if row is None:
        return False
    _erase(access, row)
    chain.append(access, EventKind.UNSUBSCRIBED, subject=row.pk)
    return True


@transaction.atomic
def forget(access: Access, typed: str, outside: Outside) -> bool:
    """Everything we have of an address at this brand, by one command. False: we have nothing."""
    access.need("save subscribers")
    address = mail_address(typed)
    found = Subscriber.objects.filter(brand=access.brand, lookup=sealing.lookup(outside, same_mailbox(address or "")))
    row = found.first()
    if row is None:
        return False
    _erase(access, row)
    chain.append(access, EventKind.SUBSCRIBER_FORGOTTEN, subject=row.pk)
    return True


@transaction.atomic
def bounced(access: Access, mail: UUID, *, permanent: bool) -> bool:
    """A report of a mail server on a mail it took before. False where there is no such mail here."""
    found = UpdateMail.objects.filter(pk=mail, subscriber__brand=access.brand)
    row = found.select_related("subscriber").exclude(state=MailState.FAILED).first()
    if row is None:
        return False
    if permanent:
        row.state = MailState.FAILED
        row.save(update_fields=["state"])
        count_bounce(access, row.subscriber)
    return True


def count_bounce(access: Access, person: Subscriber) -> None:
    """Call inside a transaction. A mail that is taken without a report in between does not wipe it out: servers report
    later."""
    person.bounces += 1
    if person.bounces >= HARD_BOUNCES and person.state == SubscriberState.ACTIVE:
        person.state = SubscriberState.DEAD
        _stop(access, person)
        chain.append(access, EventKind.SUBSCRIBER_DEAD, subject=person.pk)
    person.save(update_fields=["bounces", "state"])


def _erase(access: Access, row: Subscriber) -> None:
    row.state, row.lookup, row.sealed, row.left_at = SubscriberState.LEFT, None, "", access.wall
    row.language, row.bounces = "", 0
    row.save()
    row.subscriptions.all().delete()
    row.wishes.all().delete()
    _stop(access, row)


def _stop(access: Access, row: Subscriber) -> None:
    waiting = row.mails.filter(state__in=(MailState.PENDING, MailState.CLAIMED))
    waiting.update(state=MailState.CANCELED, ended_at=access.wall)
