"""Instagram: an account of ours, by looking and by pushes."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from firewarden.connectors.instagram.connector import _edges
from firewarden.net.graph import Graph, Keys
from firewarden.net.web import Web
from firewarden.vocabulary.clock import MINUTE, SECOND
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Removed, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.backfill import BackfillSuite
from tests.connectors.conformance.http import Answered, Asked
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.graph import FIRST, GraphRig, Thing, Trouble, error, written
from tests.connectors.tools import NOON


class InstagramRig(GraphRig):
    """Account 17 is called kestrel and has published 1; people comment under it."""

    page = 50
    mentioned: Thing

    @property
    def source(self) -> Source:
        settings = {"account": "17", "api": self.url, "every": "30"}
        return Source(id=SourceId("i"), connector="instagram", name="I", settings=settings, secret="key", live=True)

    def set_up(self) -> None:
        self.mentioned = {}
        self.lists.things = {"17": {"id": "17", "username": "kestrel"}}
        self.lists.edges = {"17/media": [], "17/tags": [], "1/comments": []}
        self.publish("1")

    def publish(self, name: str) -> None:
        thing = {"id": name, "permalink": f"https://www.instagram.com/p/{name}/", "comments_count": 0}
        self.lists.edges["17/media"].append(thing)
        self.lists.edges[f"{name}/comments"] = []
        self.lists.things[name] = thing

    def comment(self, number: int, text: str, **more: Any) -> PostKey:
        thing = {"id": f"9{number}", "timestamp": written(number), "text": text, "username": "ann", **more}
        self.lists.edges["1/comments"].append(thing)
        self.lists.things[f"9{number}"] = thing
        self.lists.things["1"]["comments_count"] += 1
        return PostKey(f"instagram:9{number}")

    def tag(self, number: int, **more: Any) -> PostKey:
        thing = {"id": f"8{number}", "timestamp": written(number), "caption": "brand", "username": "bo", **more}
        self.lists.edges["17/tags"].append(thing)
        return PostKey(f"instagram:8{number}")

    def say(self, number: int, text: str) -> PostKey:
        return self.comment(number, text)

    def change(self, number: int, text: str) -> None:
        self.lists.things[f"9{number}"]["text"] = text
        self.later()

    def take_back(self, number: int) -> None:
        self.lists.edges["1/comments"].remove(self.lists.things.pop(f"9{number}"))
        self.lists.things["1"]["comments_count"] -= 1

    def misspell(self, number: int) -> None:
        self.lists.things[f"9{number}"]["timestamp"] = number

    def answer(self, asked: Asked) -> Answered:
        fields = asked.query.get("fields", "")
        if asked.path == "/17" and fields.startswith("mentioned_") and not self.trouble:
            kind, name = fields.partition("{")[0].rstrip(")").split("(")
            found = self.mentioned.get(name)
            if found is not None:
                return Answered(json.dumps({kind.partition(".")[0]: found, "id": "17"}).encode())
            return super().answer(Asked("GET", "/gone", {}, asked.headers))
        return super().answer(asked)


class TestInstagram(ConnectorSuite):
    RIG = InstagramRig


def items(blocks: Sequence[Block]) -> list[Fetched]:
    return [item for block in blocks for item in block.items if isinstance(item, Fetched)]


def gone(blocks: Sequence[Block]) -> list[PostKey]:
    return [item.key for block in blocks for item in block.items if isinstance(item, Removed)]


def test_comment_its_answers_and_tags_are_posts_and_our_own_are_not() -> None:
    rig = InstagramRig()

    async def main() -> list[Fetched]:
        answers = [
            {"id": "93", "timestamp": written(3), "text": "same here", "username": "bo", "like_count": 1},
            {"id": "94", "timestamp": written(4), "text": "we are sorry", "username": "Kestrel"},
        ]
        rig.comment(2, "brand broke", like_count=4, replies={"data": answers})
        rig.comment(5, "thanks, all", username="kestrel")
        rig.tag(6, media_type="IMAGE", media_url="https://cdn.example/6.jpg", comments_count=2)
        return items(await read_until(rig, so_many(3)))

    comment, answer, tagged = sorted(run(rig, main), key=lambda one: one.post.created_at)
    assert (comment.post.key, comment.post.reply_to, comment.post.likes) == ("instagram:92", "instagram:1", 4)
    assert comment.post.url == "https://www.instagram.com/p/1/"
    assert (answer.post.key, answer.post.reply_to, answer.post.author) == (
        "instagram:93",
        "instagram:92",
        Author(handle="bo"),
    )
    assert (tagged.post.kind, tagged.post.text, tagged.post.replies) == (PostKind.POST, "brand", 2)
    assert (tagged.post.has, tagged.post.pictures[0].url) == (
        frozenset({Attachment.IMAGE}),
        "https://cdn.example/6.jpg",
    )
    assert b"same here" not in comment.raw
    assert json.loads(comment.raw)["text"] == "brand broke"


def test_tag_that_is_missing_twice_is_taken_back_and_the_last_ones_of_a_page_are_not() -> None:
    rig = InstagramRig()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        tagged = [rig.tag(number) for number in range(1, 4)]
        first = await read_until(rig, so_many(3))
        del rig.lists.edges["17/tags"][1]
        return tagged, gone(await read_until(rig, lambda blocks: bool(gone(blocks)), first[-1].cursor))

    tagged, found = run(rig, main)
    assert found == [tagged[1]]


def test_service_for_accounts_without_a_page_is_not_asked_for_tags() -> None:
    edges = _edges_of("https://graph.instagram.com/v26.0")
    assert edges == ["under 1"]
    assert _edges_of("https://graph.facebook.com/v26.0") == ["tagged", "under 1"]


def _edges_of(api: str) -> list[str]:
    rig = InstagramRig()

    async def main() -> list[str]:
        async with Web(private=True) as web:
            graph = Graph(web, rig.url, Keys("", SECRET), "Instagram", rig.tools, proven=False)
            source = replace(rig.source, settings={"account": "17", "api": api})
            return [edge.name for edge in await _edges(graph, source, "kestrel")]

    return run(rig, main)


def push(field: str, **value: Any) -> Thing:
    return {"object": "instagram", "entry": [{"id": "17", "time": NOON // SECOND, "field": field, "value": value}]}


def test_comment_that_is_pushed_has_the_time_of_the_push() -> None:
    rig = InstagramRig()

    async def main() -> list[Fetched]:
        who, media = {"id": "3", "username": "ann"}, {"id": "1", "media_product_type": "FEED"}
        rig.push(push("comments", id="95", text="brand?", media=media, **{"from": who}))
        rig.push(push("live_comments", id="96", text="live", media=media, parent_id="95", **{"from": who}))
        rig.push(push("comments", id="97", text="ours", media=media, **{"from": {"id": "17", "username": "kestrel"}}))
        rig.push(push("story_insights", media_id="1"))
        return items(await read_until(rig, so_many(2)))

    comment, answer = (one.post for one in run(rig, main))
    assert (comment.key, comment.text, comment.reply_to) == ("instagram:95", "brand?", "instagram:1")
    assert (comment.created_at, comment.author) == (NOON, Author(handle="ann"))
    assert (answer.key, answer.reply_to) == ("instagram:96", "instagram:95")


def test_comment_that_is_pushed_is_read_though_the_token_has_expired() -> None:
    rig = InstagramRig()

    async def main() -> list[PostKey]:
        rig.push(
            push("comments", id="95", text="brand?", media={"id": "1"}, **{"from": {"id": "3", "username": "ann"}})
        )
        rig.trouble = Trouble(error(190))
        return keys(await read_until(rig, so_many(1)))

    assert run(rig, main) == ["instagram:95"]


def test_mention_is_asked_for_where_a_push_says_it_is() -> None:
    rig = InstagramRig()
    rig.mentioned = {
        "71": {"id": "71", "timestamp": written(1), "text": "ask @kestrel", "media": {"id": "70"}},
        "72": {
            "id": "72",
            "timestamp": written(2),
            "caption": "with @kestrel",
            "username": "bo",
            "media_type": "VIDEO",
        },
    }

    async def main() -> list[Any]:
        rig.push(push("mentions", media_id="70", comment_id="71"))
        rig.push(push("mentions", media_id="72"))
        rig.push(push("mentions", media_id="73", comment_id="74"))
        rig.push(push("mentions", media_id="1){id}"))
        blocks = await read_until(rig, lambda blocks: any(block.items for block in blocks))
        return [item for block in blocks for item in block.items]

    comment, caption, gone, wrong = run(rig, main)
    assert (comment.post.key, comment.post.text, comment.post.reply_to) == (
        "instagram:71",
        "ask @kestrel",
        "instagram:70",
    )
    assert (comment.post.author, json.loads(comment.raw)["id"]) == (None, "71")
    assert (caption.post.key, caption.post.has, caption.post.kind) == (
        "instagram:72",
        frozenset({Attachment.VIDEO}),
        PostKind.POST,
    )
    assert [(one.reason, isinstance(one, Unreadable)) for one in (gone, wrong)] == [
        ("not-given", True),
        ("not-as-documented", True),
    ]
    assert not [one for one in rig.asked if "1){id}" in one.query.get("fields", "")]


def test_mention_is_asked_for_again_after_trouble() -> None:
    rig = InstagramRig()
    rig.mentioned = {"71": {"id": "71", "timestamp": written(1), "text": "ask @kestrel", "media": {"id": "70"}}}

    async def main() -> list[PostKey]:
        first = await read_until(rig, bool)
        rig.push(push("mentions", media_id="70", comment_id="71"))
        rig.trouble = Trouble(error(2, status=500), "/17")
        with pytest.raises(NetworkError):
            await read_until(rig, so_many(1), first[-1].cursor)
        rig.trouble = None
        return keys(await read_until(rig, so_many(1), first[-1].cursor))

    assert run(rig, main) == ["instagram:71"]


def test_full_answer_without_a_next_one_is_told_as_lost() -> None:
    """Instagram documents fifty comments of an answer and no pages behind them."""
    rig = InstagramRig()

    async def main() -> list[tuple[int, int]]:
        rig.comment(1, "brand")
        first = await read_until(rig, so_many(1))
        rig.lists.edges["1/comments"] = []
        for number in range(60, 110):
            rig.comment(number, "brand")
        later = await read_until(rig, so_many(50), first[-1].cursor)
        return [((b.lost.start - FIRST) // MINUTE, (b.lost.end - FIRST) // MINUTE) for b in later if b.lost]

    assert run(rig, main) == [(1, 60)]


def test_account_that_is_none_is_named() -> None:
    rig = InstagramRig()

    async def main() -> str:
        source = replace(rig.source, settings={"account": "@kestrel"})
        return (await connector_of(rig).check(source)).says

    assert run(rig, main) == "'@kestrel' is no account. It should be the number that the service gives it."


class TestPast(BackfillSuite):
    RIG = InstagramRig
