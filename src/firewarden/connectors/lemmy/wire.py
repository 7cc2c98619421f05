"""Posts and comments as the interface of Lemmy (version 3) is documented, and the posts they become."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec

from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "lemmy"
Parent = Callable[[str], PostKey | None]
"""Key of the comment that has this number on the server we read."""


class Person(msgspec.Struct):
    name: str
    actor_id: str
    display_name: str | None = None
    published: datetime | None = None


class Thing(msgspec.Struct):
    """What a post and a comment share. `id` counts on the server we read alone, `ap_id` everywhere. A post has `name`
    and perhaps `body` and `url`, a comment `content` and `path`: the numbers of those above it, `0` first."""

    id: int
    ap_id: str
    published: datetime
    updated: datetime | None = None
    deleted: bool = False
    removed: bool = False
    name: str | None = None
    body: str | None = None
    url: str | None = None
    url_content_type: str | None = None
    alt_text: str | None = None
    content: str | None = None
    path: str = "0"

    @property
    def parent(self) -> str | None:
        """Number of the comment that this comment answers; None when it answers the post."""
        above = self.path.split(".")[1:-1]
        return above[-1] if above else None

    @property
    def version(self) -> int:
        """Unix seconds of the last change; taking back is one."""
        changed = round(_aware(self.updated).timestamp()) if self.updated else 0
        return max(changed, 1) if self.gone else changed

    @property
    def gone(self) -> bool:
        return self.deleted or self.removed

    @property
    def key(self) -> PostKey:
        return post_key(PLATFORM, self.ap_id)


class Counts(msgspec.Struct):
    upvotes: int | None = None
    comments: int | None = None
    child_count: int | None = None


class View(msgspec.Struct):
    """A comment comes with the post it belongs to."""

    post: Thing
    creator: Person
    comment: Thing | None = None
    counts: Counts = msgspec.field(default_factory=Counts)

    @property
    def thing(self) -> Thing:
        return self.comment or self.post


class Page(msgspec.Struct):
    """Of a list or of a search."""

    posts: list[msgspec.Raw] = []
    comments: list[msgspec.Raw] = []


class OnePost(msgspec.Struct):
    post_view: View


class OneComment(msgspec.Struct):
    comment_view: View


class _Numbered(msgspec.Struct):
    id: int


class _Glance(msgspec.Struct):
    """What is left of a view that is not as documented."""

    post: _Numbered
    comment: _Numbered | None = None


def view_of(raw: bytes) -> View | None:
    try:
        return msgspec.json.decode(raw, type=View)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def number_of(raw: bytes) -> str | None:
    """Of the post or the comment, even where the rest cannot be read."""
    try:
        found = msgspec.json.decode(raw, type=_Glance)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return str((found.comment or found.post).id)


def post_of(view: View, raw: bytes, source: SourceId, parent: Parent) -> Fetched | Unreadable:
    thing, comment = view.thing, view.comment
    text = (thing.content if comment else thing.body) or thing.name
    if not text:
        return Unreadable(reason="no-text", raw=raw[:2000])
    answers = parent(comment.parent) if comment and comment.parent else view.post.key
    post = Post(
        key=thing.key,
        platform=PLATFORM,
        source=source,
        created_at=instant(thing.published),
        text=text,
        title=None if comment else thing.name,
        author=_author(view.creator),
        url=thing.ap_id,
        kind=PostKind.REPLY if comment else PostKind.POST,
        reply_to=answers if comment else None,
        likes=view.counts.upvotes,
        replies=view.counts.child_count if comment else view.counts.comments,
        has=_has(thing),
        edited_at=instant(thing.updated) if thing.updated else None,
        pictures=pictures_of(_pictures(thing)),
    )
    return Fetched(post=post, raw=raw)


def instant(moment: datetime) -> Instant:
    return from_datetime(_aware(moment))


def _aware(moment: datetime) -> datetime:
    """Older servers leave the zone out; it is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _author(person: Person) -> Author:
    host = urlsplit(person.actor_id).netloc
    return Author(
        handle=f"{person.name}@{host}" if host else person.name,
        name=person.display_name or None,
        created_at=instant(person.published) if person.published else None,
    )


def _pictures(thing: Thing) -> list[Picture]:
    kind = thing.url_content_type or ""
    if not thing.url or not kind.startswith("image/"):
        return []
    return [Picture(url=thing.url, alt=(thing.alt_text or "").strip(), media_type=kind)]


def _has(thing: Thing) -> frozenset[Attachment]:
    kind = (thing.url_content_type or "").split("/")[0]
    media = {"image": Attachment.IMAGE, "video": Attachment.VIDEO}.get(kind, Attachment.LINK)
    return frozenset({media}) if thing.url else frozenset()
