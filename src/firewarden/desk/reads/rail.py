"""The ten steps of an incident with their standing, from one count of everything done in it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from firewarden.desk.access import Access
from firewarden.desk.records import (
    Apology,
    AssessmentVersion,
    Case,
    Delivery,
    Draft,
    Evidence,
    Fact,
    Incident,
    Lesson,
    Publication,
    RecoveryCriterion,
    Reply,
    Review,
    Source,
    Statement,
    StepMark,
    Update,
    scope,
)
from firewarden.ports import StreamReader
from firewarden.steps.apologize import standing as apologize
from firewarden.steps.assess import standing as assess
from firewarden.steps.engage import standing as engage
from firewarden.steps.learn import standing as learn
from firewarden.steps.monitor import standing as monitor
from firewarden.steps.offline import case as cases
from firewarden.steps.offline import standing as offline
from firewarden.steps.personalize import standing as personalize
from firewarden.steps.rebuild import standing as rebuild
from firewarden.steps.respond import standing as respond
from firewarden.steps.update import standing as update
from firewarden.vocabulary.assessment import Level
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState, FactStatus, Fault, IncidentState, Standing, Step, StepState, Work
from firewarden.vocabulary.intake import SourceHealth
from firewarden.vocabulary.mention import Tone
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
CLOSED_CASES = [state for state in CaseState if cases.is_closed(state)]
LOST = (DeliveryState.FAILED, DeliveryState.CANCELED)
"""A reply that ended so has answered nobody."""
WAITS = Q(kind="post", erased_at=None, aside_at=None) & (
    Q(tone=Tone.NEGATIVE) | Q(question=True) | Q(first_person=True)
)
"""Evidence whose author may want an answer."""


def rail(work: Work, marks: Iterable[StepMark]) -> tuple[Standing, ...]:
    """In the order of the steps. A step somebody marked as not needed is not needed."""
    reasons = {mark.step: mark.reason for mark in marks}
    return tuple(
        Standing(step=step, state=StepState.NOT_NEEDED, because=reasons[step]) if step in reasons else rule(work)
        for step, rule in RULES.items()
    )


def work_of(access: Access, incident: Incident, reader: StreamReader, *, recovered: bool | None = None) -> Work:
    """Two queries, and one look at the state of the sources."""
    wanted = {f"n_{name}": count for name, count in _counts().items()}
    found = Incident.objects.filter(pk=incident.pk).annotate(**wanted).values(*wanted).get()
    counts: dict[str, Any] = {name.removeprefix("n_"): value for name, value in found.items()}
    reading, blind = sources(access, reader)
    fault = counts.pop("fault")
    return Work(
        now=access.now,
        opened_at=Instant(incident.opened_at),
        level=Level(incident.level),
        closed=incident.state == IncidentState.CLOSED,
        sources_reading=reading,
        sources_blind=blind,
        fault=None if fault is None else Fault(fault),
        apology_owed=bool(counts.pop("apology_owed")),
        last_words_at=max((at for at in (counts.pop("published_at"), counts.pop("updated_at")) if at), default=None),
        criterion=counts.pop("criteria") > 0,
        recovered=recovered,
        **counts,
    )


def sources(access: Access, reader: StreamReader) -> tuple[int, int]:
    """How many of the brand's sources are read, and how many are blind. A file read to its end is read."""
    keys = set(Source.objects.filter(brands=access.brand, retired_at=None).values_list("key", flat=True))
    health = [state.health for state in reader.sources() if state.source in keys]
    reading = sum(1 for one in health if one in (SourceHealth.READING, SourceHealth.DONE))
    return reading, sum(1 for one in health if one is SourceHealth.BLIND)


def marked(access: Access, number: int) -> frozenset[Step]:
    """Steps a person has said are not needed in this incident. Raises NotFound."""
    access.need("read")
    return frozenset(Step(step) for step in scope.incident(access, number).step_marks.values_list("step", flat=True))


def waiting(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """People who may want an answer and have none, nor a case. Posts from before the onset are kept as evidence of
    how a narrative began, not because somebody waits."""
    answered = Reply.objects.exclude(sent_at=None).exclude(deliveries__state__in=LOST).values("evidence")
    late_enough = Q(posted_at=None) | Q(posted_at__gte=F("incident__since"))
    return rows.filter(WAITS & late_enough).exclude(pk__in=answered).exclude(cases__isnull=False)


def _counts() -> dict[str, Any]:
    """One subquery for each number; the names are those of `Work` and a few that are turned into its values."""
    drafts = Draft.objects.all()
    cases_open = Case.objects.exclude(state__in=CLOSED_CASES)
    replies = Reply.objects.all()
    out = Publication.objects.filter(delivery__incident=OuterRef("pk"))
    return {
        "assessments": _count(AssessmentVersion.objects.all()),
        "confirmed_facts": _count(Fact.objects.filter(status=FactStatus.CONFIRMED)),
        "open_facts": _count(Fact.objects.filter(status=FactStatus.UNKNOWN)),
        "drafts": _count(drafts.filter(state=DraftState.DRAFT)),
        "drafts_waiting": _count(drafts.filter(state=DraftState.REVIEW)),
        "statements": _count(Statement.objects.all(), "draft__incident"),
        "publications": _count(Publication.objects.exclude(delivery__statement=None), "delivery__incident"),
        "apologies_published": _count(
            Publication.objects.filter(delivery__statement__draft__kind=DraftKind.APOLOGY), "delivery__incident"
        ),
        "deliveries_pending": _count(
            Delivery.objects.filter(state__in=[DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.UNKNOWN])
        ),
        "published_at": _last(out.exclude(delivery__reply__isnull=False), "at", "delivery__incident"),
        "updated_at": _last(Update.objects.filter(incident=OuterRef("pk")), "published_at", "incident"),
        "fault": _newest(Apology.objects.all(), "fault", "-at", "-id"),
        "apology_owed": _newest(Apology.objects.all(), "owed", "-at", "-id"),
        "to_answer": _count(waiting(Evidence.objects.all())),
        "replies_sent": _count(replies.exclude(sent_at=None)),
        "replies_unsent": _count(replies.filter(sent_at=None)),
        "updates": _count(Update.objects.all()),
        "next_update_at": _newest(Update.objects.all(), "next_at", "-number"),
        "cases": _count(Case.objects.all()),
        "cases_open": _count(cases_open),
        "cases_waiting": _count(Case.objects.filter(state=CaseState.INVITED)),
        "review": _newest(Review.objects.all(), "state", "-started_at"),
        "lessons": _count(Lesson.objects.all(), "review__incident"),
        "criteria": _count(RecoveryCriterion.objects.all()),
    }


def _count(rows: QuerySet[Any], path: str = "incident") -> Coalesce:
    mine = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(mine.annotate(found=Count("pk")).values("found")), 0)


def _last(rows: QuerySet[Any], field: str, path: str) -> Subquery:
    return Subquery(rows.order_by().values(path).annotate(found=Max(field)).values("found"))


def _newest(rows: QuerySet[Any], field: str, *order: str) -> Subquery:
    return Subquery(rows.filter(incident=OuterRef("pk")).order_by(*order).values(field)[:1])
