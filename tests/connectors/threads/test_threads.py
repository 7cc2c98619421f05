"""Threads: an account of ours, searches, and pushes."""

from contextlib import aclosing
from typing import Any

import msgspec
import pytest

from firewarden.connectors.threads.connector import Threads
from firewarden.net.edges import Cursor
from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Quota, Removed
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.backfill import BackfillSuite
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.graph import GraphRig, Thing, written
from tests.connectors.tools import NOON, SetClock


class ThreadsRig(GraphRig):
    """Account 5 is called kestrel and has published 50; people answer it."""

    words = ""

    @property
    def source(self) -> Source:
        settings = {"api": self.url, "every": "60", "words": self.words, "searches": "500"}
        return Source(id=SourceId("t"), connector="threads", name="T", settings=settings, secret="key", live=True)

    def set_up(self) -> None:
        self.lists.things = {"me": {"id": "5", "username": "kestrel"}}
        self.lists.edges = {"me/threads": [], "me/mentions": [], "keyword_search": []}
        self.publish("50")

    def publish(self, name: str) -> None:
        self.lists.things[name] = {"id": name, "has_replies": False}
        self.lists.edges["me/threads"].append(self.lists.things[name])
        self.lists.edges[f"{name}/conversation"] = []

    def post(self, number: int, text: str, edge: str = "me/mentions", **more: Any) -> PostKey:
        thing = {
            "id": f"6{number}",
            "timestamp": written(number),
            "text": text,
            "username": "ann",
            "permalink": f"https://www.threads.com/@ann/post/6{number}",
            "media_type": "TEXT_POST",
            **more,
        }
        self.lists.edges[edge].append(thing)
        self.lists.things[f"6{number}"] = thing
        return PostKey(f"threads:6{number}")

    def say(self, number: int, text: str) -> PostKey:
        self.lists.things["50"]["has_replies"] = True
        return self.post(number, text, "50/conversation", is_reply=True, replied_to={"id": "50"})

    def change(self, number: int, text: str) -> None:
        self.lists.things[f"6{number}"]["text"] = text

    def take_back(self, number: int) -> None:
        self.lists.edges["50/conversation"].remove(self.lists.things.pop(f"6{number}"))

    def misspell(self, number: int) -> None:
        self.lists.things[f"6{number}"]["timestamp"] = number


class TestThreads(ConnectorSuite):
    RIG = ThreadsRig


def items(blocks: list[Block]) -> list[Fetched]:
    return [item for block in blocks for item in block.items if isinstance(item, Fetched)]


def test_answers_mentions_and_searches_are_posts_and_our_own_are_not() -> None:
    rig = ThreadsRig()
    rig.words = "kestrel tea, kestrel"

    async def main() -> list[Fetched]:
        rig.say(1, "is it safe? https://a.example/")
        rig.post(2, "look, @kestrel", media_type="IMAGE", media_url="https://cdn.example/2.jpg", is_quote_post=True)
        rig.post(3, "tea is bad", "keyword_search", media_type="VIDEO")
        rig.post(4, "buy tea", "keyword_search", username="Kestrel")
        return items(await read_until(rig, so_many(3)))

    answer, mention, found = sorted(
        {one.post.key: one.post for one in run(rig, main)}.values(), key=lambda p: p.created_at
    )
    assert (answer.kind, answer.reply_to, answer.has) == (PostKind.REPLY, "threads:50", frozenset({Attachment.LINK}))
    assert (mention.kind, mention.author, mention.pictures[0].url) == (
        PostKind.QUOTE,
        Author(handle="ann"),
        "https://cdn.example/2.jpg",
    )
    assert (found.kind, found.has, found.url) == (
        PostKind.POST,
        frozenset({Attachment.VIDEO}),
        "https://www.threads.com/@ann/post/63",
    )
    asked = [one.query for one in rig.asked if one.path == "/keyword_search"]
    assert [(one["q"], one["search_type"]) for one in asked] == [("kestrel tea", "RECENT"), ("kestrel", "RECENT")]
    assert ["appsecret_proof" in one.query for one in rig.asked] == [False] * len(rig.asked)


