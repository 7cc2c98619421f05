"""Posts and comments of Lemmy servers."""

import json
from typing import Any

import pytest

from firewarden.connectors.lemmy.wire import post_of, view_of
from firewarden.vocabulary.clock import MINUTE, Instant, from_iso, iso
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, Post, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import Can, Mood
from tests.connectors.conformance.suite import (
    ConnectorSuite,
    connector_of,
    gone,
    keys,
    looked,
    posts,
    read_until,
    run,
    so_many,
)
from tests.connectors.tools import NOON

FIRST = NOON - 24 * 60 * MINUTE
HOST = "https://fire.example"
Json = dict[str, Any]


class LemmyRig(HttpRig):
    """Views by number, newest first; what is deleted is in no list. `spoken` is what people make."""

    can = frozenset({Can.EDITS, Can.DELETIONS, Can.LETTER})
    moods = frozenset(Mood) - {Mood.REFUSED}
    spoken = "post"

    def __init__(self) -> None:
        super().__init__()
        self.views: dict[str, dict[int, Json]] = {"post": {}, "comment": {}}
        self.settings: dict[str, str] = {}
        self.missing = 404

    @property
    def source(self) -> Source:
        settings = {"servers": self.url, **self.settings}
        return Source(id=SourceId("lemmings"), connector="lemmy", name="Lemmings", settings=settings, live=True)

    def say(self, number: int, text: str, **more: Any) -> PostKey:
        self.views[self.spoken][number] = view = self.view(self.spoken, number, text, **more)
        return PostKey(f"lemmy:{view[self.spoken]['ap_id']}")

    def change(self, number: int, text: str) -> None:
        thing = self.views[self.spoken][number][self.spoken]
        thing |= {"content" if self.spoken == "comment" else "body": text}
        thing["updated"] = iso(Instant(FIRST + (number + 30) * MINUTE))

    def take_back(self, number: int) -> None:
        del self.views[self.spoken][number]

    def misspell(self, number: int) -> None:
        self.views[self.spoken][number]["creator"] = "ann"

    def view(self, kind: str, number: int, text: str, **more: Any) -> Json:
        at = iso(Instant(FIRST + number * MINUTE))
        ids = {"id": number, "ap_id": f"{HOST}/{kind}/{number}", "published": at, "deleted": False, "removed": False}
        post = {"id": 9, "ap_id": f"{HOST}/post/9", "published": at, "name": "Fire"}
        said: Json = {"post": post}
        if kind == "post":
            said["post"] = {**ids, "name": f"No. {number}", "body": text, **more}
        else:
            said["comment"] = {**ids, "content": text, "path": f"0.{number}", **more}
        creator = {"id": 1, "name": "ann", "actor_id": f"{HOST}/u/ann", "published": "2023-06-12T10:00:00.123456Z"}
        counts = {"upvotes": 3, "downvotes": 1, "score": 2, "comments": 5, "child_count": 4}
        return {**said, "creator": creator, "counts": counts}

    def answer(self, asked: Asked) -> Answered:
        path = asked.path.removeprefix("/api/v3/")
        if path in self.views:
            view = self.views[path].get(int(asked.query["id"]))
            if view is None:
                return Answered(b'{"error":"couldnt_find_post"}', self.missing)
            return Answered(json.dumps({f"{path}_view": view}).encode())
        assert (asked.query["sort"], asked.query["limit"]) == ("New", "50")
        kind = path.removesuffix("/list") if path != "search" else asked.query["type_"].lower()[:-1]
        found = sorted(self.views[kind].values(), key=lambda view: view[kind]["published"], reverse=True)
        if path == "search":
            assert asked.query["listing_type"] == "All"
            found = [view for view in found if asked.query["q"] in json.dumps(view)]
        else:
            assert asked.query["type_"] == "All"
        start = (int(asked.query["page"]) - 1) * 50
        return Answered(json.dumps({f"{kind}s": found[start : start + 50]}).encode())


class CommentRig(LemmyRig):
    spoken = "comment"


class TestPosts(ConnectorSuite):
    RIG = LemmyRig


class TestComments(ConnectorSuite):
    RIG = CommentRig


def test_past_is_read_by_pages_and_told_from_the_oldest_on() -> None:
    rig = LemmyRig()

    async def main() -> tuple[list[PostKey], list[Block], list[PostKey]]:
        rig.say(-60 * 24 * 30, "a month ago")
        said = [rig.say(number, "brand") for number in range(1, 451)]
        whole = await read_until(rig, so_many(450))
        return said, whole, keys(await read_until(rig, so_many(250), whole[0].cursor))

    said, blocks, rest = run(rig, main)
    assert (keys(blocks), rest) == (said, said[200:])
    assert [len(block.items) for block in blocks] == [200, 200, 50]


def test_post_that_comes_late_from_another_server_is_not_missed() -> None:
    rig = LemmyRig()

    async def main() -> tuple[PostKey, list[PostKey]]:
        rig.say(5, "brand")
        first = await read_until(rig, looked(2))
        late = rig.say(6, "brand", published=iso(Instant(FIRST + 2 * MINUTE)))
        return late, keys(await read_until(rig, so_many(1), first[-1].cursor))

    late, got = run(rig, main)
    assert got == [late]


