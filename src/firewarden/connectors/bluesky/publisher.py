"""Publishes as an account of ours. Each delivery has one record, whose name follows from its key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from firewarden.connectors.bluesky import composing
from firewarden.connectors.bluesky.answering import Link, record_of, reply_to
from firewarden.connectors.bluesky.home import SERVER, Door, Home, door, hear, tools_of, trouble
from firewarden.connectors.bluesky.wire import COLLECTION, PLATFORM, key_of
from firewarden.net.asking import Asking, Declined, read
from firewarden.net.outgoing import attempt, check, conversation, in_private, introduce, native_id
from firewarden.ports import Publisher, Tools
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.picture import media_type_of
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Attached,
    Counting,
    Identity,
    Length,
    Native,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Bluesky",
    length=Length(most=300, counting=Counting.GRAPHEMES, most_bytes=3000),
    answering=Answering.ANYBODY,
    native=Native(post="https://bsky.app/intent/compose?text={text}"),
    threads=True,
    pictures=4,
    picture_bytes=1_000_000,
    alt_length=2000,
    deletes=True,
    repeats_safely=True,
    finds=True,
    key=Key.FREE,
    settings=(
        Setting(name="account", label="Handle of the account", help="Such as name.bsky.social.", default=None),
        Setting(name="server", label="Server of the account", default=SERVER),
    ),
    secret="App password",  # noqa: S106 - its name
    cost="Free.",
    forbids=(
        "An account that a program runs must be labeled as such. It answers only who mentions it.",
        "No unwanted mentions or answers in numbers, and no account that pretends to be somebody else.",
    ),
)
_NATIVE = re.compile(r"did:[a-z0-9]+:[A-Za-z0-9._:%-]+/[A-Za-z0-9._:~-]+")


class Uploaded(msgspec.Struct):
    blob: dict[str, Any]


class Resolved(msgspec.Struct):
    did: str


class Who(msgspec.Struct):
    """com.atproto.server.getSession; `active` False: switched off, suspended or taken down, as `status` says."""

    did: str
    handle: str
    active: bool | None = None
    status: str | None = None


def publisher(account: Account, tools: Tools) -> Publisher:
    return BlueskyPublisher(account, tools)


@dataclass(slots=True)
class BlueskyPublisher:
    """Implements `ports.Publisher`, `Finds` and `Amends`. The session is kept as long as this lives."""

    account: Account
    tools: Tools
    publishing: Publishing = PUBLISHING
    _door: Door | None = field(default=None, repr=False)

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._home() as home:
                who = read(home.get("com.atproto.server.getSession"), Who)
            name = who.did if who.handle == "handle.invalid" else who.handle
            if who.active is False:
                return Identity(works=False, says=f"@{name} is {who.status or 'switched off'} on Bluesky.", name=name)
            return Identity(works=True, says=f"Publishes as @{name}.", name=name)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        check(outgoing, PUBLISHING)
        return attempt(lambda: self._publish(composing.record_key(key), outgoing))

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002 - the same
        with self._home() as home:
            return self._there(home, composing.record_key(key))

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:  # noqa: ARG002 - the port's own
        raise NetworkError(
            "Bluesky shows no changes of a post. Take it back, or answer it with a correction.", permanent=True
        )

    def delete(self, native_id: str) -> None:
        did, _, name = native_id.rpartition("/")
        with self._home() as home:
            if did != home.session.did:
                raise NetworkError("This post is of another account.", permanent=True)
            home.send("com.atproto.repo.deleteRecord", json={"repo": did, "collection": COLLECTION, "rkey": name})

    def _publish(self, name: str, outgoing: Outgoing) -> Published:
        with self._home() as home:
            with in_private():
                before = self._there(home, name)
                if before is not None:
                    return before
                at = self.tools.clock.now()
                record = self._composed(home, outgoing, at)
            did = home.session.did
            asked = {"repo": did, "collection": COLLECTION, "rkey": name, "record": record, "validate": True}
            try:
                # `swapRecord` null: only where there is none, so that of two attempts at once one makes it.
                read(home.send("com.atproto.repo.putRecord", json={**asked, "swapRecord": None}), Link)
            except Declined as error:
                if trouble(error.body).error != "InvalidSwap":
                    raise
                return self._there(home, name) or _made(did, name, at)
            return _made(did, name, at)

    def _composed(self, home: Home, outgoing: Outgoing, at: Instant) -> composing.Json:
        reply = None
        if outgoing.reply_to is not None:
            did, _, name = native_id(outgoing.reply_to, PUBLISHING, _NATIVE).partition("/")
            reply = reply_to(home, did, name)
        facets = composing.facets(outgoing.text, lambda handle: _did_of(home, handle))
        images = [_image(home, picture) for picture in outgoing.pictures]
        return composing.record(outgoing, at, facets, images, reply)

    def _there(self, home: Home, name: str) -> Published | None:
        found = record_of(home, home.session.did, name)
        if found is None:
            return None
        try:
            return _made(home.session.did, name, from_iso(found.value.created_at))
        except ValueError:
            return _made(home.session.did, name, self.tools.clock.now())

    @conversation
    def _home(self) -> Iterator[Home]:
        password = tools_of(self.tools, self.account.secret)
        if self._door is None:
            self._door = door(self.account.settings)
        with Asking(self.tools, hide=(password,), hear=hear) as net:
            with in_private():
                home = Home.at(net, self._door, password)
            yield home


def _made(did: str, name: str, at: Instant) -> Published:
    url = f"https://bsky.app/profile/{did}/post/{name}"
    return Published(native_id=f"{did}/{name}", url=url, at=at, key=key_of(did, name))


def _did_of(home: Home, handle: str) -> str | None:
    try:
        return read(home.get("com.atproto.identity.resolveHandle", handle=handle), Resolved).did
    except Declined as error:
        if error.permanent:
            return None
        raise


def _image(home: Home, picture: Attached) -> composing.Json:
    kind = media_type_of(picture.content) or picture.media_type
    answer = home.send("com.atproto.repo.uploadBlob", content=picture.content, headers={"Content-Type": kind})
    return composing.image(picture, read(answer, Uploaded).blob)
