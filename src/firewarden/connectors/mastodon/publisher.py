"""Publishes as an account of ours on one server. The server knows a delivery again by its key, for an hour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from firewarden.connectors.mastodon.home import WRITES, Home, Instance, Status, hear
from firewarden.connectors.mastodon.wire import PLATFORM
from firewarden.net.asking import Asking
from firewarden.net.outgoing import attempt, check, conversation, in_private, introduce, native_id, same_words, the_only
from firewarden.ports import Publisher, Tools
from firewarden.vocabulary.clock import HOUR, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.post import post_key
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Counting,
    Identity,
    Length,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

REACH = ("public", "unlisted", "private", "direct")
"""Who sees a post, the most people first."""
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Mastodon",
    length=Length(most=500, counting=Counting.GRAPHEMES, link=23, short_mentions=True),
    answering=Answering.ANYBODY,
    threads=True,
    pictures=4,
    picture_bytes=16_777_216,
    alt_length=1500,
    edits=True,
    deletes=True,
    repeats_safely=True,
    repeats_within=HOUR,
    finds=True,
    key=Key.FREE,
    settings=(
        Setting(
            name="server", label="Server", help="The one where the account is, such as mastodon.social.", default=None
        ),
        Setting(name="visibility", label="Who sees it", help="public, unlisted, private or direct.", default="public"),
    ),
    secret="Token of the account, allowed to read and write",  # noqa: S106 - its name
    cost="Free; 300 requests in five minutes, 30 pictures and 30 deletions in half an hour.",
    forbids=(
        "Each server has rules of its own: read them before you publish there; many want no advertising.",
        "An account that a program runs must be marked as such in its profile.",
    ),
)
_URI = re.compile(r"https?://[^\s/?#@]+/\S+")


def publisher(account: Account, tools: Tools) -> Publisher:
    return MastodonPublisher(account, tools)


@dataclass(slots=True)
class MastodonPublisher:
    """Implements `ports.Publisher`, `Finds` and `Amends`. `publishing` becomes that of the server when it was asked."""

    account: Account
    tools: Tools
    publishing: Publishing = PUBLISHING
    _instance: Instance | None = field(default=None, repr=False)

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._home() as home:
                me, scopes = home.me(), home.scopes()
                name = f"{me.acct}@{self._learned(home).domain or urlsplit(home.url).hostname}"
            if scopes is not None and not WRITES & set(scopes):
                says = f"The token of @{name} may not write. Make one that may (write:statuses, write:media)."
                return Identity(works=False, says=says, name=name)
            return Identity(works=True, says=f"Publishes as @{name}.", name=name)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        return attempt(lambda: self._publish(key, outgoing))

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002 - by its words
        with self._home() as home:
            asked = self._answering(home, outgoing)
            wanted, under = asked["status"], asked.get("in_reply_to_id")
            found = [
                _published(status)
                for status in home.ours_since(Instant(since - SECOND))
                if status.in_reply_to_id == under and same_words(home.typed(status.id), wanted)
            ]
        return the_only(found, since, self.tools)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        """Its pictures stay: a server takes off those that are not named again."""
        with self._home() as home:
            before = home.status(native_id)
            if before is None:
                raise NetworkError("The post is gone: there is nothing to change.", permanent=True)
            named = [one.acct for one in before.mentions if one.id == before.in_reply_to_account_id]
            outgoing = replace(outgoing, text=_addressed(outgoing.text, *named), pictures=())
            check(outgoing, self._fitted(home))
            asked = {
                "status": outgoing.text,
                "media_ids[]": [media.id for media in before.media_attachments],
                "spoiler_text": before.spoiler_text,
                "sensitive": str(before.sensitive).lower(),
                **_language(outgoing.language or before.language or ""),
            }
            return _published(home.change(native_id, asked))

    def delete(self, native_id: str) -> None:
        with self._home() as home:
            home.delete(native_id)

    def _publish(self, key: str, outgoing: Outgoing) -> Published:
        visibility = self._visibility()
        with self._home() as home:
            with in_private():
                publishing = self._fitted(home)
                check(outgoing, publishing)
                asked = self._answering(home, outgoing)
                check(replace(outgoing, text=asked["status"]), publishing)
                pictures = [home.upload(picture) for picture in outgoing.pictures]
            asked["visibility"] = max(visibility, asked["visibility"], key=REACH.index)
            if pictures:
                asked["media_ids[]"] = pictures
            return _published(home.post(key, asked))

    def _answering(self, home: Home, outgoing: Outgoing) -> dict[str, Any]:
        """What is asked for, without the pictures. An answer begins with whom it is for, else they never learn of it,
        and is seen by nobody who does not see what it answers."""
        asked: dict[str, Any] = {"status": outgoing.text, "visibility": REACH[0], **_language(outgoing.language)}
        if outgoing.reply_to is None:
            return asked
        parent = home.at(native_id(outgoing.reply_to, PUBLISHING, _URI))
        if parent is None:
            raise NetworkError("The post to be answered is gone, or this server does not get it.", permanent=True)
        if parent.account.id != home.me().id:
            asked["status"] = _addressed(outgoing.text, parent.account.acct)
        seen = parent.visibility if parent.visibility in REACH else "private"
        return {**asked, "in_reply_to_id": parent.id, "visibility": seen}

    def _fitted(self, home: Home) -> Publishing:
        self._learned(home)
        return self.publishing

    def _learned(self, home: Home) -> Instance:
        if self._instance is None:
            self._instance = home.instance()
            says = self._instance.configuration
            most, link = says.statuses.max_characters, says.statuses.characters_reserved_per_url
            self.publishing = replace(
                PUBLISHING,
                length=Length(most=most, counting=Counting.GRAPHEMES, link=link, short_mentions=True),
                pictures=says.statuses.max_media_attachments,
                picture_bytes=says.media_attachments.image_size_limit,
                alt_length=says.media_attachments.description_limit,
            )
        return self._instance

    def _visibility(self) -> str:
        found = self.account.settings.get("visibility", "").strip().lower() or REACH[0]
        if found not in REACH:
            raise ConfigError(f"{found!r} is nobody to show it to; there are {', '.join(REACH)}.")
        return found

    @conversation
    def _home(self) -> Iterator[Home]:
        if self.account.secret is None:
            raise ConfigError("Enter a token of the account.")
        token = self.tools.secret(self.account.secret)
        server = self.account.settings.get("server", "").strip().rstrip("/")
        url = server if "://" in server else f"https://{server}"
        if not urlsplit(url).hostname or " " in server:
            raise ConfigError("Say on which server the account is, such as mastodon.social.")
        with Asking(self.tools, hide=(token,), hear=hear) as net:
            yield Home(net, url, token)


def _published(status: Status) -> Published:
    return Published(
        native_id=status.id, url=status.url or status.uri, at=status.at, key=post_key(PLATFORM, status.uri)
    )


def _addressed(text: str, *accounts: str) -> str:
    """Named in front, unless the text names them already."""
    missing = [name for name in accounts if not re.search(rf"(?i)(?<![\w@])@{re.escape(name)}(?![\w@.-]*\w)", text)]
    return " ".join([*(f"@{name}" for name in missing), text])


def _language(said: str) -> dict[str, str]:
    first = said.replace("_", "-").split("-")[0].lower()
    return {"language": first} if first else {}
