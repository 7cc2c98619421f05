"""Records, accounts and posts as documented in the lexicons app.bsky.*, and the posts they become."""

from base64 import b32encode, b64decode
from collections.abc import Iterator
from dataclasses import replace
from re import compile as pattern
from typing import TypeVar

import msgspec

from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Picture, Post, PostKind, pictures_of, post_key

PLATFORM = "bluesky"
COLLECTION = "app.bsky.feed.post"
MOST_TEXT = 10_000
"""Characters; the lexicon allows 3,000 bytes."""
_ADDRESS = pattern(r"at://(did:[a-z0-9]+:[A-Za-z0-9._:%-]+)/app\.bsky\.feed\.post/([A-Za-z0-9._:~-]+)")
_SHORTENED = ("...", "…")
_CONTENT = pattern(r"b[a-z2-7]{20,100}")
"""The id of some content (CID, version 1, in Base32), as links to pictures need it."""
PICTURE = "https://cdn.bsky.app/img/feed_fullsize/plain/{did}/{content}@jpeg"
"""Where the network's own app gets a picture of a post."""
Shape = TypeVar("Shape")


class Link(msgspec.Struct):
    """A reference to a record."""

    uri: str


class Reply(msgspec.Struct):
    parent: Link


class Feature(msgspec.Struct):
    """What a stretch of text is; `uri` where it is a link."""

    uri: str | None = None


class Stretch(msgspec.Struct, rename="camel"):
    """In bytes of the text in UTF-8, half open."""

    byte_start: int
    byte_end: int


class Facet(msgspec.Struct):
    index: Stretch
    features: list[Feature] = []


class Card(msgspec.Struct):
    """An outside page."""

    uri: str
    title: str = ""


class Blob(msgspec.Struct, rename="camel"):
    """`ref` holds the content's id: under `$link` in JSON, as bytes in Base64 where the firehose gave it."""

    ref: dict[str, str] | str
    mime_type: str = ""


class Image(msgspec.Struct):
    image: Blob
    alt: str = ""


class Embed(msgspec.Struct):
    """What goes with a post; `record` is that of a quoted post, or of a list, feed or the like."""

    kind: str = msgspec.field(name="$type", default="")
    external: Card | None = None
    record: msgspec.Raw = msgspec.Raw(b"")
    media: "Embed | None" = None
    images: msgspec.Raw = msgspec.Raw(b"")


class Record(msgspec.Struct, rename="camel"):
    """app.bsky.feed.post. What decorates it stays as it came: there will be kinds that nobody knows yet."""

    text: str
    created_at: str
    langs: list[str] | None = None
    reply: Reply | None = None
    embed: msgspec.Raw = msgspec.Raw(b"")
    facets: msgspec.Raw = msgspec.Raw(b"")


class Account(msgspec.Struct, rename="camel"):
    """app.bsky.actor.defs#profileViewDetailed, and the smaller views; those leave out the count."""

    did: str
    handle: str
    display_name: str | None = None
    followers_count: int | None = None


class View(msgspec.Struct, rename="camel"):
    """app.bsky.feed.defs#postView"""

    uri: str
    author: Account
    record: msgspec.Raw
    indexed_at: str
    like_count: int | None = None
    repost_count: int | None = None
    reply_count: int | None = None


def key_of(did: str, rkey: str) -> PostKey:
    """All posts of an account begin alike, up to the slash."""
    return post_key(PLATFORM, f"{did}/{rkey}")


def key_at(address: str) -> PostKey | None:
    """Of the post at an at:// address; None for anything else."""
    found = _ADDRESS.fullmatch(address)
    return key_of(found[1], found[2]) if found else None


def author_of(account: Account) -> Author:
    """One without a valid name goes by its id."""
    known = account.handle and account.handle != "handle.invalid"
    return Author(
        handle=account.handle if known else account.did,
        name=account.display_name or None,
        followers=account.followers_count,
    )


def post_of(
    record: bytes, did: str, rkey: str, source: SourceId, *, told_at: Instant, author: Author, edited: bool = False
) -> Post | None:
    """`told_at` is when the network had it; None when the record cannot be read. People may date a post back, not
    ahead: the network sorts by the earlier of both times as well."""
    try:
        read = msgspec.json.decode(record, type=Record)
        created = from_iso(read.created_at)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, OverflowError):
        return None
    embed, facets = _readable(read.embed, Embed), _readable(read.facets, list[Facet]) or []
    quoted = _quoted(embed)
    answered = key_at(read.reply.parent.uri) if read.reply else None
    kind = PostKind.REPLY if read.reply else PostKind.QUOTE if quoted else PostKind.POST
    return Post(
        key=key_of(did, rkey),
        platform=PLATFORM,
        source=source,
        created_at=min(created, told_at),
        text=_text(read.text, facets, _card(embed)),
        author=author,
        url=f"https://bsky.app/profile/{did}/post/{rkey}",
        lang=_language(read.langs),
        kind=kind,
        reply_to=answered,
        quote_of=quoted,
        has=frozenset(_attachments(embed, facets)),
        edited_at=told_at if edited else None,
        pictures=pictures_of(_pictures(embed, did)),
    )


