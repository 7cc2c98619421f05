"""X by its recent search."""

import json
from typing import Any

import msgspec
import pytest

from firewarden.connectors.x.budget import Cursor
from firewarden.connectors.x.wire import Around, Includes, moment, number_at, post_of
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, Instant, from_iso, iso
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Quota, Unreadable
from firewarden.vocabulary.plan import Interval, Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET, Can
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.tools import NOON

FIRST = Instant(NOON - DAY)
FEBRUARY = from_iso("2026-02-01T00:00:00Z")
Json = dict[str, Any]


def number_of(number: int, minutes: int = 0) -> str:
    return str(int(number_at(Instant(FIRST + (number + minutes) * MINUTE))) + 1)


class XRig(HttpRig):
    """Searches and counts as the service does: newest first, by numbers, and never fewer than ten."""

    can = frozenset({Can.EDITS, Can.LETTER, Can.REFUSAL})

    def __init__(self) -> None:
        super().__init__()
        self.posts: dict[int, Json] = {}
        self.settings: dict[str, str] = {}
        self.queries = {"brand"}

    @property
    def source(self) -> Source:
        settings = {"query": "brand", "api": self.url, **self.settings}
        return Source(
            id=SourceId("x"),
            connector="x",
            name="X",
            settings=settings,
            secret="key",
            live=True,
        )

    def say(self, number: int, text: str) -> PostKey:
        name = number_of(number)
        at = iso(Instant(FIRST + number * MINUTE))
        self.posts[number] = {
            "id": name,
            "text": text,
            "created_at": at,
            "author_id": "7",
            "edit_history_tweet_ids": [name],
        }
        return PostKey(f"twitter:{name}")

    def change(self, number: int, text: str) -> None:
        post, name = self.posts[number], number_of(number, 30)
        at = iso(Instant(FIRST + (number + 30) * MINUTE))
        history = [*post["edit_history_tweet_ids"], name]
        self.posts[number] = post | {"id": name, "text": text, "created_at": at, "edit_history_tweet_ids": history}

    def misspell(self, number: int) -> None:
        self.posts[number]["text"] = {"not": "a text"}

    def answer(self, asked: Asked) -> Answered:
        if asked.headers["authorization"] != f"Bearer {SECRET}":
            return Answered(b"{}", 401)
        lowest, highest = int(asked.query.get("since_id", "0")), int(asked.query.get("until_id", 2**63))
        found = sorted((p for p in self.posts.values() if lowest < int(p["id"]) < highest), key=lambda p: -int(p["id"]))
        if asked.path == "/2/tweets/counts/recent":
            return Answered(json.dumps({"data": [], "meta": {"total_tweet_count": len(found)}}).encode())
        assert (asked.path, asked.query["query"] in self.queries) == ("/2/tweets/search/recent", True)
        most = int(asked.query["max_results"])
        assert 10 <= most <= 100
        part = found[:most]
        meta: Json = {"result_count": len(part)}
        if part:
            meta |= {"newest_id": part[0]["id"], "oldest_id": part[-1]["id"]}
        if len(found) > most:
            meta["next_token"] = "more"
        users = [{"id": "7", "username": "ann", "name": "Ann"}]
        body = {"meta": meta} | ({"data": part, "includes": {"users": users}} if part else {})
        return Answered(json.dumps(body).encode())


class TestX(ConnectorSuite):
    RIG = XRig


def test_pages_are_read_back_and_the_search_goes_on_behind_any_of_them() -> None:
    rig = XRig()

    async def main() -> tuple[list[PostKey], list[Block], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 251)]
        blocks = await read_until(rig, so_many(250))
        said.append(rig.say(251, "brand"))
        return said, blocks, keys(await read_until(rig, lambda b: said[-1] in keys(b), blocks[0].cursor))

    said, blocks, rest = run(rig, main)
    assert keys(blocks) == said[150:250] + said[50:150] + said[:50]
    assert rest == said[50:150] + said[:50] + said[250:]
    assert [block.quota for block in blocks][-1] == Quota(left=9_750, of=10_000, until=FEBRUARY)


