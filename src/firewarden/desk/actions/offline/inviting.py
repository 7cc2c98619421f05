"""Links that open a private talk once. Only hashes are kept: who has our database cannot enter.

A link that was guessed, used in another browser, ended or forgotten is answered alike, and nothing is said about why.
"""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.offline.agreeing import of_case
from firewarden.desk.records import Invitation, chain
from firewarden.desk.tokens import hashed
from firewarden.steps.offline import case as rules
from firewarden.vocabulary.clock import DAY
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import Way
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

LIFE = 3 * DAY
"""Wall time in which a link has to be opened."""
MOST_OPEN = 5
"""Browsers of one case."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What goes into the address, and is never known again."""

    room: UUID
    token: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What the browser keeps: with it alone the room is entered from now on."""

    browser: str


@transaction.atomic
def invite(access: Access, incident: int, case: int, way: Way, *, kept_private: str = "") -> Invited | Refused:
    """A new link; those before it that nobody opened are over. `kept_private`: why it moves although it concerns
    others, where somebody was warned of that."""
    held, row = of_case(access, incident, case, "talk in case")
    state = CaseState(row.state)
    if rules.is_closed(state):
        return Refused(reason=say("This case is closed. Open it again before you invite the person."))
    if row.invitations.exclude(opened_at=None).filter(over_at=None).count() >= MOST_OPEN:
        return Refused(reason=say("{most} browsers are in this talk already. End one of them first.", most=MOST_OPEN))
    row.invitations.filter(opened_at=None, over_at=None).update(over_at=access.wall)
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        case=row,
        way=way,
        token_hash=hashed(token),
        made_at=access.wall,
        asked_at=access.now,
        expires_at=access.wall + LIFE,
        by_id=access.user,
    )
    if state is CaseState.OPEN:
        row.state = CaseState.INVITED
    row.kept_private = kept_private.strip() or row.kept_private
    row.save(update_fields=["state", "kept_private"])
    chain.append(access, EventKind.INVITATION_MADE, incident=held.pk, subject=made.pk, case=row.pk, way=way)
    return Invited(made.pk, token)


@transaction.atomic
def end_invitation(access: Access, incident: int, case: int, room: UUID) -> None:
    """Whoever entered by it is outside again."""
    _, row = of_case(access, incident, case, "talk in case")
    row.invitations.filter(pk=room, over_at=None).update(over_at=access.wall)


@transaction.atomic
def open_link(access: Access, room: UUID, token: str) -> Opened | None:
    """Binds it to the browser that gets the answer. None: there is no such link, for whatever reason."""
    row = Invitation.objects.select_related("case__incident").filter(pk=room, token_hash=hashed(token)).first()
    if row is None or row.case.incident.brand_id != access.brand or rules.is_closed(CaseState(row.case.state)):
        return None
    browser = secrets.token_urlsafe(32)
    bound = Invitation.objects.filter(pk=row.pk, opened_at=None, over_at=None, expires_at__gt=access.wall).update(
        opened_at=access.wall, browser_hash=hashed(browser)
    )
    if not bound:
        return None
    chain.append(access, EventKind.INVITATION_OPENED, incident=row.case.incident_id, subject=row.pk, case=row.case_id)
    return Opened(browser)
