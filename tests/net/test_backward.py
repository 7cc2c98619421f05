"""Several places read back together."""

import asyncio

import pytest

from firewarden.net.backward import Page, Trail, backward
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Fetched
from tests.stages.samples import at, post


async def _blocks(pages: dict[str, list[Page | NetworkError]], found: list[Block], cursor: str | None) -> None:
    async def ask(place: str, trail: Trail) -> Page:
        page = pages[place][int(trail.next or "0")]
        if isinstance(page, NetworkError):
            raise page
        return page

    async for block in backward(tuple(pages), ask, at(0), at(100), cursor):
        found.append(block)


def page(next_: str | None, *minutes: float) -> Page:
    return Page(items=[Fetched(post=post(m), raw=b"") for m in minutes], next=next_)


def read(pages: dict[str, list[Page | NetworkError]], cursor: str | None = None) -> list[Block]:
    found: list[Block] = []
    asyncio.run(_blocks(pages, found, cursor))
    return found


def told(blocks: list[Block]) -> list[tuple[list[float], float | None]]:
    minute = lambda instant: (instant - at(0)) / 60e6  # noqa: E731
    return [([minute(i.post.created_at) for i in b.items if isinstance(i, Fetched)], minute(b.reached)) for b in blocks]


def test_the_place_that_is_least_far_back_is_next() -> None:
    slow = [page("1", 99, 98), page("2", 97, 96), page(None, 2, -3)]
    fast = [page("1", 95, 50), page(None, 49, 1)]
    assert told(read({"slow": slow, "fast": fast})) == [
        ([99, 98], 100),
        ([95, 50], 98),
        ([97, 96], 96),
        ([2], 50),
        ([49, 1], 1),
    ]


def test_trouble_at_one_place_keeps_no_other_from_being_read_and_is_raised_behind_them() -> None:
    found: list[Block] = []
    pages: dict[str, list[Page | NetworkError]] = {
        "ill": [page("1", 90), NetworkError("It is down.")],
        "well": [page("1", 80), page(None, 10)],
    }
    with pytest.raises(NetworkError, match=r"1 of 2 could not be read\. It is down\."):
        asyncio.run(_blocks(pages, found, None))
    assert told(found) == [([90], 100), ([80], 90), ([10], 90)]
    pages["ill"][1] = page(None, 5)
    assert told(read(pages, found[-1].cursor)) == [([5], 10)]


def test_pause_that_a_network_asks_for_is_told_at_once() -> None:
    found: list[Block] = []
    busy = NetworkError("Slowly.", retry_after=7.0)
    with pytest.raises(NetworkError, match="Slowly"):
        asyncio.run(_blocks({"busy": [busy], "well": [page(None, 80)]}, found, None))
    assert found == []


def test_network_that_repeats_itself_is_not_asked_for_ever() -> None:
    assert told(read({"odd": [page("0", 90)] * 5})) == [([90], 90), ([90], 90)]
