"""Updates and messages as documented at core.telegram.org/bots/api, and the posts they become."""

from collections.abc import Sequence
from typing import Any

import msgspec

from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind, post_key

PLATFORM = "telegram"
_NONE = msgspec.Raw()
PUBLIC = ("group", "supergroup", "channel")
"""Kinds of chats that are read: what a person writes to the bot alone is not for us."""


class Update(msgspec.Struct):
    """The message stays as it came, so that one of them can be wrong alone."""

    update_id: int
    message: msgspec.Raw = _NONE
    edited_message: msgspec.Raw = _NONE
    channel_post: msgspec.Raw = _NONE
    edited_channel_post: msgspec.Raw = _NONE

    @property
    def said(self) -> bytes:
        """Empty where it is of another kind."""
        kinds = (self.message, self.edited_message, self.channel_post, self.edited_channel_post)
        return next((bytes(said) for said in kinds if bytes(said)), b"")


class Updates(msgspec.Struct):
    result: list[Update]


class Bot(msgspec.Struct):
    """`can_read_all_group_messages`: else it hears in groups only what is said to it."""

    username: str
    can_read_all_group_messages: bool = False


class Me(msgspec.Struct):
    result: Bot


class Chat(msgspec.Struct):
    id: int
    type: str
    title: str | None = None
    username: str | None = None


class User(msgspec.Struct):
    id: int
    first_name: str = ""
    last_name: str = ""
    username: str | None = None


class Before(msgspec.Struct):
    """The message that is answered."""

    message_id: int
    chat: Chat


class Origin(msgspec.Struct):
    """Where something was forwarded from; only a channel says which of its posts."""

    chat: Chat | None = None
    message_id: int | None = None


class Entity(msgspec.Struct):
    type: str
    url: str | None = None


class Message(msgspec.Struct):
    message_id: int
    date: int
    chat: Chat
    text: str = ""
    caption: str = ""
    edit_date: int | None = None
    from_: User | None = msgspec.field(default=None, name="from")
    sender_chat: Chat | None = None
    reply_to_message: Before | None = None
    forward_origin: Origin | None = None
    entities: Sequence[Entity] = ()
    caption_entities: Sequence[Entity] = ()
    photo: Any = None
    video: Any = None
    animation: Any = None


def item_of(raw: bytes, source: SourceId, chats: frozenset[str]) -> Fetched | Unreadable | None:
    """A message as a post; None where nothing was said (somebody joined), or not in one of `chats` (none: all)."""
    try:
        message = msgspec.json.decode(raw, type=Message)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    has = _has(message)
    if message.chat.type not in PUBLIC or not (message.text or message.caption or has):
        return None
    if chats and chats.isdisjoint({str(message.chat.id), (message.chat.username or "").lower()}):
        return None
    return Fetched(post=_post(message, source, has), raw=raw)


def _post(message: Message, source: SourceId, has: frozenset[Attachment]) -> Post:
    before, origin = message.reply_to_message, message.forward_origin
    kind = PostKind.REPOST if origin else PostKind.REPLY if before else PostKind.POST
    return Post(
        key=_key(message.chat, message.message_id),
        platform=PLATFORM,
        source=source,
        created_at=Instant(message.date * SECOND),
        text=_text(message),
        author=_author(message),
        url=_url(message),
        kind=kind,
        reply_to=_key(before.chat, before.message_id) if before else None,
        repost_of=_key(origin.chat, origin.message_id) if origin and origin.chat and origin.message_id else None,
        has=has,
        edited_at=Instant(message.edit_date * SECOND) if message.edit_date is not None else None,
    )


def _key(chat: Chat, message_id: int) -> PostKey:
    return post_key(PLATFORM, f"{chat.id}/{message_id}")


def _text(message: Message) -> str:
    """With the links that hide behind words."""
    text = message.text or message.caption
    hidden = [e.url for e in (*message.entities, *message.caption_entities) if e.url and e.url not in text]
    return "\n".join([text, *dict.fromkeys(hidden)])


def _author(message: Message) -> Author | None:
    """A channel, or a group that hides its people, speaks for itself."""
    chat = message.sender_chat or (message.chat if message.chat.type == "channel" else None)
    if chat is not None:
        return Author(handle=chat.username or str(chat.id), name=chat.title)
    user = message.from_
    if user is None:
        return None
    return Author(handle=user.username or str(user.id), name=f"{user.first_name} {user.last_name}".strip() or None)


def _url(message: Message) -> str | None:
    """Small groups have no addresses."""
    chat = message.chat
    if chat.username:
        return f"https://t.me/{chat.username}/{message.message_id}"
    inner = str(chat.id).removeprefix("-100")
    return f"https://t.me/c/{inner}/{message.message_id}" if inner.isdigit() and chat.type != "group" else None


def _has(message: Message) -> frozenset[Attachment]:
    links = any(e.type in ("url", "text_link") for e in (*message.entities, *message.caption_entities))
    found = {
        Attachment.IMAGE: message.photo is not None,
        Attachment.VIDEO: message.video is not None or message.animation is not None,
        Attachment.LINK: links,
    }
    return frozenset(kind for kind, is_there in found.items() if is_there)
