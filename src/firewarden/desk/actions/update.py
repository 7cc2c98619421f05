"""Numbered public updates, each with the time of the next. A correction is a new update; the old one stays."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.binding import bind
from firewarden.desk.actions.deliver import enqueue, locked
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Incident, Update, chain, scope
from firewarden.desk.records.places import chosen
from firewarden.desk.records.sheet import background
from firewarden.steps.respond.checking import check
from firewarden.steps.update import schedule
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.finding import Finding, Weight
from firewarden.vocabulary.said import joined, say, sentences
from firewarden.vocabulary.statement import Phase, Refused


@transaction.atomic
def publish_update(
    access: Access,
    incident: int,
    text: str,
    *,
    phase: Phase,
    next_at: Instant | None,
    outside: Outside,
    corrects: int | None = None,
    platforms: Sequence[str] = (),
) -> int | Refused:
    """Its number. It stands on the status page at once; `platforms` are told as well."""
    held = scope.hold(access, incident, "publish update")
    ready = _ready(access, held, text, phase, next_at)
    if isinstance(ready, Refused):
        return ready
    unknown = [name for name, one in chosen(access, outside, platforms).items() if one is None]
    if unknown:
        return Refused(reason=say("We cannot publish on {names}.", names=joined(unknown, say(", "))))
    corrected = None if corrects is None else scope.numbered(held.updates.all(), corrects, "update")
    row = Update.objects.create(
        incident=held,
        number=ready.number,
        phase=phase,
        text=text.strip(),
        next_at=ready.next_at,
        published_at=access.now,
        by_id=access.user,
        corrects=corrected,
    )
    _log(access, row)
    bind(access, held, row, row.text)
    for name in platforms:
        enqueue(access, held, name, row.text, update=row)
    fulfil(access, held, "publish update")
    return row.number


def check_update(access: Access, incident: int, text: str) -> tuple[Finding, ...]:
    """All findings on an update that is being written. Saves nothing."""
    access.need("read")
    return _findings(access, scope.incident(access, incident), text)


def _ready(
    access: Access, held: Incident, text: str, phase: Phase, next_at: Instant | None
) -> schedule.Ready | Refused:
    blocking = [finding.message for finding in _findings(access, held, text) if finding.weight is Weight.BLOCK]
    if blocking:
        return Refused(reason=sentences(blocking))
    return locked(held) or schedule.decide(phase, held.updates.count(), next_at, access.now)


def _findings(access: Access, held: Incident, text: str) -> tuple[Finding, ...]:
    return check(text, replace(background(access, held), kind=None)).findings


def _log(access: Access, row: Update) -> None:
    chain.append(
        access,
        EventKind.UPDATE_PUBLISHED,
        incident=row.incident_id,
        subject=row.pk,
        content=row.text,
        number=row.number,
        phase=Phase(row.phase),
        next_at=row.next_at,
        corrects=row.corrects_id,
    )
