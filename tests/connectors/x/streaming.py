"""X with its filtered stream: rules, one connection, blank lines, and whatever else comes over it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import pytest

from firewarden.connectors.x.budget import Cursor
from firewarden.ports import Tools
from firewarden.vocabulary.clock import DAY, MINUTE
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Block
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.http import Answered, Asked, _packed
from tests.connectors.conformance.rig import SECRET, Mood
from tests.connectors.conformance.suite import read_until, run
from tests.connectors.tools import SetClock, tools
from tests.connectors.x.test_x import XRig

STREAM, RULES = "/2/tweets/search/stream", "/2/tweets/search/stream/rules"
Json = dict[str, Any]
NOW = DAY // MINUTE
"""Number of a post that is written at noon, now."""


@dataclass
class Streaming(XRig):
    """`unsaid`: what is posted does not come over the stream. `refused`: what the stream answers instead of opening."""

    clock: SetClock = field(default_factory=SetClock)
    rules: list[Json] = field(default_factory=list)
    open: list[asyncio.StreamWriter] = field(default_factory=list)
    opened: int = 0
    unsaid: bool = False
    refused: Answered | None = None
    ill: str = ""
    """Words of a query that is no rule."""

    def __post_init__(self) -> None:
        super().__init__()
        self.settings = {"reads": "stream"}

    @property
    def tools(self) -> Tools:
        return replace(tools({"key": SECRET}), clock=self.clock)

    def say(self, number: int, text: str) -> PostKey:
        key = super().say(number, text)
        self._push(number)
        return key

    def change(self, number: int, text: str) -> None:
        super().change(number, text)
        self._push(number)

    def be(self, mood: Mood) -> None:
        super().be(mood)
        if mood is not Mood.WELL:
            self.drop()

    def drop(self) -> None:
        """Every open stream breaks off."""
        for writer in self.open:
            writer.transport.abort()
        self.open.clear()

    def send(self, line: bytes) -> None:
        for writer in self.open:
            writer.write(line + b"\r\n")

    def beat(self) -> None:
        self.send(b"")

    def told(self, number: int, **more: Any) -> bytes:
        """A line as it is documented."""
        users = {"users": [{"id": "7", "username": "ann", "name": "Ann"}]}
        matched = [{"id": rule["id"], "tag": rule["tag"]} for rule in self.rules]
        body = {"data": self.posts[number], "includes": users, "matching_rules": matched} | more
        return json.dumps(body, ensure_ascii=False).encode()

    def paths(self) -> list[str]:
        return [asked.path.removeprefix("/2/tweets/") for asked in self.asked]

    def _push(self, number: int) -> None:
        if not self.unsaid and self.open:
            self.send(self.told(number))

    async def respond(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.path != STREAM or self.mood is not Mood.WELL or self.refused is not None:
            await super().respond(asked, writer)
            return
        self.opened += 1
        self.open.append(writer)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(30)

    def answer(self, asked: Asked) -> Answered:
        if asked.headers["authorization"] != f"Bearer {SECRET}":
            return Answered(b"{}", 401)
        if asked.path == STREAM:
            assert self.refused is not None
            return self.refused
        if asked.path == RULES:
            return Answered(json.dumps(self._ruled(asked)).encode(), 201 if asked.method == "POST" else 200)
        return super().answer(asked)

    def _ruled(self, asked: Asked) -> Json:
        if asked.method == "GET":
            return {"data": self.rules, "meta": {"sent": "2026-01-01T12:00:00.000Z"}}
        body = json.loads(asked.body)
        gone = body.get("delete", {}).get("ids", [])
        self.rules = [rule for rule in self.rules if rule["id"] not in gone]
        for rule in body.get("add", ()):
            if self.ill and self.ill in rule["value"]:
                error = {"value": rule["value"], "details": ["no viable alternative"], "title": "UnprocessableEntity"}
                return {"meta": {"summary": {"created": 0, "invalid": 1}}, "errors": [error]}
            same = [one for one in self.rules if one["value"] == rule["value"]]
            if same:
                return {"errors": [{"value": rule["value"], "id": same[0]["id"], "title": "DuplicateRule"}]}
            self.rules.append(rule | {"id": str(100 + len(self.asked))})
        return {"data": self.rules[-1:] if "add" in body else [], "meta": {"summary": {}}}


class MoodyStream(Streaming):
    """All but the stream itself is always well, unless the token is refused."""

    moods = frozenset({Mood.WELL, Mood.REFUSED})

    async def respond(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.path != STREAM and self.mood is not Mood.REFUSED:
            writer.write(_packed(self.answer(asked)))
            await writer.drain()
            return
        await super().respond(asked, writer)


def sibling(rig: Streaming, query: str) -> Source:
    """Another source with the same token."""
    rig.queries.add(query)
    return replace(rig.source, id=SourceId("x2"), settings={**rig.source.settings, "query": query})


@asynccontextmanager
async def beating(rig: Streaming) -> AsyncIterator[None]:
    async def beats() -> None:
        while True:
            rig.beat()
            await asyncio.sleep(0.05)

    task = asyncio.create_task(beats())
    try:
        yield
    finally:
        task.cancel()


def acting(*acts: Callable[[], object]) -> Callable[[list[Block]], bool]:
    """One act with each block, from the first on; enough when all were done and one more came."""
    left = list(acts)

    def enough(_: list[Block]) -> bool:
        if not left:
            return True
        left.pop(0)()
        return False

    return enough


def then(act: Callable[[], object], enough: Callable[[list[Block]], bool]) -> Callable[[list[Block]], bool]:
    """Acts with the first block."""
    done: list[object] = []

    def found(blocks: list[Block]) -> bool:
        if not done:
            done.append(act())
        return enough(blocks)

    return found


def cursor_of(block: Block) -> Cursor:
    return msgspec.json.decode(block.cursor, type=Cursor)


def caught(rig: Streaming) -> NetworkError:
    async def main() -> NetworkError:
        with pytest.raises(NetworkError) as error:
            await read_until(rig, lambda _: False)
        return error.value

    return run(rig, main)
