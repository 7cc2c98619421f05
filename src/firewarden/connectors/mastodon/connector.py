"""Reads timelines of servers: by looking at them, and, with a token, by listening too."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import msgspec

from firewarden.connectors.mastodon.server import REQUESTS, WINDOW, Server
from firewarden.connectors.mastodon.streaming import Streaming
from firewarden.connectors.mastodon.timeline import Cursor, Reading, Timeline
from firewarden.connectors.mastodon.wire import PLATFORM
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Searched, Setting
from firewarden.vocabulary.plan import Source

MOST_SERVERS, MOST_TIMELINES = 5, 10
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Mastodon",
    streams=True,
    key=Key.NONE,
    settings=(
        Setting(name="servers", label="Servers", help="Such as mastodon.social; several with spaces.", default=None),
        Setting(
            name="timelines",
            label="Timelines",
            help="Of each server: local, public (with what others send there) or #tag; several with spaces. "
            "Empty: the hashtags that the brand's queries ask for.",
            default="local",
        ),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 15 to 900.", default="60"),
        Setting(name="streaming", label="Address to listen at", help="Where the first server's own is wrong."),
    ),
    secret="Token of an account on the first server, allowed to read (optional)",  # noqa: S106 - its name
    backfill="By pages: the newest 2,000 posts of each timeline, as far back as it was told to.",
    cost="Free; 300 requests in five minutes for each server.",
    forbids=(
        "Each server has rules of its own: read them before you listen there.",
        "Do not keep what its author deleted.",
    ),
    searched=Searched(setting="timelines", each="#{}", between=" ", most=MOST_TIMELINES),
    note="Without a token, deletions and edits are noticed among the newest 40 posts of a timeline only.",
)


def connect(tools: Tools) -> Connector:
    return Mastodon(tools)


@dataclass(slots=True)
class Mastodon:
    """Some timelines on some servers. Sources that read the same server share its limit."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _paces: dict[str, Pace] = field(default_factory=dict)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 3650) * DAY))
        every = number(source, "every", 60, 15, 900)
        names = timelines_of(source)
        async with self._servers(source) as servers, self._listening(source, servers[0], names) as streaming:

            async def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                reading = Reading(source, state, since, self.tools.clock)
                places = {t.place: t for server in servers for t in (Timeline(server, n, reading) for n in names)}
                state.marks = {place: mark for place, mark in state.marks.items() if place in places}
                async for block in each(tuple(places), lambda place: places[place].look()):
                    yield block
                if streaming is not None:
                    async for frames in streaming.until(every):
                        yield reading.block(await streaming.items(frames, source), servers[0].quota)

            pause = 0.0 if streaming is not None else every
            async for block in polled(look, cursor, every=pause, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._servers(source, first=False) as servers:
            reading = Reading(source, Cursor(), since, self.tools.clock)
            lists = [Timeline(server, name, reading) for server in servers for name in timelines_of(source)]
            places = {timeline.place: timeline for timeline in lists}

            async def ask(place: str, trail: Trail) -> Page:
                items, oldest = await places[place].page(trail.next)
                reached = since if oldest is None else None
                return Page(items=items, next=oldest, reached=reached, quota=places[place].server.quota)

            async for block in backward(tuple(places), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            names = timelines_of(source)
            async with self._servers(source) as servers:
                for server in servers:
                    for name in names:
                        await server.allow(name)
                        await server.timeline(name, limit=1)
                told = f"{len(servers)} of {len(servers)} servers let us read {len(names)} timelines each."
                return f"{told} {await self._hears(source, servers[0], names)}"

        return await checked(look)

    async def _hears(self, source: Source, server: Server, names: Sequence[str]) -> str:
        if server.token is None:
            return "Without a token, deletions come late or not at all."
        try:
            streaming = self._streaming(source, server, names)
            async with streaming.opened():
                return "New posts and deletions are streamed from the first."
        except NetworkError:
            return "Streaming does not work: see its address."

    @asynccontextmanager
    async def _servers(self, source: Source, *, first: bool = True) -> AsyncIterator[list[Server]]:
        """`first`: not behind others that read there."""
        names = several(source, "servers", MOST_SERVERS)
        token = self.tools.secret(source.secret) if source.secret else None
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            paces = [self._pace(name) if first else self._pace(name).behind() for name in names]
            yield [
                Server(name, web, self.tools, paces[at], token if at == 0 else None) for at, name in enumerate(names)
            ]

    def _pace(self, name: str) -> Pace:
        made = Pace(requests=REQUESTS, seconds=WINDOW, monotonic=time.monotonic, sleep=self.tools.sleep)
        return self._paces.setdefault(name, made)

    def _streaming(self, source: Source, server: Server, names: Sequence[str]) -> Streaming:
        address = source.settings.get("streaming", "").strip()
        if address and not urlsplit(address).hostname:
            raise ConfigError("'streaming' should be an address such as wss://streaming.example.")
        return Streaming(server, address, names, self.tools)

    @asynccontextmanager
    async def _listening(self, source: Source, server: Server, names: Sequence[str]) -> AsyncIterator[Streaming | None]:
        """None without a token: servers stream to signed-in people only."""
        if server.token is None:
            yield None
            return
        streaming = self._streaming(source, server, names)
        task = asyncio.create_task(streaming.listen(), name=f"stream {source.id}")
        try:
            yield streaming
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def timelines_of(source: Source) -> tuple[str, ...]:
    """Raises ConfigError for what is no timeline."""
    names = several(source, "timelines", MOST_TIMELINES, "local")
    for name in names:
        if name not in ("public", "local") and not (name.startswith("#") and len(name) > 1):
            raise ConfigError(f"{name[:50]!r} is no timeline. It should be 'local', 'public' or begin with #.")
    return names
