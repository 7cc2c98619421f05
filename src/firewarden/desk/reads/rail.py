"""The ten steps of an incident with their standing, from one count of everything done in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from firewarden.desk.access import Access
from firewarden.desk.reads.recovery import recovered
from firewarden.desk.reads.waiting import Longest, People, of_incident
from firewarden.desk.records import (
    Apology,
    AssessmentVersion,
    Case,
    Delivery,
    Draft,
    Fact,
    HarmedGroup,
    Incident,
    Lesson,
    Offer,
    Publication,
    RecoveryCriterion,
    Reply,
    Review,
    Source,
    Statement,
    StepMark,
    Update,
    Weighing,
    scope,
    spoken,
)
from firewarden.desk.records.prepared import Prepared
from firewarden.ports import StreamReader
from firewarden.steps.apologize import standing as apologize
from firewarden.steps.assess import standing as assess
from firewarden.steps.engage import standing as engage
from firewarden.steps.learn import standing as learn
from firewarden.steps.monitor import standing as monitor
from firewarden.steps.offline import case as cases
from firewarden.steps.offline import standing as offline
from firewarden.steps.personalize import standing as personalize
from firewarden.steps.personalize.remedies import GIVEN
from firewarden.steps.rebuild import standing as rebuild
from firewarden.steps.respond import standing as respond
from firewarden.steps.respond.clock import Clock, Spoken, running
from firewarden.steps.update import standing as update
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState, FactStatus, Fault, IncidentState, Standing, Step, StepState, Work
from firewarden.vocabulary.intake import SourceHealth
from firewarden.vocabulary.remedy import OfferState
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import DeliveryState, DraftKind, DraftState

RULES = {
    Step.MONITOR: monitor.standing,
    Step.ASSESS: assess.standing,
    Step.RESPOND: respond.standing,
    Step.APOLOGIZE: apologize.standing,
    Step.PERSONALIZE: personalize.standing,
    Step.ENGAGE: engage.standing,
    Step.UPDATE: update.standing,
    Step.OFFLINE: offline.standing,
    Step.LEARN: learn.standing,
    Step.REBUILD: rebuild.standing,
}
BEING_WRITTEN = (DraftState.DRAFT, DraftState.FACT_CHECK, DraftState.CHANGES, DraftState.EXPIRED)
CLOSED_CASES = [state for state in CaseState if cases.is_closed(state)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """All that was done in an incident, in numbers. `clock` None: the public waits for nothing. `waiting_since`:
    whoever waits longest does since then. `on_their_way` and `unsettled` are deliveries of ours; of the latter nobody
    knows, or they failed."""

    work: Work
    clock: Clock | None
    waiting_since: Instant | None
    on_their_way: int
    unsettled: int


def rail(work: Work, marks: Iterable[StepMark]) -> tuple[Standing, ...]:
    """In the order of the steps. A step somebody marked as not needed is not needed."""
    reasons = {mark.step: mark.reason for mark in marks}
    return tuple(
        Standing(step=step, state=StepState.NOT_NEEDED, because=Said(reasons[step])) if step in reasons else rule(work)
        for step, rule in RULES.items()
    )


def done(access: Access, incident: Incident, reader: StreamReader) -> Done:
    """Two queries, one more where a criterion is declared, and one look at the state of the sources."""
    counts = {name.removeprefix("n_"): value for name, value in _COUNTS.ask(incident.pk, access.now).items()}
    reading, blind = sources(access, reader)
    fault, criterion = counts.pop("fault"), counts.pop("criteria") > 0
    since, unsettled = counts.pop("waiting_since"), counts.pop("unsettled")
    on_their_way = counts.pop("on_their_way")
    work = Work(
        now=access.now,
        opened_at=Instant(incident.opened_at),
        level=Level(incident.level),
        closed=incident.state == IncidentState.CLOSED,
        sources_reading=reading,
        sources_blind=blind,
        fault=None if fault is None else Fault(fault),
        apology_owed=bool(counts.pop("apology_owed")),
        last_words_at=spoken.latest(counts.pop("said_at"), counts.pop("updated_at")),
        last_substance_at=spoken.latest(counts.pop("told_at"), counts.pop("explained_at")),
        next_update_at=counts.pop("promised_at"),
        raised_at=Instant(incident.raised_at or incident.opened_at),
        criterion=criterion,
        recovered=recovered(access, incident, reader) if criterion else None,
        **counts,
    )
    return Done(
        work=work,
        clock=_clock(incident, work),
        waiting_since=None if since is None else Instant(since),
        on_their_way=on_their_way,
        unsettled=unsettled,
    )


def _clock(incident: Incident, work: Work) -> Clock | None:
    if work.closed:
        return None
    said = Spoken(last=work.last_words_at, substance=work.last_substance_at, promised=work.next_update_at)
    return running(incident.brand.tempo(work.level), work.raised_at, said)


def sources(access: Access, reader: StreamReader) -> tuple[int, int]:
    """How many of the brand's sources are read, and how many are blind or quiet. A file read to its end is read, and
    so is a source that answers with nothing."""
    keys = set(Source.objects.filter(brands=access.brand, retired_at=None).values_list("key", flat=True))
    health = [state.health for state in reader.sources() if state.source in keys]
    reading = sum(1 for one in health if one in (SourceHealth.READING, SourceHealth.QUIET, SourceHealth.DONE))
    return reading, sum(1 for one in health if one in (SourceHealth.BLIND, SourceHealth.QUIET))


def marked(access: Access, number: int) -> frozenset[Step]:
    """Steps a person has said are not needed in this incident. Raises NotFound."""
    access.need("read")
    return frozenset(Step(step) for step in scope.incident(access, number).step_marks.values_list("step", flat=True))


def _counted(incident: UUID, now: Instant) -> QuerySet[Any, Any]:
    """`n_`: a name of a number may also be one of the incident's own."""
    wanted: dict[str, Any] = {f"n_{name}": count for name, count in _counts(now).items()}
    found: QuerySet[Any, Any] = Incident.objects.filter(pk=incident).annotate(**wanted).values(*wanted)
    return found


