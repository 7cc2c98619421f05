"""One text with everything a person needs to decide about it: its path and who is missing, what the checks say and who
answers for it, what was changed since one last looked, comments, alternatives, and where it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads.deliveries import DeliveryRow, delivery_row
from firewarden.desk.reads.rows import people
from firewarden.desk.records import Delivery, Draft, DraftPicture, DraftVersion, Incident, scope
from firewarden.desk.records.drafted import Around, Drafted, drafted, seats, waiver_value
from firewarden.steps.respond.approval import StepStanding, missing, standing, turn
from firewarden.steps.respond.approval.edits import Run, changed_words
from firewarden.steps.respond.approval.release import breakers
from firewarden.steps.respond.approval.waivers import sentence_of
from firewarden.vocabulary.approval import Seat, Way
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.content import Content
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.finding import Code, Finding, Weight
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import DeliveryState, DraftKind, DraftState, Word
from firewarden.vocabulary.variant import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    by: str
    word: Word
    version: int
    note: str
    at: Instant
    seat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """`who` sits there: a role, `approver`, or the name of a person; `by` has said yes from it, or is empty."""

    key: str
    who: str
    person: bool
    by: str
    at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """`now`: this step is the one that waits. `every`: each seat needs its yes; else one of them is enough."""

    because: Said
    every: bool
    seats: tuple[SeatRow, ...]
    done: bool
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """Somebody answers for findings: a waiver, or one reason for all warnings. `holds`: for the text there is."""

    by: str
    reason: str
    words: str
    codes: tuple[str, ...]
    version: int
    at: Instant
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """A finding that waits for a confirmed fact or a waiver; the words it is about, and their sentence."""

    finding: Finding
    words: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    by: str
    text: str
    version: int
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeRow:
    """Another text that has to do with this one."""

    number: int
    title: str
    state: DraftState


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """That a text began with a model, `asked_by` a person. `waits`: nobody has changed it or said that they have read
    it. `edited_by` are those who wrote versions of their own since."""

    model: str
    asked_by: str
    edited_by: tuple[str, ...]
    read_by: str
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """`mine`: this person wrote part of it and so cannot approve it. `missing` yeses until it may go out; `seats` are
    the keys from which this person can say yes now. `open`: nobody has confirmed or waived them. `known`: the version
    this person last wrote, decided or commented on (0: none), and `changed` what became of it since. `goes_out_at`:
    until then what was released alone can be taken back, by the wall. `corrects`: the text whose correction this is;
    `corrections`: those of this text, newest first. `proposed` None: people alone wrote it."""

    number: int
    kind: DraftKind
    title: str
    state: DraftState
    version: int
    text: str
    content: Content
    versions: tuple[tuple[int, str, str, Instant], ...]
    authors: tuple[str, ...]
    mine: bool
    approvals: tuple[ApprovalRow, ...]
    missing: int
    steps: tuple[StepRow, ...]
    seats: tuple[str, ...]
    findings: tuple[Finding, ...]
    open: tuple[OpenRow, ...]
    waivers: tuple[AnswerRow, ...]
    acceptances: tuple[AnswerRow, ...]
    comments: tuple[CommentRow, ...]
    known: int
    changed: tuple[Run, ...]
    way: Way
    expires_at: Instant | None
    glass: tuple[ApprovalRow, ...]
    alternatives: tuple[AlternativeRow, ...]
    corrects: AlternativeRow | None
    corrections: tuple[AlternativeRow, ...]
    goes_out_at: Instant | None
    deliveries: tuple[DeliveryRow, ...]
    proposed: ProposedRow | None = None

    @property
    def variants(self) -> tuple[Variant, ...]:
        return self.content.variants

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.weight is Weight.WARN)

    @property
    def blocked(self) -> bool:
        return any(one.weight is Weight.BLOCK for one in self.findings)


def drafts(access: Access, incident: Incident, there: Around, *, number: int | None = None) -> list[DraftRow]:
    """Newest first, or the one of this number alone. The number of queries does not grow with drafts."""
    rows = list(
        incident.drafts.select_related("read_by")
        .prefetch_related(
            "versions__author",
            "versions__pictures",
            "approvals__by",
            "waivers__by",
            "acceptances__by",
            "comments__by",
            "statements__deliveries__publication",
            "statements__deliveries__account",
        )
        .order_by("-number")
    )
    mine = seats(access.user, access.right, scope.roles(access, incident.pk), there.rules)
    names = {str(key): name for key, name in people(_named(there)).items()}
    wanted = [row for row in rows if number in (None, row.number)]
    return [_row(access, row, drafted(there, row), (mine, names, rows)) for row in wanted]


def state_of(access: Access, number: int, draft: int) -> DraftState:
    """Raises NotFound."""
    access.need("read")
    return DraftState(scope.numbered(scope.incident(access, number).drafts.all(), draft, "draft").state)


def picture_file(access: Access, number: int, draft: int, sha256: str) -> tuple[bytes, str]:
    """Of any version of this text, and its media type. Raises NotFound."""
    access.need("read")
    row = scope.numbered(scope.incident(access, number).drafts.all(), draft, "draft")
    found = DraftPicture.objects.select_related("blob").filter(version__draft=row, sha256=sha256).first()
    if found is None or found.blob.data is None:
        raise NotFound("There is no such picture here.")
    return bytes(found.blob.data), found.media_type


def _row(
    access: Access, row: Draft, found: Drafted, told: tuple[frozenset[str], dict[str, str], Sequence[Draft]]
) -> DraftRow:
    mine, names, all_rows = told
    versions = sorted(row.versions.all(), key=lambda one: one.version)
    steps, known = standing(found.value, found.path), _known(access, row, versions)
    said, wrote = _approvals(row), str(access.user) in found.value.authors
    sent = [one for statement in row.statements.all() for one in statement.deliveries.all()]
    return DraftRow(
        number=row.number,
        kind=DraftKind(row.kind),
        title=row.title,
        state=found.value.state,
        version=row.version,
        text=found.text,
        content=found.content,
        versions=tuple((one.version, one.text, str(one.author or ""), Instant(one.at)) for one in versions),
        authors=tuple(dict.fromkeys(str(one.author) for one in versions if one.author)),
        mine=wrote,
        approvals=said,
        missing=missing(steps),
        steps=_steps(steps, names, {str(one.by_id): str(one.by) for one in row.approvals.all()}),
        seats=_open_to(access, steps, mine) if not wrote else (),
        findings=found.findings,
        open=_open_rows(found),
        waivers=_waivers(row, found),
        acceptances=_acceptances(row),
        comments=_comments(row),
        known=known,
        changed=_changed(versions, known, found.text),
        way=found.value.way,
        expires_at=found.value.expires_at,
        glass=_glass(row, found, said),
        alternatives=_alternatives(row, all_rows),
        corrects=next((_other(one) for one in all_rows if one.pk == row.corrects_id), None),
        corrections=tuple(_other(one) for one in all_rows if one.corrects_id == row.pk),
        goes_out_at=_goes_out_at(access, found, sent),
        deliveries=tuple(delivery_row(one) for one in sent),
        proposed=_proposed(row, versions, found),
    )


def _proposed(row: Draft, versions: Sequence[DraftVersion], found: Drafted) -> ProposedRow | None:
    if not row.proposed:
        return None
    first, *later = (str(one.author or "") for one in versions)
    later = later if found.text.split() != row.proposed.split() else []
    return ProposedRow(
        model=row.model,
        asked_by=first,
        edited_by=tuple(dict.fromkeys(name for name in later if name)),
        read_by=str(row.read_by or "") if row.read_at is not None else "",
        waits=any(one.code is Code.UNREAD for one in found.findings),
    )


def _open_rows(found: Drafted) -> tuple[OpenRow, ...]:
    return tuple(
        OpenRow(finding=one, words=_words(one, found.text), sentence=sentence_of(found.text, one.start, one.end))
        for one in found.open
        if one.weight is Weight.CONFIRM
    )


def _glass(row: Draft, found: Drafted, said: Sequence[ApprovalRow]) -> tuple[ApprovalRow, ...]:
    """Who wants, or wanted, the version there is out without the path."""
    if not breakers(found.value):
        return ()
    return tuple(one for one in said if one.word is Word.BREAK_GLASS and one.version == row.version)


def _named(there: Around) -> list[UUID]:
    return [UUID(one) for one in there.rules.named]


def _approvals(row: Draft) -> tuple[ApprovalRow, ...]:
    return tuple(
        ApprovalRow(
            by=str(one.by or ""),
            word=Word(one.word),
            version=one.version,
            note=one.note,
            at=Instant(one.at),
            seat=one.seat if one.word == Word.YES else "",
        )
        for one in sorted(row.approvals.all(), key=lambda one: (one.at, str(one.pk)))
    )


def _steps(steps: Sequence[StepStanding], names: dict[str, str], people_by_id: dict[str, str]) -> tuple[StepRow, ...]:
    now = turn(steps)
    return tuple(
        StepRow(
            because=one.step.because,
            every=one.step.every,
            seats=tuple(_seats(one, names, people_by_id)),
            done=not one.open,
            now=one is now,
        )
        for one in steps
    )


def _seats(one: StepStanding, names: dict[str, str], people_by_id: dict[str, str]) -> list[SeatRow]:
    given, found = list(one.given), []
    for seat in one.step.seats:
        yes = next((word for word in given if word.seat == seat.key), None)
        if yes is not None:
            given.remove(yes)
        found.append(
            SeatRow(
                key=seat.key,
                who=_who(seat, names),
                person=bool(seat.person),
                by=people_by_id.get(yes.by, "") if yes else "",
                at=yes.at if yes else None,
            )
        )
    return found


def _who(seat: Seat, names: dict[str, str]) -> str:
    return names.get(seat.person, "?") if seat.person else seat.key


def _open_to(access: Access, steps: Sequence[StepStanding], mine: frozenset[str]) -> tuple[str, ...]:
    now = turn(steps)
    if now is None or any(given.by == str(access.user) for step in steps for given in step.given):
        return ()
    return tuple(dict.fromkeys(seat.key for seat in now.open if seat.key in mine))


def _waivers(row: Draft, found: Drafted) -> tuple[AnswerRow, ...]:
    there = {(one.code, _words(one, found.text), sentence_of(found.text, one.start, one.end)) for one in found.findings}
    return tuple(
        AnswerRow(
            by=str(one.by or ""),
            reason=one.reason,
            words=one.words or one.sentence,
            codes=(one.code,),
            version=one.version,
            at=Instant(one.at),
            holds=(value.code, value.words, value.sentence) in there,
        )
        for one, value in ((one, waiver_value(one)) for one in sorted(row.waivers.all(), key=lambda one: one.at))
    )


def _words(finding: Finding, text: str) -> str:
    return text[finding.start : finding.end]


def _acceptances(row: Draft) -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(
            by=str(one.by or ""),
            reason=one.reason,
            words="",
            codes=tuple(one.codes),
            version=one.version,
            at=Instant(one.at),
            holds=one.version == row.version,
        )
        for one in sorted(row.acceptances.all(), key=lambda one: one.at)
    )


def _comments(row: Draft) -> tuple[CommentRow, ...]:
    return tuple(
        CommentRow(by=str(one.by or ""), text=one.text, version=one.version, at=Instant(one.at))
        for one in sorted(row.comments.all(), key=lambda one: (one.at, str(one.pk)))
    )


def _known(access: Access, row: Draft, versions: Sequence[DraftVersion]) -> int:
    """The newest version before the current one that this person surely has read."""
    wrote = [one.version for one in versions if one.author_id == access.user]
    said = [one.version for one in row.approvals.all() if one.by_id == access.user]
    told = [one.version for one in row.comments.all() if one.by_id == access.user]
    return max((one for one in (*wrote, *said, *told) if one < row.version), default=0) if access.user else 0


def _changed(versions: Sequence[DraftVersion], known: int, text: str) -> tuple[Run, ...]:
    before = next((one.text for one in versions if one.version == known), None)
    return () if before is None else changed_words(before, text)


def _alternatives(row: Draft, rows: Sequence[Draft]) -> tuple[AlternativeRow, ...]:
    if row.alternatives is None:
        return ()
    others = [one for one in rows if one.alternatives == row.alternatives and one.pk != row.pk]
    return tuple(_other(one) for one in others)


def _other(row: Draft) -> AlternativeRow:
    return AlternativeRow(number=row.number, title=row.title, state=DraftState(row.state))


def _goes_out_at(access: Access, found: Drafted, sent: Sequence[Delivery]) -> Instant | None:
    waiting = [one.next_at for one in sent if one.state == DeliveryState.PENDING and one.next_at > access.wall]
    return Instant(min(waiting)) if waiting and found.value.way is Way.SOLO else None
