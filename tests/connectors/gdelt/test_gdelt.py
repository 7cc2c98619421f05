"""News found by GDELT."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from firewarden.connectors.gdelt.connector import connect
from firewarden.connectors.gdelt.wire import articles_of, post_of
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant, from_iso, to_datetime
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Attachment, Author, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import Can, Mood
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.tools import NOON, SetClock

FIRST = NOON - DAY


class GdeltRig(HttpRig):
    """Lists articles of a stretch of time, the oldest first, 250 at most."""

    can = frozenset({Can.LETTER})
    moods = frozenset(Mood) - {Mood.REFUSED}

    def __init__(self) -> None:
        super().__init__()
        self.articles: dict[int, dict[str, Any]] = {}
        self.settings: dict[str, str] = {}
        self.says: bytes | None = None

    @property
    def source(self) -> Source:
        settings = {"words": '"brand"', "api": f"{self.url}/doc", **self.settings}
        return Source(id=SourceId("news"), connector="gdelt", name="News", settings=settings, live=True)

    def say(self, number: int, text: str, minute: int | None = None) -> PostKey:
        at = to_datetime(Instant(FIRST + (number if minute is None else minute) * MINUTE))
        self.articles[number] = {
            "url": f"https://news.example/{number}",
            "url_mobile": "",
            "title": text,
            "seendate": at.strftime("%Y%m%dT%H%M%SZ"),
            "socialimage": "",
            "domain": "news.example",
            "language": "English",
            "sourcecountry": "Norway",
        }
        return PostKey(f"gdelt:https://news.example/{number}")

    def misspell(self, number: int) -> None:
        self.articles[number]["title"] = None

    def answer(self, asked: Asked) -> Answered:
        fixed = {"query": '"brand"', "mode": "artlist", "format": "json", "maxrecords": "250"}
        assert fixed == {name: asked.query[name] for name in fixed}
        if self.says is not None:
            return Answered(self.says, headers={"Content-Type": "text/html"})
        first, last = asked.query["startdatetime"], asked.query["enddatetime"]
        when = lambda article: article["seendate"].replace("T", "").removesuffix("Z")  # noqa: E731
        newest_first = {"dateasc": False, "datedesc": True}[asked.query["sort"]]
        listed = (a for a in self.articles.values() if first <= when(a) <= last)
        found = sorted(listed, key=when, reverse=newest_first)[:250]
        return Answered(json.dumps({"articles": found} if found else {}).encode())


class TestGdelt(ConnectorSuite):
    RIG = GdeltRig


def test_more_than_an_answer_holds_is_read_in_stretches() -> None:
    rig = GdeltRig()

    async def main() -> tuple[list[PostKey], list[Block], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 601)]
        whole = await read_until(rig, so_many(600))
        return said, whole, keys(await read_until(rig, lambda b: said[-1] in keys(b), whole[0].cursor))

    said, blocks, rest = run(rig, main)
    assert (keys(blocks), rest) == (said, said)
    assert [len(block.items) for block in blocks] == [200, 50, 200, 49, 101]
    assert {block.quota for block in blocks} == {None}


def test_crowded_quarter_of_an_hour_is_sampled_and_says_so() -> None:
    rig = GdeltRig()

    async def main() -> tuple[PostKey, list[Block]]:
        for number in range(1, 301):
            rig.say(number, "brand", 15)
        last = rig.say(301, "brand", 30)
        return last, await read_until(rig, lambda blocks: last in keys(blocks))

    last, blocks = run(rig, main)
    assert (len(keys(blocks)), keys(blocks)[-1]) == (251, last)
    assert [(len(b.items), b.quota is not None and b.quota.sampled) for b in blocks] == [
        *((200, False), (50, False), (0, True), (1, False)),
    ]


def test_article_that_is_added_late_is_not_missed() -> None:
    rig = GdeltRig()

    async def main() -> tuple[PostKey, list[PostKey]]:
        rig.say(1, "brand", 30)
        first = await read_until(rig, so_many(1))
        late = rig.say(2, "brand", 15)
        return late, keys(await read_until(rig, lambda blocks: late in keys(blocks), first[-1].cursor))

    late, got = run(rig, main)
    assert got == [late, "gdelt:https://news.example/1"]


def test_requests_are_five_seconds_and_a_half_apart() -> None:
    rig = GdeltRig()
    slept: list[float] = []

    async def main() -> None:
        async def sleep(seconds: float) -> None:
            slept.append(seconds)

        clock = SetClock()
        made = connect(replace(rig.tools, sleep=sleep, clock=clock))
        await asyncio.gather(*(made.check(rig.source) for _ in range(3)))
        clock.at = Instant(clock.at + 13 * SECOND)
        await made.check(rig.source)
        clock.at = Instant(clock.at + 60 * SECOND)
        await made.check(rig.source)
        clock.at = Instant(clock.at - DAY)
        await made.check(rig.source)

    run(rig, main)
    assert slept == [5.5, 11.0, 3.5]


def test_what_is_wrong_with_the_words_is_passed_on() -> None:
    rig = GdeltRig()
    rig.says = b"The specified phrase is too short.\n"

    async def main() -> tuple[str, NetworkError]:
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, so_many(1))
        return (await connector_of(rig).check(rig.source)).says, caught.value

    says, error = run(rig, main)
    told = "GDELT does not take these words. It says: The specified phrase is too short."
    assert (says, str(error), error.permanent) == (told, told, True)


def test_words_are_needed() -> None:
    rig = GdeltRig()
    rig.settings = {"words": " "}

    async def main() -> None:
        await read_until(rig, so_many(1))

    with pytest.raises(ConfigError):
        run(rig, main)


def test_no_more_than_three_months_are_asked_for() -> None:
    rig = GdeltRig()
    rig.settings = {"days": "400"}

    async def main() -> None:
        await read_until(rig, lambda blocks: len(blocks) >= 2)

    run(rig, main)
    assert rig.asked[0].query["startdatetime"] == "20251003120000"
    assert rig.asked[0].query["enddatetime"] == "20260101120000"


def test_article_is_its_title() -> None:
    raw = json.dumps(
        {
            "url": "https://news.example/a",
            "title": "Fire &amp; smoke at brand",
            "seendate": "20260101T101500Z",
            "socialimage": "https://news.example/a.jpg",
            "domain": "news.example",
            "language": "German",
        }
    ).encode()
    found = post_of(raw, SourceId("s"))
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.key, post.kind, post.url) == (
        *("gdelt:https://news.example/a", PostKind.ARTICLE),
        "https://news.example/a",
    )
    assert (post.title, post.text, post.lang) == ("Fire & smoke at brand", "Fire & smoke at brand", "de")
    assert (post.created_at, post.has) == (from_iso("2026-01-01T10:15:00Z"), {Attachment.IMAGE})
    assert post.author == Author(handle="news.example")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"seendate": "now"}, "not-as-documented"), ({"title": ""}, "no-text"), ({"url": None}, "not-as-documented")],
)
def test_article_that_cannot_be_read_says_why(wrong: dict[str, Any], reason: str) -> None:
    raw = json.dumps({"url": "https://a.example", "title": "a", "seendate": "20260101T101500Z"} | wrong).encode()
    assert post_of(raw, SourceId("s")) == Unreadable(reason=reason, raw=raw)


def test_signs_that_are_not_allowed_in_the_answer_are_left_out() -> None:
    body = b'{"articles": [{"title": "a\x01 b\\x c\\d \\"e\\" \\\\f \\u00e4 \\u12"}]}'
    [raw] = articles_of(body) or [b"null"]
    assert json.loads(raw) == {"title": 'a  b x c d "e" \\f ä  u12'}
