"""One case as the team sees it: the public thread, what the person told already, and the private talk beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from firewarden.desk.access import Access
from firewarden.desk.reads.cases import CaseRow, case_row
from firewarden.desk.reads.hiding import hide
from firewarden.desk.reads.talk import FileRow, file_row
from firewarden.desk.records import Case, CaseBox, CaseCall, CaseFile, CaseLine, Evidence, Incident, Invitation, scope
from firewarden.steps.offline.loop import Share, Walk, shares
from firewarden.steps.offline.staying import Staying, stays_public
from firewarden.steps.offline.told import Source, Told, asked_again, told
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.finding import Finding
from firewarden.vocabulary.incident import CaseState, CrisisType
from firewarden.vocabulary.letter import CallState, LineState, Way
from firewarden.vocabulary.mention import Hazard
from firewarden.vocabulary.said import Said

MOST = 20
"""Posts of the person that are shown, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPost:
    """`replies`: ours that went out, with their time."""

    number: int
    platform: str
    author: str
    text: str
    url: str
    at: Instant
    replies: tuple[tuple[str, Instant], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """`whole`: the mail with what it quotes, where that is more; `unsent`: a person has to say what became of it."""

    number: int
    ours: bool
    automatic: bool
    way: Way
    by: str
    at: Instant
    text: str
    whole: str
    state: LineState
    answer: Said
    files: tuple[FileRow, ...]

    @property
    def unsure(self) -> bool:
        return self.state in (LineState.UNKNOWN, LineState.FAILED, LineState.BOUNCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    id: UUID
    way: Way
    value: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRow:
    """`open`: it can still be opened; `inside`: a browser is in the talk by it."""

    room: UUID
    way: Way
    made_at: Instant
    expires_at: Instant
    open: bool
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    id: UUID
    wanted_at: Instant
    time_zone: str
    phone: str
    about: str
    state: CallState
    note: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """`hidden`: whoever looks may only read, and what the person said is not for them. `consent`: the number of the
    row that joins the name in public with this case, None where none holds. `box`: mails can be written. `strays`:
    mails put aside that seem to be about it."""

    row: CaseRow
    hidden: bool
    consent: int | None
    kept_private: str
    closing_agreed: str
    posts: tuple[PublicPost, ...]
    staying: tuple[Staying, ...]
    told: tuple[Told, ...]
    lines: tuple[LineRow, ...]
    contacts: tuple[ContactRow, ...]
    invitations: tuple[InvitationRow, ...]
    calls: tuple[CallRow, ...]
    strays: int
    box: bool


def private(access: Access, number: int, case: int) -> Private:
    """Raises NotFound."""
    access.need("read")
    incident = scope.incident(access, number)
    row = scope.numbered(_rows(incident), case, "case")
    posts = _posts(incident, row)
    hidden = not access.may("talk in case", scope.roles(access, incident.pk))
    said = CaseLine.objects.none() if hidden else row.lines.select_related("by").prefetch_related("files")
    lines = [_line(one) for one in said.order_by("number")]
    return Private(
        row=replace(case_row(row), notes=(), consent="") if hidden else case_row(row),
        hidden=hidden,
        consent=row.joined.number if row.joined and row.joined.withdrawn_at is None else None,
        kept_private=row.kept_private,
        closing_agreed=row.closing_agreed,
        posts=tuple(_post(access, one) for one in posts),
        staying=_staying(incident, posts),
        told=told(_sources(posts, lines)),
        lines=tuple(lines),
        contacts=tuple(
            ContactRow(id=one.pk, way=Way(one.way), value=one.value, at=Instant(one.at))
            for one in row.contacts.filter(gone_at=None).order_by("at")
            if not hidden
        ),
        invitations=tuple(
            _invitation(one, access.wall) for one in row.invitations.filter(over_at=None).order_by("-made_at")
        ),
        calls=tuple(
            _call(one, access.now) for one in row.calls.select_related("contact").order_by("wanted_at") if not hidden
        ),
        strays=row.strays.filter(settled_at=None).count(),
        box=CaseBox.objects.filter(brand=access.brand).exists(),
    )


def doubts(access: Access, number: int, case: int, text: str) -> tuple[Finding, ...]:
    """What a text of ours asks for although the person told it. Raises NotFound."""
    incident = scope.incident(access, number)
    row = scope.numbered(_rows(incident), case, "case")
    lines = [_line(one) for one in row.lines.prefetch_related("files")]
    return tuple(asked_again(text, told(_sources(_posts(incident, row), lines))))


def case_file(access: Access, number: int, case: int, file: UUID) -> tuple[bytes, FileRow]:
    """Raises NotFound."""
    access.need("talk in case")
    row = scope.numbered(_rows(scope.incident(access, number)), case, "case")
    found = CaseFile.objects.filter(pk=file, line__case=row).first()
    if found is None:
        raise NotFound("There is no such file here.")
    return bytes(found.data), file_row(found)


def loop(access: Access, number: int) -> tuple[Share, ...]:
    """How far the people of this incident got."""
    access.need("read")
    lines = CaseLine.objects.only("case_id", "ours", "automatic", "state", "at")  # texts stay sealed
    rows = scope.incident(access, number).cases.prefetch_related("invitations", Prefetch("lines", lines))
    return shares([walk(one) for one in rows], access.now)


def walk(row: Case) -> Walk:
    asked = [one.asked_at for one in row.invitations.all()]
    theirs = [one.at for one in row.lines.all() if not one.ours and not one.automatic]
    came = min(theirs, default=None)
    said = (LineState.SENT, LineState.UNKNOWN)
    ours = [one.at for one in row.lines.all() if one.ours and one.state in said and came is not None and one.at >= came]
    return Walk(
        number=row.number,
        state=CaseState(row.state),
        opened_at=Instant(row.opened_at),
        asked_at=_instant(min(asked, default=None)),
        came_at=_instant(came),
        answered_at=_instant(min(ours, default=None)),
        closed_at=_instant(row.closed_at),
    )


def _rows(incident: Incident) -> "QuerySet[Case]":
    return incident.cases.select_related("owner", "evidence", "joined").prefetch_related("notes__by")


def _posts(incident: Incident, row: Case) -> list[Evidence]:
    """Of who wrote the post the case comes from, in this incident, the oldest first."""
    post = row.evidence
    if post is None or post.erased_at is not None:
        return []
    theirs = incident.evidence.filter(pk=post.pk)
    if post.author:
        theirs = incident.evidence.filter(platform=post.platform, author=post.author, erased_at=None)
    newest = theirs.prefetch_related("replies").order_by("-posted_at", "-number")[:MOST]
    return list(newest)[::-1]


def _post(access: Access, row: Evidence) -> PublicPost:
    sent = sorted((one for one in row.replies.all() if one.sent_at is not None), key=lambda one: one.number)
    return PublicPost(
        number=row.number,
        platform=row.platform,
        author=row.author,
        text=hide(access, row.newer_text or row.text, row.author),
        url=row.url,
        at=Instant(row.posted_at or row.received_at),
        replies=tuple((one.text, Instant(one.sent_at or 0)) for one in sent),
    )


def _staying(incident: Incident, posts: Sequence[Evidence]) -> tuple[Staying, ...]:
    heard = [Hazard(one) for post in posts for one in post.hazards if one in list(Hazard)]
    return stays_public([one.text for one in posts], hazards=heard, kind=CrisisType(incident.crisis_type))


def _sources(posts: Sequence[Evidence], lines: Sequence[LineRow]) -> list[Source]:
    public = [Source(text=one.text, at=Instant(one.posted_at or one.received_at), public=True) for one in posts]
    return public + [
        Source(text=one.text, at=one.at, public=False) for one in lines if not one.ours and not one.automatic
    ]


def _line(row: CaseLine) -> LineRow:
    return LineRow(
        number=row.number,
        ours=row.ours,
        automatic=row.automatic,
        way=Way(row.way),
        by=str(row.by or ""),
        at=Instant(row.at),
        text=row.text,
        whole=row.whole if row.whole.strip() != row.text.strip() else "",
        state=LineState(row.state),
        answer=row.answer,
        files=tuple(file_row(one) for one in row.files.all()),
    )


def _invitation(row: Invitation, wall: Instant) -> InvitationRow:
    return InvitationRow(
        room=row.pk,
        way=Way(row.way),
        made_at=Instant(row.made_at),
        expires_at=Instant(row.expires_at),
        open=row.opened_at is None and row.expires_at > wall,
        inside=row.opened_at is not None,
    )


def _call(row: CaseCall, now: Instant) -> CallRow:
    state = CallState(row.state)
    return CallRow(
        id=row.pk,
        wanted_at=Instant(row.wanted_at),
        time_zone=row.time_zone,
        phone=row.contact.value,
        about=row.about,
        state=state,
        note=row.note,
        late=state is CallState.ASKED and row.wanted_at < now,
    )


def _instant(at: int | None) -> Instant | None:
    return None if at is None else Instant(at)
