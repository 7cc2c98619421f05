"""Statuses as posts."""

import json
from typing import Any

import pytest

from firewarden.connectors.mastodon.wire import post_of
from firewarden.vocabulary.clock import MINUTE, from_iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Unreadable
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from tests.connectors.mastodon.fake import FIRST, FakeMastodon

FAKE = FakeMastodon()


def read(raw: Any) -> Fetched | Unreadable:
    names = {"5": PostKey("mastodon:https://fire.example/5")}
    return post_of(json.dumps(raw).encode(), SourceId("s"), "fire.example", names.get)


def post(text: str = "brand", **more: Any) -> Post:
    found = read(FAKE.status(1, text, **more))
    assert isinstance(found, Fetched)
    return found.post


def test_status_is_read() -> None:
    found = post(favourites_count=3, reblogs_count=2, replies_count=1, language="de-AT")
    assert (found.key, found.text, found.lang) == (
        f"mastodon:https://fire.example/users/ann/statuses/{FAKE.id_of(1)}",
        "brand",
        "de",
    )
    assert (found.created_at, found.edited_at, found.kind) == (FIRST + MINUTE, None, PostKind.POST)
    assert (found.likes, found.reposts, found.replies) == (3, 2, 1)
    assert found.author == Author(
        handle="ann@fire.example", name="Ann", followers=7, created_at=from_iso("2020-01-01T00:00:00Z")
    )


def test_text_has_the_warning_above_it_the_whole_of_links_and_the_answers_of_a_poll() -> None:
    html = (
        'It&#39;s bad: <a href="https://brand.example/long"><span class="invisible">https://</span>'
        '<span class="ellipsis">brand.example/lo</span><span class="invisible">ng</span></a><br>really</p><p>again'
    )
    found = post(html, spoiler_text="Fire &amp; smoke", poll={"options": [{"title": "Yes"}, {"title": "No"}]})
    assert found.text == "Fire & smoke\nIt's bad: https://brand.example/long\nreally\nagain\nYes\nNo"


def test_answer_names_its_parent_where_that_is_known() -> None:
    known, unknown = post(in_reply_to_id="5"), post(in_reply_to_id="6")
    assert (known.kind, known.reply_to) == (PostKind.REPLY, "mastodon:https://fire.example/5")
    assert (unknown.kind, unknown.reply_to) == (PostKind.REPLY, None)


def test_boost_is_a_repost_with_the_words_of_the_boosted() -> None:
    found = post("", reblog=FAKE.status(2, "brand two"))
    assert (found.kind, found.text) == (PostKind.REPOST, "brand two")
    assert found.repost_of == f"mastodon:https://fire.example/users/ann/statuses/{FAKE.id_of(2)}"


@pytest.mark.parametrize(
    ("quote", "key"),
    [
        (
            {"state": "accepted", "quoted_status": {"id": "2", "uri": "https://a.example/2"}},
            "mastodon:https://a.example/2",
        ),
        ({"state": "accepted", "quoted_status_id": "2"}, None),
        ({"state": "deleted", "quoted_status": None}, None),
        ({"id": "2", "uri": "https://a.example/2"}, "mastodon:https://a.example/2"),
    ],
)
def test_quote_names_what_it_quotes_where_the_server_shows_it(quote: dict[str, Any], key: str | None) -> None:
    found = post(quote=quote)
    assert (found.kind, found.quote_of) == (PostKind.QUOTE, key)


def test_what_a_status_carries() -> None:
    media = [{"type": kind} for kind in ("image", "gifv", "unknown", "audio")]
    assert post(media_attachments=media).has == {Attachment.IMAGE, Attachment.VIDEO}
    assert post(card={"url": "https://brand.example"}).has == {Attachment.LINK}


def test_edited_status_says_when() -> None:
    assert post(edited_at="2026-01-01T10:00:00.000Z").edited_at == from_iso("2026-01-01T10:00:00Z")


@pytest.mark.parametrize(
    "wrong",
    [{"created_at": "yesterday"}, {"created_at": "2026-01-01T10:00:00"}, {"id": 5}, {"account": None}, {"uri": None}],
)
def test_status_that_is_not_as_documented_is_unreadable(wrong: dict[str, Any]) -> None:
    found = read(FAKE.status(1, "brand") | wrong)
    assert isinstance(found, Unreadable)
    assert found.reason == "not-as-documented"
