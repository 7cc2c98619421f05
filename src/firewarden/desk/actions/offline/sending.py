"""Mails of cases on their way out: each at most once, under an id that is the same however often it is tried.

    waiting --claim--> claimed ---> sent
       ^                  |-------> unknown   it may have gone out, or the worker died over it: a person looks
       |                  |-------> failed    it surely did not, and trying is over
       '---- later -------'

Servers are asked outside any transaction. Times are the wall's.
"""

import logging
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.offline.agreeing import of_case
from firewarden.desk.lives import is_gone, own_name
from firewarden.desk.outside import Outside
from firewarden.desk.records import CaseBox, CaseLine, chain
from firewarden.desk.records.sealed import Locked
from firewarden.steps.offline.naming import message_id
from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.letter import LineState, Way, Writing
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

log = logging.getLogger("firewarden.worker")

ATTEMPTS, AT_ONCE = 8, 10
_KINDS = {
    LineState.SENT: EventKind.CASE_LINE_SENT,
    LineState.UNKNOWN: EventKind.CASE_LINE_UNKNOWN,
    LineState.FAILED: EventKind.CASE_LINE_FAILED,
}
_OPEN = (LineState.UNKNOWN, LineState.FAILED, LineState.BOUNCED)


def send_mails(access: Access, outside: Outside, gone: Callable[[str], bool] = is_gone) -> int:
    """What is due; how many were tried. `gone`: whether a worker of that name is dead."""
    box = CaseBox.objects.filter(brand=access.brand).first()
    if box is None or access.kind is not BrandKind.LIVE:
        return 0
    for row in _of_brand(access, LineState.CLAIMED):
        if gone(row.claimed_by):
            _ended(access, row, LineState.UNKNOWN, say("The program stopped while it was being sent."))
    due = _of_brand(access, LineState.WAITING).filter(next_at__lte=access.wall).order_by("next_at", "at")
    tried = 0
    for key in list(due.values_list("pk", flat=True)[:AT_ONCE]):
        claimed = _claimed(access, key)
        if claimed is not None:
            tried += 1
            _send(access, outside, box, claimed)
    return tried


@transaction.atomic
def settle_line(access: Access, incident: int, case: int, line: int, *, went_out: bool) -> Refused | None:
    """A person looked: it went out; or it did not and goes again, under the same id."""
    held, row = of_case(access, incident, case, "talk in case")
    found = row.lines.filter(number=line, ours=True, way=Way.MAIL, state__in=_OPEN).first()
    if found is None:
        return Refused(reason=say("There is nothing to say about this mail any more."))
    if not went_out and (found.contact is None or found.contact.gone_at is not None):
        return Refused(reason=say("The person does not want to be reached there any more."))
    found.state = LineState.SENT if went_out else LineState.WAITING
    found.attempts, found.next_at, found.answer = 0, access.wall, Said("")
    found.save(update_fields=["state", "attempts", "next_at", "answer"])
    chain.append(
        access, EventKind.CASE_LINE_SETTLED, incident=held.pk, subject=found.pk, case=row.pk, went_out=went_out
    )
    return None


def own_id(outside: Outside, box: CaseBox, line: UUID) -> str:
    return message_id(line, box.address.partition("@")[2], line_key(outside))


def line_key(outside: Outside) -> bytes:
    """By which ids of ours are made and known."""
    return outside.own_key("mail of cases").encode()


def writing_of(outside: Outside, box: CaseBox, row: CaseLine) -> Writing:
    """In the thread of the mails before it, under the subject the person gave it."""
    before = list(row.case.lines.filter(way=Way.MAIL, number__lt=row.number, automatic=False).order_by("number"))
    ids = [own_id(outside, box, one.pk) if one.ours else one.their_id for one in before]
    theirs = next((one.subject for one in reversed(before) if not one.ours and one.subject), "")
    subject = theirs if theirs.lower().startswith("re:") or not theirs else f"Re: {theirs}"
    assert row.contact is not None, "a mail has a contact"
    return Writing(
        message_id=own_id(outside, box, row.pk),
        to=row.contact.value,
        subject=subject or row.case.incident.brand.name,
        text=row.text,
        references=tuple(one for one in ids if one),
    )


def _send(access: Access, outside: Outside, box: CaseBox, row: CaseLine) -> None:
    if isinstance(row.text, Locked):
        _ended(access, row, LineState.FAILED, say("It is sealed with a key that is not here: restore the key file."))
        return
    try:
        answer = outside.correspondent(access.kind, box.to_value()).send(writing_of(outside, box, row))
    except (NetworkError, ConfigError) as problem:
        _refused(access, row, problem)
    except Exception as defect:  # noqa: BLE001 - whatever happened, it may have gone out
        # Without its words, which may name whom it is to.
        log.error("a mail of a case broke while being sent: %s", type(defect).__name__)  # noqa: TRY400
        _ended(access, row, LineState.UNKNOWN, Said(type(defect).__name__))
    else:
        if answer is None:
            _ended(access, row, LineState.SENT, Said(""))
        else:
            _ended(access, row, LineState.UNKNOWN, Said(answer.reason))


def _refused(access: Access, row: CaseLine, problem: NetworkError | ConfigError) -> None:
    why = problem.args[0] if isinstance(problem.args[0], Said) else Said(str(problem.args[0]))
    permanent = isinstance(problem, ConfigError) or problem.permanent
    if permanent or row.attempts >= ATTEMPTS:
        _ended(access, row, LineState.FAILED, why)
        return
    CaseLine.objects.filter(pk=row.pk, state=LineState.CLAIMED).update(
        state=LineState.WAITING, next_at=access.wall + MINUTE * 2**row.attempts, answer=why
    )


def _claimed(access: Access, key: UUID) -> CaseLine | None:
    """The condition is in the update itself, so that of two workers one gets it."""
    taken = CaseLine.objects.filter(pk=key, state=LineState.WAITING).update(
        state=LineState.CLAIMED, claimed_at=access.wall, claimed_by=own_name(), attempts=F("attempts") + 1
    )
    return CaseLine.objects.select_related("case__incident__brand", "contact").get(pk=key) if taken else None


@transaction.atomic
def _ended(access: Access, row: CaseLine, state: LineState, answer: Said) -> None:
    if CaseLine.objects.filter(pk=row.pk, state=LineState.CLAIMED).update(state=state, answer=answer):
        chain.append(access, _KINDS[state], incident=row.case.incident_id, subject=row.pk, case=row.case_id)


def _of_brand(access: Access, state: LineState) -> "QuerySet[CaseLine]":
    return CaseLine.objects.filter(
        case__incident__brand=access.brand, way=Way.MAIL, ours=True, state=state
    ).select_related("case")
