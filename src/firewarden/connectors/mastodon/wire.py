"""Statuses, events and instances as documented at docs.joinmastodon.org, and the posts they become."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from firewarden.net.markup import plain
from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "mastodon"
_MEDIA = {"image": Attachment.IMAGE, "gifv": Attachment.VIDEO, "video": Attachment.VIDEO}
Parent = Callable[[str], PostKey | None]
"""Key of the status that has this id on the server we read."""


class Account(msgspec.Struct):
    """`acct` has no domain where the account is at home on the server we read."""

    acct: str
    display_name: str | None = None
    followers_count: int | None = None
    created_at: datetime | None = None


class Media(msgspec.Struct):
    """`url` is the server's own copy, `remote_url` the original."""

    type: str | None = None
    url: str | None = None
    remote_url: str | None = None
    description: str | None = None


class Option(msgspec.Struct):
    title: str


class Poll(msgspec.Struct):
    options: list[Option] = []


class Quoted(msgspec.Struct):
    uri: str | None = None


class Quote(msgspec.Struct):
    """`uri` is there on servers that give the quoted status itself."""

    quoted_status: Quoted | None = None
    uri: str | None = None


class Status(msgspec.Struct):
    """`id` counts on the server we read alone, `uri` everywhere."""

    id: str
    uri: str
    created_at: datetime
    account: Account
    content: str = ""
    spoiler_text: str = ""
    url: str | None = None
    language: str | None = None
    in_reply_to_id: str | None = None
    reblog: "Status | None" = None
    quote: Quote | None = None
    edited_at: datetime | None = None
    replies_count: int | None = None
    reblogs_count: int | None = None
    favourites_count: int | None = None
    media_attachments: list[Media] = []
    card: dict[str, Any] | None = None
    poll: Poll | None = None


class Glance(msgspec.Struct):
    """What is read of a status before it is known whether it is news."""

    id: str
    uri: str = ""
    created_at: datetime | None = None
    edited_at: datetime | None = None
    in_reply_to_id: str | None = None

    @property
    def version(self) -> int:
        """Unix seconds of the last change; 0 when there was none."""
        return round(self.edited_at.timestamp()) if self.edited_at else 0


class Event(msgspec.Struct):
    """One frame of a stream. `payload` is JSON as a string, or the id of what was deleted."""

    event: str = ""
    payload: str = ""
    error: str = ""


class Feed(msgspec.Struct, frozen=True):
    """Who may read it: `public`, `authenticated` or `disabled`."""

    local: str = "public"
    remote: str = "public"


class Access(msgspec.Struct, frozen=True):
    live_feeds: Feed = Feed()
    hashtag_feeds: Feed = Feed()


class Urls(msgspec.Struct, frozen=True):
    streaming: str = ""


class Configuration(msgspec.Struct, frozen=True):
    urls: Urls = Urls()
    timelines_access: Access = Access()


class Instance(msgspec.Struct):
    """Servers that say nothing of access are open as far as one can know before asking."""

    configuration: Configuration = Configuration()


def glance(raw: bytes) -> Glance | None:
    try:
        return msgspec.json.decode(raw, type=Glance)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def post_of(raw: bytes, source: SourceId, host: str, parent: Parent) -> Fetched | Unreadable:
    """One status, as the server at `host` shows it."""
    try:
        status = msgspec.json.decode(raw, type=Status)
        post = _post(status, source, host, parent)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    return Fetched(post=post, raw=raw)


def _post(status: Status, source: SourceId, host: str, parent: Parent) -> Post:
    """Raises ValueError for a time without a zone."""
    shown = status.reblog or status
    quoted = status.quote and (status.quote.uri or (status.quote.quoted_status and status.quote.quoted_status.uri))
    return Post(
        key=post_key(PLATFORM, status.uri),
        platform=PLATFORM,
        source=source,
        created_at=from_datetime(status.created_at),
        text=_text(shown),
        author=_author(status.account, host),
        url=status.url or shown.url,
        lang=_language(shown.language),
        kind=_kind(status),
        reply_to=parent(status.in_reply_to_id) if status.in_reply_to_id else None,
        repost_of=post_key(PLATFORM, status.reblog.uri) if status.reblog else None,
        quote_of=post_key(PLATFORM, quoted) if quoted else None,
        likes=status.favourites_count,
        reposts=status.reblogs_count,
        replies=status.replies_count,
        has=_has(shown),
        edited_at=_instant(status.edited_at),
        pictures=pictures_of(_pictures(shown)),
    )


def _kind(status: Status) -> PostKind:
    if status.reblog:
        return PostKind.REPOST
    if status.in_reply_to_id:
        return PostKind.REPLY
    return PostKind.QUOTE if status.quote else PostKind.POST


def _text(status: Status) -> str:
    """The warning above a text is part of what its author says, and so are the answers of a poll."""
    options = [option.title for option in status.poll.options] if status.poll else []
    parts = (plain(status.spoiler_text), plain(status.content), *map(plain, options))
    return "\n".join(part for part in parts if part)


def _author(account: Account, host: str) -> Author:
    return Author(
        handle=account.acct if "@" in account.acct else f"{account.acct}@{host}",
        name=account.display_name or None,
        followers=account.followers_count,
        created_at=_instant(account.created_at),
    )


def _has(status: Status) -> frozenset[Attachment]:
    kinds = {_MEDIA[media.type] for media in status.media_attachments if media.type in _MEDIA}
    return frozenset(kinds | ({Attachment.LINK} if status.card else set()))


def _pictures(status: Status) -> Iterator[Picture]:
    for media in status.media_attachments:
        address = media.url or media.remote_url
        if media.type == "image" and address:
            yield Picture(url=address, alt=(media.description or "").strip())


def _instant(moment: datetime | None) -> Instant | None:
    return from_datetime(moment) if moment else None


def _language(said: str | None) -> str | None:
    first = (said or "").replace("_", "-").split("-")[0].lower()
    return first if len(first) == 2 else None
