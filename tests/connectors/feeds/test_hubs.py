"""Feeds that a hub pushes, with a real door between the hub and us."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

import msgspec
import pytest

from firewarden.connectors.feeds import connector as module
from firewarden.connectors.feeds.changes import Place
from firewarden.connectors.feeds.hubs import note_hub
from firewarden.connectors.feeds.looking import Cursor
from firewarden.connectors.feeds.wire import Feed, feed_of
from firewarden.vocabulary.clock import DAY, HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.feeds.feed import Said
from tests.connectors.feeds.hub import HubRig
from tests.connectors.tools import NOON, SetClock
from tests.connectors.webhook.door import Door

pytestmark = pytest.mark.xdist_group("webhook")
ENTRY = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:brand.example,2026:%d</id><title>Brand %d</title>"
    b"<published>2026-01-01T11:%02d:00Z</published></entry></feed>"
)


@pytest.fixture(autouse=True)
def _opened(door: Door) -> None:
    HubRig.door = door


class TestFeedsWithHub(ConnectorSuite):
    """The same as without: a hub takes nothing away."""

    RIG = HubRig

    @pytest.fixture(autouse=True)
    def _quick(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each pause is as long as that between two looks."""
        monkeypatch.setattr(module, "PAUSE", 60.0)
        monkeypatch.setattr(module, "RARELY", 60.0)


def cursor_of(blocks: list[Block]) -> Cursor:
    return msgspec.json.decode(blocks[-1].cursor, type=Cursor)


def place_of(rig: HubRig, blocks: list[Block]) -> Place:
    return cursor_of(blocks).feeds[f"{rig.url}/feed"]


def leased(rig: HubRig) -> Callable[[list[Block]], bool]:
    return lambda blocks: place_of(rig, blocks).until > 0


def asked(rig: HubRig, times: int) -> Callable[[list[Block]], bool]:
    return lambda _: len(rig.wishes) >= times


def clock_of(rig: HubRig) -> SetClock:
    """That of the connector; the door has the wall's, and says when a hub greeted."""
    clock = rig.tools.clock
    assert isinstance(clock, SetClock)
    return clock


