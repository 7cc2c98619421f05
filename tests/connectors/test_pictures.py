"""Pictures of posts, as each network names them: address, alt text and kind of file."""

import json
from base64 import b64encode
from typing import Any

import msgspec
import pytest

from firewarden.connectors.bluesky import wire as bluesky
from firewarden.connectors.discord import wire as discord
from firewarden.connectors.feeds import wire as feeds
from firewarden.connectors.lemmy import wire as lemmy
from firewarden.connectors.mastodon import wire as mastodon
from firewarden.connectors.reddit import wire as reddit
from firewarden.connectors.replay.media import pictures
from firewarden.connectors.x import wire as x
from firewarden.vocabulary.clock import from_iso
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import MOST_PICTURES, Author, Picture, pictures_of

SRC, AT = SourceId("src"), "2026-03-01T10:00:00Z"
SMOKE = "smoke from a heater"
CONTENT = "bafkreiabaibqibiga4eascqlbqgq4dyqcejbgfavcylrqgi2dmob2hq7ea"
AS_BYTES = b64encode(b"\x01\x55\x12\x20" + bytes(range(1, 33))).decode()
"""The same id in two forms; the network's own library makes the first of the second."""


def found(item: Fetched | Unreadable | None) -> tuple[Picture, ...]:
    assert isinstance(item, Fetched)
    return item.post.pictures


def bluesky_pictures(embed: dict[str, Any]) -> tuple[Picture, ...]:
    record = {"text": "Brand", "createdAt": AT, "embed": embed}
    told = from_iso(AT)
    post = bluesky.post_of(
        json.dumps(record).encode(), "did:plc:ann", "3k1", SRC, told_at=told, author=Author(handle="a")
    )
    assert post is not None
    return post.pictures


def image(ref: object) -> dict[str, Any]:
    return {"alt": SMOKE, "image": {"$type": "blob", "ref": ref, "mimeType": "image/png", "size": 9}}


def test_bluesky_gives_the_id_of_the_content() -> None:
    there = bluesky_pictures({"$type": "app.bsky.embed.images", "images": [image({"$link": CONTENT}), image("no id")]})
    address = f"https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:ann/{CONTENT}@jpeg"
    assert there == (Picture(url=address, alt=SMOKE, media_type="image/png"),)


def test_bluesky_firehose_gives_it_as_bytes_beside_a_quoted_post() -> None:
    media = {"$type": "app.bsky.embed.images", "images": [image(AS_BYTES)]}
    [there] = bluesky_pictures({"$type": "app.bsky.embed.recordWithMedia", "media": media})
    assert there.url.rpartition("/")[2] == f"{CONTENT}@jpeg"


def test_mastodon_gives_its_own_copy() -> None:
    media = [
        {
            "type": "image",
            "url": "https://a.example/1.png",
            "remote_url": "https://b.example/1.png",
            "description": SMOKE,
        },
        {"type": "image", "url": None, "remote_url": "https://b.example/2.png", "description": None},
        {"type": "video", "url": "https://a.example/3.mp4"},
        {"type": "unknown", "url": None},
    ]
    status = {"id": "1", "uri": "https://a.example/s/1", "created_at": AT, "account": {"acct": "ann"}}
    raw = json.dumps(status | {"media_attachments": media}).encode()
    assert found(mastodon.post_of(raw, SRC, "a.example", lambda _: None)) == (
        Picture(url="https://a.example/1.png", alt=SMOKE),
        Picture(url="https://b.example/2.png"),
    )


def test_lemmy_tells_a_picture_from_a_page() -> None:
    def told(kind: str) -> tuple[Picture, ...]:
        post = {"id": 1, "ap_id": "https://l.example/1", "published": AT, "name": "Brand", "alt_text": SMOKE}
        view = {"post": post | {"url": "https://l.example/p", "url_content_type": kind}}
        raw = json.dumps(view | {"creator": {"name": "ann", "actor_id": "https://l.example/u/ann"}}).encode()
        read = lemmy.view_of(raw)
        assert read is not None
        return found(lemmy.post_of(read, raw, SRC, lambda _: None))

    assert told("text/html") == ()
    assert told("image/webp") == (Picture(url="https://l.example/p", alt=SMOKE, media_type="image/webp"),)


def test_discord_gives_attachments() -> None:
    files = [
        {"content_type": "image/png", "url": "https://cdn.example/1?ex=1", "description": SMOKE},
        {"content_type": "application/pdf", "url": "https://cdn.example/2"},
    ]
    message = {
        "id": "1",
        "timestamp": AT,
        "author": {"id": "2", "username": "ann"},
        "channel_id": "3",
        "content": "Brand",
    }
    raw = json.dumps(message | {"attachments": files}).encode()
    there = found(discord.item_of(raw, discord.Channel(id="3", guild_id="4"), SRC))
    assert there == (Picture(url="https://cdn.example/1?ex=1", alt=SMOKE, media_type="image/png"),)


