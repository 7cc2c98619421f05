"""Ways a text of ours can go: by a program, by a person in the network's own app, or not at all."""

from dataclasses import dataclass

from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Account, Publishing
from firewarden.vocabulary.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The post that a text answers. `key` may be made up; `author` is its handle. `gone`: its author took it back."""

    key: PostKey
    platform: str
    url: str = ""
    author: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An account of ours at the place, and how it stands to the post answered. `summoned`: its author mentions or
    quotes this account there; `own`: it is this account's own post, or stands under one. `works` False: `says` why."""

    account: Account
    publishing: Publishing
    works: bool = True
    says: str = ""
    summoned: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ByApi:
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A person opens `address` and sends `text`, which stands there already where it is `filled_in`. `note` says what
    to put down afterwards."""

    text: str
    address: str
    why: Said
    note: Said
    filled_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWay:
    reason: Said


Route = ByApi | ByHand | NoWay
