"""Looks at the posts and comments of servers again and again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.lemmy.listing import Cursor, Listing, Paces, Reading, Server
from firewarden.connectors.lemmy.wire import PLATFORM
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Setting
from firewarden.vocabulary.plan import Source

MOST_SERVERS, MOST_BACK = 5, 100
"""The latter are pages of a list that are read back."""
KINDS = ("post", "comment")
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Lemmy",
    searches=True,
    settings=(
        Setting(name="servers", label="Servers", help="Such as lemmy.world; several with spaces.", default=None),
        Setting(name="words", label="Search for", help="Empty: everything is read."),
        Setting(name="community", label="Community", help="Such as brand@lemmy.world. Empty: all of them."),
        Setting(name="reach", label="Local or All", help="All: with what other servers sent there.", default="All"),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 30 to 900.", default="60"),
    ),
    backfill="The newest 1,000 posts and 1,000 comments, as far back as it was told to.",
    cost="Free; servers allow 180 reads a minute, of which we use 60 at most.",
    forbids=(
        "Each server has rules of its own: read them before you listen there.",
        "Do not keep what its author deleted or a moderator removed.",
    ),
    note="Edits and deletions are noticed among the newest 50 posts and 50 comments.",
)


def connect(tools: Tools) -> Connector:
    return Lemmy(tools)


@dataclass(slots=True)
class Lemmy:
    """Posts and comments of some servers. Sources that read the same server share its limit."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _paces: dict[str, Paces] = field(default_factory=dict)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 3650) * DAY))
        every = number(source, "every", 60, 30, 900)
        words, asked = _asked(source)
        async with self._servers(source) as servers:

            def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                reading = Reading(source, state, since, self.tools)
                lists = [Listing(server, kind, words, asked, reading) for server in servers for kind in KINDS]
                places = {listing.place: listing for listing in lists}
                state.marks = {place: mark for place, mark in state.marks.items() if place in places}
                return each(tuple(places), lambda place: places[place].look())

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        words, asked = _asked(source)
        async with self._servers(source, first=False) as servers:
            reading = Reading(source, Cursor(), since, self.tools)
            lists = [Listing(server, kind, words, asked, reading) for server in servers for kind in KINDS]
            places = {listing.place: listing for listing in lists}

            async def ask(place: str, trail: Trail) -> Page:
                number = int(trail.next or "1")
                items, full = await places[place].page(number)
                more = str(number + 1) if full and number < MOST_BACK else None
                return Page(items=items, next=more, reached=None if full else since)

            async for block in backward(tuple(places), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            words, asked = _asked(source)
            async with self._servers(source) as servers:
                for server in servers:
                    for kind in KINDS:
                        await server.page(kind, 1, words, asked)
            return f"{len(servers)} of {len(servers)} servers let us read posts and comments."

        return await checked(look)

    @asynccontextmanager
    async def _servers(self, source: Source, *, first: bool = True) -> AsyncIterator[list[Server]]:
        """`first`: not behind others that read there."""
        names = several(source, "servers", MOST_SERVERS)
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            paces = {name: self._paces.setdefault(name, Paces(self.tools)) for name in names}
            yield [Server(name, web, paces[name] if first else paces[name].behind()) for name in names]


def _asked(source: Source) -> tuple[str, dict[str, str]]:
    """The words to search for, and what narrows a list down. Raises ConfigError."""
    reach = source.settings.get("reach", "").strip().title() or "All"
    if reach not in ("All", "Local"):
        raise ConfigError("'reach' should be Local or All.")
    community = source.settings.get("community", "").strip()
    return source.settings.get("words", "").strip(), {"type_": reach} | (
        {"community_name": community} if community else {}
    )
