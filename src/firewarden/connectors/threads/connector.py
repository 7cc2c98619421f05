"""Reads answers to an account of ours, mentions of it, and what words find: by looking, and by what Threads pushes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

import msgspec

from firewarden.connectors.threads.searching import ALLOWED, KEPT, NAME, SEARCH, Searching
from firewarden.connectors.threads.wire import (
    ANSWER_FIELDS,
    PLATFORM,
    POST_FIELDS,
    Account,
    Own,
    entries_of,
    key_of,
    pushed,
)
from firewarden.net.edges import UNDER, Absence, Cursor, Edge, Reading, read_back
from firewarden.net.graph import Graph, keys_of
from firewarden.net.polling import checked
from firewarden.net.pushes import Change, Pushes, watched
from firewarden.net.settings import number
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Item, Key, Setting, Signed
from firewarden.vocabulary.plan import Source

API = "https://graph.threads.net/v1.0"
MOST_WORDS = 10
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title=NAME,
    key=Key.APPROVAL,
    secret="Secret of the app (for pushes), a space, access token of the account",  # noqa: S106 - its name, not its value
    searches=True,
    streams=True,
    settings=(
        Setting(name="words", label="Search for", help="Up to 10 searches with commas between them. Empty: none."),
        Setting(name="searches", label="Searches in 24 hours", help="From 500 to 2,000.", default="1000"),
        Setting(name="posts", label="Posts whose answers are read", help="The newest, from 1 to 50.", default="25"),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 60 to 900.", default="120"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The newest 1,000 of each list, as far back as it was told to.",
    cost="Free. Before Meta has reviewed the app, only your own posts and those of its testers are given.",
    forbids=(
        "Do not sell what was read, and do not watch or profile single people with it.",
        "Do not keep what its author deleted, nor what is no longer needed.",
        "Do not infer health, religion, politics, ethnicity or orientation of a person without asking that person.",
    ),
    note=(
        "For words that Threads takes for sensitive a search finds nothing and does not say so. Edits and deletions "
        "are noticed among the newest 30 of each list, of what a search found not at all. Never tried against Threads "
        "itself."
    ),
    signed=Signed.GRAPH,
)


def connect(tools: Tools) -> Connector:
    return Threads(tools)


@dataclass(slots=True)
class Threads:
    """One account."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every = number(source, "every", 120, 60, 900)
        state = msgspec.json.decode(cursor, type=Cursor) if cursor is not None else Cursor()
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 365) * DAY))
        async with self._graph(source, state) as graph:
            own = await graph.one("me", {"fields": "id,username"}, Account)
            reading = Reading(graph, state, key_of, since, self.tools.clock.now, lambda: graph.quota)

            async def look() -> AsyncIterator[Block]:
                async for block in reading.look(await self._edges(graph, source, own.username)):
                    yield block

            async def told(change: Change, at: Instant) -> Item | None:
                return pushed(change, source.id, own.username, at)

            pushes = Pushes(self.tools, source.id, "", state, told)
            async for block in watched(reading, look, pushes, every=every):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._graph(source, Cursor(), most=KEPT, spent=True) as graph:
            own = await graph.one("me", {"fields": "id,username"}, Account)
            edges = await self._edges(graph, source, own.username)
            async for block in read_back(graph, edges, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        """Spends one search, if there are any."""

        async def look() -> str:
            words = _words(source)
            async with self._graph(source, Cursor()) as graph:
                own = await graph.one("me", {"fields": "id,username"}, Account)
                edges = await self._edges(graph, source, own.username)
                for edge in (edges[0], *edges[-1:]):
                    await graph.page(edge.path, {**edge.asked, "limit": "1"})
                found = await graph.page(SEARCH, _asked(words[0]) | {"limit": "1"}) if words else None
            nothing = found is not None and not found.items
            hidden = f" Nobody said {words[0][:30]!r}, or Threads hides what was." if nothing else ""
            return f"Answers to {own.username[:40]} and mentions can be read; searches: {len(words)}.{hidden}"

        return await checked(look)

    @asynccontextmanager
    async def _graph(
        self, source: Source, state: Cursor, *, most: int | None = None, spent: bool = False
    ) -> AsyncIterator[Searching]:
        keys = keys_of(self.tools.secret(source.secret or ""))
        base = source.settings.get("api", "").strip() or API
        allowed = (_most(source) if most is None else most) if _words(source) else 0
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            yield Searching(web, base, keys, self.tools, counted=state, most=allowed, spent=spent)

    async def _edges(self, graph: Graph, source: Source, own: str) -> list[Edge]:
        most = round(number(source, "posts", 25, 1, 50))
        found = await graph.page("me/threads", {"fields": "id,has_replies", "limit": str(most)})
        entries = partial(entries_of, source=source.id, own=own)
        mentions = Edge(
            name="mentions",
            path="me/mentions",
            asked={"fields": POST_FIELDS},
            entries=entries,
            absence=Absence.SHOWN,
        )
        under = [_under(graph.read(raw, Own), source.id, own) for raw in found.items[:most]]
        return [mentions, *self._searches(source, own), *under]

    def _searches(self, source: Source, own: str) -> list[Edge]:
        """As often as the searches of a day allow: the stamp is that of the turn."""
        words = _words(source)
        turn = self.tools.clock.now() // SECOND * _most(source) // (86400 * max(1, len(words)))
        return [
            Edge(
                name=f"search {word}",
                path=SEARCH,
                asked=_asked(word),
                entries=partial(entries_of, source=source.id, own=own),
                absence=Absence.NOTHING,
                stamp=str(turn),
            )
            for word in words
        ]


def _asked(word: str) -> dict[str, str]:
    return {"q": word, "search_type": "RECENT", "fields": POST_FIELDS}


def _under(place: Own, source: SourceId, own: str) -> Edge:
    """Threads does not say how many answers there are, only whether there are any."""
    return Edge(
        name=UNDER + place.id,
        path=f"{place.id}/conversation",
        asked={"fields": ANSWER_FIELDS, "reverse": "true"},
        entries=partial(entries_of, source=source, own=own),
        stamp="" if place.has_replies else "none",
    )


def _most(source: Source) -> int:
    return round(number(source, "searches", 1000, 500, ALLOWED - KEPT))


def _words(source: Source) -> tuple[str, ...]:
    """Between commas or line ends. Raises ConfigError when there are too many."""
    lines = source.settings.get("words", "").replace("\n", ",").split(",")
    words = tuple(dict.fromkeys(word.strip() for word in lines if word.strip()))
    if len(words) > MOST_WORDS:
        raise ConfigError(f"There should be at most {MOST_WORDS} searches; there are {len(words)}.")
    return words
