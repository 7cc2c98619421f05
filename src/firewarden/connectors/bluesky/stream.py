"""Listens to a stream from a position on, whichever wire it speaks, and makes blocks of what it tells."""

import time
from collections.abc import AsyncGenerator, Iterable
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass, field
from urllib.parse import urlencode

import msgspec

from firewarden.connectors.bluesky import jetstream
from firewarden.connectors.bluesky.events import (
    Commit,
    Decode,
    Event,
    Gone,
    Identity,
    Notice,
    StreamEnded,
    departure,
    item_of,
)
from firewarden.connectors.bluesky.names import Names
from firewarden.connectors.bluesky.wire import COLLECTION
from firewarden.net.sockets import Line, TurnedAway, line
from firewarden.ports import Tools
from firewarden.vocabulary.clock import HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Item, Unreadable
from firewarden.vocabulary.plan import Interval

OVERLAP = 5 * SECOND
"""Streams are only roughly in the order of time: so much is heard twice."""
LOOK_BACK = 36 * HOUR
"""So much of the past Jetstream keeps at least."""
LARGEST_BLOCK = 200
CURSOR_TROUBLE = ("CursorTooOld", "FutureCursor", "OutdatedCursor")
NEWS_OF_POSITION = 5.0
"""Seconds after which a block without posts says how far we are."""


class Cursor(msgspec.Struct, omit_defaults=True):
    """`time`: up to when the stream was heard. `seq`: its own number, which means something on `host` alone.
    `searched`: the search before it has come so far; None when it is over."""

    time: Instant
    seq: int | None = None
    host: str = ""
    searched: Instant | None = None

    def packed(self) -> str:
        return msgspec.json.encode(self).decode()


class Wire(msgspec.Struct, frozen=True):
    """How one kind of stream is asked. `numbered`: from a number on, not from a time."""

    host: str
    path: str
    asked: tuple[tuple[str, str], ...]
    numbered: bool = False
    subprotocols: tuple[str, ...] = ()

    def decode(self) -> Decode:
        if not self.numbered:
            return jetstream.second if self.subprotocols else jetstream.first
        from firewarden.connectors.bluesky.firehose import repos  # the library of the network, only where it is used

        return repos


WIRES = {
    "v2": Wire(
        "wss://jetstream.us-east.bsky.network",
        "/xrpc/network.bsky.jetstream.subscribeEvents",
        (("collections", COLLECTION), *(("kinds", kind) for kind in jetstream.KINDS)),
        subprotocols=(jetstream.SUBPROTOCOL,),
    ),
    "v1": Wire("wss://jetstream2.us-east.bsky.network", "/subscribe", (("wantedCollections", COLLECTION),)),
    "firehose": Wire("wss://bsky.network", "/xrpc/com.atproto.sync.subscribeRepos", (), numbered=True),
}


@dataclass(slots=True)
class Stream:
    """`missing`: since when it could not be heard, until it is known up to when."""

    tools: Tools
    wire: Wire
    host: str
    source: SourceId
    names: Names
    at: Cursor
    missing: Instant | None = None
    _told: float = field(default_factory=time.monotonic)

    async def blocks(self) -> AsyncGenerator[Block, None]:
        """Endless. Raises NetworkError."""
        position = self._position()
        try:
            async with self._open(position) as opened, aclosing(self._heard(opened)) as blocks:
                async for block in blocks:
                    yield block
        except (TurnedAway, StreamEnded) as error:
            if position is None or not _is_about_the_cursor(error):
                raise
        self.missing = self.at.time
        async with self._open(None) as opened, aclosing(self._heard(opened)) as blocks:
            async for block in blocks:
                yield block

    async def look(self) -> None:
        """Connects, and does not listen."""
        async with self._open(None):
            pass

    def _position(self) -> int | None:
        """Where to go on; None: with what is told next."""
        if not self.wire.numbered:
            if self.tools.clock.now() - self.at.time > LOOK_BACK:
                self.missing = self.at.time
            return max(0, self.at.time - OVERLAP)
        if self.at.seq is not None and self.at.host == self.host:
            return self.at.seq
        self.missing = self.at.time
        return None

    def _open(self, position: int | None) -> AbstractAsyncContextManager[Line]:
        asked = [*self.wire.asked, *([("cursor", str(position))] if position is not None else [])]
        return line(
            f"{self.host}{self.wire.path}?{urlencode(asked)}",
            private=self.tools.private,
            patience=self.tools.patience,
            subprotocols=self.wire.subprotocols,
        )

    async def _heard(self, opened: Line) -> AsyncGenerator[Block, None]:
        decode = self.wire.decode()
        while True:
            frames = await opened.heard(LARGEST_BLOCK)
            told = [frame if isinstance(frame, bytes) else frame.encode() for frame in frames]
            events = [event for frame in told for event in decode(frame)]
            items = await self._items(events)
            before = self.at.packed()
            lost = self._moved(events)
            if items or lost or not frames or time.monotonic() - self._told >= NEWS_OF_POSITION:
                self._told = time.monotonic()
                # A block that is not the last of these may be the last that is committed.
                for start in range(0, max(len(items), 1), LARGEST_BLOCK):
                    last = start + LARGEST_BLOCK >= len(items)
                    part = tuple(items[start : start + LARGEST_BLOCK])
                    yield Block(items=part, cursor=self.at.packed() if last else before, lost=lost if last else None)

    async def _items(self, events: Iterable[Event]) -> list[Item]:
        heard = list(events)
        for event in heard:
            if isinstance(event, Identity):
                self.names.renamed(event.did)
        await self.names.find(e.did for e in heard if isinstance(e, Commit) and e.operation != "delete")
        items: list[Item] = []
        for event in heard:
            if isinstance(event, Unreadable):
                items.append(event)
            elif isinstance(event, Gone):
                items.append(departure(event))
            elif isinstance(event, Commit):
                item = item_of(event, self.source, self.names.of(event.did))
                items += [item] if item is not None else []
        return items

    def _moved(self, events: Iterable[Event]) -> Interval | None:
        """Takes note of the position; what turned out not to be given any more. A clock ahead of ours must not lead
        past what comes later."""
        lost, now = None, self.tools.clock.now()
        for event in events:
            if isinstance(event, Notice) and event.name == "OutdatedCursor":
                self.missing = self.at.time
            if isinstance(event, Notice | Unreadable):
                continue
            if self.missing is not None:
                if event.time - self.missing > MINUTE:
                    lost = Interval(start=self.missing, end=min(event.time, now))
                self.missing = None
            self.at = Cursor(max(self.at.time, min(event.time, now)))
            if self.wire.numbered:
                self.at.seq, self.at.host = event.seq, self.host
        return lost


def _is_about_the_cursor(error: TurnedAway | StreamEnded) -> bool:
    """The stream has forgotten our place, or was made anew since."""
    if isinstance(error, StreamEnded):
        return error.name in CURSOR_TROUBLE
    return error.status == 400 and any(name.encode() in error.body for name in CURSOR_TROUBLE)
