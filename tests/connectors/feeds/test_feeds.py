"""Feeds, read again and again."""

import pytest

from firewarden.vocabulary.clock import MINUTE
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Unreadable
from firewarden.vocabulary.post import Post
from tests.connectors.conformance.http import Answered
from tests.connectors.conformance.suite import (
    ConnectorSuite,
    connector_of,
    keys,
    looked,
    posts,
    read_until,
    run,
    so_many,
)
from tests.connectors.feeds.feed import FIRST, FeedRig
from tests.connectors.tools import NOON


class TestFeeds(ConnectorSuite):
    RIG = FeedRig


RSS = b"""<rss version="2.0"><channel><title>Old</title>%s</channel></rss>"""
ITEM = b"<item><guid isPermaLink='false'>%d</guid><title>Story %d</title>%s</item>"


def test_feed_that_has_not_changed_is_not_sent_again() -> None:
    rig = FeedRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        return await read_until(rig, looked(4))

    blocks = run(rig, main)
    assert [len(block.items) for block in blocks] == [1, 0, 0, 0]
    assert rig.unchanged == 3
    assert {asked.headers.get("if-none-match", "")[:1] for asked in rig.asked[1:]} == {'"'}


def test_date_of_the_last_change_is_sent_back_where_there_is_no_tag() -> None:
    rig = FeedRig()
    rig.addresses = ["/old"]
    date = "Thu, 01 Jan 2026 10:00:00 GMT"

    async def main() -> None:
        rig.pages["/old"] = Answered(RSS % b"", headers={"Last-Modified": date})
        await read_until(rig, looked(3))

    run(rig, main)
    assert [asked.headers.get("if-modified-since") for asked in rig.asked[:2]] == [None, date]


def test_several_feeds_are_read_and_one_in_trouble_is_told_behind_them() -> None:
    rig = FeedRig()
    rig.addresses = ["/gone", "/feed", "/other"]

    async def main() -> tuple[list[Block], str]:
        rig.say(1, "brand")
        rig.pages["/other"] = Answered(
            RSS % (ITEM % (7, 7, b"<pubDate>Thu, 01 Jan 2026 09:00:00 GMT</pubDate>")),
            headers={"Content-Type": "application/rss+xml"},
        )
        seen: list[list[Block]] = []

        def never(blocks: list[Block]) -> bool:
            seen.append(blocks)
            return False

        with pytest.raises(NetworkError) as caught:
            await read_until(rig, never)
        return seen[-1], str(caught.value)

    blocks, trouble = run(rig, main)
    host = rig.url.removeprefix("http://")
    assert keys(blocks) == ["feed:tag:brand.example,2026:1", f"feed:{host}/other#7"]
    assert trouble == ("1 of 3 could not be read. There is nothing at 127.0.0.1/gone (404). Check the address.")


def test_page_leads_to_its_feed_which_is_remembered() -> None:
    rig = FeedRig()
    rig.addresses = ["/"]

    async def main() -> list[Block]:
        page = b"<html><head><link rel='alternate' type='application/atom+xml' href='/feed'></head>"
        rig.pages["/"] = Answered(page, headers={"Content-Type": "text/html"})
        rig.say(1, "brand")
        return await read_until(rig, looked(3))

    assert keys(run(rig, main)) == ["feed:tag:brand.example,2026:1"]
    assert [asked.path for asked in rig.asked[:4]] == ["/", "/feed", "/feed", "/feed"]


def test_feed_that_moved_is_looked_for_on_its_page_again() -> None:
    rig = FeedRig()
    rig.addresses = ["/"]

    async def main() -> list[Block]:
        link = "<link rel='alternate' type='application/atom+xml' href='{}'>"
        rig.pages["/"] = Answered(link.format("/before").encode())
        rig.say(1, "brand")
        rig.pages["/before"] = Answered(rig.atom())
        first = await read_until(rig, so_many(1))
        rig.pages = {"/": Answered(link.format("/feed").encode())}
        rig.say(2, "brand")
        return await read_until(rig, so_many(1), first[-1].cursor)

    assert keys(run(rig, main)) == ["feed:tag:brand.example,2026:2"]


def test_page_without_a_feed_is_told() -> None:
    rig = FeedRig()
    rig.addresses = ["/"]

    async def main() -> str:
        rig.pages["/"] = Answered(b"<html><body>Welcome</body></html>")
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == f"{rig.url}/ is no feed, and names none that could be read."


