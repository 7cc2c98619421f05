"""Bluesky on loopback, as its streams are documented: both versions of Jetstream, and the firehose."""

import asyncio
import json
from contextlib import suppress
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import libipld
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.rig import Can, Mood, Rig
from tests.connectors.tools import NOON

FIRST = NOON - 86_400_000_000
POST = "app.bsky.feed.post"
ANN = "did:plc:annannannannannannannann"
Event = dict[str, Any]
REFUSALS = {
    Mood.REFUSED: (401, b"{}"),
    Mood.BUSY: (429, b"{}"),
    Mood.BROKEN: (503, b"<html>oops"),
    Mood.GARBAGE: (200, b'\xff<!doctype html>{"'),
}


def record(text: object, at: int, **more: object) -> Event:
    return {"$type": POST, "text": text, "createdAt": iso(Instant(at)), "langs": ["en"], **more}


class StreamRig(Rig):
    """All that happened, in order; each connection hears what is behind its cursor and goes on. `oldest`: events
    before it are no longer given. `asked` are the requests, path and query; each connection that listens raises
    `listeners` by one."""

    wire = "v1"
    can = frozenset(Can)

    def __init__(self) -> None:
        self.mood = Mood.WELL
        self.log: list[Event] = []
        self.asked: list[str] = []
        self.oldest = 0
        self.url = ""
        self.settings: dict[str, str] = {}
        self.listeners = asyncio.Semaphore(0)
        self._news = asyncio.Event()
        self._server: Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await serve(
            self._talk,
            "127.0.0.1",
            0,
            process_request=self._receive,
            select_subprotocol=lambda _, offered: offered[0] if offered else None,
            close_timeout=0.1,
        )
        self.url = f"ws://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    @property
    def source(self) -> Source:
        settings = {"wire": self.wire, "host": self.url, "profiles": "", **self.settings}
        return Source(id=SourceId("sky"), connector="bluesky", name="Sky", settings=settings, secret="key", live=True)

    def be(self, mood: Mood) -> None:
        self.mood = mood

    def say(self, number: int, text: str) -> PostKey:
        return self.happen(
            FIRST + 60_000_000 * number, f"3k{number:04}", "create", record(text, FIRST + 60_000_000 * number)
        )

    def change(self, number: int, text: str) -> None:
        self.happen(NOON, f"3k{number:04}", "update", record(text, FIRST + 60_000_000 * number))

    def take_back(self, number: int) -> None:
        self.happen(NOON, f"3k{number:04}", "delete", None)

    def misspell(self, number: int) -> None:
        for event in self.log:
            if event["rkey"] == f"3k{number:04}":
                event["record"] = {**event["record"], "text": {"not": "a text"}}

    def happen(self, at: int, rkey: str, operation: str, post: Event | None, collection: str = POST) -> PostKey:
        self.tell({"did": ANN, "time": at, "kind": "commit", "operation": operation, "collection": collection,
                   "rkey": rkey, "record": post})  # fmt: skip
        return PostKey(f"bluesky:{ANN}/{rkey}")

    def tell(self, event: Event) -> None:
        self.log.append({"seq": len(self.log) + 1, **event})
        self._news.set()

    def packed(self, event: Event) -> str | bytes:
        """The frame of an event."""
        commit = {k: event[k] for k in ("operation", "collection", "rkey", "record") if event.get(k) is not None}
        told = {"did": event["did"], "time_us": event["time"], "kind": event["kind"]}
        if event["kind"] == "commit":
            return json.dumps({**told, "commit": {"rev": "3k", **commit}})
        return json.dumps({**told, event["kind"]: {"did": event["did"], **event["about"]}})

    def missed(self, query: dict[str, list[str]]) -> tuple[int, list[str | bytes]]:
        """Where in the log a connection begins, and what it is told first."""
        if "cursor" not in query:
            return len(self.log), []
        asked = max(int(query["cursor"][0]), self.oldest)
        return sum(event["time"] < asked for event in self.log), []

    def wants(self, query: dict[str, list[str]], event: Event) -> bool:
        assert query["wantedCollections"] == [POST]
        return bool(event["kind"] != "commit" or event["collection"] == POST)

    async def _receive(self, connection: ServerConnection, request: Request) -> Response | None:
        self.asked.append(request.path)
        if self.mood is Mood.SLOW:
            await asyncio.sleep(2)
        if self.mood is Mood.CUT:
            connection.transport.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgr")
            connection.transport.close()
        if self.mood in REFUSALS:
            status, body = REFUSALS[self.mood]
            more = {"Retry-After": "7"} if self.mood is Mood.BUSY else {}
            return answer(status, body, **more)
        return self.turned_away(parse_qs(urlsplit(request.path).query))

    def turned_away(self, query: dict[str, list[str]]) -> Response | None:
        return None

    async def _talk(self, connection: ServerConnection) -> None:
        telling = asyncio.create_task(self._tell_all(connection))
        await connection.wait_closed()
        telling.cancel()

    async def _tell_all(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        query = parse_qs(urlsplit(connection.request.path).query)
        at, first = self.missed(query)
        self.listeners.release()
        with suppress(ConnectionClosed):
            for frame in first:
                await connection.send(frame)
            while True:
                self._news.clear()
                for event in self.log[at:]:
                    if self.wants(query, event):
                        await connection.send(self.packed(event))
                    at += 1
                if at == len(self.log):
                    await self._news.wait()


def answer(status: int, body: bytes, **headers: str) -> Response:
    named = Headers({**headers, "Content-Length": str(len(body))})
    return Response(status, HTTPStatus(status).phrase, named, body)


class SecondRig(StreamRig):
    """Version 2. A cursor of 1e15 and more is a time in microseconds, a smaller one a number."""

    wire = "v2"

    def packed(self, event: Event) -> str | bytes:
        named = f"network.bsky.jetstream.subscribeEvents#{event['kind']}"
        told = {"$type": named, "seq": event["seq"], "did": event["did"], "time": iso(event["time"])}
        if event["kind"] == "commit":
            told |= {k: event[k] for k in ("operation", "collection", "rkey", "record") if event.get(k) is not None}
        else:
            told[event["kind"]] = {"did": event["did"], **event["about"]}
        return json.dumps({"$type": "message", "payload": {**told, "rev": "3k"}})

    def missed(self, query: dict[str, list[str]]) -> tuple[int, list[str | bytes]]:
        at, _ = super().missed(query)
        if int(query.get("cursor", ["0"])[0]) >= self.oldest or "cursor" not in query:
            return at, []
        info = {"$type": "network.bsky.jetstream.subscribeEvents#info", "name": "OutdatedCursor"}
        return at, [json.dumps({"$type": "message", "payload": info})]

    def wants(self, query: dict[str, list[str]], event: Event) -> bool:
        assert set(query) <= {"collections", "kinds", "cursor"}
        kept = event["kind"] != "commit" or event["collection"] in query["collections"]
        return kept and event["kind"] in query["kinds"]


class FirehoseRig(StreamRig):
    """Everything, in binary frames, from a number on."""

    wire = "firehose"

    def __init__(self) -> None:
        super().__init__()
        self.settings = {"days": "1"}

    def packed(self, event: Event) -> str | bytes:
        about = {"seq": event["seq"], "time": iso(event["time"])}
        if event["kind"] != "commit":
            return frame(f"#{event['kind']}", {**about, "did": event["did"], **event["about"]})
        post = None if event["record"] is None else libipld.encode_dag_cbor(event["record"])
        op = {"action": event["operation"], "path": f"{event['collection']}/{event['rkey']}", "cid": post and cid(post)}
        root = libipld.encode_dag_cbor({"did": event["did"], "version": 3})
        blocks = car([root, *([post] if post else [])])
        more = {"repo": event["did"], "rev": "3k", "commit": cid(root), "ops": [op], "blocks": blocks, "tooBig": False}
        return frame("#commit", {**about, **more, "rebase": False, "blobs": [], "since": None})

    def missed(self, query: dict[str, list[str]]) -> tuple[int, list[str | bytes]]:
        if "cursor" not in query:
            return len(self.log), []
        return sum(event["seq"] <= int(query["cursor"][0]) for event in self.log), []

    def wants(self, query: dict[str, list[str]], event: Event) -> bool:
        assert set(query) <= {"cursor"}
        return True


def frame(kind: str, body: Event) -> bytes:
    return bytes(libipld.encode_dag_cbor({"op": 1, "t": kind}) + libipld.encode_dag_cbor(body))


def cid(block: bytes) -> bytes:
    """Version 1, DAG-CBOR, SHA-256."""
    return b"\x01\x71\x12\x20" + sha256(block).digest()


def car(blocks: list[bytes]) -> bytes:
    """An archive whose root is the first block."""
    parts = [libipld.encode_dag_cbor({"version": 1, "roots": [cid(blocks[0])]})]
    parts += [cid(block) + block for block in blocks]
    return b"".join(varint(len(part)) + part for part in parts)


def varint(number: int) -> bytes:
    low = number & 0x7F
    return bytes([low]) if number < 128 else bytes([low | 0x80]) + varint(number >> 7)
