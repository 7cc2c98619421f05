"""Entries of Apple's feed of customer reviews, as it sends them in JSON, and the posts they become."""

from datetime import datetime
from re import compile as pattern

import msgspec

from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Author, Post, PostKind, post_key

PLATFORM = "appstore"
_REVIEWER = pattern(r"/id([0-9]+)$")


class Label(msgspec.Struct):
    label: str = ""


class Person(msgspec.Struct):
    name: Label = msgspec.field(default_factory=Label)
    uri: Label = msgspec.field(default_factory=Label)


class Attributes(msgspec.Struct):
    href: str = ""


class Link(msgspec.Struct):
    attributes: Attributes = msgspec.field(default_factory=Attributes)


class Entry(msgspec.Struct):
    """`updated` is when the review was written, or written anew. `rating` is 1 to 5."""

    id: Label
    updated: Label
    rating: Label = msgspec.field(name="im:rating")
    title: Label = msgspec.field(default_factory=Label)
    content: Label = msgspec.field(default_factory=Label)
    author: Person = msgspec.field(default_factory=Person)
    link: Link | list[Link] = msgspec.field(default_factory=Link)


class _Feed(msgspec.Struct):
    """One entry alone is no list; without any there is none. What is newest stands first."""

    entry: msgspec.Raw = msgspec.Raw(b"[]")


class _Answer(msgspec.Struct):
    feed: _Feed


class _Glance(msgspec.Struct):
    """An entry without a rating is the app itself."""

    id: Label
    updated: Label = msgspec.field(default_factory=Label)
    rating: msgspec.Raw = msgspec.field(name="im:rating", default=msgspec.Raw(b""))


class Review:
    """An entry before it is known whether it is news. `number` is None where even that cannot be read."""

    __slots__ = ("number", "raw", "written")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.number: str | None = None
        self.written: Instant | None = None
        try:
            glance = msgspec.json.decode(raw, type=_Glance)
            self.number = glance.id.label or None
            self.written = _instant(glance.updated.label)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            pass


def reviews_of(body: bytes) -> list[Review] | None:
    """None when it is no feed."""
    try:
        entry = bytes(msgspec.json.decode(body, type=_Answer).feed.entry).strip()
        raws = msgspec.json.decode(entry, type=list[msgspec.Raw]) if entry[:1] == b"[" else [entry] * (entry != b"null")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return [Review(bytes(raw)) for raw in raws if not _is_app(bytes(raw))]


def post_of(review: Review, source: SourceId, first: Instant | None) -> Fetched | Unreadable:
    """`first`: when it was first written, where that is known and not now."""
    try:
        entry = msgspec.json.decode(review.raw, type=Entry)
        written, rating = _instant(entry.updated.label), float(entry.rating.label)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=review.raw[:2000])
    title, text = entry.title.label.strip(), entry.content.label.strip()
    if not (0 <= rating <= 5) or not entry.id.label or not (title or text):
        return Unreadable(reason="not-as-documented", raw=review.raw[:2000])
    link = entry.link[0] if isinstance(entry.link, list) and entry.link else entry.link
    post = Post(
        key=post_key(PLATFORM, entry.id.label),
        platform=PLATFORM,
        source=source,
        created_at=first if first is not None else written,
        text=text or title,
        title=title or None,
        author=_author(entry.author),
        url=link.attributes.href or None if isinstance(link, Link) else None,
        kind=PostKind.REVIEW,
        rating=rating,
        edited_at=written if first is not None else None,
    )
    return Fetched(post=post, raw=review.raw)


def _author(person: Person) -> Author | None:
    """The number in a reviewer's address stays, the name may change."""
    number, name = _REVIEWER.search(person.uri.label), person.name.label.strip() or None
    handle = number[1] if number else name
    return Author(handle=handle, name=name) if handle else None


def _instant(text: str) -> Instant:
    """Raises ValueError."""
    return from_datetime(datetime.fromisoformat(text))


def _is_app(raw: bytes) -> bool:
    try:
        return bytes(msgspec.json.decode(raw, type=_Glance).rating) == b""
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
