"""Looks at feeds, and asks for each only when it has changed."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import msgspec

from firewarden.connectors.feeds.changes import Handed, Place, marks, news
from firewarden.connectors.feeds.wire import Feed, feed_of, feeds_on
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.polling import checked, each, joined, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Answer, Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant, iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Fetched, Setting
from firewarden.vocabulary.plan import Source

MOST_ADDRESSES = 20
LARGEST_FEED = 5_000_000
LARGEST_BLOCK = 200
ACCEPT = {"Accept": "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"}
CAPABILITIES = Capabilities(
    platform="feed",
    title="Feeds",
    settings=(
        Setting(
            name="addresses",
            label="Addresses",
            help="Of feeds, or of pages that name one; several with spaces between them.",
            default=None,
        ),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 60 to 1800.", default="300"),
    ),
    backfill="What is still in the feed, often the newest ten to fifty entries.",
    cost="Free.",
    forbids=("Do not ask more often than a feed changes: each is asked whether it has changed, and read only then.",),
    note="Deletions are not told; what a feed drops while we are away is lost.",
    silence_minutes=60,
)


class Cursor(msgspec.Struct):
    """By address as it was typed."""

    feeds: dict[str, Place] = {}


def connect(tools: Tools) -> Connector:
    return Feeds(tools)


@dataclass(slots=True)
class Feeds:
    """Some feeds, one after the other."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        addresses, days = _addresses(source), number(source, "days", 7, 0, 3650)
        since = Instant(self.tools.clock.now() - round(days * DAY))
        every = number(source, "every", 300, 60, 1800)
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            def look(at: str | None) -> AsyncIterator[Block]:
                before = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                state = Cursor(feeds={a: before.feeds[a] for a in addresses if a in before.feeds})
                return each(addresses, lambda address: self._look(_Reading(web, source, state, since), address))

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """What is still in the feeds, and has a time."""
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:

            async def ask(address: str, _trail: Trail) -> Page:
                feed, _ = await self._feed(web, address, Place())
                entries = feed.entries if feed is not None else ()
                found = news(entries, Place(), address, source.id, self.tools.clock.now())
                items = [one.item for one in reversed(found) if one.worth_a_first_look(Instant(0))]
                return Page(items=items, reached=None if items else since)

            async for block in backward(_addresses(source), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            addresses, newest, troubles = _addresses(source), Instant(0), list[NetworkError]()
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                for address in addresses:
                    try:
                        feed, _ = await self._feed(web, address, Place())
                        now = self.tools.clock.now()
                        found = news(feed.entries if feed else (), Place(), address, source.id, now)
                        posts = [h.item.post for h in found if isinstance(h.item, Fetched)]
                        newest = max([newest, *(post.created_at for post in posts)])
                    except NetworkError as error:
                        troubles.append(error)
            if troubles:
                raise joined(troubles, len(addresses))
            last = f"The newest entry is of {iso(newest)}" if newest else "There is no entry yet"
            return f"{len(addresses)} of {len(addresses)} addresses lead to a feed. {last}."

        return await checked(look)

    async def _look(self, reading: "_Reading", address: str) -> AsyncIterator[Block]:
        places = reading.state.feeds
        first, place = address not in places, places.get(address, Place())
        feed, answer = await self._feed(reading.web, address, place)
        places[address] = place
        if feed is None:
            return
        found = news(feed.entries, place, address, reading.source.id, self.tools.clock.now())
        if first:
            found = _worth_a_first_look(found, place, reading.since)
        for start in range(0, len(found), LARGEST_BLOCK):
            part = found[start : start + LARGEST_BLOCK]
            place.seen.update({handed.mark: handed.versions for handed in part})
            if start + LARGEST_BLOCK < len(found):
                yield _block(part, reading.state)
        here = marks(feed.entries, address)
        place.seen = {mark: versions for mark, versions in place.seen.items() if mark in here}
        place.etag, place.modified = (answer.headers.get(name, "") for name in ("etag", "last-modified"))
        yield _block(found[-(len(found) % LARGEST_BLOCK or LARGEST_BLOCK) :], reading.state)

    async def _feed(self, web: Web, address: str, place: Place) -> tuple[Feed | None, Answer]:
        """None when it is as it was. A page is asked for its feed, and that is remembered."""
        try:
            answer = await web.get(place.at or _url(address), headers=_condition(place), largest=LARGEST_FEED)
        except NetworkError as error:
            if not (error.permanent and place.at):
                raise
            place.at = place.etag = place.modified = ""
            answer = await web.get(_url(address), headers=ACCEPT, largest=LARGEST_FEED)
        feed = await _parsed(answer)
        if feed is None and answer.status != 304 and not place.at:
            place.at = next(feeds_on(answer.body, answer.url), "")
            if place.at:
                answer = await web.get(place.at, headers=ACCEPT, largest=LARGEST_FEED)
                feed = await _parsed(answer)
        if feed is None and answer.status != 304:
            place.at = ""
            raise NetworkError(f"{address[:100]} is no feed, and names none that could be read.")
        return feed, answer


@dataclass(frozen=True, slots=True)
class _Reading:
    """One look at all addresses; `state` changes with each."""

    web: Web
    source: Source
    state: Cursor
    since: Instant


def _worth_a_first_look(found: list[Handed], place: Place, since: Instant) -> list[Handed]:
    """The others are noted: they are too old, or nobody knows how old they are, and all would seem to be of now."""
    fresh = [handed for handed in found if handed.worth_a_first_look(since)]
    kept = {handed.mark for handed in fresh}
    place.seen.update({handed.mark: handed.versions for handed in found if handed.mark not in kept})
    return fresh


def _block(part: list[Handed], state: Cursor) -> Block:
    return Block(items=tuple(handed.item for handed in part), cursor=msgspec.json.encode(state).decode())


async def _parsed(answer: Answer) -> Feed | None:
    if answer.status == 304:
        return None
    return await asyncio.to_thread(feed_of, answer.body, answer.headers.get("content-type", ""), answer.url)


def _condition(place: Place) -> Mapping[str, str]:
    said = {"If-None-Match": place.etag, "If-Modified-Since": place.modified}
    return ACCEPT | {name: value for name, value in said.items() if value}


def _addresses(source: Source) -> tuple[str, ...]:
    return several(source, "addresses", MOST_ADDRESSES, commas=False)


def _url(address: str) -> str:
    return address if "://" in address else f"https://{address}"
