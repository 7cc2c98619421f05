"""Networks that can be read here, and one source as its form shows it. Never a secret."""

from dataclasses import dataclass

from firewarden.desk.access import Access
from firewarden.desk.outside import Network, Outside
from firewarden.desk.records import Query as QueryRecord
from firewarden.desk.records import Source
from firewarden.net.posted import address_of, verify_token
from firewarden.stages.searching import Asked, asked
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Signed
from firewarden.vocabulary.plan import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedTo:
    """What whoever posts to a source must know. `token` is what Meta is told, empty elsewhere; `reachable`: others
    find this installation at the address. `waiting`: so much was posted and is not read yet."""

    address: str
    token: str
    reachable: bool
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceForm:
    """`settings` are those saved; `has_secret`: one is kept; `posted` None: nobody posts to it by hand."""

    key: str
    name: str
    network: Network
    settings: dict[str, str]
    has_secret: bool
    posted: PostedTo | None = None
    asked: Asked | None = None
    """What it asks its network for, in place of words of its own; None: it has some, or needs none."""


def networks(access: Access, outside: Outside) -> tuple[Network, ...]:
    """Those one can add a source of, by title."""
    access.need("read")
    found = [one for one in outside.networks().values() if one.about.reads and one.about.live]
    return tuple(sorted(found, key=lambda one: (one.about.title or one.name).casefold()))


def network(access: Access, outside: Outside, name: str) -> Network:
    """Raises NotFound."""
    found = next((one for one in networks(access, outside) if one.name == name), None)
    if found is None:
        raise NotFound(f"There is no connector for {name} here.")
    return found


def source_form(access: Access, outside: Outside, key: str) -> SourceForm:
    """For whoever may change it. Raises NotFound, also for a source whose connector is gone."""
    access.need("save source")
    row = Source.objects.filter(key=key, brands=access.brand, retired_at=None).first()
    known = outside.networks().get(row.connector) if row else None
    if row is None or known is None:
        raise NotFound(f"There is no source {key} here.")
    return SourceForm(
        key=row.key,
        name=row.name,
        network=known,
        settings=dict(row.settings),
        has_secret=row.secret is not None,
        posted=_posted(outside, row.key, known.about.signed),
        asked=asked(row.to_value(), known.about, queries_of(row)),
    )


def queries_of(source: Source) -> list[Query]:
    """Of the brands that it serves."""
    rows = QueryRecord.objects.filter(brand__in=source.brands.all(), retired_at=None).order_by("pk")
    return [row.to_value() for row in rows]


def _posted(outside: Outside, key: str, signed: Signed | None) -> PostedTo | None:
    """Hubs are told by the connector, not by a person."""
    if signed is None or signed is Signed.WEBSUB:
        return None
    return PostedTo(
        address=address_of(outside.address, key),
        token=verify_token(outside.own_key, key) if signed is Signed.GRAPH else "",
        reachable=outside.public,
        waiting=outside.spool.waiting(SourceId(key)),
    )
