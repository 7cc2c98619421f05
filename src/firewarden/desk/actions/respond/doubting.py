"""What a changed fact stops: approvals that were given while it stood, and words that are queued and not sent yet."""

from django.db.models import Q

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.texts import keep
from firewarden.desk.records import Delivery, Draft, Fact, Incident, chain
from firewarden.desk.records.bearing import Bearing, Kind, bearing, history
from firewarden.desk.records.drafted import Around, around, drafted, waiver_value
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import doubted
from firewarden.steps.respond.approval.machine import stopped
from firewarden.steps.respond.approval.waivers import unsettled
from firewarden.steps.respond.checking import Background
from firewarden.steps.respond.touched import all_touched, touched
from firewarden.vocabulary.delivery import DeliveryKind
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding, KnownFact
from firewarden.vocabulary.incident import FactStatus
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DeliveryState, DraftState, Refused

KINDS = (DeliveryKind.PUBLISH, DeliveryKind.EDIT)


def doubt(access: Access, held: Incident, fact: Fact, before: KnownFact) -> None:
    """`before` is what the fact was. Whoever said yes to a text that rested on it read it while it was confirmed: the
    text goes back to fact-check, and what waits to be sent waits for somebody to look at it. Inside a transaction."""
    if before.status is not FactStatus.CONFIRMED:
        return
    there = around(access, held)
    lost = [one for one in bearing(held) if _loses(one, before, there.sheet)]
    for one in lost:
        if one.kind is Kind.DRAFT:
            _doubt_draft(access, held.drafts.get(number=one.number), there)
    _hold_back(access, held, lost)
    if lost:
        public = sum(one.out for one in lost)
        chain.append(
            access,
            EventKind.FACT_TOUCHED,
            incident=held.pk,
            subject=fact.pk,
            public=public,
            waiting=len(lost) - public,
        )


def outdated(access: Access, held: Incident, row: Draft) -> Refused | None:
    """Why a text that is out on one network, or on its way, cannot go to another one any more."""
    if row.state not in (DraftState.QUEUED, DraftState.PUBLISHED):
        return None
    there = around(access, held)
    if _lost(drafted(there, row).text, held, there.sheet):
        return Refused(reason=say("A fact has changed that it rests on. Write a correction, or a new text."))
    return None


def unread(access: Access, row: Delivery) -> Refused | None:
    """Why words that were held back cannot go out: a fact that they rested on has changed, and nobody answers for
    them."""
    if row.statement is None:
        return None
    text, draft = row.statement.text, row.statement.draft
    lost = _lost(text, row.incident, around(access, row.incident).sheet)
    return stopped(unsettled(lost, text, [waiver_value(one) for one in draft.waivers.all()]))


def _lost(text: str, held: Incident, sheet: Background) -> list[Finding]:
    former = history(held)
    found = all_touched(text, former, sheet) if former else {}
    return [finding for rows in found.values() for touch in rows for finding in touch.lost]


def _loses(one: Bearing, before: KnownFact, sheet: Background) -> bool:
    return any(touched(text, before, before.number, sheet).lost for text in one.texts)


def _doubt_draft(access: Access, row: Draft, there: Around) -> None:
    value = drafted(there, row).value
    if not approval.doubt(value):
        return
    row.statements.filter(version=row.version, deliveries=None).delete()
    keep(row, doubted(value))
    chain.append(access, EventKind.DRAFT_DOUBTED, incident=row.incident_id, subject=row.pk, version=row.version)


def _hold_back(access: Access, held: Incident, lost: list[Bearing]) -> None:
    """Of what was not claimed yet. A network may have what got no answer: that is settled first."""
    waiting = held.deliveries.filter(state=DeliveryState.PENDING, kind__in=KINDS, unsure=False)
    drafts = [one.number for one in lost if one.kind in (Kind.DRAFT, Kind.STATEMENT)]
    replies = [one.number for one in lost if one.kind is Kind.REPLY]
    updates = [one.number for one in lost if one.kind is Kind.UPDATE]
    theirs = Q(statement__draft__number__in=drafts) | Q(reply__number__in=replies)
    theirs |= Q(update__number__in=updates) | Q(statement__update__number__in=updates)
    for key in list(waiting.filter(theirs).values_list("pk", flat=True)):
        if Delivery.objects.filter(pk=key, state=DeliveryState.PENDING).update(state=DeliveryState.HELD):
            chain.append(access, EventKind.DELIVERY_DOUBTED, incident=held.pk, subject=key)
