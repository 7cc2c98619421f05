"""Where a text stands that is to be corrected, and how its correction would look there in each way."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import scope
from firewarden.desk.records.corrections import Standing, standing
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.correction import Mending
from firewarden.vocabulary.said import Said
from firewarden.vocabulary.statement import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """`posts` as they would stand there; none where it is left alone."""

    way: Mending
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """`text` is what stands there. The first of `ways` is the best, `because` says why. `done`: the correction has gone
    there, or is on its way."""

    id: UUID
    name: str
    identity: str
    text: str
    url: str
    at: Instant
    ways: tuple[WayRow, ...]
    because: Said
    done: bool


def corrections(access: Access, number: int, draft: int, outside: Outside) -> list[StandingRow]:
    """Of the text that this one corrects, place by place; none where it corrects nothing. Raises NotFound."""
    access.need("read")
    row = scope.numbered(scope.incident(access, number).drafts.select_related("corrects"), draft, "draft")
    return [_row(one) for one in standing(access, row, outside)]


def _row(one: Standing) -> StandingRow:
    made, account = one.delivery.publication, one.delivery.account
    return StandingRow(
        id=one.delivery.pk,
        name=account.name if account else one.delivery.platform,
        identity=one.place.identity if one.place else "",
        text=made.text or one.delivery.text,
        url=made.url,
        at=Instant(made.at),
        ways=tuple(WayRow(way=way, posts=_posts(one, way)) for way in one.can.ways),
        because=one.can.because,
        done=one.done,
    )


def _posts(one: Standing, way: Mending) -> tuple[str, ...]:
    if way is Mending.EDIT:
        return () if isinstance(one.edited, Refused) else one.edited
    if way is Mending.LEAVE or isinstance(one.beside, Refused):
        return ()
    return tuple(part.text for part in one.beside)
