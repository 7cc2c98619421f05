"""Comments and videos as the Data API v3 sends them, and the posts they become."""

from collections.abc import Iterator
from hashlib import blake2b
from html import unescape

import msgspec

from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind, post_key

PLATFORM = "youtube"
SITE = "https://www.youtube.com/watch?v="


class Page(msgspec.Struct, rename="camel"):
    """What is newest stands first. Items stay as they came, so that one of them can be wrong alone."""

    items: list[msgspec.Raw]
    next_page_token: str = ""


class _Top(msgspec.Struct, rename="camel"):
    top_level_comment: msgspec.Raw


class _Replies(msgspec.Struct):
    comments: list[msgspec.Raw] = []


class _Thread(msgspec.Struct):
    snippet: _Top
    replies: _Replies = msgspec.field(default_factory=_Replies)


class _Value(msgspec.Struct):
    value: str = ""


class _Said(msgspec.Struct, rename="camel"):
    """`parent_id` is the comment that a reply answers."""

    text_display: str
    published_at: str
    updated_at: str
    video_id: str = ""
    parent_id: str = ""
    author_display_name: str = ""
    author_channel_id: _Value = msgspec.field(default_factory=_Value)
    like_count: int | None = None


class _Comment(msgspec.Struct):
    id: str
    snippet: _Said


class _VideoId(msgspec.Struct, rename="camel"):
    video_id: str


class _Shown(msgspec.Struct, rename="camel"):
    published_at: str
    title: str
    description: str = ""
    channel_id: str = ""
    channel_title: str = ""


class _Video(msgspec.Struct):
    id: _VideoId
    snippet: _Shown


class _Why(msgspec.Struct):
    reason: str = ""


class _Errors(msgspec.Struct):
    errors: list[_Why] = []


class _Refusal(msgspec.Struct):
    error: _Errors


class Comment:
    """One comment; `said` is None where it is not as documented, then `name` is made up."""

    __slots__ = ("name", "published", "raw", "said", "updated")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.said: _Said | None = None
        self.name = "?" + blake2b(raw, digest_size=8).hexdigest()
        self.published = self.updated = Instant(0)
        try:
            comment = msgspec.json.decode(raw, type=_Comment)
            self.published, self.updated = from_iso(comment.snippet.published_at), from_iso(comment.snippet.updated_at)
            self.said, self.name = comment.snippet, comment.id
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            return


def comments_of(thread: bytes) -> Iterator[Comment]:
    """The comment that began a thread and the replies that came with it."""
    try:
        found = msgspec.json.decode(thread, type=_Thread)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        yield Comment(thread)
        return
    yield Comment(bytes(found.snippet.top_level_comment))
    for raw in found.replies.comments:
        yield Comment(bytes(raw))


def post_of(comment: Comment, source: SourceId) -> Fetched | Unreadable:
    said = comment.said
    if said is None:
        return Unreadable(reason="not-as-documented", raw=comment.raw[:2000])
    above = said.parent_id or said.video_id
    handle = said.author_channel_id.value or said.author_display_name.removeprefix("@")
    post = Post(
        key=post_key(PLATFORM, comment.name),
        platform=PLATFORM,
        source=source,
        created_at=comment.published,
        text=said.text_display,
        author=Author(handle=handle, name=said.author_display_name or None) if handle else None,
        url=f"{SITE}{said.video_id}&lc={comment.name}" if said.video_id else None,
        kind=PostKind.REPLY,
        reply_to=post_key(PLATFORM, above) if above else None,
        likes=said.like_count,
        edited_at=comment.updated if comment.updated != comment.published else None,
    )
    return Fetched(post=post, raw=comment.raw)


def video_of(raw: bytes, source: SourceId) -> Fetched | Unreadable:
    """A video that a search found; the search cuts its description."""
    try:
        video = msgspec.json.decode(raw, type=_Video)
        created = from_iso(video.snippet.published_at)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    shown, name = video.snippet, video.id.video_id
    title = unescape(shown.title)
    post = Post(
        key=post_key(PLATFORM, name),
        platform=PLATFORM,
        source=source,
        created_at=created,
        text=unescape(shown.description) or title,
        title=title or None,
        author=Author(handle=shown.channel_id, name=unescape(shown.channel_title) or None)
        if shown.channel_id
        else None,
        url=f"{SITE}{name}",
        has=frozenset({Attachment.VIDEO}),
    )
    return Fetched(post=post, raw=raw)


def reason_of(body: bytes) -> str:
    """Why a request was refused, in YouTube's word; empty where it does not say."""
    try:
        return next((why.reason for why in msgspec.json.decode(body, type=_Refusal).error.errors), "")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