def test_behind_the_budget_posts_are_counted_and_told_as_not_captured() -> None:
    rig = XRig()
    rig.settings = {"budget": "25"}

    async def main() -> list[Block]:
        for number in range(1, 31):
            rig.say(number, "brand")
        return await read_until(rig, lambda blocks: len(blocks) == 3)

    blocks = run(rig, main)
    assert [len(block.items) for block in blocks] == [25, 0, 0]
    spent = [Quota(left=0, of=25, until=FEBRUARY, sampled=True, unread=unread) for unread in (0, 5, 5)]
    assert [block.quota for block in blocks] == spent
    start = NOON - 7 * DAY + 2 * MINUTE
    assert [b.lost for b in blocks] == [
        None,
        Interval(start=Instant(start), end=moment(number_of(6))),
        Interval(start=moment(number_of(30)), end=Instant(NOON - MINUTE // 2)),
    ]


def test_counts_are_asked_for_every_quarter_of_an_hour_only() -> None:
    rig = XRig()
    rig.settings = {"budget": "0"}

    async def main() -> list[Block]:
        return await read_until(rig, lambda blocks: len(blocks) == 5)

    run(rig, main)
    assert [asked.path for asked in rig.asked] == ["/2/tweets/counts/recent"]


def test_new_month_has_a_new_budget() -> None:
    rig = XRig()
    rig.settings = {"budget": "25"}
    cursor = Cursor(since=number_at(FIRST), month="2025-12", spent=25, unread=9)

    async def main() -> list[Block]:
        rig.say(1, "brand")
        return await read_until(rig, so_many(1), msgspec.json.encode(cursor).decode())

    [block] = run(rig, main)
    assert (block.quota, block.lost) == (Quota(left=24, of=25, until=FEBRUARY), None)


@pytest.mark.parametrize(
    ("cursor", "lost", "asked"),
    [
        (
            Cursor(since=number_at(Instant(NOON - 9 * DAY))),
            (9 * DAY, 7 * DAY - 2 * MINUTE),
            (7 * DAY - 2 * MINUTE, None),
        ),
        (
            Cursor(
                since=number_at(Instant(NOON - 9 * DAY)),
                until=number_at(Instant(NOON - 8 * DAY)),
                top=number_at(Instant(NOON - DAY)),
            ),
            (9 * DAY, 8 * DAY),
            (DAY, None),
        ),
        (
            Cursor(
                since=number_at(Instant(NOON - 9 * DAY)),
                until=number_at(Instant(NOON - 2 * DAY)),
                top=number_at(Instant(NOON - DAY)),
            ),
            (9 * DAY, 7 * DAY - 2 * MINUTE),
            (7 * DAY - 2 * MINUTE, 2 * DAY),
        ),
    ],
)
def test_what_is_too_old_to_be_searched_was_not_captured(
    cursor: Cursor, lost: tuple[int, int], asked: tuple[int, int | None]
) -> None:
    rig = XRig()

    async def main() -> list[Block]:
        return await read_until(rig, lambda blocks: len(blocks) == 1, msgspec.json.encode(cursor).decode())

    [block] = run(rig, main)
    assert block.lost == Interval(start=Instant(NOON - lost[0]), end=Instant(NOON - lost[1]))
    since, until = rig.asked[0].query["since_id"], rig.asked[0].query.get("until_id")
    assert (NOON - moment(since), NOON - moment(until) if until else None) == asked


@pytest.mark.parametrize("query", ["", "x" * 513])
def test_query_has_1_to_512_characters(query: str) -> None:
    rig = XRig()
    rig.settings = {"query": query}

    async def main() -> None:
        await read_until(rig, so_many(1))

    with pytest.raises(ConfigError, match="'query' should have 1 to 512 characters"):
        run(rig, main)


def test_check_counts_and_reads_nothing() -> None:
    rig = XRig()

    async def main() -> str:
        rig.say(1, "brand")
        rig.say(2, "brand")
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == "The search answers; 2 posts of the last seven days match."
    assert [asked.path for asked in rig.asked] == ["/2/tweets/counts/recent"]


USER = {
    "id": "7",
    "username": "ann",
    "name": "Ann",
    "verified": True,
    "created_at": "2020-01-01T00:00:00.000Z",
    "public_metrics": {"followers_count": 12},
}


def read(post: Json) -> Fetched | Unreadable:
    raws = {"users": [{"id": 1}, USER], "media": [{"media_key": "3_1", "type": "photo"}, {}]}
    includes = msgspec.json.decode(json.dumps(raws).encode(), type=Includes)
    return post_of(json.dumps(post).encode(), Around(includes), SourceId("x"))


WHOLE: Json = {
    "id": "1212092628029698048",
    "text": "cut https://t.co/a",
    "created_at": "2019-12-31T19:26:16.000Z",
    "author_id": "7",
    "lang": "in",
    "edit_history_tweet_ids": ["1212092628029698048"],
    "referenced_tweets": [{"type": "quoted", "id": "5"}, {"type": "replied_to", "id": "4"}],
    "note_tweet": {
        "text": "long &amp; whole https://t.co/a",
        "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://brand.example/"}]},
    },
    "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://brand.example/"}]},
    "attachments": {"media_keys": ["3_1"]},
    "public_metrics": {"like_count": 1, "retweet_count": 2, "reply_count": 3, "quote_count": 4},
}


