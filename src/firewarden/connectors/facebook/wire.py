"""Posts, comments and pushes as documented in the Graph API's reference of Pages, and the posts they become."""

from collections.abc import Sequence

import msgspec

from firewarden.net.edges import Entry
from firewarden.net.pushes import Change
from firewarden.vocabulary.clock import SECOND, Instant, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "facebook"
SITE = "https://www.facebook.com/"
POST_FIELDS = (
    "id,message,created_time,permalink_url,from{id,name},attachments{media_type,media},shares,"
    "comments.filter(stream).limit(0).summary(total_count)"
)
COMMENT_FIELDS = "id,message,created_time,permalink_url,from{id,name},parent{id},attachment{type,media},like_count"
_MEDIA = {
    "photo": Attachment.IMAGE,
    "album": Attachment.IMAGE,
    "sticker": Attachment.IMAGE,
    "animated_image_share": Attachment.IMAGE,
    "video": Attachment.VIDEO,
    "video_inline": Attachment.VIDEO,
    "animated_image_video": Attachment.VIDEO,
    "link": Attachment.LINK,
    "share": Attachment.LINK,
}
_ITEMS = ("post", "status", "photo", "video", "share", "link", "album")
"""What a push calls something that was posted; `comment` is the other thing we read."""
_ADDED, _EDITED = ("add",), ("edit", "edited")


class Who(msgspec.Struct):
    id: str
    name: str = ""


class Named(msgspec.Struct):
    id: str = ""


class Source(msgspec.Struct):
    src: str = ""


class Shown(msgspec.Struct):
    image: Source = msgspec.field(default_factory=Source)


class Kind(msgspec.Struct):
    """Of what is attached: posts say it in one word, comments in the other."""

    media_type: str = ""
    type: str = ""
    media: Shown = msgspec.field(default_factory=Shown)


class Kinds(msgspec.Struct):
    data: list[Kind] = []


class Sum(msgspec.Struct):
    total_count: int | None = None


class Summed(msgspec.Struct):
    summary: Sum = msgspec.field(default_factory=Sum)


class Shares(msgspec.Struct):
    count: int | None = None


class Written(msgspec.Struct, rename={"who": "from"}):
    """A post; `who` is not told of everybody."""

    id: str
    created_time: str
    message: str = ""
    permalink_url: str = ""
    who: Who | None = None
    attachments: Kinds = msgspec.field(default_factory=Kinds)
    comments: Summed = msgspec.field(default_factory=Summed)
    shares: Shares = msgspec.field(default_factory=Shares)


class Comment(msgspec.Struct, rename={"who": "from"}):
    id: str
    created_time: str
    message: str = ""
    permalink_url: str = ""
    who: Who | None = None
    parent: Named = msgspec.field(default_factory=Named)
    attachment: Kind = msgspec.field(default_factory=Kind)
    like_count: int | None = None


class Pushed(msgspec.Struct, rename={"who": "from"}):
    """The value of a change of `feed` or `mention`; whose it is, is told in two ways."""

    item: str
    verb: str
    post_id: str = ""
    comment_id: str = ""
    parent_id: str = ""
    message: str = ""
    created_time: int = 0
    who: Who | None = None
    sender_id: str | int = ""
    sender_name: str = ""


class Place(msgspec.Struct):
    """Something at the Page that can be commented on."""

    id: str
    comments: Summed = msgspec.field(default_factory=Summed)


def posts_of(raw: bytes, source: SourceId, page: str) -> Sequence[Entry]:
    """None where it is the Page's own."""
    try:
        written = msgspec.json.decode(raw, type=Written)
        if written.who is not None and written.who.id == page:
            return ()
        post = Post(
            key=post_key(PLATFORM, written.id),
            platform=PLATFORM,
            source=source,
            created_at=from_iso(written.created_time),
            text=written.message,
            author=_author(written.who),
            url=written.permalink_url or SITE + written.id,
            replies=written.comments.summary.total_count,
            reposts=written.shares.count,
            has=_has([one.media_type for one in written.attachments.data], written.message),
            pictures=_pictures(written.attachments.data),
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return (Entry.bad(raw),)
    return (Entry.of(written.id, Fetched(post=post, raw=raw)),)


def comments_of(raw: bytes, source: SourceId, page: str, under: str) -> Sequence[Entry]:
    """None where it is the Page's own."""
    try:
        comment = msgspec.json.decode(raw, type=Comment)
        if comment.who is not None and comment.who.id == page:
            return ()
        post = Post(
            key=post_key(PLATFORM, comment.id),
            platform=PLATFORM,
            source=source,
            created_at=from_iso(comment.created_time),
            text=comment.message,
            author=_author(comment.who),
            url=comment.permalink_url or SITE + comment.id,
            kind=PostKind.REPLY,
            reply_to=post_key(PLATFORM, comment.parent.id or under),
            likes=comment.like_count,
            has=_has([comment.attachment.type], comment.message),
            pictures=_pictures([comment.attachment]),
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return (Entry.bad(raw),)
    return (Entry.of(comment.id, Fetched(post=post, raw=raw)),)


def pushed(change: Change, source: SourceId, page: str, now: Instant) -> Item | None:
    """What a change tells us; None where it is of a reaction, of something hidden, or the Page's own."""
    try:
        told = msgspec.json.decode(change.value, type=Pushed)
        if not _ours(told):
            return None
        name, sent = told.comment_id or told.post_id, change.at or now
        if not name:
            return Unreadable(reason="not-as-documented", raw=change.value[:2000])
        if told.verb == "remove":
            return Removed(key=post_key(PLATFORM, name), at=sent)
        if told.verb not in (*_ADDED, *_EDITED) or _who(told).id == page:
            return None
        return Fetched(post=_post_pushed(told, name, source, sent), raw=change.value)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, OverflowError):
        return Unreadable(reason="not-as-documented", raw=change.value[:2000])


def _post_pushed(told: Pushed, name: str, source: SourceId, sent: Instant) -> Post:
    above = told.parent_id or told.post_id
    is_reply = bool(told.comment_id)
    return Post(
        key=post_key(PLATFORM, name),
        platform=PLATFORM,
        source=source,
        created_at=Instant(told.created_time * SECOND) if told.created_time else sent,
        text=told.message,
        author=_author(_who(told)),
        url=SITE + name,
        kind=PostKind.REPLY if is_reply else PostKind.POST,
        reply_to=post_key(PLATFORM, above) if is_reply and above else None,
        has=_has([told.item], told.message),
        edited_at=sent if told.verb in _EDITED else None,
    )


def key_of(name: str) -> PostKey:
    return post_key(PLATFORM, name)


def _ours(told: Pushed) -> bool:
    return told.item == "comment" or told.item in _ITEMS


def _who(told: Pushed) -> Who:
    return told.who or Who(id=str(told.sender_id), name=told.sender_name)


def _author(who: Who | None) -> Author | None:
    return Author(handle=who.id, name=who.name or None) if who and who.id else None


def _pictures(kinds: Sequence[Kind]) -> tuple[Picture, ...]:
    shown = [one for one in kinds if _MEDIA.get(one.media_type or one.type) is Attachment.IMAGE]
    return pictures_of(Picture(url=one.media.image.src) for one in shown)


def _has(kinds: Sequence[str], text: str) -> frozenset[Attachment]:
    found = {_MEDIA[kind] for kind in kinds if kind in _MEDIA}
    return frozenset(found | ({Attachment.LINK} if "http://" in text or "https://" in text else set()))
