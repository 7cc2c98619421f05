"""A server on loopback that answers as it is told: the far side of a network, with its moods."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class FarSide:
    """`asked` are the requests as they came; `answers` maps a path to the bytes to send back, as often as asked."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    answers: dict[str, bytes | Callable[[asyncio.StreamWriter], object]] = field(default_factory=dict)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.asked.append(head)
            path = head.split(" ", 2)[1].partition("?")[0]
            answer = self.answers.get(path, answered(404, b""))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)  # type: ignore[misc]
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def answered(status: int, body: bytes, **headers: str) -> bytes:
    """One whole answer; underscores in the names of headers become hyphens."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@asynccontextmanager
async def far_side(**answers: bytes | Callable[[asyncio.StreamWriter], object]) -> AsyncIterator[FarSide]:
    """Names of answers are paths without the slash."""
    made = FarSide(answers={f"/{name}": answer for name, answer in answers.items()})
    server = await asyncio.start_server(made._serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()