_COUNTS = Prepared(_counted, blanks=1, instants=1)


def _counts(now: Instant) -> dict[str, Any]:
    """One subquery for each number; the names are those of `Work` and a few that are turned into its values."""
    drafts = Draft.objects.all()
    cases_open = Case.objects.exclude(state__in=CLOSED_CASES)
    replies = Reply.objects.all()
    return {
        **spoken.times(),
        "assessments": _count(AssessmentVersion.objects.all()),
        "confirmed_facts": _count(Fact.objects.filter(status=FactStatus.CONFIRMED)),
        "open_facts": _count(Fact.objects.filter(status=FactStatus.UNKNOWN)),
        "drafts": _count(drafts.filter(state__in=BEING_WRITTEN)),
        "drafts_waiting": _count(drafts.filter(state=DraftState.REVIEW)),
        "statements": _count(Statement.objects.all(), "draft__incident"),
        "publications": _count(Publication.objects.exclude(delivery__statement=None), "delivery__incident"),
        "apologies_published": _count(
            Publication.objects.filter(delivery__statement__draft__kind=DraftKind.APOLOGY), "delivery__incident"
        ),
        "deliveries_pending": _count(
            Delivery.objects.filter(state__in=[DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.UNKNOWN])
        ),
        "on_their_way": _count(Delivery.objects.filter(state__in=[DeliveryState.PENDING, DeliveryState.CLAIMED])),
        "unsettled": _count(Delivery.objects.filter(state__in=[DeliveryState.UNKNOWN, DeliveryState.FAILED])),
        "fault": _newest(Apology.objects.all(), "fault", "-at", "-id"),
        "weighings": _count(Weighing.objects.all()),
        "groups": _count(HarmedGroup.objects.all()),
        "groups_unreached": _count(_unreached()),
        "apology_owed": _newest(Apology.objects.all(), "owed", "-at", "-id"),
        "to_answer": People(of_incident(now)),
        "waiting_since": Longest(of_incident(now)),
        "replies_sent": _count(replies.exclude(sent_at=None)),
        "replies_unsent": _count(replies.filter(sent_at=None)),
        "offers_asked": _count(Offer.objects.filter(state=OfferState.ASKED)),
        "offers_owed": _count(Offer.objects.filter(state=OfferState.ACCEPTED)),
        "updates": _count(Update.objects.all()),
        "cases": _count(Case.objects.all()),
        "cases_open": _count(cases_open),
        "cases_waiting": _count(Case.objects.filter(state=CaseState.INVITED)),
        "review": _newest(Review.objects.all(), "state", "-started_at"),
        "lessons": _count(Lesson.objects.all(), "review__incident"),
        "criteria": _count(RecoveryCriterion.objects.all()),
    }


def _unreached() -> "QuerySet[HarmedGroup]":
    """Open groups of which nobody heard from us, neither noted by hand nor by an offer in a reply."""
    offers = Offer.objects.filter(state__in=GIVEN, remedy__group=OuterRef("pk"))
    return HarmedGroup.objects.filter(~Exists(offers), closed_at=None, reaches=None)


def _count(rows: QuerySet[Any], path: str = "incident") -> Coalesce:
    mine = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(mine.annotate(found=Count("pk")).values("found")), 0)


def _newest(rows: QuerySet[Any], field: str, *order: str) -> Subquery:
    return Subquery(rows.filter(incident=OuterRef("pk")).order_by(*order).values(field)[:1])
