"""Incidents: how they open, what is known of them, how bad they are, and how they end."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.assessing import Gathered, gather, save
from firewarden.desk.actions.engage.entering import move as move_conversations
from firewarden.desk.actions.respond import stance
from firewarden.desk.outside import Outside
from firewarden.desk.records import (
    Evidence,
    Incident,
    IncidentMember,
    Membership,
    Signal,
    SignalState,
    Task,
    chain,
    scope,
)
from firewarden.steps.respond.stance import ORDER
from firewarden.steps.update.closing import may_close
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CrisisType, IncidentState, Outcome, Stance
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Phase, Refused

TITLE = 300
UNSETTLED = (SignalState.OPEN, SignalState.MUTED)
"""No person has decided about it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What an incident starts with. `since` is the onset: the start of the first window out of line."""

    title: str
    since: Instant
    level: Level = Level.WATCH


@transaction.atomic
def open_incident(access: Access, title: str, *, level: Level = Level.ISSUE) -> int | Refused:
    """By hand: its number. Nothing has to be connected or configured first."""
    access.need("open incident")
    if not title.strip():
        return Refused(reason=say("Say in a few words what happened."))
    return start(access, Opening(title=title, since=access.now, level=level)).number


def promote_signal(access: Access, signal: UUID, outside: Outside, *, title: str = "") -> int | Refused:
    """Opens an incident from a signal, with an assessment of the stream since its window began. Raises NotFound."""
    access.need("promote signal")
    found = _signal(access, signal)
    if found.state not in UNSETTLED:
        return Refused(reason=say("This signal was dealt with already: {state}.", state=SignalState(found.state)))
    gathered = gather(access, onset(found), outside, found.evidence)
    with transaction.atomic():
        found = _signal(access, signal)
        if found.state not in UNSETTLED:
            return Refused(reason=say("Somebody was faster with this signal: {state}.", state=SignalState(found.state)))
        return start_from_signal(access, found, gathered, title).number


@transaction.atomic
def attach_signal(access: Access, signal: UUID, incident: int) -> Refused | None:
    """More of an incident the team has. Raises NotFound."""
    held = scope.hold(access, incident, "promote signal")
    found = _signal(access, signal)
    if found.state not in (*UNSETTLED, SignalState.DISMISSED):
        return Refused(reason=say("This signal was dealt with already: {state}.", state=SignalState(found.state)))
    attach(access, found, held)
    return None


def reassess(access: Access, incident: int, outside: Outside) -> int | None:
    """The number of the new version where there is news, else None."""
    access.need("open incident")
    found = scope.incident(access, incident)
    gathered = gather(access, Instant(found.since), outside)
    with transaction.atomic():
        held = scope.hold(access, incident, "open incident")
        version = save(access, held, gathered)
        return None if version is None else version.version


@transaction.atomic
def rename(access: Access, incident: int, title: str) -> Refused | None:
    held = scope.hold(access, incident, "rename incident")
    if not title.strip():
        return Refused(reason=say("Say in a few words what happened."))
    held.title = title.strip()[:TITLE]
    held.save(update_fields=["title"])
    chain.append(access, EventKind.INCIDENT_RENAMED, incident=held.pk, content=held.title)
    return None


@transaction.atomic
def set_type(access: Access, incident: int, crisis_type: CrisisType) -> None:
    """What kind of trouble it is: the checklist follows from it."""
    held = scope.hold(access, incident, "type incident")
    held.crisis_type = crisis_type
    held.save(update_fields=["crisis_type"])
    chain.append(access, EventKind.INCIDENT_TYPED, incident=held.pk, crisis_type=crisis_type)


@transaction.atomic
def override_level(access: Access, incident: int, level: Level | None, reason: str) -> Refused | None:
    """None gives the level back to the assessment. Always with a reason."""
    held = scope.hold(access, incident, "override level")
    if not reason.strip():
        return Refused(reason=say("Say why: whoever reads this later has to be able to argue with it."))
    before = held.level
    held.override_level = level
    held.override_reason = reason.strip() if level is not None else ""
    held.override_by_id = access.user if level is not None else None
    assessed = held.assessed_level if held.assessed_level is not None else before
    held.stand_at(int(level) if level is not None else assessed, access.now)
    held.save()
    chain.append(
        access,
        EventKind.LEVEL_OVERRIDDEN,
        incident=held.pk,
        content=reason,
        level=int(held.level),
        before=before,
        overridden=level is not None,
    )
    return None


@transaction.atomic
def merge(access: Access, incident: int, into: int) -> Refused | None:
    """Signals, evidence and tasks not done go to the other; this one is closed and says where it went."""
    held = scope.hold(access, incident, "merge incident")
    if incident == into:
        return Refused(reason=say("An incident cannot be merged into itself."))
    other = scope.hold(access, into, "merge incident")
    held.signals.update(incident=other)
    _move_evidence(held, other)
    _move_tasks(held, other)
    if held.since < other.since:
        other.since = held.since
        other.save(update_fields=["since"])
    stricter = max(Stance(held.stance), Stance(other.stance), key=ORDER.index)
    if stricter != other.stance:
        stance.take(access, other, stricter)
    held.merged_into = other
    _close(access, held, Outcome.MERGED, say("Merged into incident {number}.", number=str(into)))
    chain.append(access, EventKind.INCIDENT_MERGED, incident=other.pk, subject=held.pk)
    return None


@transaction.atomic
def close(access: Access, incident: int, outcome: Outcome, reason: str, *, untold: str = "") -> Refused | None:
    """Always with a reason; a false alarm too, above all. `untold`: where the public was told of it, why it is not told
    that it is over."""
    held = scope.hold(access, incident, "close incident")
    if outcome is Outcome.MERGED:
        return Refused(reason=say("Merge it into the other incident instead of closing it as merged."))
    if not reason.strip():
        return Refused(reason=say("Say why it is over. The review starts from this sentence."))
    last = held.updates.order_by("-number").values_list("phase", flat=True).first()
    refused = may_close(None if last is None else Phase(last), untold)
    if refused is not None:
        return refused
    held.untold_because = untold.strip() if last not in (None, Phase.CLOSED) else ""
    _close(access, held, outcome, reason)
    return None


@transaction.atomic
def reopen(access: Access, incident: int, reason: str) -> Refused | None:
    held = scope.hold(access, incident, "reopen incident", closed=True)
    if held.state == IncidentState.OPEN:
        return Refused(reason=say("This incident is open."))
    if held.merged_into_id is not None:
        return Refused(reason=say("This incident was merged into another. Go on there."))
    if not reason.strip():
        return Refused(reason=say("Say what brings it back."))
    held.state, held.closed_at, held.closed_by, held.outcome = IncidentState.OPEN, None, None, ""
    held.save()
    chain.append(access, EventKind.INCIDENT_REOPENED, incident=held.pk, content=reason)
    return None


@transaction.atomic
def restrict(access: Access, incident: int, users: tuple[UUID, ...]) -> Refused | None:
    """From now on those named, and whoever names them, see it; for others it does not exist."""
    held = scope.hold(access, incident, "restrict incident", closed=True)
    named = set(users) | ({access.user} if access.user else set())
    strangers = named - set(scope.of_brand(access, Membership).values_list("user", flat=True))
    if strangers:
        return Refused(reason=say("Only members of the brand can be named. Add them to the brand first."))
    held.restricted = True
    held.save(update_fields=["restricted"])
    held.members.exclude(user__in=named).delete()
    there = set(held.members.values_list("user", flat=True))
    IncidentMember.objects.bulk_create(IncidentMember(incident=held, user_id=user) for user in named - there)
    chain.append(access, EventKind.INCIDENT_RESTRICTED, incident=held.pk, people=len(named))
    return None


@transaction.atomic
def unrestrict(access: Access, incident: int) -> None:
    """Every member of the brand sees it again."""
    held = scope.hold(access, incident, "restrict incident", closed=True)
    held.restricted = False
    held.save(update_fields=["restricted"])
    held.members.all().delete()
    chain.append(access, EventKind.INCIDENT_UNRESTRICTED, incident=held.pk)


def start(access: Access, opening: Opening) -> Incident:
    """The row and its event. Call inside a transaction."""
    incident = Incident.objects.create(
        brand_id=access.brand,
        number=scope.next_number(scope.of_brand(access, Incident)),
        title=opening.title if isinstance(opening.title, Said) else opening.title.strip()[:TITLE],
        level=opening.level,
        since=opening.since,
        opened_at=access.now,
        raised_at=access.now,
        opened_by_id=access.user,
    )
    chain.append(
        access,
        EventKind.INCIDENT_OPENED,
        incident=incident.pk,
        content=incident.title,
        number=incident.number,
        level=int(opening.level),
    )
    return incident


def start_from_signal(access: Access, signal: Signal, gathered: Gathered, title: str = "") -> Incident:
    """Call inside a transaction."""
    assessment = gathered.assessment
    opening = Opening(title=title or assessment.title, since=assessment.since, level=assessment.severity.level)
    incident = start(access, opening)
    attach(access, signal, incident, SignalState.OPENED)
    save(access, incident, gathered)
    return incident


def attach(access: Access, signal: Signal, incident: Incident, state: SignalState = SignalState.ATTACHED) -> None:
    """Call inside a transaction."""
    signal.incident, signal.state = incident, state
    signal.settled_by_id, signal.settled_at = access.user, access.now
    signal.save()
    chain.append(
        access, EventKind.SIGNAL_ATTACHED, incident=incident.pk, subject=signal.pk, opened=state is SignalState.OPENED
    )


def onset(signal: Signal) -> Instant:
    """Start of the window the signal was raised over."""
    return Instant(signal.at - signal.window_minutes * MINUTE)


def _signal(access: Access, signal: UUID) -> Signal:
    found = scope.of_brand(access, Signal).filter(pk=signal).first()
    if found is None:
        raise NotFound("There is no such signal here.")
    return found


def _close(access: Access, incident: Incident, outcome: Outcome, reason: str) -> None:
    why = reason if isinstance(reason, Said) else reason.strip()
    if incident.stance != Stance.NORMAL:
        stance.take(access, incident, Stance.NORMAL)
    incident.state, incident.outcome, incident.closing_reason = IncidentState.CLOSED, outcome, why
    incident.closed_at, incident.closed_by_id = access.now, access.user
    incident.save()
    chain.append(access, EventKind.INCIDENT_CLOSED, incident=incident.pk, content=reason, outcome=outcome)


def _move_evidence(source: Incident, target: Incident) -> None:
    """Posts the other has already stay where they are."""
    there = set(target.evidence.exclude(post_key="").values_list("post_key", flat=True))
    number = scope.next_number(target.evidence.all())
    numbers: dict[int, int] = {}
    for row in source.evidence.order_by("number"):
        if row.post_key not in there:
            Evidence.objects.filter(pk=row.pk).update(incident=target, number=number)
            numbers[row.number], number = number, number + 1
    move_conversations(source, target, numbers)


def _move_tasks(source: Incident, target: Incident) -> None:
    number = scope.next_number(target.tasks.all())
    for row in source.tasks.filter(done_at=None, item="").order_by("number"):
        Task.objects.filter(pk=row.pk).update(incident=target, number=number)
        number += 1
