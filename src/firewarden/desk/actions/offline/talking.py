"""What is said in private: lines of the person with their files, and ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from firewarden.desk.access import Access
from firewarden.desk.actions.offline.agreeing import holds, note_agreed, of_case
from firewarden.desk.records import Case, CaseBox, CaseContact, CaseFile, CaseLine, Incident, chain, scope
from firewarden.steps.offline import case as rules
from firewarden.steps.offline.files import taken
from firewarden.steps.respond.bare import bare
from firewarden.text.blanks import blanks
from firewarden.vocabulary.clock import HOUR
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import Carried, LineState, Way
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

LONGEST = 5_000
"""Characters of one line."""
AN_HOUR = 40
"""Lines a person may write in an hour: more is a program."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A line, and the files that were not taken, each with its reason."""

    number: int
    left: tuple[Refused, ...] = ()


@transaction.atomic
def say_line(
    access: Access, room: UUID, text: str, *, files: Sequence[Carried] = (), agreed: str = ""
) -> Sent | Refused:
    """The person writes on the chat page. `agreed`: the words they ticked, needed before their first line. Who may is
    for the door to say. Raises NotFound."""
    row = Case.objects.select_related("incident", "evidence", "joined").get(invitations=room)
    held = scope.hold(access, row.incident.number, "talk in case", closed=True)
    if rules.is_closed(CaseState(row.state)):
        return Refused(reason=say("This talk is over."))
    if not text.strip() and not files:
        return Refused(reason=say("There is no text yet."))
    if len(text) > LONGEST:
        return Refused(reason=say("This is longer than {most} characters. Send it in two parts.", most=LONGEST))
    recent = row.lines.filter(ours=False, way=Way.LINK, at__gt=access.now - HOUR).count()
    if recent >= AN_HOUR:
        return Refused(reason=say("These are many messages. Wait a little before you write again."))
    if not holds(row) and not agreed.strip():
        return Refused(
            reason=say("Tick that you agree before you write: without it nobody here may keep what you say.")
        )
    note_agreed(access, held, row, agreed)
    line = _line(access, row, Way.LINK, text, ours=False)
    left = keep_files(row, line, files)
    chain.append(access, EventKind.CASE_RECEIVED, incident=held.pk, subject=line.pk, content=text, case=row.pk)
    heard(access, held, row)
    return Sent(line.number, left)


@transaction.atomic
def write_line(
    access: Access, incident: int, case: int, text: str, way: Way, *, contact: UUID | None = None
) -> Sent | Refused:
    """Ours. On the chat page it is there at once; a mail waits for the worker; a call or a direct message was said
    elsewhere and is only noted. Nothing is written to anybody who has not agreed."""
    held, row = of_case(access, incident, case, "talk in case")
    words = text.replace("\r\n", "\n").strip()
    if rules.is_closed(CaseState(row.state)):
        return Refused(reason=say("This case is closed. Open it again before you write."))
    if not words:
        return Refused(reason=say("There is no text yet."))
    if any(True for _ in blanks(words)):
        return Refused(reason=say("A blank in the text is not filled in."))
    if not holds(row):
        return Refused(reason=say("Write down how the person agreed to talk in private before you do."))
    to = None
    if way is Way.MAIL:
        found = _reached(access, row, contact)
        if isinstance(found, Refused):
            return found
        to = found
    line = _line(access, row, way, words, ours=True, contact=to)
    if way is Way.MAIL:
        line.state, line.next_at = LineState.WAITING, access.wall
        line.save(update_fields=["state", "next_at"])
    chain.append(access, EventKind.CASE_WRITTEN, incident=held.pk, subject=line.pk, content=words, case=row.pk, way=way)
    return Sent(line.number)


def keep_files(row: Case, line: CaseLine, files: Sequence[Carried]) -> tuple[Refused, ...]:
    """Those that are taken; pictures without the notes of the camera. Call inside a transaction."""
    left: list[Refused] = []
    held = int(CaseFile.objects.filter(line__case=row).aggregate(all=Sum("size"))["all"] or 0)
    kept = 0
    for one in files:
        found = taken(one.name, one.data, before=kept, held=held)
        if isinstance(found, Refused):
            left.append(found)
            continue
        data: bytes | Refused = bare(one.data) if found.media_type.startswith("image/") else one.data
        if isinstance(data, Refused):
            left.append(data)
            continue
        CaseFile.objects.create(line=line, name=found.name, media_type=found.media_type, size=len(data), data=data)
        kept, held = kept + 1, held + len(data)
    return tuple(left)


def heard(access: Access, held: Incident, row: Case) -> None:
    """The person wrote: the case is talked about, also when it was closed. Call inside a transaction."""
    before = CaseState(row.state)
    if before is CaseState.TALKING:
        return
    row.state, row.closed_at = CaseState.TALKING, None
    row.save(update_fields=["state", "closed_at"])
    chain.append(access, EventKind.CASE_MOVED, incident=held.pk, subject=row.pk, state=row.state, before=before)


def _line(
    access: Access, row: Case, way: Way, text: str, *, ours: bool, contact: CaseContact | None = None
) -> CaseLine:
    return CaseLine.objects.create(
        case=row,
        number=scope.next_number(row.lines.all()),
        way=way,
        ours=ours,
        by_id=access.user,
        at=access.now,
        text=text.replace("\r\n", "\n").strip(),
        contact=contact,
    )


def _reached(access: Access, row: Case, contact: UUID | None) -> CaseContact | Refused:
    """Where a mail goes."""
    open_ones = row.contacts.filter(way=Way.MAIL, gone_at=None).order_by("-at")
    found = (open_ones.filter(pk=contact) if contact else open_ones).first()
    if found is None:
        return Refused(
            reason=say("There is no address of theirs. Ask on the chat page, or note it with their consent.")
        )
    if not CaseBox.objects.filter(brand=access.brand).exists():
        return Refused(reason=say("There is no mailbox for cases yet. Somebody who manages the brand enters it."))
    return found
