"""Hacker News by its search service."""

import json
from dataclasses import replace
from typing import Any

from firewarden.connectors.hackernews.wire import plain, post_of
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import Can, Mood
from tests.connectors.conformance.suite import ConnectorSuite, gone, keys, looked, read_until, run, so_many
from tests.connectors.tools import NOON

FIRST = NOON // 1_000_000 - 86_400


class HackerNewsRig(HttpRig):
    """Searches as the service does: newest first, pages of at most a thousand hits in all."""

    can = frozenset({Can.LETTER, Can.EDITS, Can.DELETIONS})
    moods = frozenset(Mood) - {Mood.REFUSED}

    def __init__(self) -> None:
        super().__init__()
        self.hits: dict[int, dict[str, Any]] = {}
        self.single: dict[int, object] = {}

    @property
    def source(self) -> Source:
        settings = {"words": "brand", "api": f"{self.url}/api/v1", "every": "1", "items": f"{self.url}/v0"}
        return Source(id=SourceId("hn"), connector="hackernews", name="HN", settings=settings, live=True)

    def say(self, number: int, text: str) -> PostKey:
        self.hits[number] = {
            "objectID": str(number),
            "created_at_i": FIRST + 60 * number,
            "author": "ann",
            "comment_text": text,
            "parent_id": 1,
        }
        return PostKey(f"hackernews:{number}")

    def change(self, number: int, text: str) -> None:
        self.hits[number]["comment_text"] = text

    def take_back(self, number: int) -> None:
        self.single[number] = {"id": number, "deleted": True, "type": "comment"}
        del self.hits[number]

    def misspell(self, number: int) -> None:
        self.hits[number]["author"] = {"not": "a name"}

    def answer(self, asked: Asked) -> Answered:
        if asked.path.startswith("/v0/item/"):
            return Answered(json.dumps(self.single[int(asked.path[9:].removesuffix(".json"))]).encode())
        assert (asked.path, asked.query["tags"]) == ("/api/v1/search_by_date", "(story,comment)")
        limits = [limit for limit in asked.query.get("numericFilters", "").split(",") if limit]
        lowest = max([int(limit[14:]) for limit in limits if limit.startswith("created_at_i>=")], default=0)
        highest = min([int(limit[14:]) for limit in limits if limit.startswith("created_at_i<=")], default=2**40)
        words = asked.query["query"]
        found = sorted(
            (hit for hit in self.hits.values() if words in str(hit) and lowest <= hit["created_at_i"] <= highest),
            key=lambda hit: -hit["created_at_i"],
        )
        size, page = int(asked.query["hitsPerPage"]), int(asked.query.get("page", "0"))
        part = found[:1000][page * size : (page + 1) * size]
        return Answered(json.dumps({"hits": part, "nbHits": len(found), "page": page}).encode())


class TestHackerNews(ConnectorSuite):
    RIG = HackerNewsRig


def test_more_than_the_service_gives_at_once_is_read_in_stretches() -> None:
    rig = HackerNewsRig()

    async def main() -> list[Block]:
        for number in range(1, 1301):
            rig.say(number, "brand")
        return await read_until(rig, so_many(1300))

    blocks = run(rig, main)
    assert keys(blocks) == [f"hackernews:{number}" for number in range(1, 1301)]
    assert max(len(block.items) for block in blocks) == 200


def test_several_searches_are_told_together_from_the_oldest_on() -> None:
    class Two(HackerNewsRig):
        @property
        def source(self) -> Source:
            found = super().source
            return replace(found, settings=found.settings | {"words": "brand\nbrnad"})

    rig = Two()

    async def main() -> tuple[list[PostKey], list[Block]]:
        words = ("brand", "brnad", "weather", "brand and brnad")
        said = [rig.say(number, text) for number, text in enumerate(words, 1)]
        return [said[0], said[1], said[3]], await read_until(rig, so_many(3))

    said, blocks = run(rig, main)
    assert keys(blocks) == said


def test_only_what_the_site_says_is_gone_is_taken_back() -> None:
    rig = HackerNewsRig()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 6)]
        first = await read_until(rig, so_many(5))
        rig.single = {1: {"id": 1, "dead": True}, 2: {"id": 2, "text": "of other things now"}, 3: None}
        rig.single[4] = {"id": 4, "deleted": True}
        for number in rig.single:
            del rig.hits[number]
        later = await read_until(rig, looked(3), first[-1].cursor)
        return [said[0], said[3]], gone(later)

    taken_back, found = run(rig, main)
    assert found == taken_back
    assert [asked.path for asked in rig.asked].count("/v0/item/2.json") == 1


def test_cursor_of_an_older_version_is_read_on() -> None:
    rig = HackerNewsRig()

    async def main() -> list[PostKey]:
        rig.say(1, "brand")
        key = rig.say(2, "brand")
        assert keys(await read_until(rig, looked(1), json.dumps({"since": FIRST + 90}))) == [key]
        return gone(await read_until(rig, looked(2), json.dumps({"since": FIRST + 90})))

    assert run(rig, main) == []


def test_story_is_its_title_its_text_and_its_link() -> None:
    hit = {
        "objectID": "7",
        "created_at_i": 1_700_000_000,
        "author": "bob",
        "title": "Brand &amp; co",
        "url": "https://brand.example/",
        "points": 4,
        "num_comments": 9,
    }
    found = post_of(json.dumps(hit).encode(), SourceId("hn"))
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.kind, post.title, post.text) == (PostKind.POST, "Brand &amp; co", "Brand &amp; co")
    assert (post.author, post.likes, post.replies, post.has) == (
        *(Author(handle="bob"), 4, 9),
        frozenset({Attachment.LINK}),
    )
    assert post.url == "https://news.ycombinator.com/item?id=7"


def test_comment_answers_its_parent() -> None:
    hit = {"objectID": "8", "created_at_i": 1_700_000_001, "author": None, "comment_text": "no", "parent_id": 7}
    found = post_of(json.dumps(hit).encode(), SourceId("hn"))
    assert isinstance(found, Fetched)
    assert (found.post.kind, found.post.reply_to, found.post.author) == (PostKind.REPLY, "hackernews:7", None)


def test_text_is_freed_of_its_markup() -> None:
    assert plain('It&#x27;s <i>bad</i>.<p>See <a href="x">this</a> &lt;b&gt;') == "It's bad.\nSee this <b>"


def test_hit_without_a_time_is_unreadable() -> None:
    assert post_of(b'{"objectID": "9"}', SourceId("hn")) == Unreadable(
        reason="not-as-documented", raw=b'{"objectID": "9"}'
    )
