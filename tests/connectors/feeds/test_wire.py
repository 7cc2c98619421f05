"""Entries of each kind of feed."""

import json
from typing import Any

import pytest

from firewarden.connectors.feeds.changes import key_of
from firewarden.connectors.feeds.wire import Entry, feed_of, feeds_on
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.intake import Unreadable
from firewarden.vocabulary.post import Attachment

URL = "https://brand.example/feed"


def read(body: str | bytes, kind: str = "application/xml") -> list[Entry | Unreadable]:
    feed = feed_of(body if isinstance(body, bytes) else body.encode(), kind, URL)
    assert feed is not None
    return feed.entries


def entry(body: str | bytes, kind: str = "application/xml") -> Entry:
    [found] = read(body, kind)
    assert isinstance(found, Entry)
    return found


def rss(item: str, channel: str = "") -> str:
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>News</title>{channel}<item>{item}</item></channel></rss>"""


def json_feed(**item: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [item]})


def test_rss_item_is_read() -> None:
    found = entry(
        rss(
            """<guid isPermaLink="false">a-1</guid><link>https://brand.example/a</link>
            <title>Fire &amp;amp; smoke</title>
            <pubDate>Thu, 01 Jan 2026 12:00:00 +0200</pubDate><dc:creator>Ann Lee</dc:creator>
            <description>Short</description>
            <content:encoded><![CDATA[<p>Long <b>text</b></p><p>More</p>]]></content:encoded>
            <slash:comments>12</slash:comments>
            <enclosure url="https://x.example/a.jpg" type="image/jpeg" length="1"/>""",
            "<language>de-at</language>",
        )
    )
    assert (found.id, found.link, found.title) == ("a-1", "https://brand.example/a", "Fire & smoke")
    assert (found.text, found.author, found.lang) == ("Long text\nMore", "Ann Lee", "de")
    assert (found.published, found.updated) == (from_iso("2026-01-01T10:00:00Z"), None)
    assert (found.replies, found.has) == (12, frozenset({Attachment.IMAGE}))
    assert json.loads(found.raw)["title"] == "Fire &amp; smoke"


def test_atom_entry_is_read() -> None:
    found = entry(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><id>tag:x,2026:1</id>
        <link href="https://brand.example/1"/><title>Title</title><author><name>Bo</name></author>
        <published>2026-01-01T10:00:00Z</published><updated>2026-01-01T11:30:00.5Z</updated>
        <content type="html" xml:lang="fr">&lt;p&gt;Bonjour&lt;/p&gt;</content></entry></feed>"""
    )
    assert (found.id, found.link, found.author) == ("tag:x,2026:1", "https://brand.example/1", "Bo")
    assert (found.text, found.lang, found.has) == ("Bonjour", "fr", frozenset())
    assert (found.published, found.updated) == (from_iso("2026-01-01T10:00:00Z"), from_iso("2026-01-01T11:30:00Z"))


def test_json_item_is_read_and_keeps_its_bytes() -> None:
    item = {
        "id": 7,
        "url": "https://brand.example/7",
        "content_html": "<p>It&#x27;s <i>bad</i></p>",
        "date_published": "2026-01-01T12:00:00+02:00",
        "date_modified": "2026-01-01T11:00:00Z",
        "authors": [{"name": "Ann"}],
        "language": "it-IT",
        "attachments": [{"url": "https://brand.example/v.mp4", "mime_type": "video/mp4"}],
    }
    found = entry(json_feed(**item), "application/feed+json")
    assert (found.id, found.title, found.text, found.author) == ("7", None, "It's bad", "Ann")
    assert (found.published, found.updated) == (from_iso("2026-01-01T10:00:00Z"), from_iso("2026-01-01T11:00:00Z"))
    assert (found.lang, found.has, json.loads(found.raw)) == ("it", frozenset({Attachment.VIDEO}), item)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (rss("<title>A</title><pubDate>some day</pubDate>"), "unreadable-time"),
        (rss("<guid>1</guid>"), "no-text"),
        (json_feed(id="1"), "no-text"),
        (json_feed(title="no id"), "not-as-documented"),
        (json_feed(id="1", title="a", date_published="2026-01-01T10:00:00"), "not-as-documented"),
    ],
)
def test_entry_that_cannot_be_read_says_why(body: str, reason: str) -> None:
    [found] = read(body)
    assert isinstance(found, Unreadable)
    assert found.reason == reason


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><body>Hello",
        "{}",
        '{"version": "2"}',
        "[1]",
        '{"version": "https://jsonfeed.org/version/1"}',
        "\0\xff",
    ],
)
def test_other_documents_are_no_feeds(body: str) -> None:
    assert feed_of(body.encode("latin-1"), "text/html", URL) is None


def test_broken_xml_gives_what_can_be_read_of_it() -> None:
    broken = rss("<title>One & <b>two</title>").replace("</channel></rss>", "")
    assert entry(broken).title == "One & two"


def test_letters_of_other_encodings_are_read() -> None:
    body = rss("<title>Äpfel</title>").replace("?>", ' encoding="iso-8859-1"?>', 1)
    assert entry(body.encode("latin-1"), "application/rss+xml").title == "Äpfel"


def test_files_of_ours_are_not_put_into_what_is_read() -> None:
    body = rss("<title>a&x;b</title>").replace(
        "<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss', 1
    )
    assert entry(body).title == "ab"


def test_entities_that_multiply_stay_small() -> None:
    many = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = rss("<title>a&e9;</title>").replace("<rss", f'<!DOCTYPE rss [<!ENTITY e0 "0123456789">{many}]><rss', 1)
    found = entry(body)
    assert len(found.text) < 100


def test_key_is_the_id_where_that_is_unique_everywhere() -> None:
    def key(guid: str, at: str = URL) -> str:
        return key_of(entry(rss(f"<guid isPermaLink='false'>{guid}</guid><title>A</title>")), at)

    assert key("https://brand.example/1") == key("https://brand.example/1", "https://other.example/all")
    assert (key("tag:x,2026:1"), key("17")) == ("feed:tag:x,2026:1", "feed:brand.example/feed#17")
    assert key("17") != key("17", "https://other.example/feed")
    assert len(key("urn:" + "x" * 400)) == 37


def test_key_of_an_entry_without_id_is_its_link_or_made_of_its_words() -> None:
    assert key_of(entry(rss("<link>https://brand.example/a</link><title>A</title>")), URL) == (
        "feed:https://brand.example/a"
    )
    bare = entry(rss("<title>A</title>"))
    assert key_of(bare, URL)[:2] == "x:"
    assert key_of(bare, URL) != key_of(bare, "https://other.example/feed")


def test_page_names_its_feeds() -> None:
    page = b"""<HTML><head><link rel="icon" href="/x"><LINK REL='Alternate' type=application/rss+xml href=/rss>
      <link href="comments.json?a=1&amp;b=2" rel="alternate" type="application/feed+json"/>
      <link rel="alternate" hreflang="de" href="/de"></head>"""
    assert list(feeds_on(page, "https://brand.example/news/")) == [
        "https://brand.example/rss",
        "https://brand.example/news/comments.json?a=1&b=2",
    ]
