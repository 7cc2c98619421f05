"""Publishes as a bot of ours, in one group or channel, and answers in whichever the bot hears."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from re import compile as pattern
from typing import Any, TypeVar

import msgspec

from firewarden.connectors.telegram.wire import PLATFORM, Bot, Chat
from firewarden.net.asking import Asking, Declined, Word, read
from firewarden.net.outgoing import attempt, check, conversation, introduce, native_id
from firewarden.net.web import Answer
from firewarden.ports import Publisher, Tools
from firewarden.text.length import length_of
from firewarden.vocabulary.clock import SECOND, Instant
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

T = TypeVar("T")
API = "https://api.telegram.org"
PUBLISHING = Publishing(
    platform=PLATFORM,
    title="Telegram",
    length=Length(most=4096, counting=Counting.UTF16),
    answering=Answering.ANYBODY,
    threads=True,
    pictures=1,
    picture_bytes=10_000_000,
    picture_types=("image/jpeg", "image/png", "image/webp"),
    edits=True,
    deletes=True,
    key=Key.FREE,
    secret="Token of the bot",  # noqa: S106 - its name, not its value
    settings=(
        Setting(name="chat", label="Group or channel", help="@name, or its number.", default=None),
        Setting(name="api", label="Address of the service", default=API),
    ),
    cost="Free. About 20 messages a minute in one group.",
    forbids=("Write only where the bot was let in, and to nobody who did not write to it first.",),
)
CAPTION = Length(most=1024, counting=Counting.UTF16)
_TOKEN = pattern(r"[A-Za-z0-9:_-]{1,200}")
_CHAT = pattern(r"-?\d{1,20}|@\w{1,60}")
_ID = pattern(r"-?\d{1,20}/\d{1,20}")


class _Message(msgspec.Struct):
    message_id: int
    date: int
    chat: Chat


class _Told(msgspec.Struct):
    result: msgspec.Raw


class _More(msgspec.Struct):
    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class _Refusal(msgspec.Struct):
    description: str = ""
    parameters: _More = msgspec.field(default_factory=_More)


def publisher(account: Account, tools: Tools) -> Publisher:
    return TelegramPublisher(account, tools)


@dataclass(slots=True)
class TelegramPublisher:
    """One bot in one place."""

    _account: Account
    _tools: Tools
    publishing: Publishing = PUBLISHING

    def identify(self) -> Identity:
        def ask() -> Identity:
            with self._bot() as bot:
                me = bot.ask("getMe", Bot, {})
                chat = bot.ask("getChat", Chat, {"chat_id": self._chat})
            where = chat.title or chat.username or str(chat.id)
            return Identity(works=True, says=f"Publishes as @{me.username[:50]} in {where[:80]}.", name=me.username)

        return introduce(ask)

    def publish(self, key: str, outgoing: Outgoing) -> Published | Uncertain:  # noqa: ARG002 - the API takes no key
        check(outgoing, PUBLISHING)
        form = {"chat_id": self._chat, **self._above(outgoing)}

        def send() -> Published:
            with self._bot() as bot:
                return _published(bot.ask("sendMessage", _Message, {**form, "text": outgoing.text}))

        def send_picture() -> Published:
            (picture,) = outgoing.pictures
            files = {"photo": ("picture", picture.content, picture.media_type)}
            with self._bot() as bot:
                return _published(bot.ask("sendPhoto", _Message, {**form, "caption": outgoing.text}, files))

        if outgoing.pictures and length_of(outgoing.text, CAPTION) > CAPTION.most:
            raise NetworkError(f"Under a picture Telegram takes {CAPTION.most:,} signs. Shorten it.", permanent=True)
        return attempt(send_picture if outgoing.pictures else send)

    def edit(self, native_id: str, outgoing: Outgoing) -> Published:
        check(outgoing, PUBLISHING)
        at = dict(zip(("chat_id", "message_id"), native_id.split("/"), strict=True))
        with self._bot() as bot:
            try:
                return _published(bot.ask("editMessageText", _Message, {**at, "text": outgoing.text}))
            except Declined as error:
                if "not modified" in _description(error.body):
                    return _of(native_id, self._tools.clock.now())
                if "no text in the message" not in _description(error.body):
                    raise
            return _published(bot.ask("editMessageCaption", _Message, {**at, "caption": outgoing.text}))

    def delete(self, native_id: str) -> None:
        """Telegram allows it for 48 hours, longer in a channel."""
        chat, _, number = native_id.partition("/")
        with self._bot() as bot:
            try:
                bot.ask("deleteMessage", bool, {"chat_id": chat, "message_id": number})
            except Declined as error:
                if "not found" not in _description(error.body):
                    raise

    @property
    def _chat(self) -> str:
        chat = self._account.settings.get("chat", "").strip().replace("https://t.me/", "@")
        if not _CHAT.fullmatch(chat):
            raise NetworkError("'chat' should be @name or a number. Change it in the settings.", permanent=True)
        return chat

    def _above(self, outgoing: Outgoing) -> dict[str, str]:
        """An answer goes where the post is, whatever the settings say."""
        if outgoing.reply_to is None:
            return {}
        chat, _, number = native_id(outgoing.reply_to, PUBLISHING, _ID).partition("/")
        answered = {"message_id": int(number), "allow_sending_without_reply": False}
        return {"chat_id": chat, "reply_parameters": msgspec.json.encode(answered).decode()}

    @conversation
    def _bot(self) -> Iterator["_Bot"]:
        token = self._tools.secret(self._account.secret or "").strip()
        if not _TOKEN.fullmatch(token):
            raise ConfigError("The token of the bot has signs that no token has. Enter it again.")
        base = (self._account.settings.get("api", "").strip() or API).rstrip("/")
        with Asking(self._tools, hide=(f"/bot{token}", token), hear=_word) as net:
            yield _Bot(net, f"{base}/bot{token}")


class _Bot:
    """The service, asked as one bot; the token is part of the address."""

    def __init__(self, net: Asking, base: str) -> None:
        self._net, self._base = net, base

    def ask(self, method: str, shape: type[T], form: Mapping[str, str], files: Mapping[str, Any] | None = None) -> T:
        more: dict[str, Any] = {"files": files} if files else {}
        answer = self._net.send("POST", f"{self._base}/{method}", data=dict(form), **more)
        return read(_inner(read(answer, _Told), answer), shape)


def _inner(told: _Told, answer: Answer) -> Answer:
    return Answer(status=answer.status, headers=answer.headers, body=bytes(told.result), url="")


def _word(answer: Answer) -> Word:
    try:
        found = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Word()
    says = found.description
    if found.parameters.migrate_to_chat_id is not None:
        says = f"The group has another number now: {found.parameters.migrate_to_chat_id}. Enter it in the settings."
    return Word(says=says, wait=found.parameters.retry_after)


def _description(body: bytes) -> str:
    try:
        return msgspec.json.decode(body, type=_Refusal).description
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""


def _published(message: _Message) -> Published:
    chat, number = message.chat, message.message_id
    return _of(f"{chat.id}/{number}", Instant(message.date * SECOND), chat.username)


def _of(name: str, at: Instant, username: str | None = None) -> Published:
    """Small groups have no addresses."""
    chat, _, number = name.partition("/")
    inner = chat.removeprefix("-100") if chat.startswith("-100") else ""
    url = f"https://t.me/{username or f'c/{inner}'}/{number}" if username or inner else "https://t.me/"
    return Published(native_id=name, url=url, at=at, key=post_key(PLATFORM, name))
