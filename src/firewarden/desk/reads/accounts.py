"""Accounts of ours, networks one can connect an account of, and where something can go out. Never a secret."""

from dataclasses import dataclass
from uuid import UUID

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside, PublishingNetwork
from firewarden.desk.reads.rows import PersonRow, person_row
from firewarden.desk.records import Account, places
from firewarden.desk.records.places import Place
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """`network` None: its network is not here any more. `confirmed_at` None: nothing goes out by it. `checked_at` and
    `confirmed_at` are the wall's time."""

    id: UUID
    name: str
    platform: str
    network: PublishingNetwork | None
    identity: str
    works: bool
    says: Said
    checked_at: Instant | None
    confirmed_at: Instant | None
    confirmed_by: PersonRow | None
    enabled: bool
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountForm:
    """`has_secret`: one is kept."""

    row: AccountRow
    network: PublishingNetwork
    settings: dict[str, str]
    has_secret: bool


def accounts_of(access: Access, outside: Outside) -> list[AccountRow]:
    """By name. One query."""
    access.need("read")
    rows = places.accounts(access).select_related("confirmed_by").order_by("name", "id")
    known = outside.publishing() if rows else {}
    return [_row(row, known.get(row.connector)) for row in rows]


def places_of(access: Access, outside: Outside) -> tuple[Place, ...]:
    """Where something can go out just now."""
    access.need("read")
    return places.places(access, outside)


def publishing_networks(access: Access, outside: Outside) -> tuple[PublishingNetwork, ...]:
    """Networks this brand can connect an account of, by title; none for a drill or demo brand."""
    access.need("read")
    if access.kind is not BrandKind.LIVE:
        return ()
    return tuple(sorted(outside.publishing().values(), key=lambda one: one.about.title.casefold()))


def publishing_network(access: Access, outside: Outside, name: str) -> PublishingNetwork:
    """Raises NotFound."""
    found = next((one for one in publishing_networks(access, outside) if one.name == name), None)
    if found is None:
        raise NotFound(f"There is nothing that publishes on {name} here.")
    return found


def account_form(access: Access, outside: Outside, account: UUID) -> AccountForm:
    """For whoever may change it. Raises NotFound, also for an account whose network is gone."""
    access.need("save account")
    row = places.accounts(access).select_related("confirmed_by").filter(pk=account).first()
    if row is None:
        raise NotFound("There is no such account here.")
    return AccountForm(
        row=_row(row, outside.publishing().get(row.connector)),
        network=publishing_network(access, outside, row.connector),
        settings=dict(row.settings),
        has_secret=row.secret is not None,
    )


def _row(row: Account, known: PublishingNetwork | None) -> AccountRow:
    return AccountRow(
        id=row.pk,
        name=row.name,
        platform=row.platform,
        network=known,
        identity=row.identity,
        works=row.works,
        says=row.says,
        checked_at=None if row.checked_at is None else Instant(row.checked_at),
        confirmed_at=None if row.confirmed_at is None else Instant(row.confirmed_at),
        confirmed_by=person_row(row.confirmed_by),
        enabled=row.enabled,
        notes=row.notes,
    )
