"""A real network: what people do there arrives by every stream, once."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace

import pytest

from firewarden.bootstrap import WallClock
from firewarden.connectors.bluesky.connector import connect
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import PostKind
from tests.connectors.bluesky.sky import Sky
from tests.connectors.tools import tools as usual_tools

pytestmark = [pytest.mark.bluesky, pytest.mark.xdist_group("bluesky")]
PATIENT = 30.0


def now() -> Instant:
    return WallClock().now()


def source(sky: Sky, wire: str) -> Source:
    host = sky.firehose if wire == "firehose" else sky.jetstream
    settings = {"wire": wire, "host": host, "profiles": "", "days": "1"}
    return Source(id=SourceId("sky"), connector="bluesky", name="Sky", settings=settings, live=True)


def heard(sky: Sky, wire: str, enough: Callable[[list[Item]], bool], cursor: str | None = None) -> list[Item]:
    """Items from `cursor` on, until there are enough."""
    tools = replace(usual_tools(), clock=WallClock(), secret=str, sleep=asyncio.sleep, patience=5.0)

    async def main() -> list[Item]:
        items: list[Item] = []
        async with asyncio.timeout(PATIENT), aclosing(connect(tools).read(source(sky, wire), cursor)) as blocks:  # type: ignore[type-var]
            async for block in blocks:
                items += block.items
                if enough(items):
                    return items
        raise AssertionError(items)

    return asyncio.run(main())


def gone(key: PostKey) -> Callable[[list[Item]], bool]:
    return lambda items: any(isinstance(item, Removed) and item.key == key for item in items)


@pytest.mark.parametrize("wire", ["v1", "v2", "firehose"])
def test_what_people_do_arrives(sky: Sky, wire: str) -> None:
    ann, bob = sky.person(f"ann-{wire}"), sky.person(f"bob-{wire}")
    first = ann.post("The brand burns 🔥", iso(now()), langs=["en"])
    answer = bob.post("Does it?", iso(now()), reply={"root": first.link, "parent": first.link})
    quote = bob.post("Look", iso(now()), embed={"$type": "app.bsky.embed.record", "record": first.link})
    first.change("The brand does not burn")
    answer.delete()

    items = heard(sky, wire, gone(answer.key))

    fetched = [
        item.post
        for item in items
        if isinstance(item, Fetched) and item.post.key.split("/")[0].endswith((ann.did, bob.did))
    ]
    assert [(post.key, post.text, post.kind, post.reply_to, post.quote_of, post.lang) for post in fetched] == [
        (first.key, "The brand burns 🔥", PostKind.POST, None, None, "en"),
        (answer.key, "Does it?", PostKind.REPLY, first.key, None, None),
        (quote.key, "Look", PostKind.QUOTE, None, first.key, None),
        (first.key, "The brand does not burn", PostKind.POST, None, None, "en"),
    ]
    assert [post.edited_at is not None for post in fetched] == [False, False, False, True]
    assert fetched[0].author is not None
    assert fetched[0].author.handle == ann.did


@pytest.mark.parametrize("wire", ["v1", "v2", "firehose"])
def test_account_that_is_deleted_takes_all_it_wrote_along(sky: Sky, wire: str) -> None:
    eve = sky.person(f"eve-{wire}")
    eve.post("The brand burns", iso(now()))
    eve.leave()
    all_of_it = PostKey(f"bluesky:{eve.did}/")

    items = heard(sky, wire, gone(all_of_it))

    assert [item.all_of for item in items if isinstance(item, Removed) and item.key == all_of_it] == [True]


def test_check_says_whether_the_stream_is_there(sky: Sky) -> None:
    tools = replace(usual_tools(), clock=WallClock(), secret=str, sleep=asyncio.sleep, patience=5.0)
    wires = ("v1", "v2", "firehose")

    found = [asyncio.run(connect(tools).check(source(sky, wire))) for wire in wires]

    assert [(one.works, one.says) for one in found] == [(True, "The stream answers.")] * 3
