"""One look at a feed: asked only whether it has changed, its page asked where it is, and what of it is new."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.feeds.changes import Handed, Place, marks, news
from firewarden.connectors.feeds.hubs import note_hub
from firewarden.connectors.feeds.wire import Feed, feed_of, feeds_on
from firewarden.net.polling import each
from firewarden.net.web import Answer, Web
from firewarden.ports import Clock
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Item
from firewarden.vocabulary.plan import Source

LARGEST_FEED = 5_000_000
LARGEST_BLOCK = 200
ACCEPT = {"Accept": "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"}


class Cursor(msgspec.Struct):
    """By address as it was typed; `heard`: how far what hubs pushed was read."""

    feeds: dict[str, Place] = {}
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at all addresses; `state` changes with each."""

    web: Web
    source: Source
    state: Cursor
    since: Instant
    clock: Clock


@dataclass(slots=True)
class Round:
    """A look at some addresses: which went well, and what is to be raised behind all of them."""

    reading: Reading
    well: list[str] = field(default_factory=list)
    trouble: NetworkError | None = None

    async def blocks(self, addresses: Sequence[str]) -> AsyncIterator[Block]:
        try:
            async with aclosing(each(addresses, self._look)) as blocks:  # type: ignore[type-var]
                async for block in blocks:
                    yield block
        except NetworkError as error:
            self.trouble = error

    async def _look(self, address: str) -> AsyncIterator[Block]:
        async with aclosing(look_at(self.reading, address)) as blocks:  # type: ignore[type-var]
            async for block in blocks:
                yield block
        self.well.append(address)


async def look_at(reading: Reading, address: str) -> AsyncIterator[Block]:
    """What is new there, in blocks; nothing where it is as it was."""
    places = reading.state.feeds
    first, place = address not in places, places.get(address, Place())
    feed, answer = await feed_at(reading.web, address, place)
    places[address] = place
    if feed is None:
        return
    note_hub(place, feed, answer.headers.get("link", ""), answer.url)
    found = news(feed.entries, place, address, reading.source.id, reading.clock.now())
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


async def feed_at(web: Web, address: str, place: Place) -> tuple[Feed | None, Answer]:
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


def _worth_a_first_look(found: list[Handed], place: Place, since: Instant) -> list[Handed]:
    """The others are noted: they are too old, or nobody knows how old they are, and all would seem to be of now."""
    fresh = [handed for handed in found if handed.worth_a_first_look(since)]
    kept = {handed.mark for handed in fresh}
    place.seen.update({handed.mark: handed.versions for handed in found if handed.mark not in kept})
    return fresh


def _block(part: list[Handed], state: Cursor) -> Block:
    return packed([handed.item for handed in part], state)


def packed(items: Sequence[Item], state: Cursor) -> Block:
    return Block(items=tuple(items), cursor=msgspec.json.encode(state).decode())


def state_of(cursor: str | None, addresses: tuple[str, ...]) -> Cursor:
    """What is remembered of these addresses."""
    before = msgspec.json.decode(cursor, type=Cursor) if cursor is not None else Cursor()
    return Cursor(feeds={a: before.feeds[a] for a in addresses if a in before.feeds}, heard=before.heard)


async def _parsed(answer: Answer) -> Feed | None:
    if answer.status == 304:
        return None
    return await asyncio.to_thread(feed_of, answer.body, answer.headers.get("content-type", ""), answer.url)


def _condition(place: Place) -> Mapping[str, str]:
    said = {"If-None-Match": place.etag, "If-Modified-Since": place.modified}
    return ACCEPT | {name: value for name, value in said.items() if value}


def _url(address: str) -> str:
    return address if "://" in address else f"https://{address}"
