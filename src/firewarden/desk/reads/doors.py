"""Where others may post to us: which source of which kind, and the reference to what it is signed with."""

from dataclasses import dataclass

from firewarden.desk.outside import Outside
from firewarden.desk.records import Source
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Open for whoever signs as they must: there is no Access in front of it."""

    source: SourceId
    signed: Signed
    secret: str | None


def door(outside: Outside, source: str) -> Door | None:
    """None for a source there is not, that is retired, or that nobody posts to."""
    row = Source.objects.filter(key=source, live=True, retired_at=None).first()
    known = outside.networks().get(row.connector) if row else None
    if row is None or known is None or known.about.signed is None:
        return None
    return Door(source=SourceId(row.key), signed=known.about.signed, secret=row.secret)
