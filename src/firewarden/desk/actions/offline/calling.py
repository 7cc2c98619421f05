"""Calls that a person asked for: when, in their own zone, and what was said, noted with their consent."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.offline.agreeing import keep_contact, of_case
from firewarden.desk.actions.offline.talking import heard
from firewarden.desk.records import Case, CaseCall, CaseLine, Incident, chain, scope
from firewarden.steps.offline import case as rules
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import CallState, Way
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

FARTHEST = 30 * DAY
MOST_OPEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`at` is meant in `zone`; None: no day and time that could be read. `agreed`: that the number is kept."""

    phone: str
    at: Instant | None
    zone: str
    about: str = ""
    agreed: str = ""


@transaction.atomic
def ask_call(access: Access, room: UUID, wish: Wish) -> Refused | None:
    """By the person, on the chat page."""
    row = Case.objects.select_related("incident", "evidence", "joined").get(invitations=room)
    held = scope.hold(access, row.incident.number, "talk in case", closed=True)
    return _asked(access, held, row, wish)


@transaction.atomic
def note_call(access: Access, incident: int, case: int, wish: Wish) -> Refused | None:
    """The same, where they asked for it elsewhere."""
    held, row = of_case(access, incident, case, "talk in case")
    return _asked(access, held, row, wish)


@transaction.atomic
def end_call(
    access: Access, incident: int, case: int, call: UUID, state: CallState, *, note: str = "", agreed: str = ""
) -> Refused | None:
    """`agreed`: that a note of what was said is kept, as they said it. Without it there is none."""
    held, row = of_case(access, incident, case, "talk in case")
    found = row.calls.filter(pk=call, state=CallState.ASKED).first()
    if found is None or state is CallState.ASKED:
        return Refused(reason=say("This call is over already."))
    if note.strip() and state is CallState.DONE and not agreed.strip():
        return Refused(reason=say("Ask whether you may note what was said, and write down that they agreed."))
    found.state, found.over_at, found.by_id = state, access.now, access.user
    found.note, found.agreed = note.strip(), agreed.strip()
    found.save()
    if state is CallState.DONE:
        words = note.strip() or str(say("We talked on the telephone."))
        CaseLine.objects.create(
            case=row,
            number=scope.next_number(row.lines.all()),
            way=Way.PHONE,
            ours=True,
            by_id=access.user,
            at=access.now,
            text=words,
            contact=found.contact,
        )
    chain.append(access, EventKind.CASE_CALL_ENDED, incident=held.pk, subject=found.pk, case=row.pk, state=state)
    return None


def _asked(access: Access, held: Incident, row: Case, wish: Wish) -> Refused | None:
    if rules.is_closed(CaseState(row.state)):
        return Refused(reason=say("This talk is over."))
    at = wish.at
    if at is None or not _is_zone(wish.zone):
        return Refused(reason=say("Choose a day, a time and the zone it is meant in."))
    if not access.now - DAY // 24 < at < access.now + FARTHEST:
        return Refused(reason=say("Choose a time within the next thirty days."))
    if row.calls.filter(state=CallState.ASKED).count() >= MOST_OPEN:
        return Refused(reason=say("We have noted {most} times already.", most=MOST_OPEN))
    contact = keep_contact(access, held, row, Way.PHONE, wish.phone, agreed=wish.agreed)
    if isinstance(contact, Refused):
        return contact
    made = CaseCall.objects.create(
        case=row,
        contact=contact,
        wanted_at=at,
        time_zone=wish.zone,
        about=wish.about.strip()[:500],
        asked_at=access.now,
    )
    chain.append(access, EventKind.CASE_CALL_ASKED, incident=held.pk, subject=made.pk, case=row.pk)
    heard(access, held, row)
    return None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)
