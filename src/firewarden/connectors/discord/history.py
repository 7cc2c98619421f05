"""The history of channels: what is new, what was edited, and what is gone from the newest hundred messages of each."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.connectors.discord.events import Session
from firewarden.connectors.discord.service import PAGE, Message, NoChannel, Service
from firewarden.connectors.discord.wire import item_of, key_of
from firewarden.ports import Clock
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Item, Removed
from firewarden.vocabulary.plan import Source

MOST_ASKED = 10
"""Messages missing from the newest that are asked for in one look at a channel."""


class Cursor(msgspec.Struct, omit_defaults=True):
    """By channel: the number of the newest message handed over, and the newest of them with when each was edited.
    `threads` that are active, each with its channel; `session`: of the gateway."""

    newest: dict[str, int] = {}
    recent: dict[str, dict[int, int]] = {}
    threads: dict[str, str] = {}
    session: Session | None = None

    def keep(self, channels: Sequence[str], *, threads: bool) -> tuple[str, ...]:
        """Forgets all channels but these, and, where they are wanted, their threads; what is left."""
        self.threads = {thread: of for thread, of in self.threads.items() if threads and of in channels}
        places = (*channels, *self.threads)
        self.newest = {place: newest for place, newest in self.newest.items() if place in places}
        self.recent = {place: recent for place, recent in self.recent.items() if place in places}
        return places

    def saw(self, place: str, versions: dict[int, int]) -> None:
        recent = self.recent.get(place, {}) | versions
        self.recent[place] = {number: recent[number] for number in sorted(recent)[-PAGE:]}
        self.newest[place] = max([self.newest.get(place, 0), *versions])

    def leave(self, place: str) -> None:
        for kept in (self.newest, self.recent, self.threads):
            kept.pop(place, None)

    def is_news(self, place: str, number: int, version: int) -> bool:
        """Behind the newest, edited since, or come late between those we know."""
        recent = self.recent.get(place, {})
        if number > self.newest.get(place, 0):
            return True
        if number in recent:
            return version > recent[number]
        return bool(recent) and number > min(recent)


@dataclass(frozen=True, slots=True)
class History:
    """`state` changes with each look; a channel that was never read begins at the number `since`."""

    source: Source
    service: Service
    state: Cursor
    since: int
    clock: Clock

    def block(self, items: Sequence[Item | None] = ()) -> Block:
        cursor = msgspec.json.encode(self.state).decode()
        return Block(items=tuple(item for item in items if item is not None), cursor=cursor)

    async def look(self, place: str) -> AsyncIterator[Block]:
        """A thread that is gone takes with it what was said in it; one that is closed to us is left."""
        if place not in self.state.threads:
            async for block in self._look(place):
                yield block
            return
        try:
            async for block in self._look(place):
                yield block
        except NetworkError as error:
            if not error.permanent:
                raise
            self.state.leave(place)
            yield self.block([self.all_gone(place)] if isinstance(error, NoChannel) else ())

    def all_gone(self, place: str) -> Removed:
        return Removed(key=key_of(place, ""), at=self.clock.now(), all_of=True)

    async def _look(self, place: str) -> AsyncIterator[Block]:
        await self.service.channel(place)
        first = place not in self.state.newest
        newest = self.state.newest.setdefault(place, self.since)
        page = await self.service.messages(place, limit=PAGE)
        if len(page) >= PAGE and page[-1][0].id > newest:
            async for block in self._catch_up(place):
                first = False
                yield block
        gone = await self._gone(place, page)
        fresh = [(seen, raw) for seen, raw in reversed(page) if self.state.is_news(place, seen.id, seen.version)]
        items = [*(await self._handed(place, fresh)), *gone]
        followed = [(seen, raw) for seen, raw in page if seen.id > self.since]
        self.state.saw(place, {seen.id: seen.version for seen, _ in followed})
        if items or fresh or first:
            yield self.block(items)

    async def _catch_up(self, place: str) -> AsyncIterator[Block]:
        """Page after page from where we were, when more was said since than one page holds."""
        while found := await self.service.messages(place, after=self.state.newest[place], limit=PAGE):
            found.reverse()
            items = await self._handed(place, found)
            self.state.saw(place, {seen.id: seen.version for seen, _ in found})
            yield self.block(items)
            if len(found) < PAGE:
                return

    async def _handed(self, place: str, found: Sequence[Message]) -> list[Item]:
        channel = await self.service.channel(place)
        items = [item_of(raw, channel, self.source.id) for _, raw in found]
        return [item for item in items if item is not None]

    async def _gone(self, place: str, page: Sequence[Message]) -> list[Removed]:
        """Messages that should still be among the newest. A bot that may no longer read the history sees none either:
        so each is asked for by its name. Those there is no turn for are asked for with the next look."""
        recent, here = self.state.recent.get(place, {}), {seen.id for seen, _ in page}
        oldest = min(here) if len(page) >= PAGE else 0
        missing = [number for number in recent if number not in here and number > oldest]
        gone = [number for number in missing[:MOST_ASKED] if await self.service.is_gone(place, number)]
        for number in gone:
            del recent[number]
        return [Removed(key=key_of(place, number), at=self.clock.now()) for number in gone]