def test_check_says_how_many_feeds_answer_and_how_fresh_they_are() -> None:
    rig = FeedRig()

    async def main() -> str:
        rig.say(1, "brand")
        rig.say(2, "brand")
        return (await connector_of(rig).check(rig.source)).says

    assert run(rig, main) == "1 of 1 addresses lead to a feed. The newest entry is of 2025-12-31T12:02:00Z."


def test_first_look_goes_back_as_far_as_was_asked_for_and_later_ones_take_what_is_new() -> None:
    rig = FeedRig()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        rig.say(-60 * 24 * 30, "brand, a month ago")
        new = rig.say(1, "brand")
        first = await read_until(rig, so_many(1))
        late = rig.say(-60 * 24 * 20, "brand, found late")
        second = await read_until(rig, so_many(1), first[-1].cursor)
        return [new, late], keys([*first, *second])

    said, got = run(rig, main)
    assert got == said


def test_entries_without_a_time_are_noted_at_first_and_later_as_old_as_our_look() -> None:
    rig = FeedRig()
    rig.addresses = ["/old"]

    async def main() -> tuple[list[Block], list[Block]]:
        rig.pages["/old"] = Answered(RSS % b"".join(ITEM % (n, n, b"") for n in (1, 2)))
        first = await read_until(rig, looked(1))
        rig.pages["/old"] = Answered(RSS % b"".join(ITEM % (n, n, b"") for n in (1, 2, 3)))
        return first, await read_until(rig, so_many(1), first[-1].cursor)

    first, second = run(rig, main)
    assert (posts(first), [(p.title, p.created_at) for p in posts(second)]) == ([], [("Story 3", NOON)])


def test_entry_dated_by_its_last_change_alone_keeps_its_first_time() -> None:
    rig = FeedRig()
    rig.addresses = ["/old"]
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:x,2026:1</id><title>{}</title><updated>{}</updated></entry></feed>"

    async def main() -> list[Post]:
        rig.pages["/old"] = Answered(atom.format("Brand", "2026-01-01T10:00:00Z").encode())
        first = await read_until(rig, so_many(1))
        rig.pages["/old"] = Answered(atom.format("Brand, changed", "2026-01-01T11:00:00Z").encode())
        return posts(first) + posts(await read_until(rig, so_many(1), first[-1].cursor))

    first, second = run(rig, main)
    assert (first.title, first.created_at, first.edited_at) == ("Brand", NOON - 120 * MINUTE, None)
    assert (second.title, second.created_at, second.edited_at) == (
        *("Brand, changed", NOON - 120 * MINUTE),
        NOON - 60 * MINUTE,
    )


def test_long_feed_comes_in_blocks_and_can_be_left_between_them() -> None:
    rig = FeedRig()

    async def main() -> tuple[list[Block], list[PostKey]]:
        for number in range(1, 451):
            rig.say(number, "brand")
        whole = await read_until(rig, so_many(450))
        return whole, keys(await read_until(rig, so_many(250), whole[0].cursor))

    whole, rest = run(rig, main)
    assert [len(block.items) for block in whole] == [200, 200, 50]
    assert rest == [f"feed:tag:brand.example,2026:{number}" for number in range(201, 451)]


def test_what_cannot_be_read_is_told_once() -> None:
    rig = FeedRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        rig.misspell(1)
        first = await read_until(rig, looked(1))
        rig.say(2, "brand")
        return first + await read_until(rig, so_many(1), first[-1].cursor)

    items = [item for block in run(rig, main) for item in block.items]
    assert [i.reason for i in items if isinstance(i, Unreadable)] == ["unreadable-time"]
    assert [i.post.title for i in items if isinstance(i, Fetched)] == ["No. 2"]


def test_cursor_stays_small() -> None:
    rig = FeedRig()

    async def main() -> int:
        for number in range(1, 101):
            rig.say(number, "brand")
        return len((await read_until(rig, so_many(100)))[-1].cursor)

    assert run(rig, main) < 100 * 40 + 200


def test_entries_that_a_feed_drops_are_forgotten() -> None:
    rig = FeedRig()

    async def main() -> tuple[int, int]:
        for number in range(1, 101):
            rig.say(number, "brand")
        first = await read_until(rig, so_many(100))
        rig.said = {}
        rig.say(101, "brand")
        return len(first[-1].cursor), len((await read_until(rig, so_many(1), first[-1].cursor))[-1].cursor)

    before, after = run(rig, main)
    assert (before > 2000, after < 300) == (True, True)


def test_first_entry_is_of_the_first_minute() -> None:
    """The rig keeps what it promises to the suite."""
    assert FIRST == NOON - 24 * 60 * MINUTE
