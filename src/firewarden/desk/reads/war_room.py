"""The war room of one incident, from one snapshot: all counts of talk come from one version of the assessment."""

from dataclasses import dataclass
from functools import lru_cache

import msgspec
from django.db.models import Max, Q
from django.utils.translation import gettext

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads import tasks as task_reads
from firewarden.desk.reads.coverage import Series, SourceRow, limited, series
from firewarden.desk.reads.head import Roles, found, head_of
from firewarden.desk.reads.incidents import IncidentRow, SignalRow, signals_of
from firewarden.desk.reads.promises import NextPromise, next_promise
from firewarden.desk.reads.rail import Done
from firewarden.desk.reads.rows import EvidenceRow, PersonRow, TaskRow, evidence_row, task_rows
from firewarden.desk.reads.timeline import EventRow, newest_and_unseen
from firewarden.desk.reads.touched import wrong_in_public
from firewarden.desk.records import Incident, Presence, Publication, Update, scope
from firewarden.desk.records.snapshot import snapshot
from firewarden.ports import StreamReader
from firewarden.steps.respond.clock import Clock, silence
from firewarden.vocabulary.assessment import Assessment, Floor
from firewarden.vocabulary.clock import DAY, MINUTE, Instant
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.incident import Role, Standing, Work
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.said import from_stored
from firewarden.vocabulary.tempo import Beat

