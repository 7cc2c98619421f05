"""What is posted to our sources: at which address, with which keys, and how a connector takes it over.

A network posts -> the web process checks and spools it -> `Pickup` in the connector -> blocks -> the pipeline commits
-> what is surely committed is dropped.
"""

import asyncio
from collections.abc import Callable
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
PAUSE = 0.3
"""Seconds between two looks at the spool."""
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

    Yield one block for each look that is `worth` one, with `cursor` in its own, and call `passed` behind the yield:
    whoever goes on behind it has taken that block. The cursor one begins with may not be committed yet when a source
    is tried again; so it counts as handed over just now.
    """

    tools: Tools
    source: SourceId
    cursor: str | None
    _sure: str | None = None
    _blocks: int = 0
    _marked: str | None = field(init=False)

    def __post_init__(self) -> None:
        self._marked = self.cursor

    async def look(self) -> list[Spooled]:
        """The next ones, at once; empty when nothing waits. Moves the cursor."""
        await self._drop_what_is_sure()
        found = await asyncio.to_thread(self.tools.spool.after, self.source, self.cursor)
        if found:
            self.cursor = found[-1].cursor
        return found

    @property
    def unsettled(self) -> bool:
        """Something was handed over of which nobody can be sure yet: give blocks, be they empty."""
        return self.cursor is not None and self._sure != self.cursor

    def passed(self) -> None:
        self._blocks += 1

    async def _drop_what_is_sure(self) -> None:
        if self._marked is None or self._marked == self._sure:
            self._marked, self._blocks = self.cursor, 0
        elif self._blocks >= BEHIND:
            await self.tools.sleep(STORED)
            await asyncio.to_thread(self.tools.spool.drop, self.source, self._marked)
            self._sure, self._marked, self._blocks = self._marked, self.cursor, 0
