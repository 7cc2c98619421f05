"""The ways beside the path: two people who break the glass, a team of one, and first words approved in quiet times."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.respond.correcting import Ways, publish_correction
from firewarden.desk.actions.respond.drafts import write_draft
from firewarden.desk.actions.respond.publishing import publish
from firewarden.desk.actions.respond.texts import let_out, seen, word
from firewarden.desk.outside import Outside
from firewarden.desk.records import Draft, Incident, Task, chain, scope
from firewarden.desk.records.places import chosen
from firewarden.steps.respond.approval import Approved, NeedsMore
from firewarden.steps.respond.approval.machine import blocked, stopped
from firewarden.steps.respond.approval.release import REVIEWED_WITHIN, break_glass, express, fill, solo
from firewarden.steps.respond.proposing import may_go_alone
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding, KnownFact, Weight
from firewarden.vocabulary.incident import FactStatus, Role, Step
from firewarden.vocabulary.said import joined, say
from firewarden.vocabulary.statement import DraftKind, Filled, HoldingStatement, Refused, Word

NO_WAYS: Ways = MappingProxyType({})


@transaction.atomic
def touch_glass(access: Access, incident: int, draft: int, version: int, reason: str) -> Approved | NeedsMore | Refused:
    """One of two who let it out without the path. With the second it is approved, and a task asks the lead to go over
    it within a day."""
    held, row, there, found = seen(access, incident, draft, "break glass")
    decision = break_glass(found.value, str(access.user), version, reason, found.open)
    if isinstance(decision, Refused):
        return decision
    word(access, row, Word.BREAK_GLASS, note=reason)
    chain.append(access, EventKind.GLASS_TOUCHED, incident=held.pk, subject=row.pk, content=reason, version=version)
    let_out(access, held, row, (there, found), decision, given=Word.BREAK_GLASS)
    if isinstance(decision, Approved):
        _released(access, held, row, decision, reason)
        _ask_to_review(access, held, row)
    return decision


@transaction.atomic
def release_alone(
    access: Access,
    incident: int,
    draft: int,
    version: int,
    *,
    platforms: Sequence[str],
    reason: str,
    outside: Outside,
    ways: Ways = NO_WAYS,
) -> int | Refused:
    """A team of one lets its own text out: how many deliveries were queued. Nothing is sent for two minutes. `ways`: of
    a correction, instead of `platforms`. A public update is approved by it, and published like any."""
    held, row, there, found = seen(access, incident, draft, "release alone")
    decision = may_go_alone(there.level, row.proposed) or solo(
        found.value, version, reason, found.open, allowed=there.rules.solo
    )
    if isinstance(decision, Refused):
        return decision
    try:
        with transaction.atomic():
            word(access, row, Word.SOLO, note=reason)
            let_out(access, held, row, (there, found), decision, given=Word.SOLO)
            _released(access, held, row, decision, reason)
            if row.kind == DraftKind.UPDATE:
                return 0
            if row.corrects_id is not None:
                return _sent(publish_correction(access, incident, draft, ways, outside))
            return _sent(publish(access, incident, draft, platforms, outside))
    except _UndoneError as undone:
        return undone.refused


@transaction.atomic
def release_express(
    access: Access,
    incident: int,
    holding: HoldingStatement,
    slots: Mapping[str, Filled],
    *,
    platforms: Sequence[str],
    outside: Outside,
) -> int | Refused:
    """First words approved in quiet times, with blanks filled from confirmed facts: the number of their draft. On the
    word of this one person they are on their way."""
    held = scope.hold(access, incident, "release express")
    facts = [
        KnownFact(number=row.number, text=row.text, status=FactStatus(row.status), source=row.source)
        for row in held.facts.all()
    ]
    decision = express(holding, slots, facts, str(access.user or ""), access.now)
    if isinstance(decision, Refused):
        return decision
    try:
        with transaction.atomic():
            made = _sent(write_draft(access, incident, fill(holding, slots), kind=DraftKind.HOLDING))
            _held, row, there, found = seen(access, incident, made, "release express")
            if refused := _unfit(found.open) or _elsewhere(access, holding, platforms, outside):
                return _sent(refused)
            word(access, row, Word.EXPRESS)
            let_out(access, held, row, (there, found), decision, given=Word.EXPRESS)
            _released(access, held, row, decision, "")
            _sent(publish(access, incident, row.number, platforms, outside))
            return row.number
    except _UndoneError as undone:
        return undone.refused


class _UndoneError(Exception):
    """What was begun in this transaction is taken back, and the person is told why."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused.reason))
        self.refused = refused


def _sent(answer: int | Refused) -> int:
    if isinstance(answer, Refused):
        raise _UndoneError(answer)
    return answer


def _unfit(findings: Sequence[Finding]) -> Refused | None:
    """Here nothing is confirmed or waived in place: these words go out as they were approved, or others do."""
    told = [one.message for one in findings if one.weight is Weight.CONFIRM]
    if not told or blocked(findings):
        return stopped(findings)
    return Refused(
        reason=joined([*told, say("Choose another fact, only some words of it, or write other words.")], " ")
    )


def _elsewhere(access: Access, holding: HoldingStatement, platforms: Sequence[str], outside: Outside) -> Refused | None:
    """Words approved for one network go to that one alone."""
    if holding.platform is None:
        return None
    found = chosen(access, outside, platforms).values()
    if all(one is not None and one.publishing.platform == holding.platform for one in found):
        return None
    return Refused(reason=say("This holding statement was approved for {platform} alone.", platform=holding.platform))


def _released(access: Access, held: Incident, row: Draft, decision: Approved, reason: str) -> None:
    chain.append(
        access,
        EventKind.DRAFT_RELEASED,
        incident=held.pk,
        subject=row.pk,
        content=reason,
        version=row.version,
        way=decision.way,
    )


def _ask_to_review(access: Access, held: Incident, row: Draft) -> None:
    lead = held.roles.filter(role=Role.LEAD).values_list("user", flat=True).first()
    task = Task.objects.create(
        incident=held,
        number=scope.next_number(held.tasks.all()),
        text=say("Go over text {number}, which two people let out without the full path", number=row.number),
        step=Step.RESPOND,
        role=Role.LEAD,
        item=f"break-glass {row.number} {row.version}",
        owner_id=lead,
        due_at=Instant(access.now + REVIEWED_WITHIN),
    )
    chain.append(access, EventKind.TASK_ADDED, incident=held.pk, subject=task.pk, content=task.text, step=Step.RESPOND)
