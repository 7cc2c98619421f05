"""Posts, answers and pushes as documented in the reference of the Threads API, and the posts they become."""

from collections.abc import Sequence

import msgspec

from firewarden.net.edges import Entry
from firewarden.net.pushes import Change
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "threads"
POST_FIELDS = "id,text,username,permalink,timestamp,media_type,media_url,is_quote_post,is_reply"
ANSWER_FIELDS = f"{POST_FIELDS},replied_to,root_post"
_MEDIA = {
    "IMAGE": Attachment.IMAGE,
    "CAROUSEL_ALBUM": Attachment.IMAGE,
    "VIDEO": Attachment.VIDEO,
}


class Account(msgspec.Struct):
    id: str
    username: str = ""


class Own(msgspec.Struct):
    """Something we published, that can be answered."""

    id: str
    has_replies: bool = False


class Named(msgspec.Struct):
    id: str = ""


class Said(msgspec.Struct):
    id: str
    timestamp: str
    text: str = ""
    username: str = ""
    permalink: str = ""
    media_type: str = ""
    media_url: str = ""
    is_quote_post: bool = False
    is_reply: bool = False
    replied_to: Named = msgspec.field(default_factory=Named)
    root_post: Named = msgspec.field(default_factory=Named)


def entries_of(raw: bytes, source: SourceId, own: str) -> Sequence[Entry]:
    """None where it is our own."""
    try:
        said = msgspec.json.decode(raw, type=Said)
        if said.username.lower() == own.lower():
            return ()
        return (Entry.of(said.id, Fetched(post=_post(said, source), raw=raw)),)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return (Entry.bad(raw),)


def pushed(change: Change, source: SourceId, own: str, at: Instant) -> Item | None:
    """What a change tells us; None where it is our own, or of something that we do not read."""
    try:
        if change.field == "delete":
            return Removed(key=key_of(msgspec.json.decode(change.value, type=Named).id), at=change.at or at)
        if change.field not in ("replies", "mentions"):
            return None
        found = entries_of(change.value, source, own)
        return found[0].item if found else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Unreadable(reason="not-as-documented", raw=change.value[:2000])


def key_of(name: str) -> PostKey:
    return post_key(PLATFORM, name)


def _post(said: Said, source: SourceId) -> Post:
    above = said.replied_to.id or said.root_post.id
    kind = _MEDIA.get(said.media_type)
    return Post(
        key=key_of(said.id),
        platform=PLATFORM,
        source=source,
        created_at=from_iso(said.timestamp),
        text=said.text,
        author=Author(handle=said.username) if said.username else None,
        url=said.permalink or None,
        kind=PostKind.REPLY if above or said.is_reply else PostKind.QUOTE if said.is_quote_post else PostKind.POST,
        reply_to=key_of(above) if above else None,
        has=_has(said.text, kind),
        pictures=pictures_of([Picture(url=said.media_url)] if said.media_type == "IMAGE" else []),
    )


def _has(text: str, kind: Attachment | None) -> frozenset[Attachment]:
    link = {Attachment.LINK} if "http://" in text or "https://" in text else set()
    return frozenset(link | ({kind} if kind else set()))
