"""Digests: who wants one and when, and sending each once.

    due -> pending --claim--> claimed ---> sent
              ^  '-> canceled (quiet) |--> failed    tried too often
              '------ not taken ------|--> unknown   the worker died while sending: never sent again

A call may come twice; a digest must not: whoever misses one sees the next.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Contact, Digest, DigestSent, chain, scope
from firewarden.steps.monitor.digest import last_period
from firewarden.vocabulary.clock import MINUTE, Instant, from_datetime, to_datetime
from firewarden.vocabulary.digest import Every, Schedule
from firewarden.vocabulary.errors import FirewardenError, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.paging import MINUTES_A_DAY
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DeliveryState, Refused

ATTEMPTS, PAUSE, STALE = 5, 2 * MINUTE, 5 * MINUTE

Words = Callable[[Access, UUID, Instant, Instant], tuple[str, str, bool] | None]
"""Title and text of a contact's digest of a stretch of time, and whether nothing happened in it. None for somebody who
may see nothing any more."""


@transaction.atomic
def save_digest(
    access: Access, contact: UUID, schedule: Schedule, *, everything: bool, when_quiet: bool
) -> Refused | None:
    """Raises NotFound, also for whoever neither is the person nor manages the brand."""
    row = _contact(access, contact)
    if not (0 <= schedule.minute < MINUTES_A_DAY and 0 <= schedule.day < 7):
        return Refused(reason=say("Give an hour from 00:00 to 23:59 and a day of the week."))
    if everything and row.user_id != access.user:
        return Refused(reason=say("Only they themselves can choose to be told of all their brands over this address."))
    digest, _ = Digest.objects.get_or_create(contact=row, defaults={"saved_at": access.wall})
    digest.every, digest.day, digest.minute = schedule.every, schedule.day, schedule.minute
    digest.everything, digest.when_quiet, digest.saved_at = everything, when_quiet, access.wall
    digest.save()
    chain.append(access, EventKind.DIGEST_CHOSEN, subject=row.pk, every=schedule.every)
    return None


def test_digest(access: Access, contact: UUID, outside: Outside, words: Words) -> Refused | None:
    """Sends what the next one would say by now, at once. Raises NotFound."""
    row = _contact(access, contact)
    if access.kind is not BrandKind.LIVE:
        return Refused(reason=say("A drill or demo brand sends no digests."))
    digest = Digest.objects.filter(contact=row).first()
    days = 7 if digest is not None and digest.every == Every.WEEK else 1
    since = Instant(access.wall - days * MINUTES_A_DAY * MINUTE)
    found = words(access, row.pk, since, access.wall)
    if found is None:
        return Refused(reason=say("This person may see nothing of the brand any more."))
    try:
        outside.notify(row.secret, found[0], found[1])
    except FirewardenError as error:
        return Refused(reason=_why(error))
    return None


def send_digests(access: Access, outside: Outside, words: Words) -> int:
    """Notes what has come due, and sends what waits; how many were tried. Drill and demo brands send none."""
    if access.kind is not BrandKind.LIVE:
        return 0
    _note_due(access)
    _give_up_stale(access)
    tried = 0
    for row in DigestSent.objects.filter(_due(access)).select_related("digest__contact")[:20]:
        found = words(access, row.digest.contact_id, Instant(row.since), Instant(row.until))
        if found is None or (found[2] and not row.digest.when_quiet):
            DigestSent.objects.filter(_due(access), pk=row.pk).update(state=DeliveryState.CANCELED)
        elif _claim(access, row):
            _send(access, row, outside, found[:2])
            tried += 1
    return tried


def _note_due(access: Access) -> None:
    """Looks first and writes only where there is something to write: this is asked twice a second."""
    wanted = Digest.objects.filter(contact__brand=access.brand, contact__retired_at=None).exclude(every=Every.NEVER)
    for digest in wanted.select_related("contact__user"):
        zone = ZoneInfo(digest.contact.user.time_zone)
        local = to_datetime(access.wall).astimezone(zone).replace(tzinfo=None)
        period = last_period(digest.schedule(), local)
        if period is None:
            continue
        since, until = (_instant(moment, zone) for moment in (period.since, period.until))
        if until <= digest.saved_at or digest.sent.filter(period=period.key).exists():
            continue
        try:
            with transaction.atomic():
                digest.sent.create(period=period.key, since=since, until=until, next_at=access.wall)
        except IntegrityError:
            continue  # another worker was faster


def _instant(local: datetime, zone: ZoneInfo) -> Instant:
    """Of a local time that a change of the clocks left out: as if the clocks had not been changed."""
    return from_datetime(local.replace(tzinfo=zone))


def _due(access: Access) -> Q:
    return Q(digest__contact__brand=access.brand, digest__contact__retired_at=None) & Q(
        state=DeliveryState.PENDING, next_at__lte=access.wall
    )


def _claim(access: Access, row: DigestSent) -> bool:
    taken = DigestSent.objects.filter(pk=row.pk, state=DeliveryState.PENDING).update(
        state=DeliveryState.CLAIMED, claimed_at=access.wall, attempts=F("attempts") + 1
    )
    return bool(taken)


def _give_up_stale(access: Access) -> None:
    stale = DigestSent.objects.filter(
        digest__contact__brand=access.brand, state=DeliveryState.CLAIMED, claimed_at__lt=access.wall - STALE
    )
    stale.update(state=DeliveryState.UNKNOWN, answer=say("The worker stopped while sending."))


def _send(access: Access, row: DigestSent, outside: Outside, words: tuple[str, str]) -> None:
    """The service is asked outside any transaction."""
    row.refresh_from_db()
    try:
        outside.notify(row.digest.contact.secret, *words)
    except FirewardenError as error:
        row.state = DeliveryState.FAILED if row.attempts >= ATTEMPTS else DeliveryState.PENDING
        row.answer, row.next_at = _why(error), Instant(access.wall + PAUSE * 2 ** (row.attempts - 1))
        row.save(update_fields=["state", "answer", "next_at"])
        return
    with transaction.atomic():
        row.state, row.answer = DeliveryState.SENT, Said()
        row.save(update_fields=["state", "answer"])
        chain.append(access, EventKind.DIGEST_SENT, subject=row.digest.contact_id)


def _contact(access: Access, contact: UUID) -> Contact:
    """Whoever may change who is called, and the person themself."""
    access.need("read")
    row = scope.of_brand(access, Contact).filter(pk=contact, retired_at=None).first()
    if row is None or (row.user_id != access.user and not access.may("save contact")):
        raise NotFound("There is no such contact here.")
    return row


def _why(error: FirewardenError) -> Said:
    words = error.args[0]
    return words if isinstance(words, Said) else Said(str(error))
