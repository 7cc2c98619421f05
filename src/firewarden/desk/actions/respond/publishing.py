"""Sending approved words out: one delivery for each place, once."""

from collections.abc import Sequence

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.deliver import enqueue, locked
from firewarden.desk.actions.respond.texts import findings_of, held_draft, move, text_of, value_of
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records.places import Place, place
from firewarden.steps.respond import approval
from firewarden.vocabulary.said import Said, joined, say
from firewarden.vocabulary.statement import DraftKind, Refused


@transaction.atomic
def publish(access: Access, incident: int, draft: int, platforms: Sequence[str], outside: Outside) -> int | Refused:
    """How many deliveries were queued: one for each place, and for each place once whatever happens. `platforms` are
    keys of places (`desk.records.places`)."""
    held, row = held_draft(access, incident, draft, "publish")
    found = {name: place(access, outside, name) for name in platforms}
    unknown = [name for name, one in found.items() if one is None]
    if unknown or not platforms:
        return Refused(reason=_nowhere(unknown))
    statement = row.statements.filter(version=row.version).first()
    limit = min((_limit(one) for one in found.values() if one), default=None)
    text = statement.text if statement else text_of(row)
    state = locked(held) or approval.publish(value_of(row), findings_of(access, held, text, DraftKind(row.kind), limit))
    if isinstance(state, Refused) or statement is None:
        return state if isinstance(state, Refused) else Refused(reason=say("There is no approved text."))
    queued = sum(enqueue(access, held, name, text, statement=statement) for name in platforms)
    move(row, state)
    fulfil(access, held, "publish")
    return queued


def _nowhere(unknown: Sequence[str]) -> Said:
    if not unknown:
        return say("Choose where it should go.")
    return say("We cannot publish on {names}. Choose where it should go.", names=joined(unknown, say(", ")))


def _limit(one: Place) -> int:
    length = one.publishing.length
    return 1_000_000 if length is None else length.most