HERE = 2 * MINUTE
QUOTED = 7
"""Narratives shown with a post."""
DANGERS = {Hazard.SAFETY, Hazard.HEALTH, Hazard.DEATH, Hazard.MINORS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """`claims` are floors of the assessment that speak of people in danger; `task` is who finds out, and by when."""

    claims: tuple[Floor, ...]
    task: TaskRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Our last public words, or how long there have been none (microseconds). `wrong`: how many of our public texts
    say what is no longer confirmed."""

    text: str
    at: Instant | None
    url: str
    silence: int
    first_due: Instant | None
    wrong: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What comes next, whoever has it. `owner` None: nobody."""

    what: str
    at: Instant
    owner: str | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOut:
    """What still goes out: deliveries of ours on their way, and the task of stopping what we cannot reach."""

    deliveries: int
    unsettled: int
    hold: TaskRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarRoom:
    """`assessment` None: nothing was assessed yet. `evidence` are the posts it quotes, by key.
    `may` are the actions open to this person here."""

    now: Instant
    wall: Instant
    incident: IncidentRow
    override_reason: str
    version: int | None
    assessment: Assessment | None
    evidence: dict[PostKey, EvidenceRow]
    reported: tuple[EvidenceRow, ...]
    loudest: EvidenceRow | None
    danger: Danger
    words: Words
    clock: Clock | None
    """What the public waits for; None: nothing."""
    next_due: Due | None
    my_task: TaskRow | None
    going_out: GoingOut
    waiting: int
    waiting_since: Instant | None
    work: Work
    rail: tuple[Standing, ...]
    tasks: tuple[TaskRow, ...]
    roles: Roles
    here: tuple[PersonRow, ...]
    timeline: tuple[EventRow, ...]
    changes: tuple[EventRow, ...]
    series: Series
    limited: tuple[SourceRow, ...]
    """Sources that read only a part, so that counts are too low."""
    raised: tuple[SignalRow, ...]
    """What opened it and came to it, newest first."""
    may: frozenset[str]


def war_room(access: Access, number: int, outside: Outside) -> WarRoom:
    """Raises NotFound. The desk is read in one snapshot, by a fixed number of queries."""
    access.need("read")
    with outside.at_one_moment() as reader, snapshot():
        incident = found(access, number)
        head = head_of(access, incident, reader)
        version, assessment = _assessment(incident)
        evidence = _evidence(access, incident, assessment)
        records = list(incident.tasks.select_related("owner").prefetch_related("blocked_by").order_by("number"))
        tasks = task_rows(records, access.user, access.now)
        newest, changes = newest_and_unseen(access, incident, limit=30)
        return WarRoom(
            now=access.now,
            wall=access.wall,
            incident=head.incident,
            override_reason=incident.override_reason,
            version=version,
            assessment=assessment,
            evidence={row.post_key: row for row in evidence if row.post_key is not None},
            reported=tuple(row for row in evidence if row.post_key is None),
            loudest=_loudest(assessment, evidence),
            danger=_danger(assessment, tasks),
            words=_words(access, incident, head.done),
            clock=head.done.clock,
            next_due=_next_due(head.done, tasks, access.now, next_promise(incident, _lead(head.roles))),
            my_task=task_reads.next_of(tasks, records, access),
            going_out=_going_out(head.done, tasks),
            waiting=head.done.work.to_answer,
            waiting_since=head.done.waiting_since,
            work=head.done.work,
            rail=head.rail,
            tasks=tuple(tasks),
            roles=head.roles,
            here=_here(access, incident),
            timeline=tuple(newest),
            changes=tuple(changes),
            series=_series(access, incident, assessment, reader),
            limited=limited(access, reader),
            raised=tuple(signals_of(access, incident)),
            may=head.may,
        )


def assessment_version(access: Access, number: int, version: int) -> tuple[Assessment, int] | None:
    """An earlier version, to see what changed, and the number of the newest."""
    access.need("read")
    rows = scope.incident(access, number).assessments
    found = rows.filter(version=version).first()
    return None if found is None else (_decoded(found.value), rows.aggregate(newest=Max("version"))["newest"])


@lru_cache(maxsize=64)
def _decoded(value: str) -> Assessment:
    """The same version is read again and again until there is a newer one."""
    return msgspec.json.decode(value, type=Assessment, dec_hook=from_stored)


def _assessment(incident: Incident) -> tuple[int | None, Assessment | None]:
    last = incident.assessments.order_by("-version").first()
    return (None, None) if last is None else (last.version, _decoded(last.value))


def _evidence(access: Access, incident: Incident, assessment: Assessment | None) -> list[EvidenceRow]:
    """What is shown: posts that are quoted, and what was reported by hand."""
    rows = incident.evidence.select_related("reported_by").order_by("number")
    if assessment is not None:
        told = assessment.narratives[:QUOTED]
        quoted = {assessment.loudest, *(key for one in told for key in (one.central, one.most_shared))}
        rows = rows.filter(Q(post_key="") | Q(post_key__in=[key for key in quoted if key]))
    return [evidence_row(access, row) for row in rows[:1000]]


def _loudest(assessment: Assessment | None, evidence: list[EvidenceRow]) -> EvidenceRow | None:
    """The post the assessment names; without one, what was reported first."""
    if assessment is None:
        return evidence[0] if evidence else None
    return next((row for row in evidence if row.post_key is not None and row.post_key == assessment.loudest), None)


def _danger(assessment: Assessment | None, tasks: list[TaskRow]) -> Danger:
    floors = assessment.severity.floors if assessment else ()
    return Danger(
        claims=tuple(floor for floor in floors if floor.name.partition(",")[0] in DANGERS),
        task=next((row for row in tasks if row.item == "danger"), None),
    )


def _going_out(done: Done, tasks: list[TaskRow]) -> GoingOut:
    return GoingOut(deliveries=done.on_their_way, unsettled=done.unsettled, hold=task_reads.hold(tasks))


def _words(access: Access, incident: Incident, done: Done) -> Words:
    last = done.work.last_words_at
    publication, update = _newest_words(incident) if last is not None else (None, None)
    newest: Publication | Update | None = publication
    if update is not None and (publication is None or update.published_at >= publication.at):
        newest = update
    return Words(
        text=newest.text if isinstance(newest, Update) else newest.delivery.text if newest else "",
        at=last,
        url=newest.url if isinstance(newest, Publication) else "",
        silence=silence(done.work.opened_at, last, access.now),
        first_due=None if last is not None or done.clock is None else done.clock.due,
        wrong=wrong_in_public(access, incident),
    )


def _newest_words(incident: Incident) -> tuple[Publication | None, Update | None]:
    publication = (
        Publication.objects.filter(delivery__incident=incident, delivery__reply=None)
        .select_related("delivery")
        .order_by("-at")
        .first()
    )
    return publication, incident.updates.order_by("-number").first()


def _lead(roles: Roles) -> str | None:
    return next((person.name for role, person in roles if role is Role.LEAD), None)


def _next_due(done: Done, tasks: list[TaskRow], now: Instant, promise: NextPromise | None) -> Due | None:
    """The earliest of: open tasks, what the public waits for, and what was promised."""
    found = [
        Due(what=row.text, at=row.due_at, owner=row.owner.name if row.owner else None, overdue=row.overdue)
        for row in tasks
        if row.done_at is None and row.due_at is not None and not row.blocked
    ]
    if promise is not None:
        found.append(Due(what=promise.text, at=promise.due, owner=promise.owner, overdue=promise.due < now))
    if done.clock is not None:
        at = done.clock.due
        found.append(Due(what=_beat(done.clock, done.work), at=at, owner=None, overdue=at < now))
    return min(found, key=lambda due: due.at, default=None)


def _beat(clock: Clock, work: Work) -> str:
    match clock.beat:
        case Beat.ACKNOWLEDGE:
            return gettext("First public words")
        case Beat.SCOPE:
            return gettext("What we know, in public")
    return gettext("Update %(number)s") % {"number": work.updates + 1}


def _here(access: Access, incident: Incident) -> tuple[PersonRow, ...]:
    rows = Presence.objects.filter(incident=incident, seen_at__gte=access.wall - HERE).select_related("user")
    return tuple(PersonRow(id=row.user_id, name=str(row.user)) for row in rows.order_by("user__name"))


def _series(access: Access, incident: Incident, assessment: Assessment | None, reader: StreamReader) -> Series:
    """From half a day before the onset to the instant of the assessment, so that the chart ends where the counts do."""
    until = assessment.at if assessment else access.now
    return series(access, reader, Instant(min(incident.since, until) - DAY // 2), Instant(until))
