"""Calls people when an incident needs them, until somebody says that they have it.

A call may go out twice, when a worker dies between sending and noting it: twice is better than not at all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Max, Q

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Call, Contact, Incident, Membership, User, chain, scope
from firewarden.steps.monitor.paging import due
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant, to_datetime
from firewarden.vocabulary.errors import BadInput, FirewardenError, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState, Role
from firewarden.vocabulary.paging import MINUTES_A_DAY, Cause
from firewarden.vocabulary.paging import Call as CallValue
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import DeliveryState, Refused

ATTEMPTS, PAUSE, STALE = 5, MINUTE, 2 * MINUTE
"""A call is tried so often, with a pause that doubles; a claim so old belongs to a worker that died."""
AT_ONCE, LAST_LINE = 20, 3
NO_WAIT: Mapping[UUID, Instant] = MappingProxyType({})

Words = Callable[[Access, UUID], tuple[str, str]]
"""Title and text of a call, in the language of whom it goes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """When and from which level on somebody wants to be called. Minutes are of the person's own day."""

    user: UUID
    name: str
    address: str
    least: Level = Level.ISSUE
    line: int = 0
    days: str = "0123456"
    start: int = 0
    end: int = MINUTES_A_DAY


def save_contact(access: Access, wish: Wish, outside: Outside) -> UUID | Refused:
    """A new way to call somebody of the brand; the address goes to the secrets and is never shown again."""
    access.need("save contact")
    problem = _problem(access, wish)
    if problem is not None:
        return Refused(reason=problem)
    try:
        service = outside.service(wish.address.strip())
    except BadInput as error:
        return Refused(reason=_why(error))
    reference = f"contact-{uuid4().hex}"
    outside.keep_secret(reference, wish.address.strip())
    with transaction.atomic():
        row = Contact.objects.create(
            brand_id=access.brand,
            user_id=wish.user,
            name=wish.name.strip() or service,
            service=service,
            secret=reference,
            least=int(wish.least),
            line=wish.line,
            days="".join(sorted(set(wish.days))),
            start=wish.start,
            end=wish.end,
        )
        chain.append(access, EventKind.CONTACT_SAVED, subject=row.pk, content=row.name)
    return row.pk


def retire_contact(access: Access, contact: UUID, outside: Outside) -> None:
    """It is called no more, and its address is forgotten. Raises NotFound."""
    access.need("save contact")
    row = _contact(access, contact)
    with transaction.atomic():
        row.retired_at = access.wall
        row.save(update_fields=["retired_at"])
        chain.append(access, EventKind.CONTACT_RETIRED, subject=row.pk)
    outside.forget_secret(row.secret)


def test_contact(access: Access, contact: UUID, outside: Outside) -> Refused | None:
    """Calls at once, with nothing but the word that this is a test. Raises NotFound."""
    access.need("save contact")
    row = _contact(access, contact)
    try:
        outside.notify(row.secret, f"Firewarden: {access.slug}", "This is a test. Nothing has happened.")
    except FirewardenError as error:
        return Refused(reason=_why(error))
    return None


def make_calls(access: Access) -> int:
    """Notes every call that is due; how many. Drill and demo brands call nobody."""
    contacts = list(Contact.objects.filter(brand=access.brand, retired_at=None).select_related("user"))
    if access.kind is not BrandKind.LIVE or not contacts:
        return 0
    running = scope.incidents(access).filter(state=IncidentState.OPEN)
    return sum(_call_about(access, incident, contacts) for incident in running)


def _call_about(access: Access, incident: Incident, contacts: Sequence[Contact]) -> int:
    """Looks first and writes only where there is something to write: this is asked twice a second."""
    if not _due_calls(access, incident, contacts):
        return 0
    with transaction.atomic():
        return note_calls(access, incident, _due_calls(access, incident, contacts))


def _due_calls(access: Access, incident: Incident, contacts: Sequence[Contact]) -> list[CallValue]:
    may_know = _who_may_know(access, incident)
    asked = [row.to_value(access.wall, ahead(row.user, access.wall)) for row in contacts if row.user_id in may_know]
    sent = [row.to_value() for row in incident.calls.filter(promise=None).order_by("number")]
    return due(Level(incident.level), asked, sent, answered_at(incident), access.wall)


def call_about_clock(access: Access, incident: Incident) -> int:
    """Calls whoever leads, since the public waits for our words; where nobody of them can be called, the first line.
    Somebody who has it already is called all the same: they have it, and it is late. Call inside a transaction."""
    rows = [row for row in able(access, incident) if row.least <= incident.level]
    leads = leading(incident)
    chosen = [row for row in rows if row.user_id in leads] or first_line(incident, rows)
    return note_calls(access, incident, [CallValue(contact=row.pk, cause=Cause.CLOCK) for row in chosen])


def able(access: Access, incident: Incident) -> list[Contact]:
    """Of those who may know of the incident. None of a drill or demo brand."""
    if access.kind is not BrandKind.LIVE:
        return []
    rows = scope.of_brand(access, Contact).filter(retired_at=None, user__in=_who_may_know(access, incident))
    return list(rows.select_related("user").order_by("line", "pk"))


def first_line(incident: Incident, rows: Sequence[Contact]) -> list[Contact]:
    """Those who would be called first at this level; where nobody would be, of all."""
    asked = [row for row in rows if row.least <= incident.level] or list(rows)
    return [row for row in asked if row.line == asked[0].line]


