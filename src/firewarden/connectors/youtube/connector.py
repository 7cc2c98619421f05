"""Reads comments on videos and channels that are known, and looks for videos on a schedule."""

import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.youtube.client import API, Client, Spent
from firewarden.connectors.youtube.listing import Cursor, Reading
from firewarden.connectors.youtube.wire import PLATFORM, Comment, comments_of, post_of, video_of
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, SECOND, Instant, iso
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Fetched, Key, Searched, Setting
from firewarden.vocabulary.plan import Source

SEARCH = "search"
MOST_PLACES, MOST_FOUND, MOST_KEPT = 20, 10, 50
_VIDEO, _CHANNEL = re.compile(r"[A-Za-z0-9_-]{11}"), re.compile(r"UC[A-Za-z0-9_-]{22}")
_DAY = 86_400
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="YouTube",
    searches=True,
    key=Key.FREE,
    secret="API key of a Google Cloud project with the YouTube Data API",  # noqa: S106 - its name
    settings=(
        Setting(name="videos", label="Videos", help="Ids of 11 characters, with spaces."),
        Setting(name="channels", label="Channels", help="Ids that begin with UC, with spaces."),
        Setting(
            name="words",
            label="Search for videos with",
            help="Their comments are read, too. Nothing named: what the brand's queries ask for.",
        ),
        Setting(name="searches", label="Searches in a day", help="Up to 100.", default="24"),
        Setting(name="units", label="Units to use in a day", help="Up to 10000; a page takes one.", default="10000"),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 60 to 1800.", default="300"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The newest 1,000 threads of each video and channel, as far back as it was told to.",
    cost="Free: 10,000 units and 100 searches a day for one project, until midnight in California.",
    forbids=(
        "Do not keep what was read for more than 30 days without asking for it again: set a retention.",
        "Do not use several projects to get more than one quota.",
        "Do not keep what its author deleted.",
        "Accept Google's amendment on derived metrics before you show measures of your own, such as tone.",
    ),
    searched=Searched(setting="words", instead=("videos", "channels")),
    note="Edits and deletions are noticed among the newest 50 comments of a place. A thread comes with few replies.",
    silence_minutes=90,
)


def connect(tools: Tools) -> Connector:
    return YouTube(tools)


@dataclass(slots=True)
class YouTube:
    """Comments on some videos and channels."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _charged: Counter[SourceId] = field(default_factory=Counter)
    """Units that reading back took and no live reader has put down yet."""

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        _places(source, ())
        every, searches = number(source, "every", 300, 60, 1800), number(source, "searches", 24, 1, 100)
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 3650) * DAY))
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            client = self._client(source, web)

            async def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                if state.units.day != client.units.day or state.units.spent > client.units.spent:
                    client.units = state.units
                client.units.spent += self._charged.pop(source.id, 0)
                reading = Reading(client, source, state, since, self.tools.clock.now())
                async for block in _search(reading, _DAY / searches):
                    yield block
                places = _places(source, state.found[-MOST_FOUND:])
                state.marks = {name: mark for name, mark in state.marks.items() if name in places}
                async for block in each(tuple(places), lambda name: reading.look(name, places[name])):
                    yield block

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """With half of a day's units at most; what the search finds, but not the comments there."""
        words = source.settings.get("words", "").strip()
        places = _places(source, ()) | ({SEARCH: {"q": words, "publishedAfter": iso(since)}} if words else {})
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            client = self._client(source, web, share=0.5)

            async def ask(name: str, trail: Trail) -> Page:
                more = places[name] | ({"pageToken": trail.next} if trail.next else {})
                try:
                    if name == SEARCH:
                        found = await client.videos(more | {"maxResults": "50"})
                        return Page(items=[video_of(bytes(raw), source.id) for raw in found.items], reached=since)
                    found = await client.threads(more | {"order": "time", "maxResults": "100"})
                except Spent:
                    raise NetworkError("The day's units for reading back are spent.", retry_after=3600.0) from None
                self._charged[source.id] += 1
                items = [
                    post_of(one, source.id) for raw in found.items for one in threads_last(comments_of(bytes(raw)))
                ]
                rest = found.next_page_token or None
                return Page(items=items, next=rest, reached=None if rest else since, quota=client.quota)

            async for block in backward(tuple(places), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        """One unit for each place, and no search."""

        async def look() -> str:
            places = _places(source, ())
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                client = self._client(source, web)
                for asked in places.values():
                    await client.threads(asked | {"maxResults": "1"}, strict=True)
            return f"YouTube lets us read {len(places)} videos and channels."

        try:
            return await checked(look)
        except Spent:
            return Checked(works=False, says="The units of this source allow no question.")

    def _client(self, source: Source, web: Web, share: float = 1.0) -> Client:
        return Client(source, web, self.tools, round(share * number(source, "units", 10_000, 0, 10_000)))


async def _search(reading: Reading, apart: float) -> AsyncIterator[Block]:
    """Videos that are new since the last search; `apart`: seconds from one to the next."""
    words, state, now = reading.source.settings.get("words", "").strip(), reading.state, reading.now // SECOND
    if not words or now - state.searched < apart:
        return
    since = Instant(state.searched * SECOND - DAY if state.searched else reading.since)
    try:
        page = await reading.client.videos({"q": words, "maxResults": "50", "publishedAfter": iso(since)})
    except Spent:  # comments can still be read; the time searched up to stays, so that the next search goes back to it
        reading.partly = True
        yield reading.block(())
        return
    items = [video_of(bytes(raw), reading.source.id) for raw in reversed(page.items)]
    names = [item.post.key.partition(":")[2] if isinstance(item, Fetched) else "" for item in items]
    news = [item for item, name in zip(items, names, strict=True) if name not in state.found]
    state.found = [*state.found, *(name for name in names if name and name not in state.found)][-MOST_KEPT:]
    state.searched = now
    yield reading.block(news)


def _places(source: Source, found: Sequence[str]) -> dict[str, dict[str, str]]:
    """What to ask for, by name. Raises ConfigError."""
    places: dict[str, dict[str, str]] = {}
    for name, shape, asked in (("videos", _VIDEO, "videoId"), ("channels", _CHANNEL, "allThreadsRelatedToChannelId")):
        if source.settings.get(name, "").strip():
            for one in several(source, name, MOST_PLACES):
                if not shape.fullmatch(one):
                    raise ConfigError(f"{one[:50]!r} is no id of one of the {name}.")
                places[one] = {asked: one}
    if not places and not source.settings.get("words", "").strip():
        raise ConfigError("Name videos, channels, or words to search for.")
    return places | {one: {"videoId": one} for one in found}


def threads_last(comments: Iterable[Comment]) -> list[Comment]:
    """Replies before what they answer: a page is as old as its oldest thread, not as its oldest reply."""
    return sorted(comments, key=lambda one: one.said is not None and not one.said.parent_id)
