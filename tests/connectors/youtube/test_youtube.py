"""YouTube by its Data API."""

import json
from typing import Any

import pytest

from firewarden.connectors.youtube.wire import Comment, comments_of, post_of, video_of
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant, from_iso, iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Quota, Removed, Unreadable
from firewarden.vocabulary.plan import Interval, Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.tools import NOON

FIRST = Instant(NOON - DAY)
MIDNIGHT = from_iso("2026-01-02T08:00:00Z")
VIDEO, OTHER, CHANNEL = "abcdefghijk", "lmnopqrstuv", "UC" + "a" * 22
Json = dict[str, Any]


def comment(name: str, text: str, published: Instant, updated: Instant | None = None, **more: Any) -> Json:
    snippet = {
        "videoId": VIDEO,
        "textDisplay": text,
        "authorDisplayName": "@ann",
        "authorChannelId": {"value": "UCann"},
        "likeCount": 3,
        "publishedAt": iso(published),
        "updatedAt": iso(updated or published),
        **more,
    }
    return {"kind": "youtube#comment", "id": name, "snippet": snippet}


def refused(reason: str) -> Answered:
    return Answered(json.dumps({"error": {"code": 403, "errors": [{"reason": reason}]}}).encode(), 403)


class YouTubeRig(HttpRig):
    """Threads of one video, newest first; asked for by name it leaves out what is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.comments: dict[int, Json] = {}
        self.replies: list[Json] = []
        self.videos: list[Json] = []
        self.settings: dict[str, str] = {}
        self.refusal: Answered | None = None
        self.no_searches = False

    @property
    def source(self) -> Source:
        settings = {"videos": VIDEO, "api": self.url, **self.settings}
        return Source(id=SourceId("tube"), connector="youtube", name="Tube", settings=settings, secret="key", live=True)

    def say(self, number: int, text: str) -> PostKey:
        self.comments[number] = comment(f"Ug{number}", text, Instant(FIRST + number * MINUTE))
        return PostKey(f"youtube:Ug{number}")

    def change(self, number: int, text: str) -> None:
        at = Instant(FIRST + number * MINUTE)
        self.comments[number] = comment(f"Ug{number}", text, at, Instant(at + HOUR))

    def take_back(self, number: int) -> None:
        del self.comments[number]

    def misspell(self, number: int) -> None:
        self.comments[number]["snippet"]["textDisplay"] = {"not": "a text"}

    def answer(self, asked: Asked) -> Answered:
        assert asked.headers["x-goog-api-key"] == SECRET
        if self.refusal is not None:
            return self.refusal
        if asked.path == "/search":
            if self.no_searches:
                return refused("quotaExceeded")
            return Answered(json.dumps({"items": self.videos}).encode())
        assert (asked.path, asked.query["textFormat"]) == ("/commentThreads", "plainText")
        tops = sorted(self.comments.values(), key=lambda top: str(top["snippet"]["publishedAt"]), reverse=True)
        if "id" in asked.query:
            tops = [top for top in tops if top["id"] in asked.query["id"].split(",")]
        elif asked.query.get("videoId") == OTHER:
            tops = []
        at, most = int(asked.query.get("pageToken", "0")), int(asked.query.get("maxResults", "100"))
        body: Json = {"items": [self.thread(top) for top in tops[at : at + most]]}
        if len(tops) > at + most:
            body["nextPageToken"] = str(at + most)
        return Answered(json.dumps(body).encode())

    def thread(self, top: Json) -> Json:
        replies = [reply for reply in self.replies if reply["snippet"]["parentId"] == top["id"]]
        return {"id": top["id"], "snippet": {"topLevelComment": top}, "replies": {"comments": replies}}


class TestYouTube(ConnectorSuite):
    RIG = YouTubeRig


def test_pages_are_read_back_and_said_from_the_oldest_on() -> None:
    rig = YouTubeRig()

    async def main() -> tuple[list[PostKey], list[Block], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 451)]
        blocks = await read_until(rig, so_many(450))
        return said, blocks, keys(await read_until(rig, so_many(250), blocks[0].cursor))

    said, blocks, rest = run(rig, main)
    assert (keys(blocks), rest) == (said, said[200:])
    assert [len(block.items) for block in blocks] == [200, 200, 50]
    assert blocks[-1].quota == Quota(left=9_995, of=10_000, until=MIDNIGHT)
    assert len(blocks[-1].cursor) < 2500


def test_what_is_said_faster_than_it_can_be_read_is_told_as_not_captured() -> None:
    rig = YouTubeRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        for number in range(2, 1103):
            rig.say(number, "brand")
        return await read_until(rig, so_many(1000), first[-1].cursor)

    lost = [block.lost for block in run(rig, main) if block.lost]
    assert lost == [Interval(start=Instant(FIRST + MINUTE), end=Instant(FIRST + 103 * MINUTE))]


def test_units_of_the_day_are_not_overspent() -> None:
    rig = YouTubeRig()
    rig.settings = {"units": "3"}

    async def main() -> list[Block]:
        rig.say(1, "brand")
        first = await read_until(rig, lambda blocks: len(blocks) == 1)
        return [*first, *await read_until(rig, lambda blocks: len(blocks) == 4, first[-1].cursor)]

    blocks = run(rig, main)
    assert len(rig.asked) == 3
    assert blocks[-1].quota == Quota(left=0, of=3, until=MIDNIGHT, sampled=True)


def test_spent_quota_passes_with_the_day_and_a_wrong_key_does_not() -> None:
    rig = YouTubeRig()

    async def main(reason: str) -> NetworkError:
        rig.refusal = refused(reason)
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, so_many(1))
        return caught.value

    spent, wrong, busy = (run(rig, lambda why=why: main(why)) for why in ("quotaExceeded", "", "rateLimitExceeded"))  # type: ignore[misc]
    assert (spent.permanent, spent.retry_after) == (False, (MIDNIGHT - NOON) / SECOND)
    assert (wrong.permanent, wrong.retry_after) == (True, None)
    assert (busy.permanent, busy.retry_after) == (False, 60.0)


@pytest.mark.parametrize("reason", ["commentsDisabled", "videoNotFound"])
def test_video_without_comments_is_a_quiet_one_but_is_told_when_asked(reason: str) -> None:
    rig = YouTubeRig()
    rig.refusal = refused(reason)

    async def main() -> tuple[list[Block], str]:
        return await read_until(rig, lambda blocks: len(blocks) == 2), (await connector_of(rig).check(rig.source)).says

    blocks, says = run(rig, main)
    assert [len(block.items) for block in blocks] == [0, 0]
    assert says == "YouTube knows no such video or channel, or nobody may comment there."


def test_comments_go_with_their_video() -> None:
    rig = YouTubeRig()

    async def main() -> tuple[PostKey, list[Block]]:
        key = rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        rig.refusal = refused("videoNotFound")
        return key, await read_until(rig, lambda blocks: len(blocks) == 2, first[-1].cursor)

    key, blocks = run(rig, main)
    assert [item for block in blocks for item in block.items] == [Removed(key=key, at=NOON)]


def test_videos_are_searched_for_on_a_schedule_and_their_comments_read() -> None:
    rig = YouTubeRig()
    rig.settings = {"videos": "", "words": "brand", "searches": "100"}

    async def main() -> list[Block]:
        rig.videos = [{"id": {"videoId": OTHER}, "snippet": {"publishedAt": iso(FIRST), "title": "Brand &amp; co"}}]
        return await read_until(rig, lambda blocks: len(blocks) == 4)

    blocks = run(rig, main)
    assert keys(blocks) == [f"youtube:{OTHER}"]
    assert [asked.path for asked in rig.asked].count("/search") == 1
    assert {asked.query["videoId"] for asked in rig.asked if asked.path == "/commentThreads"} == {OTHER}


def test_comments_are_read_when_all_searches_are_spent() -> None:
    rig = YouTubeRig()
    rig.settings = {"words": "brand"}
    rig.no_searches = True

    async def main() -> tuple[PostKey, list[Block]]:
        return rig.say(1, "brand"), await read_until(rig, so_many(1))

    key, blocks = run(rig, main)
    assert [(keys([block]), block.quota and block.quota.sampled) for block in blocks] == [([], True), ([key], True)]


@pytest.mark.parametrize("settings", [{"videos": ""}, {"videos": "short"}, {"channels": "@brand"}])
def test_what_is_no_id_is_refused(settings: dict[str, str]) -> None:
    rig = YouTubeRig()
    rig.settings = settings

    async def main() -> None:
        await read_until(rig, so_many(1))

    with pytest.raises(ConfigError):
        run(rig, main)


def test_all_threads_of_a_channel_are_asked_for() -> None:
    rig = YouTubeRig()
    rig.settings = {"videos": "", "channels": CHANNEL}

    async def main() -> str:
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == "YouTube lets us read 1 videos and channels."
    assert rig.asked[0].query["allThreadsRelatedToChannelId"] == CHANNEL


def test_replies_come_with_their_thread() -> None:
    rig = YouTubeRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        rig.replies = [comment("Ug1.2", "no", Instant(FIRST + HOUR), parentId="Ug1")]
        return await read_until(rig, so_many(1), first[-1].cursor)

    [found] = [item for block in run(rig, main) for item in block.items]
    assert isinstance(found, Fetched)
    assert (found.post.key, found.post.reply_to, found.post.kind) == ("youtube:Ug1.2", "youtube:Ug1", PostKind.REPLY)


def test_comment_is_read() -> None:
    raw = json.dumps(comment("Ug1", "It burns", FIRST, Instant(FIRST + HOUR))).encode()
    found = post_of(Comment(raw), SourceId("t"))
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.text, post.created_at, post.edited_at, post.likes) == ("It burns", FIRST, FIRST + HOUR, 3)
    assert (post.author, post.reply_to) == (Author(handle="UCann", name="@ann"), f"youtube:{VIDEO}")
    assert post.url == f"https://www.youtube.com/watch?v={VIDEO}&lc=Ug1"


def test_video_is_read() -> None:
    shown = {"publishedAt": iso(FIRST), "title": "A &amp; B", "channelId": "UCb", "channelTitle": "Bob"}
    found = video_of(json.dumps({"id": {"videoId": OTHER}, "snippet": shown}).encode(), SourceId("t"))
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.key, post.kind, post.title, post.text) == (f"youtube:{OTHER}", PostKind.POST, "A & B", "A & B")
    assert (post.author, post.has) == (Author(handle="UCb", name="Bob"), frozenset({Attachment.VIDEO}))


@pytest.mark.parametrize("raw", [b'{"id": "x"}', b"7", b'\xff{"'])
def test_what_is_not_as_documented_is_unreadable(raw: bytes) -> None:
    [thread] = comments_of(raw)
    unreadable = Unreadable(reason="not-as-documented", raw=raw)
    assert (post_of(thread, SourceId("t")), video_of(raw, SourceId("t"))) == (unreadable, unreadable)
