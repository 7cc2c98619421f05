"""Streams of a server, listened to between two looks."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace

import pytest

from firewarden.connectors.mastodon.connector import connect
from firewarden.connectors.mastodon.streaming import address_of
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block
from tests.connectors.conformance.suite import gone, keys, posts, read_until, run, so_many
from tests.connectors.mastodon.fake import FakeMastodon, listening


async def heard(
    rig: FakeMastodon, act: Callable[[], Awaitable[None]], enough: Callable[[list[Block]], bool]
) -> list[Block]:
    """Between the first look and the second, which never comes."""

    async def slow(seconds: float) -> None:
        await asyncio.sleep(0.005 if seconds != 60 else 30)

    made, looks = replace(rig.tools, sleep=slow), len(rig.settings.get("timelines", "local").split())
    blocks: list[Block] = []
    async with asyncio.timeout(10), aclosing(connect(made).read(rig.source, None)) as stream:  # type: ignore[type-var]
        async for block in stream:
            blocks.append(block)
            if len(blocks) == looks:
                while not listening(rig):  # noqa: ASYNC110 - the far side has no event for it
                    await asyncio.sleep(0.005)
                await asyncio.sleep(0.02)
                await act()
            if enough(blocks[looks:]):
                break
    return blocks[looks:]


def test_new_changed_and_deleted_statuses_are_heard() -> None:
    rig = FakeMastodon()
    rig.settings = {"timelines": "local #fire"}

    async def main() -> tuple[PostKey, list[Block]]:
        old = rig.say(1, "brand")

        async def act() -> None:
            rig.say(2, "#fire brand")
            rig.change(2, "#fire brand, changed")
            rig.take_back(1)

        return old, await heard(rig, act, lambda blocks: bool(gone(blocks)))

    old, blocks = run(rig, main)
    assert gone(blocks) == [old]
    assert [(post.text, post.edited_at is not None) for post in posts(blocks)] == [
        *(("#fire brand", False), ("#fire brand, changed", True)),
    ]


@pytest.mark.parametrize(
    ("said", "server", "address"),
    [
        ("wss://s.example", "https://a.example", "wss://s.example"),
        ("ws://s.example/", "https://a.example", "wss://s.example"),
        ("https://s.example:8443", "https://a.example", "wss://s.example:8443"),
        ("http://127.0.0.1:3000", "http://127.0.0.1:3000", "ws://127.0.0.1:3000"),
    ],
)
def test_token_of_a_server_asked_in_secret_is_sent_in_secret(said: str, server: str, address: str) -> None:
    assert address_of(said, server) == address


def test_stream_that_breaks_is_begun_again_and_looks_go_on() -> None:
    rig = FakeMastodon()

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.say(1, "brand")]

        def enough(blocks: list[Block]) -> bool:
            if len(keys(blocks)) == 1 and len(said) == 1 and listening(rig):
                for connection in list(rig._sockets.connections):  # type: ignore[union-attr]
                    connection.transport.abort()
                rig.silent = True
                said.append(rig.say(2, "brand"))
                rig.silent = False
            return len(keys(blocks)) == 2 and listening(rig) > 0

        return said, keys(await read_until(rig, enough))

    said, got = run(rig, main)
    assert got == said
    assert len(said) == 2


def test_frame_that_is_no_event_is_told_and_harms_no_other() -> None:
    rig = FakeMastodon()

    async def main() -> list[Block]:
        async def act() -> None:
            for connection in rig._sockets.connections:  # type: ignore[union-attr]
                await connection.send('{"event": ["?"]}')
                await connection.send('{"error": "Unknown stream type", "status": 400}')
            rig.say(2, "brand")

        rig.say(1, "brand")
        return await heard(rig, act, so_many(1))

    items = [item for block in run(rig, main) for item in block.items]
    assert [getattr(item, "reason", "") for item in items] == ["not-as-documented", ""]
