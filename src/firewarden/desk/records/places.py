"""Places a brand's words go to: publishers of the house (the sandbox), and accounts of ours that a person confirmed.

A place is named by its `key` in forms and calls: the name of the network, or the id of the account.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from firewarden.desk.access import Access
from firewarden.desk.outside import Outside, PublishingNetwork
from firewarden.desk.records import Account, Delivery, scope
from firewarden.ports import Publisher
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.plan import BrandKind
from firewarden.vocabulary.publishing import Answering, Publishing
from firewarden.vocabulary.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`name` is for people: of the network, or of the account. `account` None: of the house. `identity` is who the
    account is by the network's own answer."""

    key: str
    name: str
    publishing: Publishing
    account: UUID | None = None
    identity: str = ""

    def answers(self, platform: str) -> bool:
        """Somebody who wrote on that network can be answered here. The house answers everybody, and is heard by
        nobody."""
        return self.publishing.answering is not Answering.NEVER and (
            self.account is None or self.publishing.platform == platform
        )


def places(access: Access, outside: Outside) -> tuple[Place, ...]:
    """Where something can go out just now: accounts by name, then the house. Where an account of ours is, what nobody
    outside can read is not offered beside it: words kept in the house are no words to the public. One query."""
    house = [
        Place(key=name, name=name, publishing=publisher.publishing)
        for name, publisher in outside.publishers.get(access.kind, {}).items()
    ]
    if access.kind is not BrandKind.LIVE:
        return tuple(house)
    rows = accounts(access).filter(enabled=True).exclude(confirmed_at=None).order_by("name", "id")
    found = [_of(row, network) for row in rows if (network := _network(outside, row.connector)) is not None]
    return (*found, *(one for one in house if one.publishing.live or not found))


def chosen(access: Access, outside: Outside, keys: Iterable[str]) -> dict[str, Place | None]:
    """Of keys somebody sent, the place of each; None for one that is not offered, whoever names it."""
    offered = {one.key: one for one in places(access, outside)}
    return {key: offered.get(key) for key in keys}


def place(access: Access, outside: Outside, key: str) -> Place | None:
    """Where something has gone already, offered for new words or not. None where nothing can go out: no such place, or
    an account that is off, not confirmed, or of another brand."""
    publisher = outside.publisher(access.kind, key)
    if publisher is not None:
        return Place(key=key, name=key, publishing=publisher.publishing)
    row = account(access, key)
    if row is None or not row.is_ready or access.kind is not BrandKind.LIVE:
        return None
    network = _network(outside, row.connector)
    return None if network is None else _of(row, network)


def accounts(access: Access) -> "QuerySet[Account]":
    """Of this brand, less those removed."""
    return scope.of_brand(access, Account).filter(retired_at=None)


def account(access: Access, key: str) -> Account | None:
    """Of this brand alone."""
    return accounts(access).filter(pk=key).first() if is_account(key) else None


def is_account(key: str) -> bool:
    """Whether a key is written like that of an account."""
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def publisher_of(access: Access, row: Delivery, outside: Outside) -> Publisher:
    """By which a delivery goes out. Raises ConfigError where it cannot: then nothing went out."""
    if row.account is None:
        publisher = outside.publisher(access.kind, row.platform)
        if publisher is None:
            raise ConfigError(say("Nothing publishes on {platform} here.", platform=row.platform))
        return publisher
    name = row.account.name
    if row.account.brand_id != access.brand:
        raise ConfigError(say("The account {name} is of another brand. Nothing was sent.", name=name))
    if row.account.retired_at is not None:
        raise ConfigError(say("The account {name} was removed. Nothing was sent.", name=name))
    if not row.account.is_ready:
        raise ConfigError(
            say("The account {name} is switched off or not confirmed. Nothing was sent: see the settings.", name=name)
        )
    return outside.by_account(access.kind, row.account.to_value())


NOT_AT_ALL = Publishing(platform="", title="")


def can_change(row: Delivery, outside: Outside) -> Publishing:
    """What is allowed where a delivery went, as far as that is known without asking. Needs `account` fetched along."""
    if row.account is None:
        house = (kinds.get(row.platform) for kinds in outside.publishers.values())
        return next((one.publishing for one in house if one is not None), NOT_AT_ALL)
    found = outside.publishing().get(row.account.connector)
    return found.about if found is not None else NOT_AT_ALL


def _network(outside: Outside, connector: str) -> PublishingNetwork | None:
    found = outside.publishing().get(connector)
    return None if found is None or found.missing else found


def _of(row: Account, network: PublishingNetwork) -> Place:
    return Place(key=str(row.pk), name=row.name, publishing=network.about, account=row.pk, identity=row.identity)
