"""Words for the public as feeds: Atom (RFC 4287), RSS 2.0 with the rules of the RSS Advisory Board, JSON Feed 1.1.

Ids never change, addresses are absolute, an entry that is corrected keeps its id and its words."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from firewarden.vocabulary.clock import Instant, iso, to_datetime

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""

register_namespace("atom", ATOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`id` is a URI that never changes; `address` is where people read it. `text` is plain."""

    id: str
    address: str
    title: str
    text: str
    language: str
    at: Instant
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`home` and `address` (its own) are absolute. `author` is the brand, never a person. Entries newest first."""

    id: str
    home: str
    address: str
    title: str
    about: str
    author: str
    language: str
    changed_at: Instant
    entries: Sequence[Entry]
    icon: str = ""


def atom(feed: Feed) -> bytes:
    root = Element("feed", {"xmlns": ATOM, LANGUAGE: feed.language})
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    _put(root, "subtitle", feed.about)
    _put(root, "updated", iso(feed.changed_at))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.home)
    if feed.icon:
        _put(root, "logo", feed.icon)
    _put(SubElement(root, "author"), "name", feed.author)
    for one in feed.entries:
        entry = SubElement(root, "entry", {LANGUAGE: one.language} if one.language != feed.language else {})
        _put(entry, "id", one.id)
        _put(entry, "title", one.title)
        _put(entry, "published", iso(one.at))
        _put(entry, "updated", iso(one.at))
        SubElement(entry, "link", rel="alternate", type="text/html", href=one.address)
        for topic in one.topics:
            SubElement(entry, "category", term=topic)
        SubElement(entry, "content", type="text").text = _clean(one.text)
    return _written(root)


def rss(feed: Feed) -> bytes:
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _put(channel, "title", feed.title)
    _put(channel, "link", feed.home)
    _put(channel, "description", feed.about)
    _put(channel, "language", feed.language)
    _put(channel, "lastBuildDate", _date(feed.changed_at))
    SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=feed.address)
    if feed.icon:
        image = SubElement(channel, "image")
        _put(image, "url", feed.icon)
        _put(image, "title", feed.title)
        _put(image, "link", feed.home)
    for one in feed.entries:
        item = SubElement(channel, "item")
        _put(item, "title", one.title)
        _put(item, "link", one.address)
        SubElement(item, "guid", isPermaLink="false").text = one.id
        _put(item, "pubDate", _date(one.at))
        for topic in one.topics:
            _put(item, "category", topic)
        _put(item, "description", _as_html(one.text))
    return _written(root)


def json_feed(feed: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "description": feed.about,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(one) for one in feed.entries],
    }
    if feed.icon:
        document["icon"] = feed.icon
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _item(one: Entry) -> dict[str, object]:
    found: dict[str, object] = {
        "id": one.id,
        "url": one.address,
        "title": one.title,
        "content_text": one.text,
        "date_published": iso(one.at),
        "date_modified": iso(one.at),
        "language": one.language,
    }
    return found | ({"tags": list(one.topics)} if one.topics else {})


def _put(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return UNSAYABLE.sub("\ufffd", text)


def _as_html(text: str) -> str:
    """A description is taken for HTML by every reader."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{part}</p>" for part in safe.replace("\r", "").split("\n") if part.strip())


def _date(at: Instant) -> str:
    """RFC 822, with the year in four digits."""
    return format_datetime(to_datetime(at).replace(microsecond=0), usegmt=True)


def _written(root: Element) -> bytes:
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found
