"""Sending approved words out: one delivery for each place, once."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.binding import bind_statement
from firewarden.desk.actions.deliver import enqueue, locked
from firewarden.desk.actions.respond.doubting import outdated
from firewarden.desk.actions.respond.stopping import supersede as close_others
from firewarden.desk.actions.respond.texts import held_draft, keep
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Delivery, Draft, Incident, Statement
from firewarden.desk.records.contents import content_of, parts_in
from firewarden.desk.records.drafted import around, drafted
from firewarden.desk.records.places import Place, chosen
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import moved
from firewarden.steps.respond.approval.release import UNDO
from firewarden.vocabulary.approval import Way
from firewarden.vocabulary.delivery import Part
from firewarden.vocabulary.said import Said, joined, say
from firewarden.vocabulary.statement import DeliveryState, DraftKind, DraftState, Refused

NO_LANGUAGES: Mapping[str, str] = MappingProxyType({})
OUT = (DraftState.QUEUED, DraftState.PUBLISHED)


@transaction.atomic
def publish(
    access: Access,
    incident: int,
    draft: int,
    platforms: Sequence[str],
    outside: Outside,
    *,
    languages: Mapping[str, str] = NO_LANGUAGES,
    supersede: bool = False,
) -> int | Refused:
    """How many deliveries were queued: one for each place, and for each place once whatever happens. `platforms` are
    keys of places (`desk.records.places`). `languages`: for a place, that of the variant that goes there instead of
    the text itself. `supersede`: the alternatives to this text are closed, and that is known."""
    held, row = held_draft(access, incident, draft, "publish")
    if row.kind == DraftKind.UPDATE and row.state != DraftState.PUBLISHED:
        return Refused(reason=say("It is a public update: publish it with its number and the time of the next."))
    if row.corrects_id is not None:
        return Refused(reason=say("This is a correction: say for each place how it goes out there."))
    found = chosen(access, outside, platforms)
    unknown = [name for name, one in found.items() if one is None]
    if unknown or not platforms:
        return Refused(reason=_nowhere(unknown))
    seen = drafted(around(access, held), row)
    others = alternatives(held, row)
    going = outdated(access, held, row) or approval.publish(seen.value, seen.open, seen.path, access.now)
    state = locked(held) or (going if isinstance(going, Refused) else _in_conflict(others, known=supersede) or going)
    statement = row.statements.filter(version=row.version).first()
    if isinstance(state, Refused) or statement is None:
        return state if isinstance(state, Refused) else Refused(reason=say("There is no approved text."))
    parts = parts_for(access, row, {name: one for name, one in found.items() if one}, languages)
    if isinstance(parts, Refused):
        return parts
    queued = sum(
        enqueue(access, held, name, statement.text, statement=statement, parts=parts[name]) for name in platforms
    )
    with_delay(access, statement)
    going_to = [(one.publishing.platform, languages.get(name, "")) for name, one in found.items() if one]
    bind_statement(access, held, statement, going_to)
    close_others(access, others)
    keep(row, moved(seen.value, state))
    fulfil(access, held, "publish")
    return queued


def parts_for(
    access: Access, row: Draft, places: Mapping[str, Place], languages: Mapping[str, str]
) -> dict[str, tuple[Part, ...]] | Refused:
    """By the key of the place."""
    content, made = content_of(row.versions.get(version=row.version)), {}
    for name, one in places.items():
        parts = parts_in(access, content, one.publishing, languages.get(name, ""))
        if isinstance(parts, Refused):
            return parts
        made[name] = parts
    return made


def alternatives(held: Incident, row: Draft) -> list[Draft]:
    """Other drafts of which only one is to go out, and that could still."""
    if row.alternatives is None:
        return []
    ends = (DraftState.WITHDRAWN, DraftState.REJECTED, DraftState.SUPERSEDED)
    others = held.drafts.filter(alternatives=row.alternatives).exclude(pk=row.pk).exclude(state__in=ends)
    return list(others.order_by("number"))


def _in_conflict(others: Sequence[Draft], *, known: bool) -> Refused | None:
    out = next((one for one in others if one.state in OUT), None)
    if out is not None:
        return Refused(reason=say("Its alternative, text {number}, is out or on its way.", number=out.number))
    if others and not known:
        return Refused(
            reason=say("There are alternatives to this text. Say that this one goes out and the others are closed.")
        )
    return None


def with_delay(access: Access, statement: Statement) -> None:
    """What one person alone let out can be taken back for two minutes."""
    if statement.way == Way.SOLO:
        waiting = Delivery.objects.filter(statement=statement, state=DeliveryState.PENDING, attempts=0)
        waiting.update(next_at=access.wall + UNDO)


def _nowhere(unknown: Sequence[str]) -> Said:
    if not unknown:
        return say("Choose where it should go.")
    return say("We cannot publish on {names}. Choose where it should go.", names=joined(unknown, say(", ")))
