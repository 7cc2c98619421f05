"""Discord by its gateway, listened to between two looks."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace

import pytest

from firewarden.connectors.discord.connector import connect
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Checked, Removed
from tests.connectors.conformance.rig import SECRET
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, gone, keys, posts, read_until, run, so_many
from tests.connectors.discord.speaker import GatewayRig
from tests.connectors.discord.test_discord import message, name

Act = Callable[[], Awaitable[None]]


class TestGateway(ConnectorSuite):
    RIG = GatewayRig


async def heard(rig: GatewayRig, enough: Callable[[list[Block]], bool], *acts: Act) -> list[Block]:
    """All that comes while one act after the other is done, each as soon as somebody listens. Between two looks of
    their own accord is more time than any test has."""

    async def slow(seconds: float) -> None:
        await asyncio.sleep(30 if seconds == 20 else 0.005)

    async def main() -> None:
        for act in acts:
            while not rig.listening:  # noqa: ASYNC110 - the far side has no event for it
                await asyncio.sleep(0.005)
            await asyncio.sleep(0.05)
            await act()
            await asyncio.sleep(0.05)

    blocks: list[Block] = []
    connector = connect(replace(rig.tools, sleep=slow))
    acting = asyncio.create_task(main())
    async with asyncio.timeout(10), aclosing(connector.read(rig.source, None)) as stream:  # type: ignore[type-var]
        async for block in stream:
            blocks.append(block)
            if enough(blocks):
                break
    await acting
    return blocks


def test_new_edited_and_deleted_messages_are_heard() -> None:
    rig = GatewayRig()

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(number, f"brand {number}") for number in (1, 2, 3)]

        async def act() -> None:
            said.append(rig.say(4, "brand 4"))
            rig.change(4, "brand, changed")
            rig.take_back(1)
            for number in (2, 3):
                rig.said.pop(name(number))
            both = [str(name(number)) for number in (2, 3)]
            rig.tell("MESSAGE_DELETE_BULK", {"ids": both, "channel_id": "11", "guild_id": "7"})

        return said, await heard(rig, lambda blocks: len(gone(blocks)) == 3, act)

    said, blocks = run(rig, main)
    assert (keys(blocks), gone(blocks)) == (said, said[:3])
    assert [post.text for post in posts(blocks) if post.edited_at] == ["brand, changed"]
    assert rig.frames[0]["op"] == 2
    assert rig.frames[0]["d"]["token"] == SECRET
    assert rig.frames[0]["d"]["intents"] == 0b1000001000000001


def test_update_that_changes_no_word_and_talk_elsewhere_are_not_handed_over() -> None:
    rig = GatewayRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")

        async def act() -> None:
            rig.tell("MESSAGE_UPDATE", {**message(1, content="brand"), "guild_id": "7"})
            rig.tell("MESSAGE_CREATE", {**message(2, channel_id="12"), "guild_id": "7"})
            rig.tell("MESSAGE_CREATE", {**message(3), "channel_id": "11", "author": "ann", "guild_id": "7"})
            rig.say(4, "brand again")

        return await heard(rig, so_many(2), act)

    blocks = run(rig, main)
    items = [item for block in blocks for item in block.items]
    assert [getattr(item, "reason", "") for item in items] == ["", "not-as-documented", ""]


def test_thread_is_read_from_its_first_message_and_goes_as_a_whole() -> None:
    rig = GatewayRig()
    thread = {"id": "99", "guild_id": "7", "type": 11, "parent_id": "11", "thread_metadata": {"archived": False}}

    async def main() -> list[Block]:
        rig.say(1, "brand")

        async def act() -> None:
            rig.threads["99"] = [message(2, channel_id="99", content="under it")]
            rig.tell("THREAD_CREATE", {**thread, "id": "98", "type": 12})
            rig.tell("THREAD_CREATE", thread)
            rig.tell("MESSAGE_CREATE", {**message(2, channel_id="99", content="under it"), "guild_id": "7"})

        async def end() -> None:
            rig.tell("MESSAGE_CREATE", {**message(3, channel_id="99", content="later"), "guild_id": "7"})
            rig.tell("THREAD_DELETE", {"id": "99", "guild_id": "7", "parent_id": "11", "type": 11})

        return await heard(rig, lambda blocks: bool(gone(blocks)), act, end)

    blocks = run(rig, main)
    assert keys(blocks) == [f"discord:11/{name(1)}", f"discord:99/{name(2)}", f"discord:99/{name(3)}"]
    removed = [item for block in blocks for item in block.items if isinstance(item, Removed)]
    assert [(item.key, item.all_of) for item in removed] == [("discord:99/", True)]
    assert [asked.path for asked in rig.asked if "98" in asked.path] == []


def test_thread_that_is_gone_when_we_come_back_takes_its_messages_with_it() -> None:
    rig = GatewayRig()

    async def main() -> list[Block]:
        rig.say(1, "brand")
        before = json.dumps({"newest": {"11": name(1), "99": name(1)}, "threads": {"99": "11"}})
        return await read_until(rig, lambda blocks: bool(gone(blocks)), before)

    blocks = run(rig, main)
    assert gone(blocks) == ["discord:99/"]
    assert json.loads(blocks[-1].cursor)["newest"] == {"11": name(1)}


@pytest.mark.parametrize("how", ["cut", "asked", "closed"])
def test_session_that_breaks_is_resumed_and_nothing_is_lost(how: str) -> None:
    rig = GatewayRig()

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(1, "brand")]

        async def break_it() -> None:
            rig.silent = True
            said.append(rig.say(2, "brand meanwhile"))
            rig.take_back(1)
            rig.silent = False
            if how == "asked":
                await rig.send({"op": 7, "d": None})
            elif how == "closed":
                await rig.close(4000)
            else:
                for connection in tuple(rig.listening):
                    connection.transport.abort()
            rig.listening.clear()

        return said, await heard(rig, lambda blocks: bool(gone(blocks)) and len(keys(blocks)) == 2, break_it)

    said, blocks = run(rig, main)
    assert (keys(blocks), gone(blocks)) == (said, said[:1])
    assert rig.ops() == [2, 6]
    assert [frame["d"]["session_id"] for frame in rig.frames if frame["op"] == 6] == ["one"]


@pytest.mark.parametrize("code", [4007, 4009, 0])
def test_session_that_is_forgotten_is_begun_anew_and_the_channels_are_looked_at(code: int) -> None:
    rig = GatewayRig()

    async def main() -> tuple[list[PostKey], list[Block]]:
        said = [rig.say(1, "brand")]

        async def forget() -> None:
            rig.silent, rig.forgets = True, True
            said.append(rig.say(2, "brand meanwhile"))
            rig.take_back(1)
            rig.told.clear()
            rig.silent = False
            await rig.close(code or 4000)
            rig.listening.clear()

        return said, await heard(rig, lambda blocks: bool(gone(blocks)) and len(keys(blocks)) == 2, forget)

    said, blocks = run(rig, main)
    assert (keys(blocks), gone(blocks)) == (said, said[:1])
    assert rig.ops() == ([2, 2] if code else [2, 6, 2])


def test_connection_without_acknowledgment_is_dead_and_resumed() -> None:
    rig = GatewayRig()
    rig.interval, rig.deaf = 40, True

    async def main() -> None:
        rig.say(1, "brand")
        await heard(rig, lambda _: rig.ops().count(6) >= 1)

    run(rig, main)
    assert rig.ops()[:2] == [2, 6]
    assert rig.closed[0] == 4000


def test_heart_goes_on_beating_while_it_is_answered() -> None:
    rig = GatewayRig()
    rig.interval = 20

    async def main() -> None:
        rig.say(1, "brand")

        async def wait() -> None:
            await asyncio.sleep(0.2)
            rig.say(2, "brand")

        await heard(rig, so_many(2), wait)

    run(rig, main)
    assert rig.ops() == [2]
    assert len(rig.frames) > 4


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
def test_closing_that_only_a_person_can_mend_is_told_and_not_tried_again(code: int) -> None:
    rig = GatewayRig()
    rig.refuses = code

    async def main() -> tuple[NetworkError, Checked, list[int]]:
        rig.say(1, "brand")
        with pytest.raises(NetworkError) as caught:
            await read_until(rig, so_many(2))
        return caught.value, await connector_of(rig).check(rig.source), rig.ops()

    error, checked, ops = run(rig, main)
    assert (error.permanent, checked.works, checked.says) == (True, False, str(error))
    assert f"({code})" in str(error)
    assert ("Message Content Intent" in str(error)) == (code == 4014)
    assert ops == [2, 2]


def test_no_session_is_begun_when_few_are_left_and_the_channels_are_looked_at() -> None:
    rig = GatewayRig()
    rig.remaining = 50

    async def main() -> tuple[list[PostKey], list[PostKey]]:
        said = [rig.say(1, "brand")]

        def enough(blocks: list[Block]) -> bool:
            if len(said) == 1 and len(blocks) > 3:
                said.append(rig.say(2, "brand"))
            return len(keys(blocks)) == 2

        return said, keys(await read_until(rig, enough))

    said, got = run(rig, main)
    assert (got, rig.ops()) == (said, [])


def test_session_outlives_a_crash() -> None:
    rig = GatewayRig()

    async def main() -> list[PostKey]:
        said = [rig.say(number, "brand") for number in range(1, 3)]
        first = await read_until(rig, lambda blocks: '"session"' in blocks[-1].cursor)
        for number in range(3, 110):
            rig.said[name(number)] = message(number)
        rig.take_back(1)
        later = await read_until(rig, lambda blocks: bool(gone(blocks)), first[-1].cursor)
        assert gone(later) == said[:1]
        return said

    run(rig, main)
    assert rig.ops() == [2, 6]
    assert rig.closed[0] == 4000
