"""What is posted to our sources: at which address, with which keys, and how a connector takes it over.

A network posts -> the web process checks and spools it -> `Pickup` in the connector -> blocks -> the pipeline commits
-> what is surely committed is dropped.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

from firewarden.ports import Tools
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Spooled

PATH = "/in/"
"""Before the id of a source, in the address others post to."""
LARGEST = 256 << 10
"""Bytes of what is posted at once."""
MARK = "feed"
"""Name in the query of the address that a hub is given."""
MOST = 200
"""Of what was posted, in one block."""
PAUSE, QUIET = 0.3, 5.0
"""Seconds between two looks at the spool, and between two signs of life while nothing comes."""
BEHIND = 20
"""Blocks. More than the pipeline keeps waiting: when so many went through behind one, that is being stored."""
STORED = 2.0
"""Seconds in which what the pipeline has taken is stored; far more than it gathers for."""
OwnKey = Callable[[str], str]


def address_of(base: str, source: str) -> str:
    """Where others post to a source; `base` is where they find us."""
    return f"{base}{PATH}{source}"


def verify_token(own_key: OwnKey, source: str) -> str:
    """What Meta is told, and says again when it greets us. Not the secret: that never travels."""
    return own_key(f"verify {source}")[:32]


def topic_mark(own_key: OwnKey, source: str, topic: str) -> str:
    """Of a topic we subscribe to at a hub. Only we can make it: who comes with it has it from us."""
    return own_key(f"websub mark {source} {topic}")[:32]


def hub_key(own_key: OwnKey, source: str, mark: str) -> str:
    """What a hub signs with. Another hub's fits no other topic, and no other source."""
    return own_key(f"websub key {source} {mark}")


@dataclass(slots=True)
class Pickup:
    """Hands over what was posted to one source, from a cursor on, and drops what is surely committed.

    Whoever looks by hand yields one block for each `look` that is `worth` one, with `cursor` in its own, and calls
    `passed` behind the yield: who goes on behind it has taken that block. The cursor one begins with may not be
    committed yet when a source is tried again, so it counts as handed over just now.
    """

    tools: Tools
    source: SourceId
    cursor: str | None
    _sure: str | None = None
    _marked: str | None = field(init=False)
    _blocks: int = 0
    _due: float | None = None
    _told: float = 0.0

    def __post_init__(self) -> None:
        self._marked = self.cursor

    async def looks(self) -> AsyncIterator[list[Spooled]]:
        """One look after the other, for ever; empty ones now and then, to be handed over as empty blocks."""
        while True:
            found = await self.look()
            if self.worth(found):
                yield found
                self.passed()
            if len(found) < MOST:
                await self.tools.sleep(PAUSE)

    async def look(self) -> list[Spooled]:
        """The next ones, at once; empty when nothing waits. Moves the cursor."""
        await self._drop_what_is_sure()
        found = await asyncio.to_thread(self.tools.spool.after, self.source, self.cursor, MOST)
        if found:
            self.cursor = found[-1].cursor
        return found

    def worth(self, found: Sequence[Spooled]) -> bool:
        """A block, be it empty: while nobody can be sure of what was handed over, and as a sign of life."""
        unsettled = self.cursor is not None and self._sure != self.cursor
        return bool(found) or unsettled or _now() >= self._told + QUIET

    def passed(self) -> None:
        self._blocks, self._told = self._blocks + 1, _now()

    async def _drop_what_is_sure(self) -> None:
        if self._marked is None or self._marked == self._sure:
            self._marked, self._blocks, self._due = self.cursor, 0, None
        elif self._due is None and self._blocks >= BEHIND:
            self._due = _now() + STORED
        elif self._due is not None and _now() >= self._due:
            await asyncio.to_thread(self.tools.spool.drop, self.source, self._marked)
            self._sure, self._marked, self._blocks, self._due = self._marked, self.cursor, 0, None


def _now() -> float:
    """Seconds of a clock that nobody sets."""
    return asyncio.get_running_loop().time()
