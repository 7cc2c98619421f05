"""The one shape of what is posted to us, as the README says it, and the posts it becomes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import msgspec

from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, Spooled, Unreadable
from firewarden.vocabulary.post import Author, Post, PostKind, post_key

PLATFORM = "webhook"
LONGEST = 20_000
"""Characters of a text."""
LONGEST_ID = 200
Count = Annotated[int, msgspec.Meta(ge=0, le=10**12)]


class By(msgspec.Struct):
    handle: str
    name: str | None = None
    followers: Count | None = None
    verified: bool | None = None


class Said(msgspec.Struct):
    """`removed`: the post is gone, and nothing but its id need be said."""

    id: str | int
    created_at: datetime | None = None
    text: str = ""
    title: str | None = None
    author: str | By | None = None
    url: str | None = None
    kind: PostKind | None = None
    reply_to: str | int | None = None
    lang: str | None = None
    edited_at: datetime | None = None
    likes: Count | None = None
    reposts: Count | None = None
    replies: Count | None = None
    rating: float | None = None
    removed: bool = False


def items_of(spooled: Spooled, source: SourceId) -> Iterator[Item]:
    """Of one post, or of a list of them, in its order."""
    try:
        several = spooled.body.lstrip()[:1] == b"["
        found = msgspec.json.decode(spooled.body, type=list[msgspec.Raw]) if several else [spooled.body]
    except (msgspec.MsgspecError, UnicodeDecodeError):
        found = [spooled.body]
    for raw in found:
        yield _item(bytes(raw), source, spooled.taken_at)


def _item(raw: bytes, source: SourceId, taken_at: Instant) -> Item:
    try:
        said = msgspec.json.decode(raw, type=Said)
        key = _key(source, said.id)
        edited = _instant(said.edited_at)
        if said.removed:
            return Removed(key=key, at=edited or taken_at)
        created = _instant(said.created_at)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    if created is None:
        return Unreadable(reason="unreadable-time", raw=raw[:2000])
    if not (said.text.strip() or (said.title or "").strip()):
        return Unreadable(reason="no-text", raw=raw[:2000])
    return Fetched(post=_post(said, key, source, created, edited), raw=raw)


def _post(said: Said, key: PostKey, source: SourceId, created: Instant, edited: Instant | None) -> Post:
    before = _key(source, said.reply_to) if said.reply_to is not None else None
    return Post(
        key=key,
        platform=PLATFORM,
        source=source,
        created_at=created,
        text=said.text[:LONGEST],
        title=said.title or None,
        author=_author(said.author),
        url=said.url if said.url and said.url.startswith(("https://", "http://")) else None,
        lang=_language(said.lang),
        kind=said.kind or (PostKind.REPLY if before else PostKind.POST),
        reply_to=before,
        likes=said.likes,
        reposts=said.reposts,
        replies=said.replies,
        rating=said.rating if said.rating is not None and 0 <= said.rating <= 5 else None,
        edited_at=edited,
    )


def _key(source: SourceId, native: str | int) -> PostKey:
    """Ids are the sender's own: another source may have the same ones. Raises ValueError for one that is none."""
    text = str(native).strip()
    if not 0 < len(text) <= LONGEST_ID:
        raise ValueError("no id")
    return post_key(PLATFORM, f"{source}/{text}")


def _author(by: str | By | None) -> Author | None:
    if isinstance(by, str):
        by = By(handle=by)
    handle = by.handle.strip().removeprefix("@") if by else ""
    return Author(handle=handle, name=by.name, followers=by.followers, verified=by.verified) if by and handle else None


def _language(tag: str | None) -> str | None:
    first = (tag or "").replace("_", "-").split("-")[0].strip().lower()
    return first if len(first) == 2 and first.isascii() and first.isalpha() else None


def _instant(moment: datetime | None) -> Instant | None:
    """Raises ValueError for a time without a zone."""
    return from_datetime(moment) if moment is not None else None