def test_many_deletions_at_once_are_asked_for_bit_by_bit() -> None:
    rig = LemmyRig()

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(number, "brand") for number in range(1, 31)]
        first = await read_until(rig, looked(2))
        for number in range(1, 26):
            rig.take_back(number)
        return said[:25], await read_until(rig, lambda blocks: len(gone(blocks)) == 25, first[-1].cursor)

    said, blocks = run(rig, main)
    assert sorted(gone(blocks)) == sorted(said)
    assert [len(block.items) for block in blocks] == [10, 10, 5]


@pytest.mark.parametrize("flag", ["deleted", "removed"])
def test_what_is_marked_as_taken_back_is_gone(flag: str) -> None:
    rig = CommentRig()

    async def main() -> tuple[PostKey, list[Block]]:
        said = rig.say(1, "brand")
        first = await read_until(rig, looked(2))
        rig.views["comment"][1]["comment"] |= {flag: True, "content": ""}
        return said, await read_until(rig, looked(4), first[-1].cursor)

    said, blocks = run(rig, main)
    assert (gone(blocks), posts(blocks)) == ([said], [])


def test_what_the_server_does_not_speak_of_is_not_taken_for_deleted() -> None:
    """Older servers answer 400 for everything that goes wrong."""
    rig = LemmyRig()
    rig.missing = 400

    async def main() -> list[Block]:
        rig.say(1, "brand")
        first = await read_until(rig, looked(2))
        rig.take_back(1)
        return await read_until(rig, looked(3), first[-1].cursor)

    assert gone(run(rig, main)) == []


def test_comment_names_the_comment_that_it_answers() -> None:
    rig = CommentRig()

    async def main() -> list[Block]:
        rig.say(1, "brand, a month ago", published=iso(Instant(FIRST - 30 * 24 * 60 * MINUTE)))
        rig.say(2, "so", path="0.1.2")
        rig.say(3, "indeed", path="0.1.2.3")
        rig.say(4, "who", path="0.404.4")
        return await read_until(rig, so_many(3))

    assert [post.reply_to for post in posts(run(rig, main))] == [
        *(f"lemmy:{HOST}/comment/1", f"lemmy:{HOST}/comment/2", None),
    ]


def test_words_are_searched_for() -> None:
    rig = LemmyRig()
    rig.settings = {"words": "smoke"}

    async def main() -> tuple[PostKey, list[PostKey]]:
        rig.say(1, "brand")
        said = rig.say(2, "smoke")
        return said, keys(await read_until(rig, so_many(1)))

    said, got = run(rig, main)
    assert got == [said]
    assert {asked.path for asked in rig.asked} == {"/api/v3/search"}


def test_community_narrows_it_down() -> None:
    rig = LemmyRig()
    rig.settings = {"community": "brand@fire.example"}

    async def main() -> str:
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == "1 of 1 servers let us read posts and comments."
    assert {asked.query["community_name"] for asked in rig.asked} == {"brand@fire.example"}


def test_reach_is_one_of_two() -> None:
    rig = LemmyRig()
    rig.settings = {"reach": "Subscribed"}

    async def main() -> None:
        await read_until(rig, looked(1))

    with pytest.raises(ConfigError):
        run(rig, main)


def read(view: Json) -> Post:
    raw = json.dumps(view).encode()
    seen = view_of(raw)
    assert seen is not None
    found = post_of(seen, raw, SourceId("s"), lambda _: None)
    assert isinstance(found, Fetched)
    return found.post


def test_post_is_read() -> None:
    found = read(LemmyRig().view("post", 1, "It is *bad*", url="https://brand.example", updated="2026-01-01T10:00:00Z"))
    assert (found.key, found.title, found.text) == (f"lemmy:{HOST}/post/1", "No. 1", "It is *bad*")
    assert (found.kind, found.reply_to, found.url) == (PostKind.POST, None, f"{HOST}/post/1")
    assert (found.created_at, found.edited_at) == (FIRST + MINUTE, from_iso("2026-01-01T10:00:00Z"))
    assert (found.likes, found.replies, found.has) == (3, 5, {Attachment.LINK})
    assert found.author == Author(handle="ann@fire.example", created_at=from_iso("2023-06-12T10:00:00.123456Z"))


def test_comment_is_read() -> None:
    found = read(LemmyRig().view("comment", 2, "so"))
    assert (found.title, found.text, found.kind) == (None, "so", PostKind.REPLY)
    assert (found.reply_to, found.replies, found.has) == (f"lemmy:{HOST}/post/9", 4, frozenset())


def test_picture_without_words_is_its_title() -> None:
    found = read(LemmyRig().view("post", 1, "", url="https://x.example/a.png", url_content_type="image/png"))
    assert (found.text, found.has) == ("No. 1", {Attachment.IMAGE})


def test_time_without_a_zone_is_utc() -> None:
    found = read(LemmyRig().view("post", 1, "a", published="2023-06-12T10:00:00.123456"))
    assert found.created_at == from_iso("2023-06-12T10:00:00.123456Z")


def test_view_without_words_is_unreadable() -> None:
    raw = json.dumps(LemmyRig().view("comment", 1, "")).encode()
    seen = view_of(raw)
    assert seen is not None
    assert post_of(seen, raw, SourceId("s"), lambda _: None) == Unreadable(reason="no-text", raw=raw[:2000])
