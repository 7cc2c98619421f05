"""Reviews of apps."""

import json
from typing import Any

import pytest

from firewarden.connectors.appstore.wire import Review, post_of, reviews_of
from firewarden.vocabulary.clock import DAY, MINUTE, Instant, from_iso, iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Author, PostKind
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import Can, Mood
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.tools import NOON

FIRST = NOON - DAY
APP = {"im:name": {"label": "Brand"}, "id": {"label": "https://apps.apple.com/us/app/brand/id7"}}
Json = dict[str, Any]


def entry(number: int, text: str, at: int, **more: Any) -> Json:
    return {
        "author": {
            "uri": {"label": "https://itunes.apple.com/us/reviews/id366"},
            "name": {"label": "Ann"},
            "label": "",
        },
        "updated": {"label": iso(Instant(at)).replace("Z", "-00:00")},
        "im:rating": {"label": "2"},
        "im:version": {"label": "3.1"},
        "id": {"label": str(number)},
        "title": {"label": f"No. {number}"},
        "content": {"label": text, "attributes": {"type": "text"}},
        "link": {"attributes": {"rel": "related", "href": "https://itunes.apple.com/us/review?id=7"}},
        "im:voteSum": {"label": "0"},
        **more,
    }


class AppStoreRig(HttpRig):
    """Reviews of one app, the newest first, fifty to a page, ten pages."""

    can = frozenset({Can.EDITS, Can.LETTER})
    moods = frozenset(Mood) - {Mood.REFUSED}

    def __init__(self) -> None:
        super().__init__()
        self.reviews: dict[int, Json] = {}
        self.settings: dict[str, str] = {}

    @property
    def source(self) -> Source:
        settings = {"apps": "7", "api": self.url, **self.settings}
        return Source(id=SourceId("stars"), connector="appstore", name="Stars", settings=settings, live=True)

    def say(self, number: int, text: str) -> PostKey:
        self.reviews[number] = entry(number, text, FIRST + number * MINUTE)
        return PostKey(f"appstore:{number}")

    def change(self, number: int, text: str) -> None:
        self.reviews[number] = entry(number, text, FIRST + (number + 30) * MINUTE)

    def misspell(self, number: int) -> None:
        self.reviews[number]["im:rating"] = {"label": "many"}

    def answer(self, asked: Asked) -> Answered:
        country, *fixed, page, app, order, form = asked.path.strip("/").split("/")
        assert (fixed, order, form) == (["rss", "customerreviews"], "sortby=mostrecent", "json")
        if (country, app) != ("us", "id=7"):
            return Answered(b'{"feed": {"title": {"label": "Reviews"}}}')
        newest = sorted(self.reviews.values(), key=lambda review: review["updated"]["label"], reverse=True)
        at = (int(page.removeprefix("page=")) - 1) * 50
        found = newest[:500][at : at + 50]
        feed: Json = {"title": {"label": "Reviews"}}
        if found:
            feed["entry"] = found[0] if len(found) == 1 else found
        return Answered(json.dumps({"feed": feed}).encode())


class TestAppStore(ConnectorSuite):
    RIG = AppStoreRig


def test_newest_five_hundred_are_read_and_told_from_the_oldest_on() -> None:
    rig = AppStoreRig()

    async def main() -> tuple[list[PostKey], list[Block], list[PostKey]]:
        said = [rig.say(number, "brand") for number in range(1, 601)]
        whole = await read_until(rig, so_many(500))
        return said, whole, keys(await read_until(rig, so_many(300), whole[0].cursor))

    said, blocks, rest = run(rig, main)
    assert (keys(blocks), rest) == (said[100:], said[300:])
    assert [len(block.items) for block in blocks] == [200, 200, 100]


def test_cursor_stays_small_and_what_is_known_is_not_handed_over_again() -> None:
    rig = AppStoreRig()

    async def main() -> tuple[list[Block], list[Block]]:
        for number in range(1, 501):
            rig.say(number, "brand")
        first = await read_until(rig, so_many(500))
        return first, await read_until(rig, lambda blocks: len(blocks) == 2, first[-1].cursor)

    first, second = run(rig, main)
    assert len(first[-1].cursor) < 200 * 20
    assert [len(block.items) for block in second] == [0, 0]


