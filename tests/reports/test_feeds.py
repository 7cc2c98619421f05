"""Feeds keep the rules by which the W3C's validator judges them: RFC 4287 for Atom, the RSS Advisory Board's profile,
JSON Feed 1.1, and RFC 5545 for the calendar."""

import json
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from firewarden.reports.calendar import Event, calendar
from firewarden.reports.feeds import Entry, Feed, atom, json_feed, rss
from firewarden.vocabulary.clock import HOUR, Instant

A = "{http://www.w3.org/2005/Atom}"
NOON = Instant(1_700_000_000_000_000)
HOME = "https://status.example.org/"


def entry(number: int, text: str = "We know.", **other: object) -> Entry:
    values: dict[str, object] = {
        "id": f"urn:uuid:00000000-0000-7000-8000-{number:012}",
        "address": f"{HOME}incidents/1/#update-{number}",
        "title": f"Update {number}: aware",
        "text": text,
        "language": "en",
        "at": Instant(NOON + number * HOUR),
    }
    return Entry(**(values | other))  # type: ignore[arg-type]


def feed(*entries: Entry) -> Feed:
    return Feed(
        id=f"{HOME}feeds/all.en",
        home=HOME,
        address=f"{HOME}feeds/all.en.atom",
        title="Acme · Updates",
        about="What we know",
        author="Acme",
        language="en",
        changed_at=Instant(NOON + 3 * HOUR),
        entries=entries,
        icon=f"{HOME}logo/1",
    )


THREE = feed(entry(3, topics=("Hall 2",)), entry(2, "Café <b>&\nÜber", language="de"), entry(1))


def test_atom_has_what_each_feed_and_entry_must_have() -> None:
    root = ElementTree.fromstring(atom(THREE))

    for element in (root, *root.findall(f"{A}entry")):
        assert [len(element.findall(A + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        for name in ("updated", "published"):
            for at in element.findall(A + name):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", at.text or "")
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{A}link")}
    assert links == {"self": f"{HOME}feeds/all.en.atom", "alternate": HOME}
    ids = [one.findtext(f"{A}id") for one in root.iter() if one.find(f"{A}id") is not None]
    assert len(ids) == len(set(ids)) == 4
    assert root.findtext(f"{A}author/{A}name") == "Acme"


def test_every_address_is_absolute() -> None:
    found = re.findall(
        r'(?:href="|<link>|<url>|url": ")([^"<]*)', (atom(THREE) + rss(THREE) + json_feed(THREE)).decode()
    )

    assert len(found) > 12
    assert [one for one in found if not (urlsplit(one).scheme == "https" and urlsplit(one).netloc)] == []


def test_rss_has_what_a_channel_and_its_items_must_have() -> None:
    root = ElementTree.fromstring(rss(THREE))
    channel = root.find("channel")
    assert channel is not None

    assert (root.tag, root.get("version"), [channel.findtext(name) for name in ("title", "link", "description")]) == (
        "rss",
        "2.0",
        ["Acme · Updates", HOME, "What we know"],
    )
    assert channel.find(f"{A}link").attrib == {  # type: ignore[union-attr]
        "rel": "self",
        "type": "application/rss+xml",
        "href": f"{HOME}feeds/all.en.atom",
    }
    guids = [one.find("guid") for one in channel.findall("item")]
    assert [(one.text, one.get("isPermaLink")) for one in guids if one is not None] == [
        (one.id, "false") for one in THREE.entries
    ]
    assert all(parsedate_to_datetime(one.findtext("pubDate") or "") for one in channel.findall("item"))
    assert channel.findall("item")[1].findtext("description") == "<p>Café &lt;b&gt;&amp;</p><p>Über</p>"


def test_json_feed_is_one() -> None:
    document = json.loads(json_feed(THREE))

    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in document["items"]] == [one.id for one in THREE.entries]
    assert document["items"][1]["content_text"] == "Café <b>&\nÜber"
    assert document["items"][0]["tags"] == ["Hall 2"]


def test_a_reader_reads_both_and_empty_ones() -> None:
    for written in (atom(THREE), rss(THREE), atom(feed()), rss(feed()), atom(feed(entry(1))), rss(feed(entry(1)))):
        assert feedparser.parse(written).bozo == 0
    assert [one.id for one in feedparser.parse(atom(THREE)).entries] == [one.id for one in THREE.entries]


@given(st.text(max_size=300))
def test_whatever_somebody_wrote_the_feeds_stay_readable(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    for written in (atom, rss):
        ElementTree.fromstring(written(feed(entry(1, text))))
    assert json.loads(json_feed(feed(entry(1, text))))["items"][0]["content_text"] == text


def event(text: str = "We look into it.", **other: object) -> Event:
    values: dict[str, object] = {"id": "next-1", "at": NOON, "changed_at": NOON, "title": "Next public update"}
    return Event(**(values | {"text": text, "address": HOME} | other))  # type: ignore[arg-type]


def test_calendar_is_one() -> None:
    lines = calendar("Acme", "en", [event(), event(id="promise-2", over=True)]).decode().split("\r\n")

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in lines if line.startswith(("UID", "DTSTART", "STATUS"))] == [
        "UID:next-1",
        "DTSTART:20231114T221320Z",
        "STATUS:CONFIRMED",
        "UID:promise-2",
        "DTSTART:20231114T221320Z",
        "STATUS:CANCELLED",
    ]


@given(st.text(max_size=300))
def test_lines_of_a_calendar_are_short_and_come_back_whole(text: str) -> None:
    text = "".join(sign for sign in text.encode("utf-8", "replace").decode() if ord(sign) >= 32)
    written = calendar("Acme", "en", [event(text)])

    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    whole = written.replace(b"\r\n ", b"").decode().split("\r\n")
    said = next(line for line in whole if line.startswith("DESCRIPTION")).split(":", 1)[1]
    assert re.sub(r"\\(.)", r"\1", said) == text
