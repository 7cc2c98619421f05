"""The stream over real connections to a real web process."""

import asyncio
import re
from collections.abc import Coroutine

import psutil

from tests.desk.server import Served

CLIENTS = 200


async def open_stream(
    served: Served, headers: str = "", query: str = ""
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    path = f"/live/?ticket={served.ticket}{query}"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode())
    await writer.drain()
    return reader, writer


async def until(reader: asyncio.StreamReader, word: str) -> str:
    """What came, up to and with the event of this name."""
    found = ""
    while f"event: {word}\n" not in found or not found.endswith("\n\n\r\n"):
        found += (await reader.readline()).decode()
    return found


def run(story: Coroutine[None, None, None]) -> None:
    async def limited() -> None:
        async with asyncio.timeout(60):
            await story

    asyncio.run(limited())


def test_two_hundred_pages_cost_no_threads_and_little_memory(served: Served) -> None:
    process = psutil.Process(served.pid)
    served.get("/account/sign-in/")
    threads, memory = process.num_threads(), process.memory_info().rss

    async def story() -> None:
        streams = [await open_stream(served) for _ in range(CLIENTS)]
        for reader, _ in streams:
            await until(reader, "beat")
        served.note("the heating failed at 05:10")
        heard = [await until(reader, "change") for reader, _ in streams]
        grown = (process.memory_info().rss - memory) / 2**20
        print(f"{CLIENTS} streams: {process.num_threads() - threads} more threads, {grown:.1f} MiB more memory")

        assert process.num_threads() - threads <= 2
        assert grown < 40
        assert {re.search(r'"kind": "([^"]+)"', text)[1] for text in heard} == {"note.added"}  # type: ignore[index]
        assert [text for text in heard if "heating" in text] == []
        assert "Sign in" in served.get("/account/sign-in/")
        for _, writer in streams:
            writer.close()

    run(story())


def test_a_page_that_comes_back_hears_what_it_missed(served: Served) -> None:
    async def story() -> None:
        reader, writer = await open_stream(served)
        first = await until(reader, "beat")
        last = int(re.findall(r"id: (\d+)", first)[-1])
        writer.close()
        served.note("one")
        reader, writer = await open_stream(served)
        while int(re.findall(r"id: (\d+)", await until(reader, "beat"))[-1]) == last:
            writer.close()
            reader, writer = await open_stream(served)
        writer.close()

        by_header, writer = await open_stream(served, headers=f"Last-Event-ID: {last}\r\n")
        assert f"id: {last + 1}\n" in await until(by_header, "change")
        writer.close()
        by_address, writer = await open_stream(served, query=f"&after={last}")
        assert f"id: {last + 1}\n" in await until(by_address, "change")
        writer.close()

    run(story())


def test_without_a_ticket_there_is_no_stream(served: Served) -> None:
    async def story() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        writer.write(b"GET /live/?ticket=forged HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        answer = (await reader.read()).decode()
        writer.close()

        assert answer.startswith("HTTP/1.1 401 ")
        assert answer.endswith("This page's ticket is too old. Load the page again.")

    run(story())