def test_post_is_read() -> None:
    found = read(WHOLE)
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.text, post.lang) == ("long & whole https://brand.example/", "id")
    assert (post.kind, post.reply_to, post.quote_of, post.repost_of) == (
        *(PostKind.REPLY, "twitter:4", "twitter:5", None),
    )
    assert (post.likes, post.reposts, post.replies) == (1, 2, 3)
    assert (post.created_at, post.edited_at) == (from_iso("2019-12-31T19:26:16Z"), None)
    assert post.has == frozenset({Attachment.LINK, Attachment.IMAGE})
    assert post.url == "https://x.com/ann/status/1212092628029698048"
    created = from_iso("2020-01-01T00:00:00Z")
    assert post.author == Author(handle="ann", name="Ann", followers=12, verified=True, created_at=created)


def test_little_is_known_of_a_post_without_its_author() -> None:
    found = read({"id": "9", "text": "a", "created_at": "2019-12-31T19:26:16Z", "author_id": "8", "lang": "und"})
    assert isinstance(found, Fetched)
    assert (found.post.author, found.post.lang, found.post.url) == (None, None, "https://x.com/i/status/9")
    assert (found.post.likes, found.post.has, found.post.kind) == (None, frozenset(), PostKind.POST)


def test_numbers_tell_when_each_version_was_written() -> None:
    first, second = number_of(1), number_of(1, 20)
    found = read(WHOLE | {"id": second, "edit_history_tweet_ids": [first, second]})
    assert isinstance(found, Fetched)
    at = Instant(FIRST + MINUTE)
    assert (found.post.key, found.post.created_at, found.post.edited_at) == (*(f"twitter:{first}", at, at + HOUR // 3),)
    assert moment("1212092628029698048") == from_iso("2019-12-31T19:26:16.771Z")


@pytest.mark.parametrize("wrong", [{"id": "x"}, {"id": "9" * 30}, {"created_at": "today"}, {"text": None}])
def test_post_that_is_not_as_documented_is_unreadable(wrong: Json) -> None:
    raw = WHOLE | {"edit_history_tweet_ids": []} | wrong
    assert read(raw) == Unreadable(reason="not-as-documented", raw=json.dumps(raw).encode()[:2000])
