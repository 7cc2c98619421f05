"""Runs a WSGI application in a pool of threads behind ASGI. Each thread keeps its database connection."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]
Head = tuple[int, list[tuple[bytes, bytes]]]

IN_MEMORY = 1 << 20
LARGEST = 32 << 20
"""Bytes of a request's body: a screenshot fits, a film does not."""


class Threads:
    """An answer that is complete is sent by the event loop, so that a slow reader keeps no thread; only a
    streaming one holds its thread until it is through."""

    def __init__(
        self, application: Callable[..., Iterable[bytes]], *, threads: int = 8, largest: int = LARGEST
    ) -> None:
        self._application = application
        self._largest = largest
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="page")

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            length = await self._take(receive, body)
            if length is None:
                await _too_large(send)
                return
            if length < 0:
                return
            body.seek(0)
            loop = asyncio.get_running_loop()
            environ = _environ(scope, body, length)
            head, whole = await loop.run_in_executor(self._pool, self._answer, environ, send, loop)
            if head is not None:
                await _start(send, head)
                await send({"type": "http.response.body", "body": whole})

    def ahead(self, work: Callable[[], None]) -> None:
        """In one of the threads, while the others answer."""
        self._pool.submit(work)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    async def _take(self, receive: Receive, body: SpooledTemporaryFile[bytes]) -> int | None:
        """Bytes read; None when they are too many, -1 when the sender went away."""
        length = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return -1
            part = message.get("body", b"")
            length += len(part)
            if length > self._largest:
                return None
            body.write(part)
            if not message.get("more_body"):
                return length

    def _answer(self, environ: Environ, send: Send, loop: asyncio.AbstractEventLoop) -> tuple[Head | None, bytes]:
        """In a thread. What is left to send, nothing when it was streamed from here."""
        heads: list[Head] = []

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            pairs = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers]
            heads.append((int(status.split(" ", 1)[0]), pairs))

        parts = self._application(environ, start_response)
        try:
            if not getattr(parts, "streaming", False):
                return heads[-1], b"".join(parts)
            _wait(_start(send, heads[-1]), loop)
            for part in parts:
                _wait(send({"type": "http.response.body", "body": part, "more_body": True}), loop)
            _wait(send({"type": "http.response.body", "body": b""}), loop)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        return None, b""


def _wait(message: Awaitable[None], loop: asyncio.AbstractEventLoop) -> None:
    async def sent() -> None:
        await message

    asyncio.run_coroutine_threadsafe(sent(), loop).result()


async def _start(send: Send, head: Head) -> None:
    await send({"type": "http.response.start", "status": head[0], "headers": head[1]})


async def _too_large(send: Send) -> None:
    await _start(send, (413, [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]))
    await send({"type": "http.response.body", "body": b"This is larger than what we accept. Nothing was changed."})


def _environ(scope: MutableMapping[str, Any], body: Any, length: int) -> Environ:
    """PEP 3333, from an ASGI scope. Names with an underscore are dropped: they could pose as others."""
    host, port = scope.get("server") or ("localhost", 80)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "CONTENT_LENGTH": str(length),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" in name or name == "content-length":
            continue
        key = "CONTENT_TYPE" if name == "content-type" else "HTTP_" + name.upper().replace("-", "_")
        if key in environ and key != "CONTENT_TYPE":
            value = environ[key] + ("; " if name == "cookie" else ",") + value
        environ[key] = value
    return environ
