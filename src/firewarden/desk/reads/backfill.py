"""How far each source was read back since somebody said that it is happening now."""

from dataclasses import dataclass
from enum import StrEnum

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.reads.head import found
from firewarden.desk.records import Backfill, Source, scope
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.intake import BackHealth, ReadBack

SHOWN = 3 * DAY
"""After that long it is history, unless something still reads."""


class Stand(StrEnum):
    """BackHealth, and WAITING: the pipeline has not begun."""

    WAITING = "waiting"
    READING = "reading"
    THERE = "there"
    ENDED = "ended"
    CANNOT = "cannot"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackRow:
    """`span`: microseconds from `reached` to where it began."""

    key: str
    name: str
    connector: str
    stand: Stand
    reached: Instant
    span: int
    posts: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackRead:
    """The newest wish, and its live sources by name."""

    asked_at: Instant
    since: Instant
    by: str
    rows: tuple[BackRow, ...]

    @property
    def busy(self) -> bool:
        return any(row.stand in (Stand.WAITING, Stand.READING) for row in self.rows)


def read_back(access: Access, outside: Outside) -> BackRead | None:
    """None where nobody has wanted it lately."""
    access.need("read")
    wish = scope.of_brand(access, Backfill).select_related("by").order_by("-at", "-id").first()
    if wish is None:
        return None
    with outside.at_one_moment() as reader:
        states = {str(state.source): state.back for state in reader.sources()}
    sources = Source.objects.filter(brands=access.brand, retired_at=None, live=True).order_by("name", "key")
    told = BackRead(
        asked_at=Instant(wish.at),
        since=Instant(wish.since),
        by=str(wish.by) if wish.by else "",
        rows=tuple(_row(source, wish, states.get(source.key)) for source in sources),
    )
    return told if access.now - wish.at < SHOWN or any(row.stand is Stand.READING for row in told.rows) else None


def of_incident(access: Access, number: int, outside: Outside) -> BackRead | None:
    """The same, as it stands in a war room. Raises NotFound."""
    found(access, number)
    return read_back(access, outside)


def _row(source: Source, wish: Backfill, back: ReadBack | None) -> BackRow:
    """Another brand may have asked for the same source since."""
    ours = back if back is not None and (back.wish == str(wish.id) or back.until >= wish.at) else None
    return BackRow(
        key=source.key,
        name=source.name,
        connector=source.connector,
        stand=Stand.WAITING if ours is None else Stand(BackHealth(ours.health).value),
        reached=ours.reached if ours else Instant(wish.at),
        span=ours.until - ours.reached if ours else 0,
        posts=ours.posts if ours else 0,
        note=ours.note if ours else "",
    )
