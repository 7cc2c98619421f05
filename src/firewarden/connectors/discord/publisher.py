"""Publishes as a bot of ours, in one channel, and answers in whichever the bot may write."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from re import compile as pattern
from typing import Any

import msgspec

from firewarden.connectors.discord.wire import PLATFORM, Channel, User, key_of, number_at
from firewarden.net.asking import Asking, Word, read
from firewarden.net.outgoing import attempt, behind, check, conversation, introduce, native_id, same_words, the_only
from firewarden.net.web import Answer
from firewarden.ports import Publisher, Tools
from firewarden.text.markdown import escaped
from firewarden.vocabulary.clock import MINUTE, Instant, from_iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Key, Setting
from firewarden.vocabulary.publishing import (
    Account,
    Answering,
    Identity,
    Length,
    Outgoing,
    Published,
    Publishing,
    Uncertain,
)

API = "https://discord.com/api/v10"
LONGEST = 2_000
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Discord",
    length=Length(most=LONGEST),
    answering=Answering.ANYBODY,
    threads=True,
    pictures=10,
    picture_bytes=10_485_760,
    alt_length=1024,
    edits=True,
    deletes=True,
    repeats_safely=True,
    repeats_within=2 * MINUTE,
    finds=True,
    key=Key.FREE,
    secret="Token of the bot",  # noqa: S106 - its name, not its value
    settings=(
        Setting(name="channel", label="Channel", help="Its number, as Copy Channel ID gives it.", default=None),
        Setting(name="api", label="Address of the service", default=API),
    ),
    cost="Free.",
    forbids=("Write only in servers that invited the bot, and to nobody privately who did not ask for it.",),
)
_CHANNEL = pattern(r"\d{1,20}")
_ID = pattern(r"\d{1,20}/\d{1,20}")
_NOBODY = {"parse": [], "replied_user": False}
"""Whoever is named in a text is not called by it."""


class _About(msgspec.Struct):
    message_id: str | None = None


class _Message(msgspec.Struct):
    id: str
    channel_id: str
    timestamp: str
    author: User
    content: str = ""
    message_reference: _About | None = None


class _Refusal(msgspec.Struct):
    message: str = ""
    code: int = 0
    retry_after: float | None = None


def publisher(account: Account, tools: Tools) -> Publisher:
    return DiscordPublisher(account, tools)


@dataclass(slots=True)
class DiscordPublisher:
    """One bot in one channel."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._service() as discord:
                me = read(discord.get("users/@me"), User)
                channel = discord.channel(self._channel)
            says = f"Publishes as {me.username[:50]} in #{(channel.name or channel.id)[:80]}."
            return Identity(works=True, says=says, name=me.username)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:
        check(outgoing, PUBLISHING)
        content = _content(outgoing)
        place, above = self._place(outgoing)

        def send() -> Published:
            with self._service() as discord:
                channel = discord.channel(place)
                asked: dict[str, Any] = {"content": content, "nonce": _nonce(key), "enforce_nonce": True}
                asked["allowed_mentions"] = _NOBODY
                if above:
                    asked["message_reference"] = {"message_id": above, "fail_if_not_exists": True}
                return _published(
                    discord.post(f"channels/{place}/messages", asked, outgoing), channel, self._tools.clock.now()
                )

        return attempt(send)

    def find(self, key: str, outgoing: Outgoing, since: Instant) -> Published | None:  # noqa: ARG002 - not told again
        content, (place, above) = _content(outgoing), self._place(outgoing)
        with self._service() as discord:
            me, channel = read(discord.get("users/@me"), User), discord.channel(place)
            asked = {"after": str(number_at(behind(since))), "limit": "100"}
            listed = read(discord.get(f"channels/{place}/messages", asked), list[_Message])
        ours = [one for one in listed if one.author.id == me.id and same_words(one.content, content)]
        ours = [
            one for one in ours if not above or (one.message_reference and one.message_reference.message_id == above)
        ]
        if not ours and len(listed) == 100:
            raise NetworkError("So much was said since that not all of it is shown. Look there.", permanent=True)
        return the_only((_published(one, channel, self._tools.clock.now()) for one in ours), since, self._tools)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        check(outgoing, PUBLISHING)
        place, _, number = native_id.partition("/")
        with self._service() as discord:
            asked = {"content": _content(outgoing), "allowed_mentions": _NOBODY}
            path = f"channels/{place}/messages/{number}"
            return _published(discord.change(path, asked), discord.channel(place), self._tools.clock.now())

    def delete(self, native_id: str) -> None:
        place, _, number = native_id.partition("/")
        with self._service() as discord:
            discord.delete(f"channels/{place}/messages/{number}")

    @property
    def _channel(self) -> str:
        channel = self._account.settings.get("channel", "").strip()
        if not _CHANNEL.fullmatch(channel):
            raise NetworkError("'channel' should be the number of the channel. Change it there.", permanent=True)
        return channel

    def _place(self, outgoing: Outgoing) -> tuple[str, str]:
        """Channel, and the message answered: that is answered where it is, whatever the settings say."""
        if outgoing.reply_to is None:
            return self._channel, ""
        place, _, number = native_id(outgoing.reply_to, PUBLISHING, _ID).partition("/")
        return place, number

    @conversation
    def _service(self) -> Iterator["_Service"]:
        token = self._tools.secret(self._account.secret or "").strip()
        if not token or not token.isascii() or not token.isprintable():
            raise ConfigError("The token of the bot has signs that no token has. Enter it again.")
        base = (self._account.settings.get("api", "").strip() or API).rstrip("/")
        with Asking(self._tools, hide=(token,), hear=_word) as net:
            yield _Service(net, base, token)


