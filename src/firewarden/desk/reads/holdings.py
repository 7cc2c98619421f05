"""Holding statements of a brand: the list with its gaps, one with its versions, and those that fit an incident."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside
from firewarden.desk.records import Holding, HoldingVersion, scope
from firewarden.desk.records.places import places
from firewarden.steps.prepare.holdings import blanks
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.incident import CrisisType
from firewarden.vocabulary.statement import HoldingStatement

SOON = 14 * DAY
"""An approval that ends within this time is shown as ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    version: int
    text: str
    author: str
    at: Instant
    approved_by: str
    approved_at: Instant | None
    expires_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingRow:
    """`usable`: approved and not expired. `mine`: the reader wrote the newest version. `versions` newest first."""

    number: int
    title: str
    crisis_type: CrisisType
    platform: str
    language: str
    newest: VersionRow
    versions: tuple[VersionRow, ...]
    usable: bool
    ends_soon: bool
    mine: bool
    blanks: tuple[str, ...]


def holdings(access: Access) -> list[HoldingRow]:
    """By kind of trouble, then by language and name. Two queries."""
    access.need("read")
    order = list(CrisisType)
    made = [_row(access, row) for row in _rows(access)]
    return sorted(made, key=lambda one: (order.index(one.crisis_type), one.language, one.title))


def holding(access: Access, number: int) -> HoldingRow:
    """Raises NotFound."""
    access.need("read")
    row = _rows(access).filter(number=number).first()
    if row is None:
        raise NotFound("There is no such holding statement here.")
    return _row(access, row)


def fitting(access: Access, crisis_type: CrisisType) -> list[HoldingRow]:
    """Those that may go out now: of this kind of trouble first, then those for any."""
    usable = [row for row in holdings(access) if row.usable]
    return sorted(
        usable, key=lambda row: (row.crisis_type is not crisis_type, row.crisis_type is not CrisisType.UNKNOWN)
    )


def languages(access: Access, rows: Sequence[HoldingRow]) -> tuple[list[str], str]:
    """In which there are words, those the brand speaks first and in their order; and the first of these, empty where
    nobody has said what it speaks, or none of it is there."""
    spoken = scope.brand(access).languages
    found = {row.language for row in rows}
    ours = [one for one in spoken if one in found]
    return [*ours, *sorted(found - set(spoken))], ours[0] if ours else ""


def value(access: Access, number: int) -> HoldingStatement:
    """As the rules see it. Raises NotFound where it is not approved."""
    access.need("read")
    row = _rows(access).filter(number=number).first()
    found = None if row is None else row.versions.get(version=row.version).to_value()
    if found is None:
        raise NotFound("There is no approved holding statement of this number here.")
    return found


def platforms(access: Access, outside: Outside) -> list[tuple[str, str]]:
    """Networks this brand can publish on, by key and by the name people know."""
    access.need("read")
    return sorted({one.publishing.platform: one.publishing.title for one in places(access, outside)}.items())


def _rows(access: Access) -> QuerySet[Holding]:
    return (
        scope.of_brand(access, Holding)
        .filter(retired_at=None)
        .prefetch_related("versions__author", "versions__approved_by")
    )


def _row(access: Access, row: Holding) -> HoldingRow:
    versions = [_version(one) for one in sorted(row.versions.all(), key=lambda one: -one.version)]
    authors = {one.version: one.author_id for one in row.versions.all()}
    newest = versions[0]
    usable = newest.expires_at is not None and newest.expires_at > access.now
    return HoldingRow(
        number=row.number,
        title=row.title,
        crisis_type=CrisisType(row.crisis_type),
        platform=row.platform,
        language=row.language,
        newest=newest,
        versions=tuple(versions),
        usable=usable,
        ends_soon=newest.expires_at is not None and usable and newest.expires_at < access.now + SOON,
        mine=access.user is not None and authors[newest.version] == access.user,
        blanks=blanks(newest.text),
    )


def _version(row: HoldingVersion) -> VersionRow:
    return VersionRow(
        version=row.version,
        text=row.text,
        author=str(row.author or ""),
        at=Instant(row.at),
        approved_by=str(row.approved_by or ""),
        approved_at=None if row.approved_at is None else Instant(row.approved_at),
        expires_at=None if row.expires_at is None else Instant(row.expires_at),
    )
