"""Speaks both versions of Jetstream about a real network: `python -m tests.connectors.bluesky.bridge FIREHOSE` is the
process. It writes its address in one line, keeps all that happened in memory, and ends with its standard input.

Its frames are read by the network's own models, not by the connector that is tried with it."""

import asyncio
import base64
import json
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from atproto import CAR, models, parse_subscribe_repos_message
from atproto_subscription.frames import Frame
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

SECOND_WIRE = "/xrpc/network.bsky.jetstream.subscribeEvents"
A_TIME = 10**15
"""A cursor from here on is a time in microseconds, a smaller one a number."""


@dataclass(frozen=True, slots=True)
class Told:
    """`about` is what the commit, identity or account says."""

    seq: int
    time_us: int
    did: str
    kind: str
    about: dict[str, Any]

    def first(self) -> str:
        whole = {"did": self.did, "time_us": self.time_us, "kind": self.kind, self.kind: self.about}
        return json.dumps(whole)

    def second(self) -> str:
        at = datetime.fromtimestamp(self.time_us / 1e6, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        named = f"network.bsky.jetstream.subscribeEvents#{self.kind}"
        about = self.about if self.kind == "commit" else {self.kind: self.about}
        return json.dumps(
            {"$type": "message", "payload": {"$type": named, "seq": self.seq, "did": self.did, "time": at, **about}}
        )


@dataclass(slots=True)
class Bridge:
    log: list[Told] = field(default_factory=list)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def listen(self, firehose: str) -> None:
        """From the very first event on."""
        async with connect(f"{firehose}/xrpc/com.atproto.sync.subscribeRepos?cursor=0", max_size=None) as upstream:
            async for frame in upstream:
                assert isinstance(frame, bytes)
                message = parse_subscribe_repos_message(Frame.from_bytes(frame))
                for did, kind, about in events(message):
                    time_us = max(time.time_ns() // 1000, self.log[-1].time_us + 1 if self.log else 0)
                    self.log.append(Told(len(self.log) + 1, time_us, did, kind, about))
                async with self.news:
                    self.news.notify_all()

    async def speak(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        parts = urlsplit(connection.request.path)
        query, second = parse_qs(parts.query), parts.path == SECOND_WIRE
        telling = asyncio.create_task(self._tell(connection, query, second))
        await connection.wait_closed()
        telling.cancel()

    async def _tell(self, connection: ServerConnection, query: dict[str, list[str]], second: bool) -> None:
        async for told in self._behind(query):
            if wanted(told, query.get("collections" if second else "wantedCollections", []), query.get("kinds", [])):
                await connection.send(told.second() if second else told.first())

    async def _behind(self, query: dict[str, list[str]]) -> AsyncIterator[Told]:
        at = len(self.log)
        if "cursor" in query:
            cursor = int(query["cursor"][0])
            at = sum((told.time_us if cursor >= A_TIME else told.seq) < cursor for told in self.log)
        while True:
            for told in self.log[at:]:
                yield told
                at += 1
            async with self.news:
                # Told and waiting are of one loop: nothing comes between the look and the wait.
                if at == len(self.log):
                    await self.news.wait()


def wanted(told: Told, collections: list[str], kinds: list[str]) -> bool:
    if kinds and told.kind not in kinds:
        return False
    return told.kind != "commit" or not collections or told.about["collection"] in collections


def events(message: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Id of the account, kind, and what is said of it."""
    repos = models.ComAtprotoSyncSubscribeRepos
    if isinstance(message, repos.Commit):
        blocks = CAR.from_bytes(message.blocks).blocks if message.blocks else {}
        for op in message.ops:
            collection, rkey = op.path.split("/", 1)
            about = {"rev": message.rev, "operation": op.action, "collection": collection, "rkey": rkey}
            if op.cid is not None:
                about |= {"record": plain(blocks[op.cid]), "cid": str(op.cid)}
            yield message.repo, "commit", about
    elif isinstance(message, repos.Identity):
        yield message.did, "identity", {"did": message.did, "handle": message.handle, "seq": message.seq}
    elif isinstance(message, repos.Account):
        about = {"did": message.did, "active": message.active, "seq": message.seq}
        yield message.did, "account", about | ({"status": message.status} if message.status else {})


def plain(value: Any) -> Any:
    """As JSON has it: bytes and links as objects of one key."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode().rstrip("=")}
    return value if isinstance(value, str | int | float | bool | None) else {"$link": str(value)}


async def main(firehose: str) -> None:
    bridge, done = Bridge(), asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Thread(target=lambda: (sys.stdin.read(), loop.call_soon_threadsafe(done.set)), daemon=True).start()
    async with serve(
        bridge.speak, "127.0.0.1", 0, select_subprotocol=lambda _, offered: offered[0] if offered else None
    ) as server:
        listening = asyncio.create_task(bridge.listen(firehose))
        print(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
        await asyncio.wait({listening, asyncio.create_task(done.wait())}, return_when=asyncio.FIRST_COMPLETED)
        if listening.done():
            listening.result()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