def note_calls(
    access: Access,
    incident: Incident,
    found: Sequence[CallValue],
    *,
    promise: UUID | None = None,
    when: Mapping[UUID, Instant] = NO_WAIT,
) -> int:
    """Call inside a transaction. `when`: by contact, for those who are not called at once."""
    for number, call in enumerate(found, scope.next_number(incident.calls.all())):
        row = Call.objects.create(
            incident=incident,
            contact_id=call.contact,
            number=number,
            at=access.wall,
            level=incident.level,
            cause=call.cause,
            promise_id=promise,
            next_at=when.get(call.contact, access.wall),
        )
        chain.append(access, EventKind.CALLED, incident=incident.pk, subject=row.pk, level=incident.level)
    return len(found)


def send_calls(access: Access, outside: Outside, words: Words) -> int:
    """Sends what is due, one after the other; how many were tried."""
    tried = 0
    for key in Call.objects.filter(_due(access)).order_by("next_at").values_list("pk", flat=True)[:AT_ONCE]:
        taken = Call.objects.filter(_due(access), pk=key).update(
            state=DeliveryState.CLAIMED, claimed_at=access.wall, attempts=F("attempts") + 1
        )
        if taken:
            _send(access, Call.objects.select_related("incident", "contact__user").get(pk=key), outside, words)
            tried += 1
    return tried


def _due(access: Access) -> Q:
    waiting = Q(state=DeliveryState.PENDING, next_at__lte=access.wall)
    abandoned = Q(state=DeliveryState.CLAIMED, claimed_at__lt=access.wall - STALE)
    return Q(incident__brand=access.brand) & (waiting | abandoned)


def _send(access: Access, row: Call, outside: Outside, words: Words) -> None:
    """The service is asked outside any transaction."""
    try:
        outside.notify(row.contact.secret, *words(access, row.pk))
    except FirewardenError as error:
        _failed(access, row, _why(error))
    else:
        row.state, row.answer = DeliveryState.SENT, Said()
        row.save(update_fields=["state", "answer"])


@transaction.atomic
def _failed(access: Access, row: Call, why: Said) -> None:
    over = row.attempts >= ATTEMPTS
    row.state = DeliveryState.FAILED if over else DeliveryState.PENDING
    row.answer, row.next_at = why, Instant(access.wall + PAUSE * 2 ** (row.attempts - 1))
    row.save(update_fields=["state", "answer", "next_at"])
    if over:
        chain.append(access, EventKind.CALL_FAILED, incident=row.incident_id, subject=row.pk)


@transaction.atomic
def answer_call(access: Access, call: UUID) -> int:
    """Somebody has it: the number of the incident. A second time changes nothing. Raises NotFound."""
    access.need("answer call")
    row = Call.objects.select_related("incident").filter(pk=call, incident__brand=access.brand).first()
    if row is None:
        raise NotFound("There is no such call.")
    if row.answered_at is None:
        row.answered_at = access.wall
        row.save(update_fields=["answered_at"])
        chain.append(access, EventKind.CALL_ANSWERED, incident=row.incident_id, subject=row.pk)
    return row.incident.number


@transaction.atomic
def rate_call(access: Access, call: UUID, *, useful: bool) -> None:
    """Raises NotFound."""
    access.need("answer call")
    rows = Call.objects.filter(pk=call, incident__in=scope.incidents(access))
    if not rows.update(useful=useful):
        raise NotFound("There is no such call.")


def leading(incident: Incident) -> set[UUID]:
    """Lead and deputies."""
    return set(incident.roles.filter(role__in=(Role.LEAD, Role.DEPUTY)).values_list("user", flat=True))


def answered_at(incident: Incident) -> Instant | None:
    """When somebody last said that they have it: in a call, or by taking a role."""
    called = incident.calls.filter(promise=None).aggregate(last=Max("answered_at"))["last"]
    taken = incident.roles.aggregate(last=Max("taken_at"))["last"]
    return Instant(max(called or 0, taken or 0)) if called or taken else None


def _who_may_know(access: Access, incident: Incident) -> set[UUID]:
    """Members of the brand; of a restricted incident those named in it."""
    members = set(Membership.objects.filter(brand=access.brand).values_list("user", flat=True))
    return members & set(incident.members.values_list("user", flat=True)) if incident.restricted else members


def ahead(user: User, wall: Instant) -> timedelta:
    """How far the person's clock is ahead of UTC."""
    return to_datetime(wall).astimezone(ZoneInfo(user.time_zone)).utcoffset() or timedelta()


def _why(error: FirewardenError) -> Said:
    words = error.args[0]
    return words if isinstance(words, Said) else Said(str(error))


def _contact(access: Access, contact: UUID) -> Contact:
    row = scope.of_brand(access, Contact).filter(pk=contact, retired_at=None).first()
    if row is None:
        raise NotFound("There is no such contact here.")
    return row


def _problem(access: Access, wish: Wish) -> Said | None:
    if not Membership.objects.filter(brand=access.brand, user=wish.user).exists():
        return say("Only people of this brand can be called about it. Add them to the brand first.")
    if not wish.days or not set(wish.days) <= set("0123456"):
        return say("Choose at least one day.")
    if not (0 <= wish.start < MINUTES_A_DAY and 0 < wish.end <= MINUTES_A_DAY) or wish.start == wish.end:
        return say("Give hours from 00:00 to 24:00; the end may lie on the next day.")
    if not 0 <= wish.line <= LAST_LINE:
        return say("There are {count} lines: who is called at once, and who is called after them.", count=LAST_LINE + 1)
    return None
