"""Discord on loopback with its gateway: sessions that begin, break and are resumed, heartbeats, and closing codes."""

import asyncio
import json
from typing import Any, Self

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.http import Answered, Asked
from tests.connectors.discord.test_discord import DiscordRig, name

Json = dict[str, Any]


class GatewayRig(DiscordRig):
    """`told` are all events so far; `frames` what was said to it. `deaf`: heartbeats are not answered; `refuses`: the
    code with which whoever identifies is turned away; `forgets`: sessions cannot be resumed."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: dict[str, list[Json]] = {}
        self.frames: list[Json] = []
        self.told: list[Json] = []
        self.remaining = 1000
        self.interval = 45_000
        self.deaf = False
        self.silent = False
        self.refuses = 0
        self.forgets = False
        self.closed: list[int | None] = []
        self.listening: dict[ServerConnection, asyncio.Queue[Json]] = {}
        self._waiting: dict[ServerConnection, asyncio.Queue[Json]] = {}
        self._sockets: Server | None = None

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self._sockets = await serve(self._talk, "127.0.0.1", 0, close_timeout=0.1)
        return self

    async def __aexit__(self, *raised: object) -> None:
        assert self._sockets is not None
        self._sockets.close()
        await self._sockets.wait_closed()
        await super().__aexit__(*raised)

    @property
    def address(self) -> str:
        assert self._sockets is not None
        return f"ws://127.0.0.1:{self._sockets.sockets[0].getsockname()[1]}"

    @property
    def source(self) -> Source:
        settings = {"channels": "11", "api": self.url}
        return Source(id=SourceId("d"), connector="discord", name="D", settings=settings, secret="key", live=True)

    def ops(self) -> list[int]:
        """Without heartbeats."""
        return [frame["op"] for frame in self.frames if frame["op"] != 1]

    def answer(self, asked: Asked) -> Answered:
        _, kind, place, *_ = [*asked.path.split("/"), ""]
        if kind == "channels" and place != "11" and place not in self.threads:
            return Answered(b"{}", 404)
        if kind == "channels" and place in self.threads:
            whole = {"id": place, "guild_id": "7", "type": 11, "parent_id": "11"}
            return Answered(json.dumps(self.threads[place] if asked.path.endswith("/messages") else whole).encode())
        if asked.path == "/gateway/bot":
            limit = {"total": 1000, "remaining": self.remaining, "reset_after": 5, "max_concurrency": 1}
            return Answered(json.dumps({"url": self.address, "shards": 1, "session_start_limit": limit}).encode())
        return super().answer(asked)

    def say(self, number: int, text: str) -> PostKey:
        key = super().say(number, text)
        self.tell("MESSAGE_CREATE", {**self.said[name(number)], "guild_id": "7"})
        return key

    def change(self, number: int, text: str) -> None:
        super().change(number, text)
        self.tell("MESSAGE_UPDATE", {**self.said[name(number)], "guild_id": "7"})

    def take_back(self, number: int) -> None:
        super().take_back(number)
        self.tell("MESSAGE_DELETE", {"id": str(name(number)), "channel_id": "11", "guild_id": "7"})

    def tell(self, event: str, data: Json) -> None:
        self.told.append({"op": 0, "t": event, "s": len(self.told) + 1, "d": data})
        for waiting in () if self.silent else self.listening.values():
            waiting.put_nowait(self.told[-1])

    async def send(self, frame: Json) -> None:
        for connection in tuple(self.listening):
            await connection.send(json.dumps(frame))

    async def close(self, code: int) -> None:
        for connection in tuple(self.listening):
            await connection.close(code)

    async def _talk(self, connection: ServerConnection) -> None:
        self._waiting[connection] = asyncio.Queue()
        passed = asyncio.create_task(_pass_on(self._waiting[connection], connection))
        await connection.send(json.dumps({"op": 10, "d": {"heartbeat_interval": self.interval}}))
        try:
            async for said in connection:
                self.frames.append(json.loads(said))
                await self._heard(self.frames[-1], connection)
        except ConnectionClosed:
            pass
        finally:
            passed.cancel()
            self.listening.pop(connection, None)
            self.closed.append(connection.close_code)

    async def _heard(self, frame: Json, connection: ServerConnection) -> None:
        if frame["op"] == 1 and not self.deaf:
            await connection.send(json.dumps({"op": 11}))
        elif frame["op"] == 2 and self.refuses:
            await connection.close(self.refuses)
        elif frame["op"] == 2:
            self.listening[connection] = self._waiting[connection]
            self.tell("READY", {"session_id": "one", "resume_gateway_url": self.address})
        elif frame["op"] == 6 and self.forgets:
            await connection.send(json.dumps({"op": 9, "d": False}))
        elif frame["op"] == 6:
            for event in self.told[frame["d"]["seq"] :]:
                await connection.send(json.dumps(event))
            self.listening[connection] = self._waiting[connection]
            self.tell("RESUMED", {})


async def _pass_on(waiting: "asyncio.Queue[Json]", connection: ServerConnection) -> None:
    while True:
        await connection.send(json.dumps(await waiting.get()))