def reddit_pictures(**data: Any) -> tuple[Picture, ...]:
    whole = {"name": "t3_10", "created_utc": 1.0, "title": "Brand", "is_self": False} | data
    return found(reddit.post_of(reddit.Thing(json.dumps({"data": whole}).encode()), SRC))


def test_reddit_links_to_a_picture_or_has_a_gallery_in_its_order() -> None:
    media = {
        "b": {"e": "Image", "m": "image/png", "s": {"u": "https://r.example/b?x=1&amp;s=2"}},
        "a": {"e": "Image", "m": "image/jpg", "s": {"u": "https://r.example/a"}},
        "c": {"e": "AnimatedImage", "m": "image/gif", "s": {"gif": "https://r.example/c"}},
    }
    items = [{"media_id": "a", "caption": SMOKE}, {"media_id": "b"}, {"media_id": "c"}, {"media_id": "gone"}]
    assert reddit_pictures(post_hint="image", url="https://r.example/1") == (Picture(url="https://r.example/1"),)
    assert reddit_pictures(gallery_data=None, media_metadata=None) == ()
    assert reddit_pictures(gallery_data={"items": items}, media_metadata=media) == (
        Picture(url="https://r.example/a", alt=SMOKE, media_type="image/jpg"),
        Picture(url="https://r.example/b?x=1&s=2", media_type="image/png"),
    )


def test_x_names_photos_beside_the_posts() -> None:
    media = [
        {"media_key": "3_1", "type": "photo", "url": "https://x.example/1.jpg", "alt_text": SMOKE},
        {"media_key": "7_2", "type": "video"},
    ]
    includes = x.Includes(media=[msgspec.Raw(json.dumps(one).encode()) for one in media])
    tweet: dict[str, Any] = {"id": "1500000000000000000", "text": "Brand", "author_id": "9", "created_at": AT}
    tweet |= {"attachments": {"media_keys": ["3_1", "7_2", "3_9"]}}
    there = found(x.post_of(json.dumps(tweet).encode(), x.Around(includes), SRC))
    assert there == (Picture(url="https://x.example/1.jpg", alt=SMOKE),)


RSS = b"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>n</title><item>
<title>Brand</title><link>https://n.example/a/1</link><enclosure url="/pics/1.png" type="image/png" length="9"/>
<enclosure url="https://n.example/1.mp3" type="audio/mpeg" length="9"/>
<media:content url="https://n.example/2" medium="image"/></item></channel></rss>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [{"id": "1", "url": "https://n.example/a/1", "title": "Brand", "image": "/pics/1.png"}],
}


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (
            RSS,
            "application/rss+xml",
            (
                Picture(url="https://n.example/pics/1.png", media_type="image/png"),
                Picture(url="https://n.example/2"),
            ),
        ),
        (
            json.dumps(JSON_FEED).encode(),
            "application/feed+json",
            (Picture(url="https://n.example/pics/1.png"),),
        ),
    ],
    ids=["rss", "json"],
)
def test_feeds_have_enclosures_and_media(body: bytes, kind: str, expected: tuple[Picture, ...]) -> None:
    feed = feeds.feed_of(body, kind, "https://n.example/feed")
    assert feed is not None
    [entry] = feed.entries
    assert isinstance(entry, feeds.Entry)
    assert entry.pictures == expected


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("images", ["https://f.example/1", "no address"], [Picture(url="https://f.example/1")]),
        ("media", "https://f.example/1.jpg", [Picture(url="https://f.example/1.jpg")]),
        ("media", "https://f.example/1.mp4", []),
        (
            "media_attachments",
            [
                {"type": "image", "url": "https://f.example/1", "description": SMOKE},
                {"type": "video", "url": "https://f/2"},
            ],
            [Picture(url="https://f.example/1", alt=SMOKE)],
        ),
        ("images", True, []),
    ],
)
def test_recordings_have_them_in_columns(column: str, value: object, expected: list[Picture]) -> None:
    assert list(pictures(column, value)) == expected


def test_no_post_has_more_than_a_few_and_nothing_but_the_web_is_an_address() -> None:
    many = [Picture(url=f"https://p.example/{number}", alt="a" * 9_000) for number in range(99)]
    wrong = [
        Picture(url=url)
        for url in ("", "file:///etc/passwd", "data:image/png,", "https://a b", "https://" + "a" * 9_000)
    ]
    kept = pictures_of([*wrong, many[0], *many])
    assert [one.url for one in kept] == [one.url for one in many[:MOST_PICTURES]]
    assert {len(one.alt) for one in kept} == {2_000}