class _Service:
    def __init__(self, net: Asking, base: str, token: str) -> None:
        self._net, self._base = net, base
        self._headers = {"Authorization": f"Bot {token}"}

    def get(self, path: str, asked: dict[str, str] | None = None) -> Answer:
        return self._net.get(f"{self._base}/{path}", params=asked, headers=self._headers)

    def channel(self, place: str) -> Channel:
        """Raises NetworkError, permanent, where it is a private conversation."""
        found = read(self.get(f"channels/{place}"), Channel)
        if found.guild_id is None:
            raise NetworkError("That is a private conversation, where no program of ours writes.", permanent=True)
        return found

    def post(self, path: str, asked: dict[str, Any], outgoing: Outgoing) -> _Message:
        if not outgoing.pictures:
            return read(self._net.send("POST", f"{self._base}/{path}", json=asked, headers=self._headers), _Message)
        told = [{"id": at, "description": picture.alt} for at, picture in enumerate(outgoing.pictures)]
        data = {"payload_json": msgspec.json.encode(asked | {"attachments": told}).decode()}
        files = {
            f"files[{at}]": (
                f"picture-{at}.{picture.media_type.rpartition('/')[2]}",
                picture.content,
                picture.media_type,
            )
            for at, picture in enumerate(outgoing.pictures)
        }
        url = f"{self._base}/{path}"
        return read(self._net.send("POST", url, data=data, files=files, headers=self._headers), _Message)

    def change(self, path: str, asked: dict[str, Any]) -> _Message:
        return read(self._net.send("PATCH", f"{self._base}/{path}", json=asked, headers=self._headers), _Message)

    def delete(self, path: str) -> None:
        self._net.send("DELETE", f"{self._base}/{path}", headers=self._headers, gone=True)


def _content(outgoing: Outgoing) -> str:
    """Raises NetworkError where the backslashes make it too long."""
    content = escaped(outgoing.text)
    if len(content) > LONGEST:
        says = f"With what keeps its signs from being read as marks the text has {len(content):,} of {LONGEST:,} signs."
        raise NetworkError(f"{says} Shorten it.", permanent=True)
    return content


def _nonce(key: str) -> str:
    """Discord takes 25 signs."""
    return sha256(key.encode()).hexdigest()[:25]


def _published(message: _Message, channel: Channel, now: Instant) -> Published:
    try:
        at = from_iso(message.timestamp)
    except ValueError:
        at = now  # it stands there, whatever is said of when
    name = f"{message.channel_id}/{message.id}"
    url = f"https://discord.com/channels/{channel.guild_id}/{name}"
    return Published(native_id=name, url=url, at=at, key=key_of(message.channel_id, message.id))


def _word(answer: Answer) -> Word:
    try:
        found = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Word()
    return Word(says=found.message, wait=found.retry_after)
