"""One source listens: what was missed is searched for, what comes is handed over, until the budget is spent."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.connectors.x.asking import Asking
from firewarden.connectors.x.budget import SETTLED, SMALLEST, Cursor
from firewarden.connectors.x.rules import Rules
from firewarden.connectors.x.said import Message
from firewarden.connectors.x.stream import Dropped, Ear, Heard, Stream
from firewarden.connectors.x.wire import Around, Tweet, moment, number_at, post_of
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Block, Item, Unreadable

LATE = MINUTE
"""So long after it was written a post has surely come over the stream: X promises six or seven seconds for 99 of 100.
A clock of ours that is fast by more loses posts."""


@dataclass(slots=True)
class Listening:
    """`state` moves up while the stream is heard. `every`: seconds of quiet after which we say that it is."""

    asking: Asking
    stream: Stream
    rules: Rules
    state: Cursor
    tag: str
    every: float
    _newest: str = ""
    """The newest post that came over this connection."""

    async def blocks(self) -> AsyncIterator[Block]:
        """Goes on for ever. Raises NetworkError when X will not be heard again at once."""
        while True:
            if self.asking.settled(self.state) < SMALLEST:
                async for block in self.asking.look(self.state):
                    yield block
                await self.asking.tools.sleep(self.every)
                continue
            try:
                async for block in self._connected():
                    yield block
            except Dropped:
                continue

    async def _connected(self) -> AsyncIterator[Block]:
        """A search may not know yet what was written just before, and a new rule takes its time: so there is a second
        one, of what lies around the beginning."""
        async with self.stream.joined(self.asking.query, self.tag, self.rules) as ear:
            began, self._newest = self._now, ""
            due, again = began, False
            caught_up = False
            while self.asking.settled(self.state) >= SMALLEST:
                if not caught_up and self._now >= due:
                    try:
                        async for block in self._missed(began, again=again):
                            yield block
                    except NetworkError as error:
                        if error.retry_after is None:
                            raise
                        due = Instant(self._now + round(error.retry_after * SECOND))
                    else:
                        due, again, caught_up = Instant(began + 2 * SETTLED), True, again
                heard = await self.stream.heard(ear, self.every)
                yield self._block(heard, behind=ear.behind or not caught_up)
                await self.stream.tidy(self.rules)
        async for block in self._rest(ear, caught_up=caught_up):
            yield block

    async def _missed(self, began: Instant, *, again: bool) -> AsyncIterator[Block]:
        if self.state.until:
            async for block in self.asking.look(self.state):
                yield block
        if again:
            self.state.until = self.state.top = number_at(Instant(began + SETTLED))
        async for block in self.asking.look(self.state):
            yield block
        if not again:
            settled = number_at(Instant(began - SETTLED))
            self.state.since = min(self.state.since, settled, key=int)

    async def _rest(self, ear: Ear, *, caught_up: bool) -> AsyncIterator[Block]:
        """What came before the budget was spent is paid for; counting begins behind it."""
        while heard := ear.waiting():
            yield self._block(heard, behind=True)
        if caught_up and self._newest and not ear.deaf:
            self.state.since = max(self.state.since, self._newest, key=int)

    def _block(self, heard: Sequence[Heard], *, behind: bool) -> Block:
        """`behind`: not all that was written up to now has been handed over."""
        items: list[Item] = []
        for said in heard:
            if isinstance(said, Message):
                items.append(post_of(bytes(said.data), Around(said.includes), self.asking.source.id))
                self.state.spent += 1
                self._newest = max(self._newest or "0", _number(bytes(said.data)), key=int)
            else:
                items.append(Unreadable(reason="not-as-documented", raw=said[:2000]))
        if not behind:
            self.state.since = max(self.state.since, number_at(Instant(self._now - LATE)), key=int)
        return self.asking.block(self.state, items)

    @property
    def _now(self) -> Instant:
        return self.asking.tools.clock.now()


def _number(raw: bytes) -> str:
    try:
        found = msgspec.json.decode(raw, type=Tweet).id
        moment(found)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return "0"
    return found