def test_review_written_anew_keeps_its_first_time() -> None:
    rig = AppStoreRig()

    async def main() -> list[Block]:
        rig.say(1, "bad")
        rig.say(2, "brand")
        first = await read_until(rig, so_many(2))
        rig.change(1, "good")
        return await read_until(rig, so_many(1), first[-1].cursor)

    items = [item for block in run(rig, main) for item in block.items]
    assert [(i.post.text, i.post.created_at, i.post.edited_at) for i in items if isinstance(i, Fetched)] == [
        ("good", FIRST + MINUTE, FIRST + 31 * MINUTE)
    ]


def test_each_app_is_read_in_each_country() -> None:
    rig = AppStoreRig()
    rig.settings = {"apps": "id7 8", "countries": "us, DE"}

    async def main() -> tuple[list[PostKey], str]:
        rig.say(1, "brand")
        rig.say(2, "brand")
        found = keys(await read_until(rig, lambda blocks: len(blocks) == 4))
        return found, (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == (["appstore:1", "appstore:2"], "1 of 4 feeds have reviews.")
    places = {"/".join(asked.path.split("/")[i] for i in (1, 5)) for asked in rig.asked}
    assert places == {"us/id=7", "us/id=8", "de/id=7", "de/id=8"}


@pytest.mark.parametrize("settings", [{"apps": "brand"}, {"apps": ""}, {"countries": "usa"}, {"countries": "../"}])
def test_what_is_no_app_and_no_country_is_refused(settings: dict[str, str]) -> None:
    rig = AppStoreRig()
    rig.settings = settings

    async def main() -> None:
        await read_until(rig, so_many(1))

    with pytest.raises(ConfigError):
        run(rig, main)


def test_other_answer_is_told() -> None:
    rig = AppStoreRig()

    async def main() -> str:
        rig.be(Mood.GARBAGE)
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, so_many(1))
        return str(caught.value)

    assert run(rig, main) == "The App Store did not answer with a feed of reviews for 7 in us."


def read(raw: Json) -> Fetched | Unreadable:
    return post_of(Review(json.dumps(raw).encode()), SourceId("s"), None)


def test_review_is_read() -> None:
    at = {"updated": {"label": "2026-01-01T03:00:00-07:00"}}
    found = read(entry(5, "It burns", 0, **at))
    assert isinstance(found, Fetched)
    post = found.post
    assert (post.key, post.kind, post.rating) == ("appstore:5", PostKind.REVIEW, 2.0)
    assert (post.title, post.text) == ("No. 5", "It burns")
    assert (post.created_at, post.edited_at) == (from_iso("2026-01-01T10:00:00Z"), None)
    assert (post.author, post.url) == (Author(handle="366", name="Ann"), "https://itunes.apple.com/us/review?id=7")


@pytest.mark.parametrize(
    "wrong",
    [
        {"updated": {"label": "today"}},
        {"im:rating": {"label": "9"}},
        {"im:rating": {"label": "nan"}},
        {"id": {"label": ""}},
        {"title": {"label": ""}, "content": {"label": " "}},
        {"content": "words"},
    ],
)
def test_review_that_is_not_as_usual_is_unreadable(wrong: Json) -> None:
    found = read(entry(1, "brand", FIRST) | wrong)
    assert isinstance(found, Unreadable)
    assert found.reason == "not-as-documented"


@pytest.mark.parametrize(
    ("feed", "numbers"),
    [
        ({}, []),
        ({"entry": [APP, entry(1, "a", 0), entry(2, "b", 0)]}, ["1", "2"]),
        ({"entry": APP}, []),
        ({"entry": None}, []),
        ({"entry": entry(1, "a", 0)}, ["1"]),
        ({"entry": ["?"]}, [None]),
    ],
)
def test_feed_has_any_number_of_reviews_and_perhaps_the_app(feed: Json, numbers: list[str | None]) -> None:
    found = reviews_of(json.dumps({"feed": feed}).encode())
    assert found is not None
    assert [review.number for review in found] == numbers