def found_post(raw: bytes, source: SourceId) -> Fetched | Unreadable:
    """A hit of the search."""
    bad = Unreadable(reason="not-as-documented", raw=raw[:2000])
    try:
        view = msgspec.json.decode(raw, type=View)
        told_at = from_iso(view.indexed_at)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, OverflowError):
        return bad
    place = _ADDRESS.fullmatch(view.uri)
    if place is None:
        return bad
    post = post_of(bytes(view.record), place[1], place[2], source, told_at=told_at, author=author_of(view.author))
    if post is None:
        return bad
    counted = replace(post, likes=view.like_count, reposts=view.repost_count, replies=view.reply_count)
    return Fetched(post=counted, raw=raw)


def _readable(raw: msgspec.Raw, shape: type[Shape]) -> Shape | None:
    try:
        return msgspec.json.decode(raw, type=shape)
    except msgspec.MsgspecError:
        return None


def _text(said: str, facets: list[Facet], card: Card | None) -> str:
    """The text, with the addresses of its links where they were shortened or hidden behind words, and that of the
    page that goes with it."""
    text = said[:MOST_TEXT].encode()
    for facet in sorted(facets, key=lambda facet: -facet.index.byte_start):
        start, end = facet.index.byte_start, facet.index.byte_end
        uri = next((feature.uri for feature in facet.features if feature.uri), None)
        if uri and 0 <= start < end <= len(text):
            text = text[:start] + _shown(text[start:end].decode("utf-8", "replace"), uri).encode() + text[end:]
    plain = text.decode("utf-8", "replace")
    return f"{plain}\n{card.uri}".strip() if card and card.uri not in plain else plain


def _shown(words: str, uri: str) -> str:
    """
    >>> _shown("example.com/a...", "https://example.com/abc"), _shown("here", "https://example.com/")
    ('https://example.com/abc', 'here (https://example.com/)')
    """
    bare = words.removeprefix("https://").removeprefix("http://")
    for end in _SHORTENED:
        bare = bare.removesuffix(end)
    return uri if bare and bare in uri else f"{words} ({uri})"


def _card(embed: Embed | None) -> Card | None:
    if embed is None:
        return None
    return embed.external or (embed.media.external if embed.media else None)


def _quoted(embed: Embed | None) -> PostKey | None:
    """The record stands one level deeper where there are pictures as well."""
    if embed is None:
        return None
    inner = _readable(embed.record, _Inner)
    link = inner.record if inner else _readable(embed.record, Link)
    return key_at(link.uri) if link else None


class _Inner(msgspec.Struct):
    record: Link


def _language(langs: list[str] | None) -> str | None:
    """The first, if it has a code of two letters: `pt-BR` is Portuguese."""
    code = langs[0].partition("-")[0].lower() if langs else ""
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _attachments(embed: Embed | None, facets: list[Facet]) -> Iterator[Attachment]:
    for part in (embed, embed.media if embed else None):
        if part is not None and part.kind == "app.bsky.embed.images":
            yield Attachment.IMAGE
        if part is not None and part.kind == "app.bsky.embed.video":
            yield Attachment.VIDEO
    if _card(embed) or any(feature.uri for facet in facets for feature in facet.features):
        yield Attachment.LINK


def _pictures(embed: Embed | None, did: str) -> Iterator[Picture]:
    for part in (embed, embed.media if embed else None):
        for image in (_readable(part.images, list[Image]) or ()) if part is not None else ():
            content = _content_id(image.image.ref)
            if content:
                address = PICTURE.format(did=did, content=content)
                yield Picture(url=address, alt=image.alt.strip(), media_type=image.image.mime_type)


def _content_id(ref: dict[str, str] | str) -> str | None:
    """
    >>> _content_id({"$link": "bafkreigh2akiscaildc"}), _content_id("AVUSIAECAwQFBgcICQ=="), _content_id("?")
    ('bafkreigh2akiscaildc', None, None)
    """
    if isinstance(ref, dict):
        text = ref.get("$link", "")
    else:
        try:
            text = "b" + b32encode(b64decode(ref, validate=True)).decode().rstrip("=").lower()
        except ValueError:
            return None
    return text if _CONTENT.fullmatch(text) else None
