"""Asks GDELT every quarter of an hour for the articles that it found."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.connectors.gdelt.wire import PLATFORM, articles_of, asked, post_of
from firewarden.net.backward import Page, Trail, backward, stretch
from firewarden.net.known import Known
from firewarden.net.polling import checked, polled
from firewarden.net.settings import number
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Fetched, Item, Quota, Searched, Setting
from firewarden.vocabulary.plan import Source

ROWS = 250
"""Articles of one answer, the most it gives."""
APART = 5.5
"""Seconds between two requests: it asks for five."""
LONGEST_WAIT = 10 * MINUTE
QUARTER = 15 * MINUTE
OVERLAP = 2 * QUARTER
"""Articles are still added to a quarter of an hour that has passed."""
LONGEST_DAYS = 90
LARGEST_BLOCK = 200
API = "https://api.gdeltproject.org/api/v2/doc/doc"
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="GDELT (news)",
    searches=True,
    settings=(
        Setting(
            name="words",
            label="Search for",
            help='In its own language: "two words", (a OR b), -not, sourcelang:german, near5:"a b". '
            "Empty: what the brand's queries ask for.",
        ),
        Setting(name="days", label="Days to read back at first", help="90 at most.", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 900 to 3600.", default="900"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="Three months.",
    cost="Free; one request in five seconds for everybody at our address, and it often turns away even these.",
    forbids=("Name the GDELT Project, with a link, where its data are shown.",),
    searched=Searched(setting="words"),
    note="Titles of news only, by the quarter of an hour in which they were found; nothing of edits or deletions.",
    silence_minutes=150,
)


class Cursor(msgspec.Struct):
    """`since`: quarter of an hour of the newest article handed over."""

    since: Instant


def connect(tools: Tools) -> Connector:
    return Gdelt(tools)


@dataclass(slots=True)
class Gdelt:
    """One search for each source; all of them take turns."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _turn: Instant = Instant(0)
    """When the newest request was or is to be sent."""

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every = number(source, "every", 900, 900, 3600)
        known = Known(most=5000)
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            look = lambda at: self._look(web, source, at, known)  # noqa: E731
            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            async def ask(_place: str, trail: Trail) -> Page:
                floor = max(since, Instant(self.tools.clock.now() - LONGEST_DAYS * DAY))
                raws = await self._articles(web, source, floor, trail.at, sort="datedesc")
                items = [post_of(raw, source.id) for raw in raws]
                return stretch(items, trail.at, floor, full=len(raws) >= ROWS, step=QUARTER)

            async for block in backward(("search",), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            now = self.tools.clock.now()
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                found = await self._articles(web, source, Instant(now - DAY), now)
            return f"The search answers; it found {len(found)}{'+' if len(found) == ROWS else ''} articles in a day."

        return await checked(look)

    async def _look(self, web: Web, source: Source, cursor: str | None, known: Known) -> AsyncIterator[Block]:
        """From the oldest on, an answer after the other. Times are coarse: the cursor moves with an answer's end."""
        now = self.tools.clock.now()
        since = start = self._since(source, cursor, now)
        while True:
            raws = await self._articles(web, source, start, now)
            items = [post_of(raw, source.id) for raw in raws]
            times = [item.post.created_at for item in items if isinstance(item, Fetched)]
            newest = max(times, default=start)
            full = len(raws) >= ROWS
            crowded = full and newest <= start
            fresh = _fresh(items, known)
            before, since = since, max(since, newest)
            quota = _sampled(now) if crowded else None
            for at in range(0, len(fresh), LARGEST_BLOCK):
                reached = since if at + LARGEST_BLOCK >= len(fresh) else before
                yield Block(items=tuple(fresh[at : at + LARGEST_BLOCK]), cursor=_packed(reached), quota=quota)
            if not fresh and (crowded or (cursor is None and not full)):
                yield Block(items=(), cursor=_packed(since), quota=quota)
            if not full:
                return
            start = Instant(start + QUARTER) if crowded else newest
            if start > now:
                return

    async def _articles(
        self, web: Web, source: Source, start: Instant, end: Instant, *, sort: str = "dateasc"
    ) -> list[bytes]:
        words = source.settings.get("words", "").strip()
        if not words:
            raise ConfigError("'words' is empty. Say what to search for.")
        params: dict[str, str | int] = {
            "query": words,
            "mode": "artlist",
            "format": "json",
            "maxrecords": ROWS,
            "sort": sort,
            "startdatetime": asked(start),
            "enddatetime": asked(end),
        }
        await self._wait()
        answer = await web.get(source.settings.get("api", "").strip() or API, params=params, largest=5_000_000)
        found = articles_of(answer.body)
        if found is None:
            raise _refusal(answer.body)
        return found

    async def _wait(self) -> None:
        """Each takes the next free turn. A clock that was set back keeps nobody waiting for long."""
        now = self.tools.clock.now()
        free = self._turn + round(APART * SECOND)
        self._turn = Instant(max(now, free) if free < now + LONGEST_WAIT else now)
        if self._turn > now:
            await self.tools.sleep((self._turn - now) / SECOND)

    def _since(self, source: Source, cursor: str | None, now: Instant) -> Instant:
        days = number(source, "days", 7, 0, LONGEST_DAYS)
        if cursor is None:
            return Instant(now - round(days * DAY))
        since = msgspec.json.decode(cursor, type=Cursor).since
        return Instant(max(since - OVERLAP, now - LONGEST_DAYS * DAY))


def _fresh(items: Sequence[Item], known: Known) -> list[Item]:
    """Without what was handed over since we began to read."""
    fresh: list[Item] = []
    for item in items:
        name = item.post.key if isinstance(item, Fetched) else str(getattr(item, "raw", b"")[:500])
        if known.version(name) < 0:
            known.put(name, PostKey(name), 0)
            fresh.append(item)
    return fresh


def _sampled(now: Instant) -> Quota:
    """More was found in a quarter of an hour than an answer holds."""
    return Quota(left=0, of=ROWS, until=Instant(now + QUARTER), sampled=True)


def _packed(since: Instant) -> str:
    return msgspec.json.encode(Cursor(since=since)).decode()


def _refusal(body: bytes) -> NetworkError:
    """What is wrong with a query is said in a plain sentence, with status 200."""
    said = " ".join(body[:150].decode("ascii", "replace").split())
    if said and "\ufffd" not in said and not {"<", "{"} & set(said):
        return NetworkError(f"GDELT does not take these words. It says: {said.rstrip('.')}.", permanent=True)
    return NetworkError("GDELT did not answer with a list of articles.")
