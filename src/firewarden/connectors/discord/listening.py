"""What the gateway says, as posts and as deletions."""

import time
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.discord.events import MESSAGES, PRIVATE_THREAD, Deleted, Event, Place, Threads
from firewarden.connectors.discord.gateway import Gateway
from firewarden.connectors.discord.history import History
from firewarden.connectors.discord.wire import Channel, glance, item_of, key_of
from firewarden.vocabulary.intake import Block, Item, Removed, Unreadable

CALM = 300.0
"""Seconds between two looks at the channels while we hear what happens in them."""
MOST_THREADS = 100


@dataclass(slots=True)
class Ear:
    """Between two looks. `channels` are those of the source; `unread`, threads that we have just heard of."""

    gateway: Gateway
    history: History
    channels: Sequence[str]
    unread: list[str] = field(default_factory=list)

    async def until(self, seconds: float) -> AsyncIterator[Block]:
        """Blocks of what is heard, until it is time to look: after `seconds` while we do not hear, and whenever we
        begin to hear again, so that nothing is missed between."""
        calm = time.monotonic() + CALM
        while time.monotonic() < calm:
            lot = await self.gateway.lot(seconds)
            items = [item for event in lot.events for item in self._taken(event)]
            if lot.session:
                self.history.state.session = lot.session
            yield self.history.block(items)
            while self.unread:
                async for block in self.history.look(self.unread.pop()):
                    yield block
            if lot.session or not (lot.events or self.gateway.hearing):
                return

    def _taken(self, event: Event) -> list[Item]:
        state = self.history.state
        if state.session is not None:
            state.session.seq = max(state.session.seq, event.seq)
        try:
            return list(self._read(event.name, event.data))
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
            return [Unreadable(reason="not-as-documented", raw=event.data[:2000])]

    def _read(self, name: str, data: bytes) -> Iterable[Item]:
        if name in MESSAGES:
            return self._message(name, data)
        if name in ("MESSAGE_DELETE", "MESSAGE_DELETE_BULK"):
            return self._deleted(msgspec.json.decode(data, type=Deleted, strict=False))
        if name in ("THREAD_DELETE", "CHANNEL_DELETE"):
            return self._closed(msgspec.json.decode(data, type=Channel).id)
        if name in ("THREAD_CREATE", "THREAD_UPDATE"):
            self._follow(msgspec.json.decode(data, type=Channel))
            return ()
        for thread in msgspec.json.decode(data, type=Threads).threads:
            self._follow(thread)
        return ()

    def _message(self, name: str, data: bytes) -> Iterable[Item]:
        state, seen = self.history.state, glance(data)
        place = msgspec.json.decode(data, type=Place)
        channel, version = place.channel_id, seen.version
        if place.guild_id is None or channel not in state.newest:
            return  # of no interest, or of a thread whose history is about to be read
        # What is older than all we remember can be judged by its edit only; that comes again with each of its pictures.
        old = name == "MESSAGE_UPDATE" and version > 0 and seen.id not in state.recent.get(channel, {})
        if state.is_news(channel, seen.id, version) or old:
            state.saw(channel, {seen.id: version})
            item = item_of(data, Channel(id=channel, guild_id=place.guild_id), self.history.source.id)
            yield from () if item is None else (item,)

    def _deleted(self, told: Deleted) -> Iterable[Item]:
        """In any channel: a thread that we no longer follow may be among them."""
        for number in (*told.ids, *(() if told.id is None else (told.id,))):
            self.history.state.recent.get(told.channel_id, {}).pop(number, None)
            yield Removed(key=key_of(told.channel_id, number), at=self.history.clock.now())

    def _closed(self, place: str) -> Iterable[Item]:
        """A channel takes its threads with it."""
        state = self.history.state
        for thread in [thread for thread, of in state.threads.items() if of == place]:
            state.leave(thread)
            yield self.history.all_gone(thread)
        state.leave(place)
        yield self.history.all_gone(place)

    def _follow(self, thread: Channel) -> None:
        """Private ones are not: they are conversations between some."""
        state = self.history.state
        parent = thread.parent_id
        if parent is None or parent not in self.channels or thread.type == PRIVATE_THREAD:
            return
        if thread.thread_metadata is not None and thread.thread_metadata.archived:
            state.leave(thread.id)
        elif thread.id not in state.threads and len(state.threads) < MOST_THREADS:
            state.threads[thread.id] = parent
            self.unread.append(thread.id)
