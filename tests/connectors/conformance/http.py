"""The far side of networks that are asked over HTTP: a server on loopback with moods."""

import asyncio
from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qs, urlsplit

from tests.connectors.conformance.rig import Mood, Rig


@dataclass(frozen=True, slots=True)
class Asked:
    """`query`: the last value of each name; `target` is as it came. `headers` have lower-case names."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""
    target: str = ""


@dataclass(slots=True)
class Answered:
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class HttpRig(Rig):
    """`asked` are all requests so far."""

    def __init__(self) -> None:
        self.mood = Mood.WELL
        self.asked: list[Asked] = []
        self.url = ""
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    @abstractmethod
    def answer(self, asked: Asked) -> Answered:
        """As the network does when it is well."""

    def be(self, mood: Mood) -> None:
        self.mood = mood

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            await self._serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await _read(reader)
        self.asked.append(asked)
        await self.respond(asked, writer)

    async def respond(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        match self.mood:
            case Mood.SLOW:
                await asyncio.sleep(30)
            case Mood.CUT:
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
            case Mood.REFUSED:
                writer.write(_packed(Answered(b"{}", 401)))
            case Mood.BUSY:
                writer.write(_packed(Answered(b"{}", 429, {"Retry-After": "7"})))
            case Mood.BROKEN:
                writer.write(_packed(Answered(b"<html>oops", 503)))
            case Mood.GARBAGE:
                writer.write(_packed(Answered(b'\xff<!doctype html>{"', 200)))
            case Mood.WELL:
                writer.write(_packed(self.answer(asked)))
        await writer.drain()


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.rstrip().split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    parts = urlsplit(target)
    query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    return Asked(method, parts.path, query, headers, body, target)


def _packed(answered: Answered) -> bytes:
    headers = {"Content-Length": str(len(answered.body)), "Connection": "close", **answered.headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {answered.status} X\r\n{lines}\r\n".encode() + answered.body
