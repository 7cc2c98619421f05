"""Media, comments and pushes as documented in the reference of the Instagram Platform, and the posts they become."""

from collections.abc import Iterator, Sequence

import msgspec

from firewarden.net.edges import Entry
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "instagram"
_SAID = "id,text,timestamp,username,like_count"
COMMENT_FIELDS = f"{_SAID},replies{{{_SAID}}}"
TAGGED_FIELDS = "id,caption,timestamp,username,permalink,media_type,media_url,like_count,comments_count"
MENTIONED_COMMENT = "id,text,timestamp,like_count,media{id}"
MENTIONED_MEDIA = "id,caption,timestamp,username,media_type,media_url,like_count,comments_count"
_MEDIA = {"IMAGE": Attachment.IMAGE, "CAROUSEL_ALBUM": Attachment.IMAGE, "VIDEO": Attachment.VIDEO}


class Named(msgspec.Struct):
    id: str = ""
    username: str = ""


class Account(msgspec.Struct):
    id: str
    username: str = ""


class Own(msgspec.Struct):
    """Something we published, that can be commented on."""

    id: str
    permalink: str = ""
    comments_count: int | None = None


class Replies(msgspec.Struct):
    data: list[msgspec.Raw] = []


class Comment(msgspec.Struct):
    id: str
    timestamp: str
    text: str = ""
    username: str = ""
    like_count: int | None = None
    replies: Replies = msgspec.field(default_factory=Replies)
    media: Named = msgspec.field(default_factory=Named)


class Media(msgspec.Struct):
    id: str
    timestamp: str
    caption: str = ""
    username: str = ""
    permalink: str = ""
    media_type: str = ""
    media_url: str = ""
    like_count: int | None = None
    comments_count: int | None = None


class Commented(msgspec.Struct, rename={"who": "from"}):
    """The value of a change of `comments`: it does not say when."""

    id: str
    text: str = ""
    who: Named = msgspec.field(default_factory=Named)
    media: Named = msgspec.field(default_factory=Named)
    parent_id: str = ""


class Mentioned(msgspec.Struct):
    """The value of a change of `mentions`: where to ask, in a caption where there is no comment."""

    media_id: str = ""
    comment_id: str = ""


def comments_of(raw: bytes, source: SourceId, own: str, under: Own) -> Sequence[Entry]:
    """A comment, if it is not our own, and the answers to it that are not."""
    try:
        comment = msgspec.json.decode(raw, type=Comment)
        alone = _without_replies(raw) if comment.replies.data else raw
        head = _entry(comment, alone, source, under, under.id)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return (Entry.bad(raw),)
    entries = [head, *_answers(comment, source, under)]
    return [entry for entry in entries if own.lower() != _handle(entry)]


def tagged_of(raw: bytes, source: SourceId) -> Sequence[Entry]:
    try:
        media = msgspec.json.decode(raw, type=Media)
        return (Entry.of(media.id, Fetched(post=post_of(media, source), raw=raw)),)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return (Entry.bad(raw),)


def post_of(media: Media, source: SourceId) -> Post:
    kind = _MEDIA.get(media.media_type)
    shown = [Picture(url=media.media_url)] if kind is Attachment.IMAGE else []
    return Post(
        key=key_of(media.id),
        platform=PLATFORM,
        source=source,
        created_at=from_iso(media.timestamp),
        text=media.caption,
        author=Author(handle=media.username) if media.username else None,
        url=media.permalink or None,
        likes=media.like_count,
        replies=media.comments_count,
        has=frozenset({kind} if kind else ()),
        pictures=pictures_of(shown),
    )


def said_of(comment: Comment, source: SourceId, above: str, url: str) -> Post:
    return _said(comment, source, above, url, from_iso(comment.timestamp))


def pushed_of(told: Commented, source: SourceId, at: Instant) -> Post:
    """As of when it was pushed, which is seconds after it was said."""
    comment = Comment(id=told.id, timestamp="", text=told.text, username=told.who.username)
    return _said(comment, source, told.parent_id or told.media.id, "", at)


def key_of(name: str) -> PostKey:
    return post_key(PLATFORM, name)


def _answers(comment: Comment, source: SourceId, under: Own) -> Iterator[Entry]:
    for raw in comment.replies.data:
        try:
            yield _entry(msgspec.json.decode(raw, type=Comment), bytes(raw), source, under, comment.id)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            yield Entry.bad(bytes(raw))


def _entry(comment: Comment, raw: bytes, source: SourceId, under: Own, above: str) -> Entry:
    return Entry.of(comment.id, Fetched(post=said_of(comment, source, above, under.permalink), raw=raw))


def _said(comment: Comment, source: SourceId, above: str, url: str, at: Instant) -> Post:
    return Post(
        key=key_of(comment.id),
        platform=PLATFORM,
        source=source,
        created_at=at,
        text=comment.text,
        author=Author(handle=comment.username) if comment.username else None,
        url=url or None,
        kind=PostKind.REPLY,
        reply_to=key_of(above) if above else None,
        likes=comment.like_count,
        has=frozenset({Attachment.LINK} if "http://" in comment.text or "https://" in comment.text else ()),
    )


def _handle(entry: Entry) -> str | None:
    author = entry.item.post.author if isinstance(entry.item, Fetched) else None
    return author.handle.lower() if author else None


def _without_replies(raw: bytes) -> bytes:
    """What others answered is theirs: the bytes of a comment must not outlive what they take back."""
    found = msgspec.json.decode(raw)
    found.pop("replies", None)
    return msgspec.json.encode(found)
