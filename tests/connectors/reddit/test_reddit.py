"""Reddit, as an app that was let in."""

import base64
import json
from typing import Any

import pytest

from firewarden.connectors.reddit.wire import Thing, post_of
from firewarden.ports import Tools
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Quota, Removed, Unreadable
from firewarden.vocabulary.plan import Interval, Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.tools import NOON, tools

FIRST = (NOON - DAY) // SECOND
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Json = dict[str, Any]


def base36(number: int) -> str:
    return (base36(number // 36) if number >= 36 else "") + DIGITS[number % 36]


class RedditRig(HttpRig):
    """Lists newest first, a hundred to a page, a thousand in all; what is deleted keeps its place in `info` alone."""

    def __init__(self) -> None:
        super().__init__()
        self.things: dict[str, Json] = {}
        self.settings: dict[str, str] = {}

    @property
    def tools(self) -> Tools:
        return tools({"key": f"app:{SECRET}"})

    @property
    def source(self) -> Source:
        settings = {"approval": "No. 5 of 2026-01-01", "account": "ann", "subreddits": "r/brand", "api": self.url}
        return Source(
            id=SourceId("reddit"),
            connector="reddit",
            name="Reddit",
            settings=settings | self.settings,
            secret="key",
            live=True,
        )

    def put(self, kind: str, number: int, **data: Any) -> PostKey:
        name = f"{kind}_{base36(1000 + number)}"
        whole = {"name": name, "author": "ann", "created_utc": FIRST + 60.0 * number, "edited": False, **data}
        self.things[name] = {"kind": kind, "data": whole}
        return PostKey(f"reddit:{name}")

    def say(self, number: int, text: str) -> PostKey:
        return self.put("t1", number, body=text, parent_id="t3_a")

    def change(self, number: int, text: str) -> None:
        self.put("t1", number, body=text, edited=FIRST + 6000.0)

    def take_back(self, number: int) -> None:
        self.put("t1", number, body="[deleted]", author="[deleted]")

    def misspell(self, number: int) -> None:
        self.put("t1", number, body={"not": "a text"})

    def answer(self, asked: Asked) -> Answered:
        if asked.path == "/api/v1/access_token":
            assert asked.body == b"grant_type=client_credentials"
            assert base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")) == f"app:{SECRET}".encode()
            return Answered(b'{"access_token": "t0ken", "token_type": "bearer", "expires_in": 86400}')
        assert (asked.headers["authorization"], asked.query["raw_json"]) == ("Bearer t0ken", "1")
        assert asked.headers["user-agent"].endswith(" (by /u/ann)")
        if asked.path == "/api/info":
            found = [self.things[name] for name in asked.query["id"].split(",") if name in self.things]
            return listing(found, None)
        kind = "t1" if asked.path.endswith("/comments") else "t3"
        words = asked.query.get("q", "")
        found = sorted(
            (
                thing
                for name, thing in self.things.items()
                if name.startswith(kind) and words in str(thing["data"]) and thing["data"].get("body") != "[deleted]"
            ),
            key=lambda thing: -float(thing["data"]["created_utc"]),
        )[:1000]
        at = next((i for i, t in enumerate(found) if t["data"]["name"] == asked.query.get("after")), -1) + 1
        end = at + int(asked.query["limit"])
        return listing(found[at:end], found[end - 1]["data"]["name"] if len(found) > end else None)


def listing(things: list[Json], after: str | None) -> Answered:
    body = {"kind": "Listing", "data": {"children": things, "after": after}}
    return Answered(json.dumps(body).encode(), 200, {"X-Ratelimit-Remaining": "598.0", "X-Ratelimit-Reset": "300"})


class TestReddit(ConnectorSuite):
    RIG = RedditRig


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"approval": " "}, "Reddit may not be read without its approval."),
        ({"account": "/u/ann"}, "'account' should be the name of the Reddit account"),
        ({"account": "ann\r\nX: y"}, "'account' should be the name of the Reddit account"),
        ({"subreddits": ""}, "Name subreddits, or words to search for."),
        ({"subreddits": "../me"}, "'../me' is no subreddit."),
    ],
)
def test_nothing_is_asked_where_a_setting_makes_no_sense(settings: dict[str, str], says: str) -> None:
    rig = RedditRig()
    rig.settings = settings

    async def main() -> str:
        checked = await connector_of(rig).check(rig.source)
        with pytest.raises(ConfigError) as caught:
            await read_until(rig, so_many(1))
        assert str(caught.value) == checked.says
        return checked.says

    assert run(rig, main).startswith(says)
    assert rig.asked == []


def test_approval_key_and_account_belong_to_every_source() -> None:
    about = connector_of(RedditRig()).capabilities
    assert [setting.name for setting in about.settings if setting.default is None] == ["approval", "account"]


def test_key_without_a_colon_is_no_key() -> None:
    class Wrong(RedditRig):
        @property
        def tools(self) -> Tools:
            return tools({"key": SECRET})

    rig = Wrong()

    async def main() -> str:
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == "The key should be the id of the app, a colon, and its secret."


def test_lists_are_read_back_by_pages_and_said_from_the_oldest_on() -> None:
    rig = RedditRig()

    async def main() -> tuple[list[PostKey], list[Block], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 451)]
        blocks = await read_until(rig, so_many(450))
        return said, blocks, keys(await read_until(rig, so_many(250), blocks[1].cursor))

    said, blocks, rest = run(rig, main)
    assert (keys(blocks), rest) == (said, said[200:])
    assert [len(block.items) for block in blocks] == [0, 200, 200, 50]
    assert len(blocks[-1].cursor) < 2500
    assert blocks[-1].quota == Quota(left=598, of=598, until=Instant(NOON + 300 * SECOND))


