"""One reader, many pages."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from firewarden.desk.live.happening import Happening
from firewarden.desk.live.hub import MISSED, QUEUE, RECENT, Hub, Listener
from firewarden.desk.live.ticket import Ticket

ACME, ZETA = Ticket("alice", frozenset({"acme"})), Ticket("charlie", frozenset({"zeta"}))


@dataclass
class MemoryTail:
    """Keeps what happened in a list; `broken` makes the next question fail."""

    happenings: list[Happening] = field(default_factory=list)
    questions: int = 0
    broken: bool = False

    def newest(self) -> int:
        return len(self.happenings)

    def after(self, number: int, limit: int) -> Sequence[Happening]:
        self.questions += 1
        if self.broken:
            self.broken = False
            raise sqlite3.OperationalError("database is locked")
        return self.happenings[number : number + limit]

    def close(self) -> None:
        self.happenings.clear()

    def happen(self, count: int = 1, brand: str = "acme") -> None:
        for _ in range(count):
            number = len(self.happenings) + 1
            self.happenings.append(Happening(number=number, brand=brand, kind="note.added"))


def with_hub(tail: MemoryTail, story: Callable[[Hub], Awaitable[None]]) -> None:
    async def run() -> None:
        hub = Hub(tail, poll=0.001)
        try:
            async with asyncio.timeout(5):
                await story(hub)
        finally:
            await hub.close()

    asyncio.run(run())


async def heard(listener: Listener, count: int) -> list[int | str]:
    items = [await listener.queue.get() for _ in range(count)]
    return [item.number if isinstance(item, Happening) else "missed" for item in items]


def test_a_page_hears_what_happens_in_its_brand_alone() -> None:
    tail = MemoryTail()

    async def story(hub: Hub) -> None:
        acme, zeta = await hub.join(ACME, None), await hub.join(ZETA, None)
        tail.happen(2)
        tail.happen(1, "zeta")

        assert await heard(acme, 2) == [1, 2]
        assert await heard(zeta, 1) == [3]
        assert acme.queue.empty()

    with_hub(tail, story)


def test_a_page_that_was_away_hears_what_it_missed() -> None:
    tail = MemoryTail()
    tail.happen(5)

    async def story(hub: Hub) -> None:
        assert await heard(await hub.join(ACME, 2), 3) == [3, 4, 5]
        assert (await hub.join(ACME, 5)).queue.empty()
        assert (await hub.join(ACME, None)).queue.empty()

    with_hub(tail, story)


def test_a_page_that_was_away_for_long_is_told_to_load_anew() -> None:
    tail = MemoryTail()
    tail.happen(RECENT + 100)

    async def story(hub: Hub) -> None:
        assert await heard(await hub.join(ACME, 3), 1) == ["missed"]
        assert await heard(await hub.join(ACME, RECENT + 100 - QUEUE), 1) == ["missed"]

    with_hub(tail, story)


def test_a_number_from_a_log_that_was_put_back_is_told_to_load_anew() -> None:
    tail = MemoryTail()
    tail.happen(5)

    async def story(hub: Hub) -> None:
        assert await heard(await hub.join(ACME, 900), 1) == ["missed"]

    with_hub(tail, story)


def test_a_page_that_does_not_keep_up_gets_one_word_instead_of_all() -> None:
    tail = MemoryTail()

    async def story(hub: Hub) -> None:
        slow, quick = await hub.join(ACME, None), await hub.join(ACME, None)
        tail.happen(QUEUE + 10)
        while hub.position < QUEUE + 10:
            while not quick.queue.empty():
                quick.queue.get_nowait()
            await asyncio.sleep(0)

        first = slow.queue.get_nowait()
        assert first is MISSED
        assert slow.queue.qsize() <= 10

    with_hub(tail, story)


def test_a_locked_file_is_waited_out(caplog: object) -> None:
    tail = MemoryTail()

    async def story(hub: Hub) -> None:
        listener = await hub.join(ACME, None)
        tail.broken = True
        tail.happen()

        assert await heard(listener, 1) == [1]

    with_hub(tail, story)


def test_nobody_listening_means_nobody_reading() -> None:
    tail = MemoryTail()

    async def story(hub: Hub) -> None:
        hub.leave(await hub.join(ACME, None))
        await asyncio.sleep(0.01)
        asked = tail.questions
        await asyncio.sleep(0.02)

        assert tail.questions == asked
        tail.happen()
        assert await heard(await hub.join(ACME, 0), 1) == [1]

    with_hub(tail, story)


def test_closing_wakes_every_page() -> None:
    tail = MemoryTail()

    async def story(hub: Hub) -> None:
        listener = await hub.join(ACME, None)
        await hub.close()

        assert await listener.queue.get() is None

    with_hub(tail, story)


def test_talk_is_told_to_pages_of_its_brand_and_only_what_is_new() -> None:
    stored, asked = ["zeta"], list[int]()

    def talk(after: int) -> tuple[int, list[str]]:
        asked.append(after)
        return len(stored), sorted(set(stored[after:]))

    async def run() -> tuple[list[str], bool]:
        hub = Hub(MemoryTail(), talk=talk, poll=0.001)
        acme, zeta = await hub.join(ACME, None), await hub.join(ZETA, None)
        while len(asked) < 2:  # noqa: ASYNC110 - a hub gives no sign that it has looked
            await asyncio.sleep(0.001)
        stored.extend(["acme", "acme"])
        told = await asyncio.wait_for(acme.queue.get(), 5)
        quiet = acme.queue.empty() and zeta.queue.empty()
        await hub.close()
        return [told.kind if isinstance(told, Happening) else ""], quiet

    assert asyncio.run(run()) == (["mention"], True)


def test_stream_that_cannot_be_read_leaves_the_log_alone() -> None:
    tail = MemoryTail()

    def talk(_after: int) -> tuple[int, list[str]]:
        raise sqlite3.OperationalError("database is locked")

    async def run() -> list[int | str]:
        hub = Hub(tail, talk=talk, poll=0.001)
        acme = await hub.join(ACME, None)
        tail.happen(2)
        found = await asyncio.wait_for(heard(acme, 2), 5)
        await hub.close()
        return found

    assert asyncio.run(run()) == [1, 2]
