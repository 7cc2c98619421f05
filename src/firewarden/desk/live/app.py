"""The stream itself: an ASGI application that says `change`, `beat` and, after ten minutes, `bye`."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from firewarden.desk.live import ticket as tickets
from firewarden.desk.live.happening import Happening
from firewarden.desk.live.hub import Hub, Listener

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PATH = "/live/"
BEAT = 10.0
LIFETIME = 600.0
MOST = 2000
"""Streams one process keeps open; who comes after that is asked to come back."""

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Live:
    """Seconds: `beat` between two signs of life, `lifetime` of one stream."""

    def __init__(self, hub: Hub, *, beat: float = BEAT, lifetime: float = LIFETIME) -> None:
        self._hub = hub
        self._beat = beat
        self._lifetime = lifetime

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        ticket = tickets.read(query.get("ticket", [""])[0])
        if ticket is None:
            await _refuse(send, 401, "This page's ticket is too old. Load the page again.")
            return
        if self._hub.listeners >= MOST:
            await _refuse(send, 503, "Too many pages are open. This one shows what was true when it was loaded.")
            return
        listener = await self._hub.join(ticket, _last(scope, query))
        watch = asyncio.create_task(_until_gone(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await self._stream(listener, send)
        finally:
            watch.cancel()
            self._hub.leave(listener)

    async def _stream(self, listener: Listener, send: Send) -> None:
        end = time.monotonic() + self._lifetime
        await _say(send, "beat", {"now": _wall()}, number=self._hub.position if listener.queue.empty() else None)
        while (left := end - time.monotonic()) > 0:
            try:
                item = await asyncio.wait_for(listener.queue.get(), min(self._beat, left))
            except TimeoutError:
                await _say(send, "beat", {"now": _wall()})
                continue
            if item is None:
                break
            if isinstance(item, Happening):
                await _say(send, "change", {"kind": item.kind, "incident": item.incident}, number=item.number)
            else:
                await _say(send, "missed", {}, number=self._hub.position)
        await _say(send, "bye", {})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _last(scope: Scope, query: dict[str, list[str]]) -> int | None:
    """The last number the browser saw: in the header it sends by itself, or in the address after a renewal."""
    for name, value in scope["headers"]:
        if name == b"last-event-id" and value.isdigit():
            return int(value)
    after = query.get("after", [""])[0]
    return int(after) if after.isdigit() else None


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.stop()


async def _say(send: Send, event: str, data: dict[str, Any], number: int | None = None) -> None:
    head = "" if number is None else f"id: {number}\n"
    text = f"{head}event: {event}\ndata: {json.dumps(data)}\n\n"
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = sentence.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _wall() -> int:
    """Milliseconds: pages correct their clock by it."""
    return time.time_ns() // 1_000_000
