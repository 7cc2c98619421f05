"""One reader of the event log for all open pages of a process; each page has a short queue of its own."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from firewarden.desk.live.happening import MENTION, Happening, Tail, Talk
from firewarden.desk.live.ticket import Ticket

log = logging.getLogger("firewarden.live")
T = TypeVar("T")

QUEUE = 64
RECENT = 500
POLL = 0.25
PAUSE_AFTER_ERROR = 0.5
TALK = 1.0
"""Seconds between two words of the same brand's talk: in a storm nobody reads every post as it comes."""


class Missed:
    """Stands in a queue for more than it could hold: the page has to load everything anew."""


MISSED = Missed()
Item = Happening | Missed


class Listener:
    """One open page."""

    def __init__(self, ticket: Ticket) -> None:
        self.ticket = ticket
        self.queue: asyncio.Queue[Item | None] = asyncio.Queue(QUEUE)

    def tell(self, happening: Happening) -> None:
        """A page that does not keep up gets one MISSED instead of what it did not take."""
        if not self.ticket.admits(happening):
            return
        if self.queue.qsize() < QUEUE - 1:
            self.queue.put_nowait(happening)
            return
        self.miss()

    def miss(self) -> None:
        self._empty()
        self.queue.put_nowait(MISSED)

    def stop(self) -> None:
        """Wakes whoever waits; nothing comes after it."""
        self._empty()
        self.queue.put_nowait(None)

    def _empty(self) -> None:
        while not self.queue.empty():
            self.queue.get_nowait()


class Hub:
    """Reads while anybody listens. `recent` lets a page that was away for a moment catch up without a query. `talk`
    tells whose mentions are new; a page that was away is not told of them again."""

    def __init__(self, tail: Tail, *, talk: Talk | None = None, poll: float = POLL) -> None:
        self._tail = tail
        self._talk = talk
        self._heard: int | None = None
        self._talking: set[str] = set()
        self._told: dict[str, float] = {}
        self._poll = poll
        self._listeners: set[Listener] = set()
        self._recent: deque[Happening] = deque(maxlen=RECENT)
        self._position = 0
        self._reader: asyncio.Task[None] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._ready = asyncio.Lock()

    @property
    def listeners(self) -> int:
        return len(self._listeners)

    async def join(self, ticket: Ticket, after: int | None) -> Listener:
        """`after` is the last number the page saw; it is told what came since, or that it missed too much."""
        async with self._ready:
            if self._reader is None:
                await self._start()
        listener = Listener(ticket)
        if after is not None:
            self._catch_up(listener, after)
        self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)
        if not self._listeners and self._reader is not None:
            self._reader.cancel()
            self._reader = None

    @property
    def position(self) -> int:
        """The newest number read."""
        return self._position

    async def close(self) -> None:
        for listener in list(self._listeners):
            listener.stop()
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None
        if self._thread is not None:
            await self._ask(self._tail.close)
            self._thread.shutdown(wait=False)
            self._thread = None

    def _catch_up(self, listener: Listener, after: int) -> None:
        if after == self._position:
            return
        since = [happening for happening in self._recent if happening.number > after]
        oldest = self._recent[0].number if self._recent else self._position + 1
        if after > self._position or after < oldest - 1 or len(since) >= QUEUE:
            listener.miss()
            return
        for happening in since:
            listener.tell(happening)

    async def _start(self) -> None:
        self._recent.clear()
        self._position = await self._ask(self._tail.newest)
        for happening in await self._ask(lambda: self._tail.after(max(self._position - RECENT, 0), RECENT)):
            self._take(happening)
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while True:
            try:
                news = await self._ask(lambda: self._tail.after(self._position, RECENT))
            except Exception:  # the stream outlives a locked or replaced file; pages show that they are stale
                log.exception("The event log could not be read; trying again.")
                await asyncio.sleep(PAUSE_AFTER_ERROR)
                continue
            for happening in news:
                self._take(happening)
            await self._listen()
            await asyncio.sleep(self._poll)

    async def _listen(self) -> None:
        """The first look only finds out where the talk is."""
        if self._talk is None:
            return
        talk, after = self._talk, self._heard
        try:
            self._heard, brands = await self._ask(lambda: talk(after if after is not None else 2**62))
        except Exception:
            log.exception("The stream could not be read; trying again.")
            return
        self._talking |= set(brands) if after is not None else set()
        now = time.monotonic()
        for brand in [one for one in self._talking if now - self._told.get(one, -TALK) >= TALK]:
            self._talking.discard(brand)
            self._told[brand] = now
            for listener in self._listeners:
                listener.tell(Happening(number=self._position, brand=brand, kind=MENTION))

    def _take(self, happening: Happening) -> None:
        self._position = max(self._position, happening.number)
        self._recent.append(happening)
        for listener in self._listeners:
            listener.tell(happening)

    async def _ask(self, question: Callable[[], T]) -> T:
        """In the one thread that has the connection, so that a slow disk stops no page."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")
        return await asyncio.get_running_loop().run_in_executor(self._thread, question)
