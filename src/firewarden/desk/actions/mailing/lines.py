"""What the connections to the mail server take, one after the other, and what became of each.

A batch is claimed for one connection. What it hands over is marked before, in the same transaction that notes what
became of the one before it: after a crash at most one mail of each connection is in the dark.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q

from firewarden.desk import sealing
from firewarden.desk.access import Access
from firewarden.desk.actions.subscribing.leaving import count_bounce
from firewarden.desk.outside import Outside
from firewarden.desk.records import Subscriber, UpdateMail
from firewarden.steps.update.mailing import after_refusal
from firewarden.vocabulary.clock import HOUR
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.subscription import Handed, Handing, MailState, SubscriberState

BATCH = 50
STALE = 2 * HOUR
"""A claim of another machine older than this is of a worker that died."""
_WAITING = (MailState.CLAIMED, MailState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One mail to one person. `updates`: what it tells of, the newest last; `attempts` with this one. The address is
    in no message of ours."""

    id: UUID
    claim: str
    subscriber: UUID
    address: str
    language: str
    updates: tuple[UUID, ...]
    attempts: int

    def __repr__(self) -> str:
        return f"Claimed({self.id})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one that was handed over."""

    mail: Claimed
    handed: Handed


def claim(access: Access, worker: str, outside: Outside) -> list[Claimed]:
    """Up to `BATCH` mails of this brand that are due, for one connection. What waits for the same person becomes one
    mail, due or not. The condition is in the update itself, so that of two workers one gets each."""
    name = f"{worker}#{uuid4().hex[:12]}"
    waiting = UpdateMail.objects.filter(
        subscriber__brand=access.brand, subscriber__state=SubscriberState.ACTIVE, state=MailState.PENDING
    )
    with transaction.atomic():
        due = waiting.filter(next_at__lte=access.wall).order_by("next_at", "pk")
        people = list(due.values_list("subscriber", flat=True)[:BATCH])
        if not people:
            return []
        rows = waiting.filter(subscriber__in=people).values_list("pk", flat=True)
        UpdateMail.objects.filter(pk__in=list(rows), state=MailState.PENDING).update(
            state=MailState.CLAIMED, claimed_by=name, claimed_at=access.wall
        )
        return _claimed(name, outside)


def begin(access: Access, mail: Claimed, before: Sequence[Outcome] = ()) -> bool:
    """It is handed over now, and of those before this became. False: it is not to be sent any more, because whose
    address it is has left meanwhile."""
    with transaction.atomic():
        for one in before:
            _end(access, one)
        row = UpdateMail.objects.filter(pk=mail.id, state=MailState.CLAIMED, claimed_by=mail.claim)
        return bool(row.update(state=MailState.SENDING, attempts=F("attempts") + 1))


@transaction.atomic
def end(access: Access, outcomes: Iterable[Outcome]) -> None:
    for one in outcomes:
        _end(access, one)


def give_back(claims: Sequence[Claimed]) -> None:
    """What was claimed and not begun."""
    if claims:
        rows = UpdateMail.objects.filter(pk__in=[one.id for one in claims], state=MailState.CLAIMED)
        rows.filter(claimed_by=claims[0].claim).update(state=MailState.PENDING, claimed_by="", claimed_at=None)


def release(access: Access, is_gone: Callable[[str], bool]) -> int:
    """Claims of workers that died: what was not handed over waits again, of what was nobody knows. How many there
    were. Looks first: this is asked twice a second."""
    held = UpdateMail.objects.filter(subscriber__brand=access.brand, state__in=_WAITING)
    names = held.order_by().values_list("claimed_by", flat=True).distinct()
    gone = [name for name in names if is_gone(name.partition("#")[0])]
    mine = held.filter(Q(claimed_by__in=gone) | Q(claimed_at__lt=access.wall - STALE))
    if not mine.exists():
        return 0
    keys = list(mine.values_list("pk", flat=True))
    with transaction.atomic():
        rows = UpdateMail.objects.filter(pk__in=keys)
        lost = rows.filter(state=MailState.SENDING).update(
            state=MailState.UNKNOWN, ended_at=access.wall, answer=say("The worker stopped while sending.")
        )
        back = rows.filter(state=MailState.CLAIMED).update(state=MailState.PENDING, claimed_by="", claimed_at=None)
    return lost + back


def _claimed(name: str, outside: Outside) -> list[Claimed]:
    """One mail for each person: their newest leads, the others go with it. What went with one that has to be sent again
    goes again."""
    rows = UpdateMail.objects.filter(claimed_by=name, state=MailState.CLAIMED).select_related("subscriber")
    by_person: dict[UUID, list[UpdateMail]] = defaultdict(list)
    for row in rows.order_by("update__published_at", "update__number"):
        by_person[row.subscriber_id].append(row)
    for mine in by_person.values():
        for row in mine[:-1]:
            UpdateMail.objects.filter(Q(pk=row.pk) | Q(into=row.pk)).update(state=MailState.FOLDED, into=mine[-1])
    leads = [mine[-1] for mine in by_person.values()]
    with_them: dict[UUID | None, list[UUID]] = defaultdict(list)
    folded = UpdateMail.objects.filter(into__in=leads).order_by("update__published_at", "update__number")
    for lead, update in folded.values_list("into", "update"):
        with_them[lead].append(update)
    return [_value(lead, name, with_them[lead.pk], outside) for lead in leads]


def _value(lead: UpdateMail, name: str, with_it: Sequence[UUID], outside: Outside) -> Claimed:
    person = lead.subscriber
    return Claimed(
        id=lead.pk,
        claim=name,
        subscriber=person.pk,
        address=sealing.opened(outside, person.sealed),
        language=person.language,
        updates=(*with_it, lead.update_id),
        attempts=lead.attempts + 1,
    )


def _end(access: Access, outcome: Outcome) -> None:
    """Holds only while the mail is what it was when it was begun: whoever comes too late changes nothing."""
    mail, handed = outcome.mail, outcome.handed
    row = UpdateMail.objects.filter(pk=mail.id, state=MailState.SENDING, claimed_by=mail.claim)
    match handed.what:
        case Handing.TAKEN:
            row.update(state=MailState.SENT, ended_at=access.wall, answer=Said(""))
        case Handing.UNKNOWN:
            why = say("The mail server took the mail and did not say so.")
            row.update(state=MailState.UNKNOWN, ended_at=access.wall, answer=why)
        case Handing.OURS:
            row.update(state=MailState.PENDING, next_at=access.wall, attempts=F("attempts") - 1)
        case _:
            permanent = handed.what is not Handing.LATER
            then = after_refusal(mail.attempts, access.wall, permanent=permanent)
            ended = access.wall if then.state is MailState.FAILED else None
            changed = row.update(state=then.state, next_at=then.at, ended_at=ended, answer=_why(handed))
            if changed and handed.what is Handing.NOBODY:
                count_bounce(access, Subscriber.objects.get(pk=mail.subscriber))


def _why(handed: Handed) -> Said:
    if handed.what is Handing.NOBODY:
        return say("The mail server knows no such mailbox ({code}).", code=handed.code)
    return say("The mail server did not take it ({code}).", code=handed.code)
