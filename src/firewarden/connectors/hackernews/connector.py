"""Reads what the search service of Hacker News finds, from the oldest to the newest."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.hackernews.again import Again, Recent
from firewarden.connectors.hackernews.wire import Hits, post_of
from firewarden.net.backward import Page, Trail, backward, stretch
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, polled
from firewarden.net.settings import number
from firewarden.net.web import Answer, Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Fetched, Item, Searched, Setting, Unreadable
from firewarden.vocabulary.plan import Source

PAGE, MOST_PAGES = 100, 10
"""Hits of one answer, and answers to one search: the service gives a thousand hits and no more."""
DAY = 86_400
LARGEST_BLOCK = 200
ITEMS = "https://hacker-news.firebaseio.com/v0"
CAPABILITIES = Capabilities(
    platform="hackernews",
    title="Hacker News",
    searches=True,
    settings=(
        Setting(
            name="words",
            label="Search for",
            help="As one would type it into the search box. Empty: what the brand's queries ask for.",
        ),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", default="60"),
        Setting(name="api", label="Search service", default="https://hn.algolia.com/api/v1"),
        Setting(name="items", label="Service of single posts", default=ITEMS),
    ),
    backfill="Everything since 2007 can be searched.",
    cost="Free.",
    forbids=("Do not hide or hinder posts; the search shows deleted ones no more.",),
    searched=Searched(setting="words", most=5),
    note="Edits and deletions are noticed among the newest 100 hits of each search only.",
)


class Cursor(msgspec.Struct):
    """`since`: second of the newest hit read; hits of that very second come again. `recent`: by search."""

    since: int
    recent: dict[str, Recent] = {}


def connect(tools: Tools) -> Connector:
    return HackerNews(tools)


@dataclass(slots=True)
class HackerNews:
    """One search for each source."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(requests=60, seconds=60.0, monotonic=time.monotonic, sleep=self.tools.sleep)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        async with self._web() as web:
            every = number(source, "every", 60, 10, 900)
            look = lambda at: self._look(web, source, at)  # noqa: E731
            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._web() as web:

            async def ask(words: str, trail: Trail) -> Page:
                limits = f"created_at_i>={since // SECOND},created_at_i<={trail.at // SECOND}"
                asked: dict[str, str | int] = {"hitsPerPage": PAGE, "numericFilters": limits}
                hits = _hits(await self._ask(web, source, words, asked, self._pace.behind())).hits
                items = [post_of(bytes(raw), source.id) for raw in hits]
                return stretch(items, trail.at, since, full=len(hits) >= PAGE)

            async for block in backward(_searches(source), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            async with self._web() as web:
                found = [_hits(await self._ask(web, source, words, {"hitsPerPage": 1})) for words in _searches(source)]
            return f"The search answers; it knows {sum(one.nbHits for one in found):,} posts with these words."

        return await checked(look)

    def _web(self) -> Web:
        return Web(private=self.tools.private, seconds=self.tools.patience)

    async def _look(self, web: Web, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        since = self._since(source, cursor)
        recent = msgspec.json.decode(cursor, type=Cursor).recent if cursor is not None else {}
        items: dict[int, list[Fetched | Unreadable]] = {}
        for words in _searches(source):
            for at, raw in await self._found(web, source, words, since):
                items.setdefault(at, []).append(post_of(raw, source.id))
        batch: list[Fetched | Unreadable] = []
        for at in sorted(items):
            batch += reversed(items[at])
            if len(batch) >= LARGEST_BLOCK:
                yield Block(items=tuple(batch), cursor=_packed(at, recent))
                batch = []
        told, recent = await self._again(web, source, recent)
        yield Block(items=(*batch, *told), cursor=_packed(max(items, default=since), recent))

    async def _again(self, web: Web, source: Source, recent: dict[str, Recent]) -> tuple[list[Item], dict[str, Recent]]:
        base = (source.settings.get("items", "").strip() or ITEMS).rstrip("/")
        again = Again(web, base, self._pace, self.tools.clock, source.id, self._since(source, None))
        told: list[Item] = []
        kept: dict[str, Recent] = {}
        for words in _searches(source):
            hits = [bytes(raw) for raw in _hits(await self._ask(web, source, words, {"hitsPerPage": PAGE})).hits]
            news, kept[words] = await again.look(hits, recent.get(words, {}), full=len(hits) >= PAGE)
            told += news
        return told, kept

    async def _found(self, web: Web, source: Source, words: str, since: int) -> list[tuple[int, bytes]]:
        """All that one search gives, in stretches; some of it twice."""
        found: list[tuple[int, bytes]] = []
        upper: int | None = None
        while True:
            part = await self._window(web, source, words, since, upper)
            found += part
            if len(part) < PAGE * MOST_PAGES or upper == part[-1][0]:
                return found
            upper = part[-1][0]

    async def _window(
        self, web: Web, source: Source, words: str, since: int, upper: int | None
    ) -> list[tuple[int, bytes]]:
        """Second and bytes of each hit in [since, upper], newest first, a thousand at most."""
        limits = f"created_at_i>={since}" + (f",created_at_i<={upper}" if upper is not None else "")
        found: list[tuple[int, bytes]] = []
        for page in range(MOST_PAGES):
            answer = await self._ask(web, source, words, {"hitsPerPage": PAGE, "page": page, "numericFilters": limits})
            hits = _hits(answer).hits
            found += [(_second(raw, since), bytes(raw)) for raw in hits]
            if len(hits) < PAGE:
                break
        return found

    async def _ask(
        self, web: Web, source: Source, words: str, asked: dict[str, str | int], pace: Pace | None = None
    ) -> Answer:
        base = source.settings.get("api", "https://hn.algolia.com/api/v1").rstrip("/")
        params = {"query": words, "tags": "(story,comment)", **asked}
        return await web.get(f"{base}/search_by_date", params=params, pace=pace or self._pace)

    def _since(self, source: Source, cursor: str | None) -> int:
        if cursor is not None:
            return msgspec.json.decode(cursor, type=Cursor).since
        days = number(source, "days", 7, 0, 36_500)
        return self.tools.clock.now() // 1_000_000 - round(days * DAY)


def _searches(source: Source) -> list[str]:
    """One on each line; without any, all there is."""
    return source.settings.get("words", "").strip().splitlines() or [""]


def _packed(since: int, recent: dict[str, Recent]) -> str:
    return msgspec.json.encode(Cursor(since, recent)).decode()


def _hits(answer: Answer) -> Hits:
    try:
        return msgspec.json.decode(answer.body, type=Hits)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("The search of Hacker News did not answer as documented.") from error


class _When(msgspec.Struct):
    created_at_i: int


def _second(raw: msgspec.Raw, since: int) -> int:
    """Where a hit says nothing readable it stands at the beginning: quarantine has no order."""
    try:
        return msgspec.json.decode(raw, type=_When).created_at_i
    except msgspec.MsgspecError:
        return since