def test_what_was_pushed_off_the_list_is_told_as_not_captured() -> None:
    rig = RedditRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        for number in range(2, 1203):
            rig.say(number, "brand")
        return await read_until(rig, so_many(1000), first[-1].cursor)

    later = run(rig, main)
    start, end = Instant((FIRST + 60) * SECOND), Instant(FIRST * SECOND + 203 * MINUTE)
    assert [block.lost for block in later] == [Interval(start=start, end=end), None, None, None, None]


def test_what_a_moderator_lets_through_late_is_read() -> None:
    rig = RedditRig()

    async def main() -> tuple[PostKey, list[PostKey]]:
        rig.say(1, "brand")
        rig.say(3, "brand")
        first = await read_until(rig, so_many(2))
        late = rig.say(2, "brand")
        return late, keys(await read_until(rig, so_many(1), first[-1].cursor))

    late, found = run(rig, main)
    assert found == [late]


def test_deletion_is_said_once() -> None:
    rig = RedditRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        rig.put("t1", 1, body="[removed]")
        return await read_until(rig, lambda blocks: len(blocks) == 3, first[-1].cursor)

    assert [len(block.items) for block in run(rig, main)] == [1, 0, 0]


def test_words_find_submissions() -> None:
    rig = RedditRig()
    rig.settings = {"words": "brand", "subreddits": ""}

    async def main() -> list[PostKey]:
        rig.say(1, "brand")
        rig.put("t3", 2, title="other")
        found = rig.put("t3", 3, title="brand")
        assert keys(await read_until(rig, so_many(1))) == [found]
        rig.settings["subreddits"] = "one, r/two"
        return keys(await read_until(rig, so_many(1)))

    assert run(rig, main) == [f"reddit:t3_{base36(1003)}"]
    searches = [asked for asked in rig.asked if asked.path.endswith("search")]
    assert (searches[0].path, searches[0].query.get("restrict_sr")) == ("/search", None)
    assert (searches[-1].path, searches[-1].query["restrict_sr"]) == ("/r/one+two/search", "1")


def read(kind: str, **data: Any) -> Fetched | Unreadable:
    return post_of(Thing(json.dumps({"kind": kind, "data": data}).encode()), SourceId("r"))


def test_submission_is_read() -> None:
    found = read(
        "t3",
        name="t3_10",
        title="It burns",
        selftext="",
        author="bob",
        created_utc=1_700_000_000.0,
        edited=1_700_000_060.0,
        permalink="/r/brand/comments/10/it_burns/",
        score=-3,
        num_comments=4,
        num_crossposts=5,
        is_self=False,
        post_hint="image",
    )
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.key, post.kind, post.title, post.text) == ("reddit:t3_10", PostKind.POST, "It burns", "It burns")
    assert (post.author, post.likes, post.replies, post.reposts) == (Author(handle="bob"), -3, 4, 5)
    assert (post.created_at, post.edited_at) == (1_700_000_000 * SECOND, 1_700_000_060 * SECOND)
    assert post.url == "https://www.reddit.com/r/brand/comments/10/it_burns/"
    assert post.has == frozenset({Attachment.IMAGE})


def test_comment_answers_its_parent_and_crosspost_repeats_another() -> None:
    comment = read(
        "t1", name="t1_10", body="no", parent_id="t3_9", author="[deleted]", created_utc=1.0, score_hidden=True
    )
    assert isinstance(comment, Fetched)
    assert (comment.post.kind, comment.post.reply_to, comment.post.author, comment.post.likes) == (
        *(PostKind.REPLY, "reddit:t3_9", None, None),
    )
    cross = read("t3", name="t3_11", title="look", crosspost_parent="t3_10", created_utc=1.0, is_self=False)
    assert isinstance(cross, Fetched)
    assert (cross.post.kind, cross.post.repost_of) == (PostKind.REPOST, "reddit:t3_10")
    assert cross.post.has == frozenset({Attachment.LINK})


@pytest.mark.parametrize(
    ("data", "gone"),
    [
        ({"body": "[deleted]"}, True),
        ({"title": "a", "selftext": "[removed]"}, True),
        ({"title": "a", "removed_by_category": "deleted"}, True),
        ({"title": "a", "author": "[deleted]"}, False),
        ({"body": "they [deleted] it"}, False),
    ],
)
def test_text_that_was_taken_back_is_marked(data: Json, gone: bool) -> None:
    thing = Thing(json.dumps({"data": {"name": "t1_1", "created_utc": 1.0, **data}}).encode())
    assert thing.data is not None
    assert (thing.data.is_gone, thing.version) == (gone, -1 if gone else 0)


@pytest.mark.parametrize("wrong", [{"name": "t5_1"}, {"created_utc": 1e300}, {"body": None}, {"edited": "yes"}])
def test_thing_that_is_not_as_documented_is_unreadable(wrong: Json) -> None:
    found = read("t1", **({"name": "t1_1", "body": "a", "created_utc": 1.0} | wrong))
    assert isinstance(found, Unreadable)
    assert found.reason == "not-as-documented"


def test_thing_without_a_name_is_told_once() -> None:
    rig = RedditRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        rig.things["t1_x"] = {"kind": "t1", "data": {"name": 5, "created_utc": FIRST + 90.0, "body": "brand"}}
        return await read_until(rig, lambda blocks: len(blocks) == 4)

    items = [item for block in run(rig, main) for item in block.items]
    assert [type(item) for item in items] == [Unreadable, Fetched]
    assert [item for item in items if isinstance(item, Removed)] == []
