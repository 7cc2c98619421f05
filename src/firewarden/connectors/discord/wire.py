"""Messages as documented in Discord's reference of its HTTP service, and the posts they become."""

from collections.abc import Sequence

import msgspec

from firewarden.vocabulary.clock import SECOND, Instant, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "discord"
EPOCH = 1_420_070_400_000
"""Milliseconds of unix time at which Discord's numbers begin (1 January 2015)."""
SAID = (0, 19, 20, 23)
"""Types of messages that somebody wrote: plain, an answer, and what commands gave. All others tell of an event."""


class Thread(msgspec.Struct):
    archived: bool = False


class Channel(msgspec.Struct):
    """One without a guild is a private conversation. Threads are channels, too, and have a parent."""

    id: str
    guild_id: str | None = None
    name: str | None = None
    type: int = 0
    parent_id: str | None = None
    thread_metadata: Thread | None = None


class User(msgspec.Struct):
    id: str
    username: str
    global_name: str | None = None


class File(msgspec.Struct):
    """`url` is signed and ends after about a day; `description` is its alt text."""

    content_type: str | None = None
    url: str = ""
    description: str | None = None


class Reference(msgspec.Struct):
    """`type` 0: an answer to it; 1: it is passed on."""

    message_id: str | None = None
    channel_id: str | None = None
    type: int = 0


class Words(msgspec.Struct):
    content: str = ""


class Snapshot(msgspec.Struct):
    """What a message that was passed on said."""

    message: Words


class Glance(msgspec.Struct):
    """What every message has, one too that nobody can read."""

    id: int
    edited: object = msgspec.field(default=None, name="edited_timestamp")

    @property
    def version(self) -> int:
        """When it was edited last; 0: never."""
        try:
            return from_iso(self.edited) if isinstance(self.edited, str) else 0
        except ValueError:
            return 0


class Message(msgspec.Struct):
    id: str
    timestamp: str
    author: User
    channel_id: str
    type: int = 0
    content: str = ""
    edited_timestamp: str | None = None
    attachments: Sequence[File] = ()
    message_reference: Reference | None = None
    message_snapshots: Sequence[Snapshot] = ()


def item_of(raw: bytes, channel: Channel, source: SourceId) -> Fetched | Unreadable | None:
    """A message as a post; None where it tells of an event (somebody joined)."""
    try:
        message = msgspec.json.decode(raw, type=Message)
        if message.type not in SAID:
            return None
        return Fetched(post=_post(message, channel, source), raw=raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])


def _post(message: Message, channel: Channel, source: SourceId) -> Post:
    about = message.message_reference
    passed_on = about is not None and about.type == 1
    key = _key(about) if about else None
    return Post(
        key=key_of(message.channel_id, message.id),
        platform=PLATFORM,
        source=source,
        created_at=from_iso(message.timestamp),
        text="\n".join(
            [message.content, *(snapshot.message.content for snapshot in message.message_snapshots)]
        ).strip(),
        author=Author(handle=message.author.username, name=message.author.global_name),
        url=f"https://discord.com/channels/{channel.guild_id}/{message.channel_id}/{message.id}",
        kind=PostKind.REPOST if passed_on else PostKind.REPLY if key else PostKind.POST,
        reply_to=None if passed_on else key,
        repost_of=key if passed_on else None,
        has=_has(message),
        edited_at=from_iso(message.edited_timestamp) if message.edited_timestamp else None,
        pictures=pictures_of(
            Picture(url=file.url, alt=(file.description or "").strip(), media_type=file.content_type or "")
            for file in message.attachments
            if (file.content_type or "").startswith("image/")
        ),
    )


def _key(about: Reference) -> PostKey | None:
    if about.message_id is None or about.channel_id is None:
        return None
    return key_of(about.channel_id, about.message_id)


def key_of(channel: str, message: str | int) -> PostKey:
    """Without a message: what the keys of all in this channel begin with."""
    return post_key(PLATFORM, f"{channel}/{message}")


def _has(message: Message) -> frozenset[Attachment]:
    kinds = [file.content_type or "" for file in message.attachments]
    found = {
        Attachment.IMAGE: any(kind.startswith("image/") for kind in kinds),
        Attachment.VIDEO: any(kind.startswith("video/") for kind in kinds),
        Attachment.LINK: "http://" in message.content or "https://" in message.content,
    }
    return frozenset(kind for kind, is_there in found.items() if is_there)


def glance(raw: bytes) -> Glance:
    """Raises msgspec's error where a message has no number: then nothing can be read behind it."""
    return msgspec.json.decode(raw, type=Glance, strict=False)


def number_at(at: Instant) -> int:
    """The number that a message of this time would have at least.

    >>> number_at(Instant(1_420_070_401_000_000)) == 1000 << 22
    True
    """
    return max(at * 1000 // SECOND - EPOCH, 0) << 22
