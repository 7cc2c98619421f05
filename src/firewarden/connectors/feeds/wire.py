"""Entries of RSS, Atom and JSON feeds, and what a page says where its feed is."""

from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from re import compile as pattern
from typing import Any
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]
import msgspec

from firewarden.net.markup import plain
from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.intake import Unreadable
from firewarden.vocabulary.post import Attachment, Picture, pictures_of

LONGEST = 20_000
"""Characters of an entry's text; a feed may carry whole books."""
MOST_ENTRIES = 1000
"""Of one feed, from its top."""
_PAGE = 200_000
"""Bytes of a page in which its feed is looked for: the head of it."""
_LINK = pattern(r"(?i)<link\b[^<>]*>")
_ATTRIBUTE = pattern(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_KINDS = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
_MEDIA = {"image": Attachment.IMAGE, "video": Attachment.VIDEO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`id` is unique within its feed, or None. `raw` are the bytes as received from a JSON feed; from XML, which is
    not taken apart into bytes, what was read of it."""

    id: str | None
    link: str | None
    title: str | None
    text: str
    author: str | None
    published: Instant | None
    updated: Instant | None
    lang: str | None
    replies: int | None = None
    has: frozenset[Attachment] = frozenset()
    pictures: tuple[Picture, ...] = ()
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`links`: addresses of its hub and of itself, by `hub` and `self`, where it says them."""

    entries: list[Entry | Unreadable] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)


def feed_of(body: bytes, content_type: str, url: str) -> Feed | None:
    """None when it is no feed of any kind. Slow for large feeds: run it in a thread."""
    if body.lstrip()[:1] == b"{":
        return _json_feed(body)
    try:
        headers = {"content-type": content_type, "content-location": url}
        parsed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception:  # noqa: BLE001 - the parser fails in many ways on what is no feed
        return None
    if not parsed.get("version"):
        return None
    lang = language(parsed.feed.get("language"))
    links = {link.get("rel"): str(link.get("href") or "") for link in reversed(parsed.feed.get("links") or ())}
    return Feed(
        entries=[_entry(entry, lang) for entry in parsed.entries[:MOST_ENTRIES]],
        links={name: links[name] for name in ("hub", "self") if links.get(name)},
    )


def feeds_on(page: bytes, url: str) -> Iterator[str]:
    """Addresses of the feeds that a web page names in its head, in its order."""
    for tag in _LINK.findall(page[:_PAGE].decode(errors="replace")):
        said = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        if "alternate" in said.get("rel", "").lower().split() and said.get("type", "").lower() in _KINDS:
            yield urljoin(url, said.get("href", ""))


def language(said: object) -> str | None:
    """ISO 639-1 of a language tag (RFC 5646); None for a language without a two-letter code.

    >>> language("de-AT"), language("EN"), language("gsw"), language(None)
    ('de', 'en', None, None)
    """
    first = said.replace("_", "-").split("-")[0].strip().lower() if isinstance(said, str) else ""
    return first if len(first) == 2 and first.isascii() and first.isalpha() else None


def _entry(found: Any, lang: str | None) -> Entry | Unreadable:
    """`dict.get`, as the parser's own gives one time for another."""

    def said(name: str) -> Any:
        return dict.get(found, name)

    contents = said("content") or ()
    bodies = [str(part.get("value") or "") for part in contents] or [str(said("summary") or "")]
    texts = {name: said(name) for name in ("id", "link", "title", "author", "published", "updated")}
    raw = msgspec.json.encode({**texts, "text": bodies[0]})
    published, updated = _time(said("published_parsed")), _time(said("updated_parsed"))
    if (texts["published"] and published is None) or (texts["updated"] and updated is None):
        return Unreadable(reason="unreadable-time", raw=raw[:2000])
    title, text = plain(str(texts["title"] or "")), plain(bodies[0])[:LONGEST]
    if not title and not text:
        return Unreadable(reason="no-text", raw=raw[:2000])
    files = [link for link in said("links") or () if link.get("rel") == "enclosure"]
    files += said("media_content") or ()
    link = texts["link"] or None
    author = (said("author_detail") or {}).get("name") or texts["author"]
    spoken = language(next((part.get("language") for part in contents if part.get("language")), None))
    return Entry(
        id=texts["id"] or None,
        link=link,
        title=title or None,
        text=text or title,
        author=plain(str(author)) if author else None,
        published=published,
        updated=updated,
        lang=spoken or lang,
        replies=_count(said("slash_comments")),
        has=_media(files),
        pictures=pictures_of(_pictures(files, link or "")),
        raw=raw,
    )


def _time(parsed: Any) -> Instant | None:
    try:
        return Instant(timegm(parsed) * 1_000_000) if parsed else None
    except (ValueError, OverflowError):
        return None


def _count(said: object) -> int | None:
    return int(said) if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < 10 else None


def _media(files: Iterable[Any]) -> frozenset[Attachment]:
    kinds = {_kind(file).split("/")[0] for file in files}
    return frozenset(_MEDIA[kind] for kind in kinds if kind in _MEDIA)


def _pictures(files: Iterable[Any], link: str) -> Iterator[Picture]:
    """Enclosures, media of RSS and attachments of a JSON feed that are pictures; addresses may be told from `link`."""
    for file in files:
        kind, address = _kind(file), str(file.get("href") or file.get("url") or "")
        if kind.split("/")[0] == "image" and address:
            yield Picture(url=_joined(link, address), media_type=kind if "/" in kind else "")


def _kind(file: Any) -> str:
    return str(file.get("type") or file.get("mime_type") or file.get("medium") or "")


def _joined(link: str, address: str) -> str:
    try:
        return urljoin(link, address)
    except ValueError:
        return ""


class _JsonFeed(msgspec.Struct):
    version: str
    items: list[msgspec.Raw]
    language: str | None = None
    feed_url: str = ""
    hubs: list[dict[str, Any]] = []


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | int | float
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: str | None = None
    date_published: datetime | None = None
    date_modified: datetime | None = None
    author: _Author | None = None
    authors: list[_Author] = []
    language: str | None = None
    attachments: list[dict[str, Any]] = []


def _json_feed(body: bytes) -> Feed | None:
    try:
        feed = msgspec.json.decode(body, type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if "jsonfeed.org/version/" not in feed.version:
        return None
    hub = next((str(one.get("url") or "") for one in feed.hubs if str(one.get("type")).lower() == "websub"), "")
    links = {name: address for name, address in (("hub", hub), ("self", feed.feed_url)) if address}
    entries = [_item(bytes(raw), language(feed.language)) for raw in feed.items[:MOST_ENTRIES]]
    return Feed(entries=entries, links=links)


def _item(raw: bytes, lang: str | None) -> Entry | Unreadable:
    try:
        item = msgspec.json.decode(raw, type=_Item)
        published, updated = (_instant(moment) for moment in (item.date_published, item.date_modified))
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Unreadable(reason="not-as-documented", raw=raw[:2000])
    title = plain(item.title or "")
    text = (item.content_text or plain(item.content_html or item.summary or "")).strip()[:LONGEST]
    if not title and not text:
        return Unreadable(reason="no-text", raw=raw[:2000])
    names = [author.name for author in (*item.authors, item.author) if author and author.name]
    image = [{"url": item.image, "type": "image"}] if item.image else []
    return Entry(
        id=str(item.id) or None,
        link=item.url,
        title=title or None,
        text=text or title,
        author=names[0] if names else None,
        published=published,
        updated=updated,
        lang=language(item.language) or lang,
        has=_media([*image, *item.attachments]),
        pictures=pictures_of(_pictures([*image, *item.attachments], item.url or "")),
        raw=raw,
    )


def _instant(moment: datetime | None) -> Instant | None:
    """Raises ValueError for a time without a zone."""
    return from_datetime(moment.astimezone(UTC) if moment.tzinfo else moment) if moment else None
