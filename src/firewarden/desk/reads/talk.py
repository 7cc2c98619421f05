"""The private talk as the person sees it on the chat page. Holds no name of the team and nothing of the incident."""

from dataclasses import dataclass
from hmac import compare_digest
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.reads import team
from firewarden.desk.records import CaseFile, CaseLine, Invitation
from firewarden.desk.tokens import hashed
from firewarden.steps.offline.case import is_closed
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.incident import CaseState
from firewarden.vocabulary.letter import CallState, LineState, Way
from firewarden.vocabulary.plan import BrandKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    id: UUID
    name: str
    media_type: str
    size: int

    @property
    def picture(self) -> bool:
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    number: int
    ours: bool
    way: Way
    text: str
    at: Instant
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    wanted_at: Instant
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """`agreed`: they did once, and it holds; else the form asks. `over`: the case is closed."""

    room: UUID
    brand: str
    kind: BrandKind
    person: str
    agreed: bool
    over: bool
    lines: tuple[TalkLine, ...]
    calls: tuple[CallRow, ...]


def room_access(room: UUID, wall: Instant) -> Access | None:
    """Of the house, in the brand of that room; None: there is none."""
    row = Invitation.objects.select_related("case__incident__brand").filter(pk=room).first()
    return None if row is None else team.access(team.house(wall), row.case.incident.brand.slug)


def brand_of(room: UUID, token: str, wall: Instant) -> str | None:
    """The name of the brand, of a link that can be opened; looking opens nothing."""
    row = Invitation.objects.select_related("case__incident__brand").filter(
        pk=room, token_hash=hashed(token), opened_at=None, over_at=None, expires_at__gt=wall
    )
    found = row.first()
    if found is None or is_closed(CaseState(found.case.state)):
        return None
    return str(found.case.incident.brand.name)


def may_enter(room: UUID, browser: str) -> bool:
    """Whether this browser opened the link, and nobody ended it."""
    row = Invitation.objects.filter(pk=room, over_at=None).exclude(opened_at=None).first()
    return row is not None and bool(browser) and compare_digest(row.browser_hash, hashed(browser))


def talk(room: UUID) -> Talk:
    """For a browser that may enter. A mail that did not go out is not shown, and no note of the team's."""
    row = Invitation.objects.select_related("case__incident__brand", "case__joined").get(pk=room)
    case, brand = row.case, row.case.incident.brand
    said = case.lines.filter(automatic=False, state__in=(LineState.SENT, LineState.UNKNOWN))
    calls = case.calls.filter(state=CallState.ASKED).order_by("wanted_at")
    return Talk(
        room=room,
        brand=brand.name,
        kind=BrandKind(brand.kind),
        person=case.person,
        agreed=case.joined is not None and case.joined.withdrawn_at is None,
        over=is_closed(CaseState(case.state)),
        lines=tuple(line_row(one) for one in said.prefetch_related("files").order_by("number") if _shown(one)),
        calls=tuple(CallRow(wanted_at=Instant(one.wanted_at), time_zone=one.time_zone) for one in calls),
    )


def file_of(room: UUID, file: UUID) -> tuple[bytes, FileRow] | None:
    row = CaseFile.objects.filter(pk=file, line__case__invitations=room).first()
    return None if row is None else (bytes(row.data), file_row(row))


def line_row(row: CaseLine) -> TalkLine:
    return TalkLine(
        number=row.number,
        ours=row.ours,
        way=Way(row.way),
        text=row.text,
        at=Instant(row.at),
        files=tuple(file_row(one) for one in row.files.all()),
    )


def file_row(row: CaseFile) -> FileRow:
    return FileRow(id=row.pk, name=row.name, media_type=row.media_type, size=row.size)


def _shown(row: CaseLine) -> bool:
    """A note of a call is the team's; what was said by mail was said to them."""
    return not (row.ours and row.way in (Way.PHONE, Way.DIRECT))
