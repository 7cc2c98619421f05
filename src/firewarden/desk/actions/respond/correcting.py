"""Putting right what is out: a text of its own that takes the whole path, and then goes to each place in the way that
place allows, once."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access
from firewarden.desk.actions.binding import bind_statement
from firewarden.desk.actions.deliver import edit, enqueue, locked
from firewarden.desk.actions.respond.doubting import outdated
from firewarden.desk.actions.respond.publishing import with_delay
from firewarden.desk.actions.respond.texts import held_draft, keep
from firewarden.desk.actions.respond.versions import add_version
from firewarden.desk.actions.work import fulfil
from firewarden.desk.outside import Outside
from firewarden.desk.records import Draft, DraftComment, Incident, Statement, chain, scope
from firewarden.desk.records.contents import content_of
from firewarden.desk.records.corrections import Standing, standing, stands
from firewarden.desk.records.drafted import around, drafted
from firewarden.steps.respond import approval
from firewarden.steps.respond.approval.course import moved
from firewarden.steps.respond.approval.machine import ENDS
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import DraftKind, DraftState, Refused

Ways = Mapping[UUID, Mending]
"""By the delivery that put out what is to be corrected."""
OUT = (DraftState.QUEUED, DraftState.PUBLISHED)


@transaction.atomic
def begin_correction(access: Access, incident: int, draft: int, reason: str) -> int | Refused:
    """The number of a new text that begins with the words that are out, and says in a comment what is wrong with them.
    One correction at a time: where one is being written, that one."""
    held, row = held_draft(access, incident, draft, "write draft")
    root = row.corrects or row
    if not reason.strip():
        return Refused(reason=say("Say what is wrong with it."))
    if root.kind == DraftKind.UPDATE:
        return Refused(reason=say("It is a public update: correct it on the page of the updates."))
    if not stands(root):
        return Refused(reason=say("Nothing of this text is out. Change the text itself."))
    written = root.corrections.exclude(state__in=(*ENDS, DraftState.QUEUED)).order_by("-number").first()
    if written is not None:
        return written.number
    latest = root.corrections.filter(state__in=OUT).order_by("-number").first() or root
    made = Draft.objects.create(
        incident=held,
        number=scope.next_number(held.drafts.all()),
        kind=root.kind,
        title=say("Correction of text {number}", number=root.number),
        author_id=access.user,
        corrects=root,
    )
    before = content_of(latest.versions.get(version=latest.version))
    variants = tuple(replace(one, against=1) for one in before.variants)
    add_version(access, held, made, replace(before, variants=variants, notice=""), changed=before.text)
    DraftComment.objects.create(draft=made, version=1, text=reason.strip(), by_id=access.user, at=access.now)
    chain.append(access, EventKind.DRAFT_COMMENTED, incident=held.pk, subject=made.pk, content=reason, version=1)
    return made.number


@transaction.atomic
def publish_correction(access: Access, incident: int, draft: int, ways: Ways, outside: Outside) -> int | Refused:
    """How many places it was queued for: for each once, whatever happens. Those that are not named are left alone."""
    held, row = held_draft(access, incident, draft, "publish")
    seen = drafted(around(access, held), row)
    old = locked(held) or outdated(access, held, row)
    going = old or approval.publish(seen.value, seen.open, seen.path, access.now)
    statement = row.statements.filter(version=row.version).first()
    if isinstance(going, Refused) or statement is None:
        return going if isinstance(going, Refused) else Refused(reason=say("There is no approved text."))
    if all(way is Mending.LEAVE for way in ways.values()):
        return Refused(reason=say("Choose where it is corrected."))
    open_ = mend(access, held, statement, ways, outside)
    if isinstance(open_, Refused):
        transaction.set_rollback(True)
        return open_
    bind_statement(access, held, statement, [(one.delivery.platform, one.delivery.language) for one in open_])
    keep(row, moved(seen.value, going))
    fulfil(access, held, "publish")
    return len(open_)


def mend(
    access: Access, held: Incident, statement: Statement, ways: Ways, outside: Outside
) -> list[Standing] | Refused:
    """Queues the correction for each place that is named: those it was not queued for before. Where it is refused, the
    transaction it is called in has to be taken back."""
    row = statement.draft
    there = [one for one in standing(access, row, outside) if ways.get(one.delivery.pk, Mending.LEAVE) != Mending.LEAVE]
    open_ = [one for one in there if not one.done]
    refused = next((one.can.because for one in open_ if ways[one.delivery.pk] not in one.can.ways), None)
    if refused is not None:
        return Refused(reason=refused)
    for one in open_:
        undone = _send(access, held, statement, one, way=ways[one.delivery.pk], outside=outside)
        if undone is not None:
            return undone
    with_delay(access, statement)
    return open_


def _send(
    access: Access, held: Incident, statement: Statement, one: Standing, *, way: Mending, outside: Outside
) -> Refused | None:
    row = one.delivery
    if way is Mending.EDIT:
        return edit(access, row.pk, statement, outside)
    if isinstance(one.beside, Refused):
        return one.beside
    answers = row.publication.key or f"{row.platform}:{row.publication.native_id}"
    enqueue(
        access,
        held,
        str(row.account_id or row.platform),
        statement.text,
        statement=statement,
        parts=one.beside,
        reply_to=answers if way is Mending.ANSWER else "",
    )
    return None
