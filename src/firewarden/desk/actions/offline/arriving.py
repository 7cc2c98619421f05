"""Mails that came into the box: into the case they answer, or aside, where a person sees them. Nobody is answered.

The place in the folder is saved in one transaction with what the mails became, and a mail is known by the digest of its
id: one that is read again, by whatever accident, changes nothing.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.actions.offline.agreeing import holds
from firewarden.desk.actions.offline.sending import line_key
from firewarden.desk.actions.offline.talking import heard, keep_files
from firewarden.desk.outside import Outside
from firewarden.desk.records import Case, CaseBox, CaseContact, CaseLine, StrayMail, chain, scope
from firewarden.steps.offline.arriving import Filed, Known, file, kind_of
from firewarden.steps.offline.naming import line_of
from firewarden.vocabulary.clock import SECOND
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.letter import Arrival, Astray, Failure, Letter, LineState, Read, Way
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said, say
from firewarden.vocabulary.statement import Refused

EVERY = 20 * SECOND
"""Wall time between two looks into the folder."""


def read_mails(access: Access, outside: Outside) -> int:
    """What is new in the folder; how many mails there were."""
    box = CaseBox.objects.filter(brand=access.brand).first()
    if box is None or access.kind is not BrandKind.LIVE:
        return 0
    if box.looked_at is not None and 0 <= access.wall - box.looked_at < EVERY:
        return 0
    try:
        found = outside.correspondent(access.kind, box.to_value()).read(box.validity, box.uid)
    except (NetworkError, ConfigError) as problem:
        why = problem.args[0] if isinstance(problem.args[0], Said) else Said(str(problem.args[0]))
        CaseBox.objects.filter(pk=box.pk).update(looked_at=access.wall, trouble=why)
        return 0
    _take(access, outside, box.pk, found)
    return len(found.letters) + len(found.broken)


@transaction.atomic
def file_mail(access: Access, number: int, incident: int, case: int) -> int | Refused:
    """A person says whose it is: the mail becomes a line of that case, and its sender no contact by that."""
    held = scope.hold(access, incident, "file mail", closed=True)
    stray = scope.numbered(_waiting(access), number, "mail")
    row = scope.numbered(held.cases.select_related("joined"), case, "case")
    if not holds(row):
        return Refused(reason=say("Write down how the person agreed to talk in private before you do."))
    line = _line(row, access, subject=stray.subject, text=stray.text, their_id=stray.their_id, mark=None)
    stray.filed = line
    _settle(access, stray)
    chain.append(access, EventKind.MAIL_FILED, incident=held.pk, subject=stray.pk, case=row.pk)
    heard(access, held, row)
    return line.number


@transaction.atomic
def drop_mail(access: Access, number: int) -> None:
    """What was in it goes; that there was one stays. Raises NotFound."""
    access.need("file mail")
    stray = scope.numbered(_waiting(access), number, "mail")
    _settle(access, stray)
    chain.append(access, EventKind.MAIL_DROPPED, subject=stray.pk)


@transaction.atomic
def _take(access: Access, outside: Outside, key: UUID, found: Read) -> None:
    box = CaseBox.objects.select_for_update().get(pk=key)
    for letter in found.letters:
        _one(access, outside, box, found.validity, letter)
    for uid in found.broken:
        _aside(access, _mark(f"{found.validity}:{uid}"), Astray.UNREADABLE)
    box.validity, box.uid, box.looked_at, box.trouble = found.validity, found.uid, access.wall, Said("")
    box.save(update_fields=["validity", "uid", "looked_at", "trouble"])


def _one(access: Access, outside: Outside, box: CaseBox, validity: int, letter: Letter) -> None:
    mark = _mark(letter.message_id or f"{validity}:{letter.uid}")
    known_already = CaseLine.objects.filter(mark=mark).exists()
    if known_already or scope.of_brand(access, StrayMail).filter(mark=mark).exists():
        return
    if letter.sender == box.address.lower() and not letter.failure.notice:
        return  # a copy of ours that lies in the same folder
    secret = line_key(outside)
    named = [letter.failure.message_id, *letter.references]
    lines = [line for line in (line_of(one, secret) for one in named if one) if line is not None]
    sender = chain.digest(f"contact {letter.sender}")
    filed = file(letter, lambda one: line_of(one, secret), _known(access, lines), sender)
    if isinstance(filed, Astray):
        _aside(access, mark, filed, letter, _guess(access, lines, sender))
        return
    row = Case.objects.select_related("incident", "joined").get(pk=filed.case)
    match kind_of(letter):
        case Arrival.BOUNCE:
            _bounced(access, row, filed, letter.failure)
        case kind:
            _received(access, row, letter, mark, automatic=kind is Arrival.AUTOMATIC)


def _received(access: Access, row: Case, letter: Letter, mark: str, *, automatic: bool) -> None:
    held = scope.hold(access, row.incident.number, "talk in case", closed=True)
    text = letter.own or letter.text
    line = _line(row, access, subject=letter.subject, text=text, their_id=letter.message_id, mark=mark)
    line.whole, line.automatic = letter.text if letter.text != text else "", automatic
    left = [] if automatic else [one.reason for one in keep_files(row, line, letter.files)]
    if letter.left:
        left.append(say("{count} files were too large, or too many.", count=letter.left))
    if left:
        line.answer = left[0] if len(left) == 1 else say("{count} files were not taken.", count=len(left))
    line.save(update_fields=["whole", "automatic", "answer"])
    chain.append(
        access, EventKind.CASE_RECEIVED, incident=held.pk, subject=line.pk, content=text, case=row.pk, way=Way.MAIL
    )
    if not automatic:
        heard(access, held, row)


def _bounced(access: Access, row: Case, filed: Filed, failure: Failure) -> None:
    """A passing trouble is noted; a final one ends the mail, and the address is looked at by a person."""
    code = f" ({failure.code})" if failure.code else ""
    if not failure.final:
        CaseLine.objects.filter(pk=filed.line).update(
            answer=say("Their server has not taken it yet{code}. Ours goes on trying.", code=code)
        )
        return
    CaseLine.objects.filter(pk=filed.line).update(
        state=LineState.BOUNCED, answer=say("Their server gave it back{code}: look at the address.", code=code)
    )
    chain.append(access, EventKind.CASE_LINE_BOUNCED, incident=row.incident_id, subject=filed.line, case=row.pk)


def _known(access: Access, lines: Sequence[UUID]) -> dict[UUID, Known]:
    rows = CaseLine.objects.filter(pk__in=lines, case__incident__brand=access.brand, ours=True)
    contacts: dict[UUID, set[str]] = {}
    for case, mark in CaseContact.objects.filter(case__in=rows.values("case"), way=Way.MAIL, gone_at=None).values_list(
        "case", "mark"
    ):
        contacts.setdefault(case, set()).add(mark)
    return {row.pk: Known(case=row.case_id, senders=frozenset(contacts.get(row.case_id, ()))) for row in rows}


def _guess(access: Access, lines: Sequence[UUID], sender: str) -> UUID | None:
    """The case it answers, else the newest one with that address."""
    answered = CaseLine.objects.filter(pk__in=lines, case__incident__brand=access.brand).first()
    if answered is not None:
        return answered.case_id
    contact = CaseContact.objects.filter(mark=sender, case__incident__brand=access.brand).order_by("-at").first()
    return None if contact is None else contact.case_id


def _aside(access: Access, mark: str, why: Astray, letter: Letter | None = None, case: UUID | None = None) -> None:
    rows = scope.of_brand(access, StrayMail)
    if rows.filter(mark=mark).exists():
        return
    made = StrayMail.objects.create(
        brand_id=access.brand,
        number=scope.next_number(rows),
        mark=mark,
        why=why,
        case_id=case,
        sender=letter.sender if letter else "",
        subject=letter.subject if letter else "",
        text=letter.text if letter else "",
        their_id=letter.message_id if letter else "",
        files=len(letter.files) + letter.left if letter else 0,
        at=access.now,
    )
    chain.append(access, EventKind.MAIL_ASTRAY, subject=made.pk, why=why)


def _line(row: Case, access: Access, *, subject: str, text: str, their_id: str, mark: str | None) -> CaseLine:
    return CaseLine.objects.create(
        case=row,
        number=scope.next_number(row.lines.all()),
        way=Way.MAIL,
        ours=False,
        at=access.now,
        subject=subject,
        text=text,
        their_id=their_id,
        mark=mark,
    )


def _settle(access: Access, stray: StrayMail) -> None:
    stray.settled_at, stray.settled_by_id = access.now, access.user
    stray.sender = stray.subject = stray.text = stray.their_id = ""
    stray.save()


def _waiting(access: Access) -> "QuerySet[StrayMail]":
    return scope.of_brand(access, StrayMail).filter(settled_at=None)


def _mark(name: str) -> str:
    return chain.digest(f"mail {name}")
