"""Reads what others say at a Page of ours: by looking again and again, and by what Facebook pushes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

import msgspec

from firewarden.connectors.facebook.wire import (
    COMMENT_FIELDS,
    PLATFORM,
    POST_FIELDS,
    Place,
    comments_of,
    key_of,
    posts_of,
    pushed,
)
from firewarden.net.edges import UNDER, Cursor, Edge, Reading, read_back
from firewarden.net.graph import Graph, keys_of
from firewarden.net.polling import checked
from firewarden.net.pushes import Change, Pushes, watched
from firewarden.net.settings import number
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Item, Key, Setting, Signed
from firewarden.vocabulary.plan import Source

NAME = "Facebook"
API = "https://graph.facebook.com/v26.0"
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title=NAME,
    key=Key.OWN,
    secret="Secret of the app (for pushes), a space, access token of the Page",  # noqa: S106 - its name, not its value
    searches=True,
    streams=True,
    settings=(
        Setting(name="page", label="Page", help="Its number, as its page About says it.", default=None),
        Setting(name="posts", label="Posts whose comments are read", help="The newest, from 1 to 50.", default="25"),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 30 to 900.", default="120"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The newest 1,000 posts at the Page, posts that tag it, and comments under each post that is looked at.",
    cost="Free. Facebook must have reviewed the app and verified the firm.",
    forbids=(
        "Do not sell what was read, and do not watch or profile single people with it.",
        "Do not keep what its author deleted, nor what is no longer needed.",
        "Do not infer health, religion, politics, ethnicity or orientation of a person without asking that person.",
    ),
    note=(
        "What others write about you elsewhere stays unseen. Edits and deletions are noticed among the newest 30 of "
        "each list, and of all others when they are pushed. Never tried against Facebook itself."
    ),
    signed=Signed.GRAPH,
)


def connect(tools: Tools) -> Connector:
    return Facebook(tools)


@dataclass(slots=True)
class Facebook:
    """One Page."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every, page = number(source, "every", 120, 30, 900), _page(source)
        state = msgspec.json.decode(cursor, type=Cursor) if cursor is not None else Cursor()
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 365) * DAY))
        async with self._graph(source) as graph:
            reading = Reading(graph, state, key_of, since, self.tools.clock.now, lambda: graph.quota)

            async def look() -> AsyncIterator[Block]:
                async for block in reading.look(await self._edges(graph, source)):
                    yield block

            async def told(change: Change, at: Instant) -> Item | None:
                return pushed(change, source.id, page, at)

            pushes = Pushes(self.tools, source.id, page, state, told)
            async for block in watched(reading, look, pushes, every=every):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._graph(source) as graph:
            async for block in read_back(graph, await self._edges(graph, source), since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            async with self._graph(source) as graph:
                edges = await self._edges(graph, source)
                for edge in edges[:3]:
                    await graph.page(edge.path, {**edge.asked, "limit": "1"})
            app = keys_of(self.tools.secret(source.secret or "")).app
            pushes = "" if app else " Nothing can be pushed without the secret of the app."
            return f"The Page, what tags it and comments can be read; posts looked at: {len(edges) - 2}.{pushes}"

        return await checked(look)

    @asynccontextmanager
    async def _graph(self, source: Source) -> AsyncIterator[Graph]:
        keys = keys_of(self.tools.secret(source.secret or ""))
        base = source.settings.get("api", "").strip() or API
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            yield Graph(web, base, keys, NAME, self.tools, proven=True)

    async def _edges(self, graph: Graph, source: Source) -> list[Edge]:
        """The Page's feed has its own posts, those of visitors, and what is under each of them. Comments are counted
        with the answers to them: else a new answer would change no stamp."""
        page, most = _page(source), round(number(source, "posts", 25, 1, 50))
        found = await graph.page(
            f"{page}/feed", {"fields": "id,comments.filter(stream).limit(0).summary(total_count)", "limit": str(most)}
        )
        edges = [
            Edge(
                name=name,
                path=f"{page}/{name}",
                asked={"fields": POST_FIELDS},
                entries=partial(posts_of, source=source.id, page=page),
            )
            for name in ("feed", "tagged")
        ]
        return edges + [_under(graph.read(raw, Place), source.id, page) for raw in found.items[:most]]


def _under(place: Place, source: SourceId, page: str) -> Edge:
    return Edge(
        name=UNDER + place.id,
        path=f"{place.id}/comments",
        asked={"fields": COMMENT_FIELDS, "order": "reverse_chronological", "filter": "stream"},
        entries=partial(comments_of, source=source, page=page, under=place.id),
        stamp=str(place.comments.summary.total_count),
    )


def _page(source: Source) -> str:
    page = source.settings.get("page", "").strip()
    if not (page.isascii() and page.isdigit()):
        raise ConfigError(f"{page[:50]!r} is no Page. It should be its number, as its page About says it.")
    return page
