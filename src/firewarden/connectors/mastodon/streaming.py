"""What a server tells us by itself: new, changed and deleted statuses, over a WebSocket."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import msgspec

from firewarden.connectors.mastodon.server import Server
from firewarden.connectors.mastodon.timeline import handed
from firewarden.connectors.mastodon.wire import Event
from firewarden.net.sockets import Line, line
from firewarden.ports import Tools
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Item, Removed, Unreadable
from firewarden.vocabulary.plan import Source

PAUSE = 30.0
"""Seconds until we listen again after a stream broke, more or less; looks at the timelines go on meanwhile."""
FRAMES, WAITING = 50, 4
"""Frames taken at once, and such lots that may wait."""
LARGEST = 300_000
"""Bytes of one frame: a status with all of its account is a hundredth of that."""
Frames = Sequence[str | bytes]


@dataclass(slots=True)
class Streaming:
    """The streams of some timelines of one server, over one connection. `address` is empty where the
    server's own is right."""

    server: Server
    address: str
    timelines: Sequence[str]
    tools: Tools
    heard: "asyncio.Queue[Frames]" = field(default_factory=lambda: asyncio.Queue(WAITING))

    async def listen(self) -> None:
        """Goes on until it is cancelled; what breaks is begun again."""
        while True:
            try:
                async with self.opened() as opened:
                    while True:
                        frames = await opened.heard(FRAMES)
                        if frames:
                            await self.heard.put(frames)
            except NetworkError:
                await self.tools.sleep(PAUSE * random.uniform(0.5, 1.5))  # noqa: S311 - jitter, not a secret

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Line]:
        """The first stream is named in the address, as some servers want; the others are asked for behind it."""
        first, *others = map(_stream, self.timelines)
        said = self.address or (await self.server.configuration()).urls.streaming or self.server.url
        async with line(
            f"{address_of(said, self.server.url)}/api/v1/streaming?{urlencode(first)}",
            private=self.tools.private,
            patience=self.tools.patience,
            headers=dict(self.server.headers),
            largest=LARGEST,
        ) as opened:
            for stream in others:
                await opened.say(msgspec.json.encode({"type": "subscribe", **stream}).decode())
            yield opened

    async def until(self, seconds: float) -> AsyncIterator[Frames]:
        """What is heard in so many seconds."""
        timer = asyncio.ensure_future(self.tools.sleep(seconds))
        try:
            while True:
                getter = asyncio.ensure_future(self.heard.get())
                try:
                    await asyncio.wait({timer, getter}, return_when=asyncio.FIRST_COMPLETED)
                    if not getter.done():
                        return
                    frames = getter.result()
                finally:
                    getter.cancel()
                yield frames
        finally:
            timer.cancel()

    async def items(self, frames: Frames, source: Source) -> list[Item]:
        """Deletions of statuses that we have not seen since we began to read are left out: nobody knows their names."""
        items: list[Item] = []
        for frame in frames:
            try:
                event = msgspec.json.decode(frame, type=Event)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                raw = frame if isinstance(frame, bytes) else frame.encode()
                items.append(Unreadable(reason="not-as-documented", raw=raw[:2000]))
                continue
            if event.event in ("update", "status.update"):
                items += await handed([event.payload.encode()], self.server, source)
            elif event.event == "delete":
                key = self.server.known.key(event.payload)
                items += [Removed(key=key, at=self.tools.clock.now())] if key else []
        return items


def _stream(timeline: str) -> dict[str, str]:
    if timeline.startswith("#"):
        return {"stream": "hashtag", "tag": timeline[1:]}
    return {"stream": "public:local" if timeline == "local" else "public"}


def address_of(said: str, server: str) -> str:
    """The token goes over it: where the server is asked in secret, it is listened to in secret."""
    scheme, _, rest = said.rstrip("/").rpartition("://")
    plain = scheme in ("ws", "http") and not server.startswith("https://")
    return f"{'ws' if plain else 'wss'}://{rest}"
