"""What is pushed to us, in each shape it comes in, and out of the spool."""

import asyncio
import json

import pytest

from firewarden.net import posted
from firewarden.net.edges import Cursor
from firewarden.net.pushes import Change, Pushes, changes_of
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Fetched, Item, Removed, Unreadable
from tests.connectors.tools import NOON, tools
from tests.stores.memory_spool import MemorySpool

SOURCE = SourceId("f")
AT = Instant(17 * SECOND)


def push(*names: str, account: str = "1") -> bytes:
    changes = [{"field": "feed", "value": {"id": name}} for name in names]
    return json.dumps({"object": "page", "entry": [{"id": account, "time": 17, "changes": changes}]}).encode()


def test_shapes_of_pushes() -> None:
    value = b'{"id":"9"}'
    changes = b'{"object":"page","entry":[{"id":"1","time":17,"changes":[{"field":"feed","value":{"id":"9"}}]}]}'
    alone = b'{"object":"instagram","entry":[{"id":"1","time":17,"field":"comments","value":{"id":"9"}}]}'
    values = b'{"topic":"moderate","target_id":"4","time":17,"values":{"value":{"id":"9"},"field":"replies"}}'
    assert changes_of(changes) == [Change("1", AT, "feed", value)]
    assert changes_of(alone) == changes_of(b"[" + alone + b"]") == [Change("1", AT, "comments", value)]
    assert changes_of(values) == [Change("", AT, "replies", value)]
    assert changes_of(b'{"entry":[{"id":"1","time":17,"messaging":[{}]}]}') == []


def test_what_has_none_of_the_shapes_is_said_to() -> None:
    for wrong in (b"", b"\xff{", b"[1]", b"{}", b'{"entry":[1]}', b'{"entry":[{"changes":[{}]}]}', b'{"values":[3]}'):
        assert changes_of(wrong) is None, wrong


async def _told(change: Change, at: Instant) -> Item | None:
    return Removed(key=PostKey(json.loads(change.value)["id"]), at=at)


def pushes(spool: MemorySpool, state: Cursor) -> Pushes:
    return Pushes(tools(spool=spool), SOURCE, "1", state, _told)


async def heard(pushes: Pushes) -> list[str] | None:
    """Keys of what is gone, reasons of what cannot be read."""
    found = await pushes.heard()
    pushes.passed()
    if found is None:
        return None
    return [one.reason if isinstance(one, Unreadable) else one.key for one in found if not isinstance(one, Fetched)]


def put(spool: MemorySpool, *bodies: bytes) -> None:
    for number, body in enumerate(bodies):
        spool.put(SOURCE, body, NOON, once=f"{spool.waiting(SOURCE)} {number}")


def test_pushes_come_in_order_without_those_for_others_and_from_the_cursor_on() -> None:
    spool, state = MemorySpool(), Cursor()
    put(spool, push("a", "b"), push("c", account="2"), b"oops", push("d"))
    assert asyncio.run(heard(pushes(spool, state))) == ["a", "b", "not-as-documented", "d"]
    put(spool, push("e"))
    assert asyncio.run(heard(pushes(spool, state))) == ["e"]


def test_nothing_is_dropped_that_may_not_be_stored_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty blocks have to go through behind it, and two seconds to pass."""
    seconds = [0.0]
    monkeypatch.setattr(posted, "_now", lambda: seconds[0])

    async def main() -> None:
        spool = MemorySpool()
        put(spool, push("a"))
        running = pushes(spool, Cursor())
        assert [await heard(running) for _ in range(22)] == [["a"]] + [[]] * 21
        assert spool.waiting(SOURCE) == 1
        seconds[0] += posted.STORED
        assert (await heard(running), spool.waiting(SOURCE)) == (None, 0)

    asyncio.run(main())
