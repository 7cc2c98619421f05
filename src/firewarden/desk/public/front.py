"""Pages for everybody, kept for a moment in the event loop: a crowd that reads the same page is answered without a
thread, a database or a template.

Only answers that say so (`KEEP`) are kept, and only requests that could get such an answer are shortened: their cookies
are dropped, since nothing public depends on them. After a moment one request is let through to look whether the page
has changed; meanwhile the others get what is there."""

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from firewarden.desk.public.addresses import LANGUAGE
from firewarden.desk.threads import Message, Receive, Send

Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
Key = tuple[bytes, bytes, bool]

KEEP = "X-Firewarden-Keep"
_PAGE = rf"(?:(?:{LANGUAGE}/)?(?:past/|promises/|incidents/[0-9a-f]{{32}}/)?|feeds/[^/]+|look\.css|logo/[0-9a-f]{{64}})"
PAGE = re.compile(rf"/status/[-\w]+/{_PAGE}")
PAGE_OF_HOST = re.compile(rf"/{_PAGE}")
"""On an own name of a host."""
FRESH, STALE = 1.0, 5.0
"""Seconds: so long a kept answer is given without a look, and so long at most while somebody else looks."""
MOST, LARGEST = 1000, 1 << 20
"""Answers that are kept, and bytes of one."""
DROPPED = frozenset({b"cookie", b"authorization", b"if-none-match", b"if-modified-since", b"range"})


@dataclass(frozen=True, slots=True)
class Kept:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    tag: bytes
    at: float


class Front:
    """`pages` is asked for what is not there. `clock` in seconds, going forward only."""

    def __init__(self, pages: Application, clock: Callable[[], float] = time.monotonic) -> None:
        self._pages, self._clock = pages, clock
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._asking: dict[Key, asyncio.Future[Kept | None]] = {}
        self._hosts: set[bytes] = set()

    def may_keep(self, scope: MutableMapping[str, Any]) -> bool:
        """Whether the answer to this request is the same for everybody."""
        if scope["method"] not in {"GET", "HEAD"}:
            return False
        if PAGE.fullmatch(scope["path"]):
            return True
        return _header(scope, b"host") in self._hosts and PAGE_OF_HOST.fullmatch(scope["path"]) is not None

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        key = _key(scope)
        found = self._kept.get(key)
        age = self._clock() - found.at if found is not None else STALE
        if found is None or age >= STALE or (age >= FRESH and key not in self._asking):
            found = await self._ask(key, scope)
        if found is None:
            await self._pages(scope, receive, send)
            return
        await _give(found, scope, send)

    async def through(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Of any other page: whether its host turns out to be the name of a status page."""

        async def listening(message: Message) -> None:
            if message["type"] == "http.response.start" and _kept_header(message) is not None:
                self._hosts.add(_header(scope, b"host"))
                message = {**message, "headers": _without_keep(message["headers"])}
            await send(message)

        await self._pages(scope, receive, listening)

    async def _ask(self, key: Key, scope: MutableMapping[str, Any]) -> Kept | None:
        """Of all that ask at once one looks. None: it is nothing to keep."""
        waiting = self._asking.get(key)
        if waiting is not None:
            return await asyncio.shield(waiting)
        asked = self._asking[key] = asyncio.get_running_loop().create_future()
        found: Kept | None = None
        try:
            found = await self._look(scope)
            self._keep(key, scope, found)
            return found
        finally:
            del self._asking[key]
            asked.set_result(found)

    async def _look(self, scope: MutableMapping[str, Any]) -> Kept | None:
        bare = [(name, value) for name, value in scope["headers"] if name not in DROPPED]
        heads: list[Message] = []
        parts: list[bytes] = []

        async def nothing() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                heads.append(message)
            else:
                parts.append(message.get("body", b""))

        await self._pages({**scope, "method": "GET", "headers": bare, "query_string": b""}, nothing, collect)
        body = b"".join(parts)
        if not heads or _kept_header(heads[0]) is None or len(body) > LARGEST:
            return None
        headers = _without_keep(heads[0]["headers"])
        tag = next((value for name, value in headers if name == b"etag"), b"")
        return Kept(heads[0]["status"], headers, body, tag, self._clock())

    def _keep(self, key: Key, scope: MutableMapping[str, Any], found: Kept | None) -> None:
        self._kept.pop(key, None)
        if found is None:
            self._hosts.discard(_header(scope, b"host"))
            return
        self._kept[key] = found
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)


async def _give(found: Kept, scope: MutableMapping[str, Any], send: Send) -> None:
    same = bool(found.tag) and _matches(_header(scope, b"if-none-match"), found.tag)
    status = 304 if same else found.status
    headers = [one for one in found.headers if not same or one[0] != b"content-length"]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    body = b"" if same or scope["method"] == "HEAD" else found.body
    await send({"type": "http.response.body", "body": body})


def _matches(asked: bytes, tag: bytes) -> bool:
    """Weakly, as RFC 9110 has it for pages that are only read."""
    wanted = {one.strip().removeprefix(b"W/") for one in asked.split(b",")}
    return b"*" in wanted or tag.removeprefix(b"W/") in wanted


def _key(scope: MutableMapping[str, Any]) -> Key:
    zipped = b"gzip" in _header(scope, b"accept-encoding")
    return _header(scope, b"host"), scope["path"].encode(), zipped


def _header(scope: MutableMapping[str, Any], wanted: bytes) -> bytes:
    return next((bytes(value) for name, value in scope["headers"] if name == wanted), b"")


def _kept_header(message: Message) -> bytes | None:
    wanted = KEEP.lower().encode()
    return next((value for name, value in message["headers"] if name == wanted), None)


def _without_keep(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    wanted = KEEP.lower().encode()
    return [one for one in headers if one[0] != wanted]