def at_the_wall(rig: HubRig) -> None:
    """The clock of the connector stands where the wall is, as that of the door."""
    import time

    clock_of(rig).at = Instant(time.time_ns() // 1000)


@asynccontextmanager
async def reading(rig: HubRig, cursor: str | None = None) -> AsyncIterator[list[Block]]:
    """The blocks so far, while it goes on."""
    blocks: list[Block] = []

    async def main() -> None:
        async with aclosing(connector_of(rig).read(rig.source, cursor)) as stream:  # type: ignore[type-var]
            async for block in stream:
                blocks.append(block)

    task = asyncio.create_task(main())
    try:
        yield blocks
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(enough: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not enough():  # noqa: ASYNC110 - of something that another task sees
            await asyncio.sleep(0.005)


def test_hub_is_asked_with_a_key_and_our_door_confirms_what_we_meant() -> None:
    rig = HubRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        found = await read_until(rig, leased(rig))
        await rig.subscribed()
        return found

    blocks = run(rig, main)
    [wish] = rig.wishes
    assert (wish["hub.mode"], wish["hub.topic"], wish["hub.lease_seconds"]) == (
        "subscribe",
        f"{rig.url}/feed",
        "864000",
    )
    assert wish["hub.callback"].startswith(f"{rig.door.url}/in/{rig.key}?feed=")
    assert len(wish["hub.secret"]) == 64
    assert (rig.pushed, rig.echoed) == ([200], ["try 1"])
    place = place_of(rig, blocks)
    assert (place.until - place.renew, place.asked) == (2 * DAY, 0)


def test_what_is_pushed_comes_without_a_look_and_once() -> None:
    rig = HubRig()

    async def main() -> tuple[list[PostKey], int]:
        at_the_wall(rig)
        first = rig.say(1, "brand")
        async with reading(rig) as blocks:
            await until(lambda: bool(blocks) and leased(rig)(blocks))
            looks = rig.looks
            assert [await rig.push(ENTRY % (2, 2, 2)) for _ in range(2)] == [202, 202]
            await until(lambda: len(keys(blocks)) >= 2)
            assert keys(blocks) == [first, "feed:tag:brand.example,2026:2"]
            meanwhile = rig.looks - looks
            rig.said[2] = Said("in the feed, too", "2026-01-01T11:02:00Z", "2026-01-01T11:02:00Z")
            rig.say(3, "brand three")
            await rig.push(b"look")
            await until(lambda: len(keys(blocks)) >= 3)
            items = [item.post.key for block in blocks for item in block.items if isinstance(item, Fetched)]
        return items, meanwhile

    items, meanwhile = run(rig, main)
    assert (sorted(items), meanwhile) == ([f"feed:tag:brand.example,2026:{number}" for number in (1, 2, 3)], 0)


def test_a_feed_that_is_pushed_is_looked_at_rarely_until_the_lease_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty seconds pass with each pause: a look is due after three, or after ninety."""
    monkeypatch.setattr(module, "PAUSE", 20.0)
    rig = HubRig()
    rig.asks = False
    pauses = 0

    async def pause(_seconds: float) -> None:
        nonlocal pauses
        pauses += 1
        await asyncio.sleep(0.001)

    async def looks_in(many: int) -> int:
        end, before = pauses + many, rig.looks
        await until(lambda: pauses >= end)
        return rig.looks - before

    async def main() -> list[int]:
        at_the_wall(rig)
        async with reading(rig) as blocks:
            found = [await looks_in(90)]
            rig.asks = True
            clock_of(rig).at = Instant(clock_of(rig).at + HOUR)
            await until(lambda: leased(rig)(blocks))
            await looks_in(3)
            found.append(await looks_in(60))
            rig.asks = False
            clock_of(rig).at = Instant(place_of(rig, blocks).until)
            await looks_in(90)
            return [*found, await looks_in(90)]

    rig.made = replace(rig.made, sleep=pause)
    before, meanwhile, after = run(rig, main)
    assert (25 <= before <= 31, meanwhile, 25 <= after <= 31) == (True, 0, True)


def test_a_lease_is_renewed_before_it_ends_and_not_sooner() -> None:
    rig = HubRig()
    rig.lease = 10_000

    async def main() -> list[int]:
        at_the_wall(rig)
        async with reading(rig) as blocks:
            await until(lambda: bool(blocks) and leased(rig)(blocks))
            place = place_of(rig, blocks)
            counts = []
            for moment in (place.renew - SECOND, place.renew):
                clock_of(rig).at = Instant(moment)
                await asyncio.sleep(0.2)
                counts.append(len(rig.wishes))
            assert moment < place.until
            await until(lambda: place_of(rig, blocks).until > place.until or len(rig.pushed) >= 2)
        return counts

    assert run(rig, main) == [1, 2]
    assert rig.wishes[0]["hub.callback"] == rig.wishes[1]["hub.callback"]


def test_a_restart_asks_nobody_again_and_reads_what_was_pushed_meanwhile() -> None:
    rig = HubRig()

    async def main() -> list[PostKey]:
        at_the_wall(rig)
        rig.say(1, "brand")
        first = await read_until(rig, leased(rig))
        assert await rig.push(ENTRY % (2, 2, 2)) == 202
        return keys(await read_until(rig, so_many(1), first[-1].cursor))

    assert run(rig, main) == ["feed:tag:brand.example,2026:2"]
    assert len(rig.wishes) == 1


def test_who_does_not_know_the_key_pushes_nothing() -> None:
    rig = HubRig()

    async def main() -> tuple[int, int]:
        await read_until(rig, leased(rig))
        status = await rig.push(ENTRY % (2, 2, 2), secret="another")
        return status, rig.tools.spool.waiting(rig.key)

    assert run(rig, main) == (403, 1)


def test_a_hub_that_says_only_that_there_is_something_makes_us_look() -> None:
    rig = HubRig()

    async def main() -> list[PostKey]:
        at_the_wall(rig)
        async with reading(rig) as blocks:
            await until(lambda: bool(blocks) and leased(rig)(blocks))
            await asyncio.sleep(0.1)
            rig.say(1, "brand")
            assert await rig.push(b"new") == 202
            await until(lambda: bool(keys(blocks)))
            return keys(blocks)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "RARELY", 1e9)
        assert run(rig, main) == ["feed:tag:brand.example,2026:1"]


def test_a_hub_that_will_not_have_us_is_left_alone_for_a_day() -> None:
    rig = HubRig()
    rig.mode = "denied"

    async def main() -> list[int]:
        at_the_wall(rig)
        began = clock_of(rig).at
        async with reading(rig) as blocks:
            await until(lambda: bool(blocks) and place_of(rig, blocks).asked > began + HOUR)
            rig.asks, counts = False, []
            for later in (23 * HOUR, DAY + MINUTE):
                clock_of(rig).at = Instant(began + later)
                await asyncio.sleep(0.2)
                counts.append(len(rig.wishes))
            return counts

    assert run(rig, main) == [1, 2]


def test_a_hub_in_trouble_changes_nothing_and_is_asked_again_after_an_hour() -> None:
    rig = HubRig()
    rig.says = 503

    async def main() -> tuple[list[PostKey], list[int]]:
        rig.say(1, "brand")
        async with reading(rig) as blocks:
            await until(lambda: bool(keys(blocks)) and bool(rig.wishes))
            counts = []
            for later in (50 * MINUTE, 61 * MINUTE):
                clock_of(rig).at = Instant(NOON + later)
                await asyncio.sleep(0.2)
                counts.append(len(rig.wishes))
            return keys(blocks), counts

    assert run(rig, main) == (["feed:tag:brand.example,2026:1"], [1, 2])


def test_where_nobody_finds_us_no_hub_is_asked() -> None:
    rig = HubRig()
    rig.made = replace(rig.made, public_url=None)

    async def main() -> list[Block]:
        rig.say(1, "brand")
        return await read_until(rig, lambda blocks: len(blocks) >= 4)

    blocks = run(rig, main)
    assert ([len(block.items) for block in blocks], rig.wishes) == ([1, 0, 0, 0], [])


def test_a_feed_in_trouble_keeps_no_other_from_being_pushed() -> None:
    rig = HubRig()
    rig.addresses = ["/gone", "/feed"]

    async def main() -> list[PostKey]:
        at_the_wall(rig)
        cursor = None
        found: list[PostKey] = []
        async with asyncio.timeout(10):
            while len(found) < 1:
                if rig.pushed and not found:
                    assert await rig.push(ENTRY % (2, 2, 2)) == 202
                with pytest.raises(NetworkError):  # noqa: PT012 - it is read until it fails, each time
                    async with aclosing(connector_of(rig).read(rig.source, cursor)) as stream:  # type: ignore[type-var]
                        async for block in stream:
                            cursor = block.cursor
                            found += keys([block])
        return found

    assert run(rig, main) == ["feed:tag:brand.example,2026:2"]


def test_a_feed_that_does_not_answer_gives_no_sign_of_life() -> None:
    """Else it would never count as blind."""
    rig = HubRig()

    async def main() -> int:
        rig.addresses = ["/gone"]
        blocks = 0
        with pytest.raises(NetworkError):  # noqa: PT012 - it is read until it fails
            async with aclosing(connector_of(rig).read(rig.source, None)) as stream:  # type: ignore[type-var]
                async for _ in stream:
                    blocks += 1
        return blocks

    assert run(rig, main) == 0


def test_check_says_how_many_could_be_pushed() -> None:
    rig = HubRig()

    async def main() -> str:
        rig.say(1, "brand")
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == (
        "1 of 1 addresses lead to a feed. The newest entry is of 2025-12-31T12:01:00Z. 1 can be pushed by a hub."
    )


JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [], "feed_url": "https://a.example/f",
 "hubs": [{"type": "rssCloud", "url": "https://no.example"}, {"type": "WebSub", "url": "https://hub.example"}]}"""
RSS = b"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>x</title>
<atom:link rel="hub" href="https://hub.example"/><atom:link rel="hub" href="https://second.example"/>
<atom:link rel="self" href="https://a.example/f"/></channel></rss>"""


@pytest.mark.parametrize("body", [JSON_FEED, RSS], ids=["json", "rss"])
def test_feeds_of_every_kind_name_their_hub(body: bytes) -> None:
    feed = feed_of(body, "", "https://a.example/f")
    assert feed is not None
    assert feed.links == {"hub": "https://hub.example", "self": "https://a.example/f"}


@pytest.mark.parametrize(
    ("links", "hub", "topic"),
    [
        ('<https://h.example>; rel="hub", <https://a.example/t>; rel=self', "https://h.example", "https://a.example/t"),
        ('</hub>; title="a, b"; rel="next hub"', "https://a.example/hub", "https://a.example/f"),
        ('<https://h.example>; rel="hubs"', "", ""),
        ("<ftp://h.example>; rel=hub", "", ""),
        (f"<https://h.example/{'x' * 1000}>; rel=hub", "", ""),
        ("<" * 20_000, "", ""),
        ("", "", ""),
    ],
)
def test_a_header_names_a_hub(links: str, hub: str, topic: str) -> None:
    place = Place()
    note_hub(place, Feed(), links, "https://a.example/f")
    assert (place.hub, place.topic) == (hub, topic)


def test_another_hub_begins_anew_and_the_same_one_does_not() -> None:
    place = Place(hub="https://h.example", topic="https://a.example/f", until=7, renew=6, asked=5)
    note_hub(place, Feed(links={"hub": "https://h.example"}), "", "https://a.example/f")
    same = place.until
    note_hub(place, Feed(links={"hub": "https://i.example"}), "", "https://a.example/f")
    assert (same, place.until, place.renew, place.asked) == (7, 0, 0, 0)
