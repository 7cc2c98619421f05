"""Posts as their servers keep them, and where an answer to one stands."""

from typing import Any

import msgspec

from firewarden.connectors.bluesky.home import Home, trouble
from firewarden.connectors.bluesky.wire import COLLECTION
from firewarden.net.asking import Declined, read
from firewarden.vocabulary.errors import NetworkError

Json = dict[str, Any]


class Link(msgspec.Struct):
    """A reference to a record as it reads now."""

    uri: str
    cid: str


class Place(msgspec.Struct):
    """Where an answer stands."""

    root: Link


class Value(msgspec.Struct, rename="camel"):
    """What is read of a post again."""

    created_at: str = ""
    reply: Place | None = None


class Found(msgspec.Struct):
    """com.atproto.repo.getRecord"""

    uri: str
    cid: str
    value: Value


class Seen(msgspec.Struct, rename="camel"):
    """How a post or an account stands to us, by those who show posts."""

    reply_disabled: bool = False
    blocked_by: bool = False


class Writer(msgspec.Struct):
    viewer: Seen | None = None


class View(msgspec.Struct):
    author: Writer
    viewer: Seen | None = None


class Views(msgspec.Struct):
    """app.bsky.feed.getPosts"""

    posts: list[View] = []


def record_of(home: Home, did: str, name: str) -> Found | None:
    """None: there is no such record."""
    try:
        return read(home.get("com.atproto.repo.getRecord", repo=did, collection=COLLECTION, rkey=name), Found)
    except Declined as error:
        said = trouble(error.body)
        if said.error == "RecordNotFound" or said.message.startswith("Could not locate record"):
            return None
        raise


def reply_to(home: Home, did: str, name: str) -> Json:
    """An answer names the post it stands under and the one that the whole thread began with."""
    found = record_of(home, did, name)
    if found is None:
        raise NetworkError("The post to be answered is gone.", permanent=True)
    if did != home.session.did and _is_closed(home, found.uri):
        raise NetworkError("Its author does not let us answer: nobody would be shown it.", permanent=True)
    parent = Link(found.uri, found.cid)
    root = found.value.reply.root if found.value.reply else parent
    return {"root": msgspec.to_builtins(root), "parent": msgspec.to_builtins(parent)}


def _is_closed(home: Home, uri: str) -> bool:
    """Servers take an answer that its author does not want, and those who show posts leave it out. Where nobody can
    say, it is open."""
    try:
        views = read(home.get("app.bsky.feed.getPosts", uris=uri), Views).posts
    except NetworkError:
        return False
    stands = [stand for view in views for stand in (view.viewer, view.author.viewer) if stand is not None]
    return any(stand.reply_disabled or stand.blocked_by for stand in stands)
