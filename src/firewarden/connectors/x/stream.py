"""The one stream of an app, shared by all sources that listen with its token."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.x.lines import Refused, opened
from firewarden.connectors.x.pauses import Pauses
from firewarden.connectors.x.rules import Rules, no_stream
from firewarden.connectors.x.said import Message, ending, explained
from firewarden.connectors.x.wire import ASKED
from firewarden.net.pace import Pace
from firewarden.ports import Tools
from firewarden.vocabulary.errors import NetworkError

WAITING, TOGETHER = 5_000, 200
"""Messages that may wait for a source, and how many it is given at once."""
Heard = Message | bytes
"""A line that is none of X's messages stays as it came."""


class Dropped(NetworkError):
    """A stream that was heard broke off: X wants us to connect again at once."""


@dataclass(slots=True, eq=False)
class Ear:
    """One source's part. `deaf`: more came than it took in; what it missed has to be searched for."""

    query: str
    tag: str
    heard: "asyncio.Queue[Heard]" = field(default_factory=lambda: asyncio.Queue(WAITING))
    deaf: bool = False

    def tell(self, said: Heard) -> None:
        try:
            self.heard.put_nowait(said)
        except asyncio.QueueFull:
            self.deaf = True

    @property
    def behind(self) -> bool:
        return self.deaf or not self.heard.empty()

    def waiting(self) -> list[Heard]:
        return [self.heard.get_nowait() for _ in range(min(self.heard.qsize(), TOGETHER))]


@dataclass(slots=True)
class Stream:
    """`connects` is what X allows in a quarter of an hour."""

    tools: Tools
    url: str
    headers: dict[str, str]
    connects: Pace
    _ears: list[Ear] = field(default_factory=list)
    _rules: dict[str, str] = field(default_factory=dict)
    _ours: str = ""
    _stale: bool = False
    _proven: bool = False
    _pauses: Pauses = field(default_factory=Pauses)
    _reading: "asyncio.Task[None] | None" = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def joined(self, query: str, tag: str, rules: Rules) -> AsyncIterator[Ear]:
        """Listens for `query` inside the block, with the connection that is open or a new one. Raises NetworkError."""
        ear = Ear(query, tag)
        self._ears.append(ear)
        try:
            async with self._lock:
                await self._sync(rules, query)
                if self._reading is None or self._reading.done():
                    await self._connect()
            yield ear
        finally:
            self._ears.remove(ear)
            self._stale = True
            if not self._ears and self._reading is not None:
                reading, self._reading = self._reading, None
                reading.cancel()
                await asyncio.gather(reading, return_exceptions=True)

    async def heard(self, ear: Ear, seconds: float) -> Sequence[Heard]:
        """What came, waiting for it up to so many seconds. Raises NetworkError when no more will come."""
        reading = self._reading
        assert reading is not None
        if ear.heard.empty() and not ear.deaf and not reading.done():
            timer = asyncio.ensure_future(self.tools.sleep(seconds))
            getter = asyncio.ensure_future(ear.heard.get())
            try:
                await asyncio.wait({timer, getter, reading}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                timer.cancel()
                getter.cancel()
            if getter.done() and not getter.cancelled():
                return [getter.result(), *ear.waiting()]
        if found := ear.waiting():
            return found
        if ear.deaf:
            raise Dropped("More came over the stream than could be taken in.")
        if reading.done() and (error := reading.exception()) is not None:
            raise error
        return ()

    async def tidy(self, rules: Rules) -> None:
        """Takes away rules of sources that left, so that nothing more is paid for; what fails waits for the next
        time."""
        if self._stale:
            with suppress(NetworkError):
                async with self._lock:
                    await self._sync(rules)

    async def _sync(self, rules: Rules, query: str | None = None) -> None:
        self._stale, self._ours = False, rules.ours
        synced = await rules.synced({ear.query: ear.tag for ear in reversed(self._ears)})
        self._rules = synced.rules
        if query in synced.refused:
            raise NetworkError(f"X did not take the query as a rule: {synced.refused[query]}", permanent=True)

    async def _connect(self) -> None:
        await self.connects.turn()
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._reading = asyncio.create_task(self._read(ready), name="stream of X")
        await asyncio.wait({ready, self._reading}, return_when=asyncio.FIRST_COMPLETED)
        if self._reading.done() and (error := self._reading.exception()) is not None:
            raise error

    async def _read(self, ready: "asyncio.Future[None]") -> None:
        """Until it breaks, with a NetworkError that knows how long to wait."""
        self._proven = False
        try:
            async with opened(
                self.url,
                params=ASKED,
                headers=self.headers,
                private=self.tools.private,
                patience=self.tools.patience,
            ) as lines:
                ready.set_result(None)
                async for line in lines:
                    self._take(line)
        except NetworkError as error:
            raise self._told(error) from error

    def _take(self, line: bytes) -> None:
        try:
            message = msgspec.json.decode(line, type=Message) if line else None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._ears[0].tell(line)
            return
        if message is not None and not message.is_post:
            if (error := ending(message)) is not None:
                raise error
            self._ears[0].tell(line)
            return
        self._proven = True
        self._pauses.forget()
        if message is not None:
            self._pass_on(message)

    def _pass_on(self, message: Message) -> None:
        """To those whose rule it matched; what matched the rules of others only is theirs. All of ours that match
        nothing here are those of sources that left."""
        matched = {one.id for one in message.matching_rules}
        ears = [ear for ear in self._ears if not matched or self._rules.get(ear.query) in matched]
        for ear in ears:
            ear.tell(message)
        if not ears and any(one.tag.startswith(f"{self._ours}:") for one in message.matching_rules):
            self._stale = True

    def _told(self, error: NetworkError) -> NetworkError:
        status = error.status if isinstance(error, Refused) else None
        if status is None and self._proven and not error.permanent:
            return Dropped(str(error))
        if status == 403:
            return no_stream()
        if error.permanent and status not in (400, 409):
            return error
        pause = self._pauses.after(status, error.retry_after, random.random())  # noqa: S311 - jitter, not a secret
        self.connects.quiet(pause)
        known = explained(error) if isinstance(error, Refused) else error
        return NetworkError(str(known), retry_after=pause)
