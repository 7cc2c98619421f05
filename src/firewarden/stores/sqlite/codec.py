"""Values to bytes and back: a version byte, then MessagePack.

Mentions are written as arrays in the order given here, without names, because there are many;
everything else by name. A field is only ever added, at the end and with a default, so that
what an older version wrote can still be read.
"""

import dataclasses
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints

import msgspec

from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import BrandId, NarrativeId, QueryId
from firewarden.vocabulary.mention import Mention, Reading
from firewarden.vocabulary.post import Author, Post
from firewarden.vocabulary.said import from_stored, to_stored

T = TypeVar("T")
VERSION = b"\x01"
DAMAGED = "A row of the stream cannot be read ({}). Run `firewarden doctor`, or restore a backup."
MentionRow = tuple[bytes, int, NarrativeId | None, Instant, int]
"""The columns content, late, narrative, received_at, loudness; the last is below 0 for a tombstone."""

AUTHOR = ("handle", "name", "followers", "verified", "created_at")
POST = (
    *("key", "platform", "source", "created_at", "text", "title", "url", "lang", "kind"),
    *("reply_to", "repost_of", "quote_of", "likes", "reposts", "replies", "rating", "has", "edited_at"),
    "pictures",
)
"""All but the author, who comes first, as an array of his own."""
READING = (
    *("lang", "lang_confidence", "tone", "score", "confidence", "arousal"),
    *("first_person", "question", "hazards"),
)


def _array(kind: type, order: tuple[str, ...], **others: Any) -> Any:
    """A struct read from an array; where an older array ends too early the defaults stand."""
    types = get_type_hints(kind) | others
    defaults = {f.name: f.default for f in dataclasses.fields(kind) if f.default is not dataclasses.MISSING}
    fields = [(name, types[name], defaults[name]) if name in defaults else (name, types[name]) for name in order]
    whole: list[Any] = [*others.items(), *fields]
    return msgspec.defstruct(f"{kind.__name__}Array", whole, array_like=True, gc=False)


_AuthorArray = _array(Author, AUTHOR)
_PostArray = _array(Post, POST, author=_AuthorArray | None)
_content: list[Any] = [("post", _PostArray), ("reading", _array(Reading, READING)), ("queries", tuple[QueryId, ...])]
_MentionArray: Any = msgspec.defstruct("MentionArray", _content, array_like=True, gc=False)

_author_values, _post_values, _reading_values = attrgetter(*AUTHOR), attrgetter(*POST), attrgetter(*READING)
_encoder = msgspec.msgpack.Encoder(enc_hook=to_stored, order="deterministic")
_mentions: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(_MentionArray)


def pack_mention(mention: Mention) -> bytes:
    """Post, reading and queries; the other fields have columns."""
    post = mention.post
    author = None if post.author is None else _author_values(post.author)
    values = ((author, *_post_values(post)), _reading_values(mention.reading), mention.queries)
    return VERSION + _encoder.encode(values)


def unpack_mention(brand: BrandId, row: MentionRow) -> Mention:
    """Raises StoreError where a newer version wrote it, or it is damaged."""
    content, late, narrative, received_at, loudness = row
    try:
        packed = _mentions.decode(_body(content))
    except msgspec.MsgspecError as error:
        raise StoreError(DAMAGED.format(error)) from error
    return Mention(
        brand=brand,
        post=msgspec.convert(packed.post, Post, from_attributes=True),
        queries=packed.queries,
        reading=msgspec.convert(packed.reading, Reading, from_attributes=True),
        late=bool(late),
        narrative=narrative,
        received_at=received_at,
        removed=loudness < 0,
    )


def pack(value: object) -> bytes:
    """Any other value of the vocabulary, its fields by name."""
    return VERSION + _encoder.encode(value)


def unpack(content: bytes, kind: type[T]) -> T:
    """Raises StoreError where a newer version wrote it, or it is damaged."""
    try:
        return msgspec.msgpack.decode(_body(content), type=kind, dec_hook=from_stored)
    except msgspec.MsgspecError as error:
        raise StoreError(DAMAGED.format(error)) from error


def _body(content: bytes) -> memoryview:
    if content[:1] != VERSION:
        raise StoreError(
            f"A row of the stream is written in format {content[:1].hex() or 'nothing'}, this program reads format"
            f" {VERSION.hex()}. Use the version of Firewarden that wrote it, or restore a backup."
        )
    return memoryview(content)[1:]
