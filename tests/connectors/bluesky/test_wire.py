"""What becomes of one post, as the lexicons describe it."""

import json
from typing import Any

import pytest

from firewarden.connectors.bluesky.wire import found_post, post_of
from firewarden.vocabulary.clock import Instant, from_iso
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind

ANN, BOB = "did:plc:ann", "did:web:bob.example"
WRITTEN, TOLD = from_iso("2026-03-01T10:00:00.5Z"), from_iso("2026-03-01T10:00:02Z")
LINK = "app.bsky.richtext.facet#link"


def read(told_at: Instant = TOLD, **record: Any) -> Post | None:
    whole = {"text": "Brand", "createdAt": "2026-03-01T11:00:00.500+01:00", **record}
    author = Author(handle=ANN)
    return post_of(json.dumps(whole).encode(), ANN, "3k1", SourceId("sky"), told_at=told_at, author=author)


def linked(text: str, words: str, uri: str) -> dict[str, Any]:
    start = len(text[: text.index(words)].encode())
    index = {"byteStart": start, "byteEnd": start + len(words.encode())}
    return {"text": text, "facets": [{"index": index, "features": [{"$type": LINK, "uri": uri}]}]}


def test_plain_post() -> None:
    assert read(langs=["pt-BR", "en"]) == Post(
        key="bluesky:did:plc:ann/3k1",  # type: ignore[arg-type]
        platform="bluesky",
        source=SourceId("sky"),
        created_at=WRITTEN,
        text="Brand",
        author=Author(handle=ANN),
        url="https://bsky.app/profile/did:plc:ann/post/3k1",
        lang="pt",
    )


def test_post_is_not_dated_ahead_of_when_it_was_told() -> None:
    early = Instant(WRITTEN - 10_000_000)
    ahead, back = read(early), read(createdAt="2019-01-01T00:00:00Z")
    assert ahead is not None
    assert back is not None
    assert (ahead.created_at, back.created_at) == (early, from_iso("2019-01-01T00:00:00Z"))


def test_answer_and_quote_point_to_posts_by_the_keys_those_have() -> None:
    there = {"uri": f"at://{BOB}/app.bsky.feed.post/3k9", "cid": "bafy"}
    answer = read(reply={"root": there, "parent": there})
    quote = read(embed={"$type": "app.bsky.embed.record", "record": there})
    both = read(
        embed={
            "$type": "app.bsky.embed.recordWithMedia",
            "record": {"$type": "app.bsky.embed.record", "record": there},
            "media": {"$type": "app.bsky.embed.images", "images": []},
        }
    )
    of_a_list = read(embed={"$type": "app.bsky.embed.record", "record": {"uri": f"at://{BOB}/app.bsky.graph.list/3k9"}})
    posts = [post for post in (answer, quote, both, of_a_list) if post is not None]
    assert [(post.kind, post.reply_to, post.quote_of, post.has) for post in posts] == [
        (PostKind.REPLY, f"bluesky:{BOB}/3k9", None, frozenset()),
        (PostKind.QUOTE, None, f"bluesky:{BOB}/3k9", frozenset()),
        (PostKind.QUOTE, None, f"bluesky:{BOB}/3k9", frozenset({Attachment.IMAGE})),
        (PostKind.POST, None, None, frozenset()),
    ]


@pytest.mark.parametrize(
    ("text", "words", "uri", "shown"),
    [
        (
            "Größe: acme.example/wh… ja",
            "acme.example/wh…",
            "https://acme.example/why",
            "Größe: https://acme.example/why ja",
        ),
        ("look here 👀", "here", "https://acme.example/", "look here (https://acme.example/) 👀"),
    ],
)
def test_links_are_written_out(text: str, words: str, uri: str, shown: str) -> None:
    post = read(**linked(text, words, uri))
    assert post is not None
    assert (post.text, post.has) == (shown, frozenset({Attachment.LINK}))


def test_page_that_goes_with_a_post_is_named_once() -> None:
    embed = {"$type": "app.bsky.embed.external", "external": {"uri": "https://a.example/", "title": "A"}}
    posts = [read(embed=embed), read(embed=embed, text=""), read(embed=embed, text="https://a.example/ it is")]
    assert [post and post.text for post in posts] == [
        "Brand\nhttps://a.example/",
        "https://a.example/",
        "https://a.example/ it is",
    ]


@pytest.mark.parametrize("odd", [{"embed": {"$type": 7}}, {"facets": {"no": "list"}}, {"embed": "picture"}])
def test_decoration_that_nobody_knows_harms_no_text(odd: dict[str, Any]) -> None:
    post = read(**odd)
    assert post is not None
    assert (post.text, post.has) == ("Brand", frozenset())


@pytest.mark.parametrize("bad", [{"text": None}, {"createdAt": "yesterday"}, {"createdAt": "2026-03-01T10:00:00"}])
def test_post_without_text_or_instant_is_none(bad: dict[str, Any]) -> None:
    assert read(**bad) is None


def hit(**more: Any) -> dict[str, Any]:
    return {
        "uri": f"at://{ANN}/app.bsky.feed.post/3k1",
        "author": {"did": ANN, "handle": "ann.example", "displayName": "Ann"},
        "record": {"text": "Brand", "createdAt": "2026-03-01T10:00:00Z"},
        "indexedAt": "2026-03-01T10:00:01.000Z",
        "likeCount": 4,
        "repostCount": 0,
        **more,
    }


def test_hit_of_the_search_has_its_author_and_counts() -> None:
    found = found_post(json.dumps(hit()).encode(), SourceId("sky"))
    assert isinstance(found, Fetched)
    assert found.post.author == Author(handle="ann.example", name="Ann")
    assert (found.post.key, found.post.likes, found.post.reposts, found.post.replies) == (
        f"bluesky:{ANN}/3k1",
        4,
        0,
        None,
    )


def test_hit_that_is_no_post_is_unreadable() -> None:
    raw = json.dumps(hit(uri="at://nobody/app.bsky.feed.like/1")).encode()
    assert found_post(raw, SourceId("sky")) == Unreadable(reason="not-as-documented", raw=raw)


def test_account_without_a_valid_name_goes_by_its_id() -> None:
    found = found_post(json.dumps(hit(author={"did": ANN, "handle": "handle.invalid"})).encode(), SourceId("sky"))
    assert isinstance(found, Fetched)
    assert found.post.author == Author(handle=ANN)
