"""Links by which approvers decide from their mail: each for one person, one version and one decision.

A token is kept as a hash alone, so one that did not get through is mailed with a new token. Nobody learns from a link
more than the text it is about, and whoever opens it changes nothing. Times are the wall's.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from firewarden.desk.access import Access, Right
from firewarden.desk.actions.respond.approvals import approve, ask_for_changes, reject
from firewarden.desk.outside import Outside
from firewarden.desk.records import Contact, DecisionLink, Draft, Incident, IncidentRole, Membership, chain, scope
from firewarden.desk.records.drafted import Around, around, drafted, seats
from firewarden.desk.tokens import hashed
from firewarden.steps.respond.approval import Approved, NeedsMore, standing, turn
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.errors import FirewardenError, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import IncidentState, Role
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftState, Refused, Word

LIFE, ATTEMPTS, PAUSE = 12 * HOUR, 5, MINUTE
CODE_LIFE, CODES, TRIES = 10 * MINUTE, 3, 5
"""How long a code holds, how many are sent for one link, and how many wrong ones end it."""
NEEDS_CODE = Level.CRISIS

Words = Callable[[Access, UUID, str], tuple[str, str]]
"""Subject and text of the mail for a link and its token, in the language of whom it goes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody says by a link."""

    word: Word
    note: str = ""
    code: str = ""
    seat: str | None = None


def send_links(access: Access, outside: Outside, words: Words) -> int:
    """Mails a link to everybody whose turn it is; how many went out. Drill and demo brands mail nobody."""
    if access.kind is not BrandKind.LIVE or outside.mail is None:
        return 0
    running = scope.incidents(access).filter(state=IncidentState.OPEN, drafts__state=DraftState.REVIEW).distinct()
    sent = 0
    for incident in running:
        there = around(access, incident)
        for row in incident.drafts.filter(state=DraftState.REVIEW):
            sent += sum(_mailed(access, outside, words, row, user) for user in _asked(access, incident, row, there))
    return sent


def _asked(access: Access, incident: Incident, row: Draft, there: Around) -> Iterator[UUID]:
    """Whoever could say yes now."""
    found = drafted(there, row)
    now = turn(standing(found.value, found.path))
    wanted = {one.key for one in now.open} if now else set()
    roles: dict[UUID, set[Role]] = {}
    for held in IncidentRole.objects.filter(incident=incident):
        roles.setdefault(held.user_id, set()).add(Role(held.role))
    named = set(incident.members.values_list("user", flat=True)) if incident.restricted else None
    for member in scope.of_brand(access, Membership).filter(user__is_active=True):
        mine = frozenset(roles.get(member.user_id, ()))
        may = Access(
            person=access.person,
            brand=access.brand,
            slug=access.slug,
            kind=access.kind,
            clock=access.clock,
            right=Right(member.right),
        ).may("approve", mine)
        sits = seats(member.user_id, Right(member.right), mine, there.rules) & wanted
        if may and sits and str(member.user_id) not in found.value.authors and (not named or member.user_id in named):
            yield member.user_id


def _mailed(access: Access, outside: Outside, words: Words, row: Draft, user: UUID) -> int:
    """The mail is sent outside any transaction."""
    made = _made(access, row, user)
    if made is None or outside.mail is None:
        return 0
    link, token = made
    try:
        outside.mail(link.user.email, *words(access, link.pk, token))
    except FirewardenError:
        return 0
    DecisionLink.objects.filter(pk=link.pk).update(mailed_at=access.wall)
    return 1


@transaction.atomic
def _made(access: Access, row: Draft, user: UUID) -> tuple[DecisionLink, str] | None:
    """With a token that nobody had before; None when it was mailed, or it is not time to try again."""
    token = secrets.token_urlsafe(32)
    link, new = DecisionLink.objects.select_related("user").get_or_create(
        draft=row,
        version=row.version,
        round=row.round,
        user_id=user,
        defaults={"token_hash": hashed(token), "made_at": access.wall, "expires_at": access.wall + LIFE},
    )
    if link.mailed_at is not None or link.attempts >= ATTEMPTS or link.next_at > access.wall:
        return None
    link.token_hash, link.expires_at = hashed(token), access.wall + LIFE
    link.attempts, link.next_at = link.attempts + 1, access.wall + PAUSE * 2**link.attempts
    link.save()
    if new:
        chain.append(access, EventKind.DECISION_LINK_MADE, incident=row.incident_id, subject=link.pk, user=user)
    return link, token


@transaction.atomic
def decide_by_link(access: Access, link: UUID, answer: Answer) -> Approved | NeedsMore | Refused | None:
    """None: it is back with its author, or refused for good. A link that is answered is used; one whose answer was
    refused can be tried again. Raises NotFound."""
    row = _held(access, link)
    refused = why_not(row, access.wall) or _code_refused(access, row, answer.code)
    if refused is not None:
        return refused
    where = (row.draft.incident.number, row.draft.number, row.version)
    decision: Approved | NeedsMore | Refused | None
    match answer.word:
        case Word.YES:
            decision = approve(access, *where, seat=answer.seat)
        case Word.CHANGE:
            decision = ask_for_changes(access, *where, answer.note)
        case _:
            decision = reject(access, *where, answer.note)
    if not isinstance(decision, Refused):
        row.used_at = access.wall
        row.save(update_fields=["used_at"])
        chain.append(access, EventKind.DECISION_LINK_USED, incident=row.draft.incident_id, subject=row.pk)
    return decision


def send_code(access: Access, link: UUID, outside: Outside) -> Refused | None:
    """Six digits, over the person's own way to be called; whoever has an authenticator reads them there instead.
    Raises NotFound."""
    with transaction.atomic():
        row = _held(access, link)
        contact = contact_of(access, row.user_id)
        refused = why_not(row, access.wall)
        if refused is None and (contact is None or row.codes >= CODES):
            refused = Refused(reason=say("No further code can be sent. Sign in and decide at the desk."))
        if refused is not None or contact is None:
            return refused
        code = f"{secrets.randbelow(10**6):06}"
        row.code_hash, row.code_at, row.codes = _digest(row, code), access.wall, row.codes + 1
        row.save(update_fields=["code_hash", "code_at", "codes"])
        chain.append(access, EventKind.DECISION_CODE_SENT, incident=row.draft.incident_id, subject=row.pk)
    try:
        outside.notify(contact.secret, f"Firewarden: {access.slug}", code)
    except FirewardenError:
        return Refused(reason=say("The code could not be sent. Sign in and decide at the desk."))
    return None


def why_not(row: DecisionLink, wall: Instant) -> Refused | None:
    """Why nothing can be decided by this link any more."""
    draft = row.draft
    if row.used_at is not None:
        return Refused(reason=say("This link was used. It works once."))
    if wall >= row.expires_at:
        return Refused(reason=say("This link is too old. The text can be decided about at the desk."))
    if draft.state == DraftState.WITHDRAWN:
        return Refused(reason=say("The text was withdrawn. There is nothing to decide."))
    if row.version != draft.version or row.round != draft.round:
        return Refused(reason=say("The text was changed since. You get a new link when you are asked again."))
    if draft.state != DraftState.REVIEW:
        return Refused(reason=say("This text is {state}: there is nothing to decide.", state=DraftState(draft.state)))
    if row.tries >= TRIES:
        return Refused(reason=say("Too many wrong codes: this link is closed. Sign in and decide at the desk."))
    return None


def contact_of(access: Access, user: UUID) -> Contact | None:
    return scope.of_brand(access, Contact).filter(user=user, retired_at=None).order_by("line", "id").first()


def authenticator_of(user: UUID) -> Authenticator | None:
    found: Authenticator | None = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return found


def _code_refused(access: Access, row: DecisionLink, code: str) -> Refused | None:
    if Level(row.draft.incident.level) < NEEDS_CODE or _right(access, row, code.strip().replace(" ", "")):
        return None
    row.tries += 1
    row.save(update_fields=["tries"])
    return Refused(reason=say("This is not the code, or it is too old."))


def _right(access: Access, row: DecisionLink, code: str) -> bool:
    authenticator = authenticator_of(row.user_id)
    if authenticator is not None:
        return bool(code) and bool(TOTP(authenticator).validate_code(code))
    fresh = row.code_at is not None and access.wall < row.code_at + CODE_LIFE
    return bool(code) and fresh and secrets.compare_digest(row.code_hash, _digest(row, code))


def _digest(row: DecisionLink, code: str) -> str:
    return chain.digest(f"{row.pk} {code}")


def _held(access: Access, link: UUID) -> DecisionLink:
    """Inside a writing transaction no other can hold it."""
    found = (
        DecisionLink.objects.select_related("draft__incident", "user")
        .filter(pk=link, user=access.user, draft__incident__in=scope.incidents(access))
        .first()
    )
    if found is None:
        raise NotFound("There is no such link.")
    return found


def state_of(access: Access, link: UUID) -> Refused | None:
    """Why nothing can be decided by it any more. Raises NotFound."""
    return why_not(_held(access, link), access.wall)


def code_by(access: Access, link: UUID) -> str:
    """How a code comes to the person: `authenticator`, `sent`, `contact` (one can be sent), `none`; empty where none is
    asked for. Raises NotFound."""
    row = _held(access, link)
    if Level(row.draft.incident.level) < NEEDS_CODE:
        return ""
    if authenticator_of(row.user_id) is not None:
        return "authenticator"
    if contact_of(access, row.user_id) is None:
        return "none"
    return "sent" if row.code_at is not None and access.wall < row.code_at + CODE_LIFE else "contact"