def test_searches_are_spread_over_the_day_and_what_is_left_is_shown() -> None:
    """Five hundred a day for two words: one of each in almost six minutes, however often we look."""
    rig = ThreadsRig()
    rig.words = "kestrel tea, kestrel"

    async def main() -> list[tuple[int, Quota | None]]:
        rig.post(1, "brand", "keyword_search")
        made, found = rig.tools, []
        assert isinstance(made.clock, SetClock)
        async with aclosing(Threads(made).read(rig.source, None)) as stream:  # type: ignore[type-var]
            async for block in stream:
                looks = sum(one.path == "/me/threads" for one in rig.asked)
                found.append((sum(one.path == "/keyword_search" for one in rig.asked), block.quota))
                if looks == 3:
                    made.clock.at = Instant(NOON + 346 * SECOND)
                if looks == 5:
                    break
        return found

    found = dict(run(rig, main))
    until = Instant(NOON + DAY)
    assert list(found) == [0, 1, 2, 4]
    assert [found[2], found[4]] == [Quota(left=498, of=500, until=until), Quota(left=496, of=500, until=until)]


def test_no_search_begins_that_the_day_could_not_finish() -> None:
    rig = ThreadsRig()
    rig.words = "kestrel"

    async def main() -> tuple[list[str], Quota | None]:
        rig.post(1, "brand", "keyword_search")
        rig.post(2, "brand")
        began = Cursor(counted=(NOON // SECOND - 60, 495))
        blocks = await read_until(rig, so_many(1), msgspec.json.encode(began).decode())
        return keys(blocks) + [one.path for one in rig.asked if "search" in one.path], blocks[-1].quota

    assert run(rig, main) == (
        ["threads:62"],
        Quota(left=5, of=500, until=Instant(NOON - 60 * SECOND + DAY), sampled=True),
    )


def test_count_begins_anew_after_24_hours() -> None:
    rig = ThreadsRig()
    rig.words = "kestrel"

    async def main() -> Quota | None:
        rig.post(1, "brand", "keyword_search")
        began = Cursor(counted=((NOON - DAY) // SECOND, 500))
        return (await read_until(rig, so_many(1), msgspec.json.encode(began).decode()))[-1].quota

    assert run(rig, main) == Quota(left=499, of=500, until=Instant(NOON + DAY))


def test_what_a_search_no_longer_finds_is_not_taken_back() -> None:
    rig = ThreadsRig()
    rig.words = "kestrel"

    async def main() -> list[PostKey]:
        rig.post(1, "brand", "keyword_search")
        first = await read_until(rig, so_many(1))
        rig.lists.edges["keyword_search"].clear()
        del rig.lists.things["61"]
        rig.say(2, "brand")
        later = await read_until(rig, so_many(1), first[-1].cursor)
        return [item.key for block in later for item in block.items if isinstance(item, Removed)]

    assert run(rig, main) == []


def test_word_that_finds_nothing_may_be_one_that_threads_hides() -> None:
    rig = ThreadsRig()
    rig.words = "kestrel"

    async def main() -> str:
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == (
        "Answers to kestrel and mentions can be read; searches: 1. Nobody said 'kestrel', or Threads hides what was."
    )


def push(field: str, **value: Any) -> Thing:
    values = {"field": field, "value": value}
    return {"app_id": "1", "topic": "moderate", "target_id": "5", "time": NOON // SECOND, "values": values}


def test_pushes_of_answers_mentions_and_deletions() -> None:
    rig = ThreadsRig()

    async def main() -> list[Any]:
        said = {"id": "68", "username": "ann", "timestamp": written(8), "text": "brand, at once"}
        rig.push(push("replies", **said, replied_to={"id": "50"}, root_post={"id": "50", "username": "kestrel"}))
        rig.push(push("mentions", **{**said, "id": "69"}))
        rig.push(push("delete", id="67"))
        rig.push(push("publish", id="66"))
        rig.push(push("replies", **{**said, "username": "kestrel"}))
        blocks = await read_until(rig, lambda blocks: any(block.items for block in blocks))
        return [item for block in blocks for item in block.items]

    answer, mention, gone = run(rig, main)
    assert (answer.post.key, answer.post.reply_to, answer.post.kind) == ("threads:68", "threads:50", PostKind.REPLY)
    assert (mention.post.key, mention.post.kind) == ("threads:69", PostKind.POST)
    assert gone == Removed(key=PostKey("threads:67"), at=NOON)


def test_too_many_searches_are_refused_with_a_sentence() -> None:
    rig = ThreadsRig()
    rig.words = ",".join(f"word {number}" for number in range(11))

    async def main() -> str:
        with pytest.raises(ConfigError) as caught:
            await read_until(rig, so_many(1))
        return str(caught.value)

    assert run(rig, main) == "There should be at most 10 searches; there are 11."


class TestPast(BackfillSuite):
    RIG = ThreadsRig
