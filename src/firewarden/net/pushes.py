"""What a Graph API pushes to us: a list of changes, in each of the shapes it comes in, taken out of the spool."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field

import msgspec

from firewarden.net.edges import Cursor, Reading
from firewarden.net.posted import Pickup
from firewarden.ports import Tools
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Item, Quota, Spooled, Unreadable

TICK = 5.0
"""Seconds from one look at what was pushed to the next."""


@dataclass(frozen=True, slots=True)
class Change:
    """`account` is whose it is, where it is said; `at` when it was sent, None where it is not said."""

    account: str
    at: Instant | None
    field: str
    value: bytes


class _Change(msgspec.Struct):
    field: str
    value: msgspec.Raw


class _Entry(msgspec.Struct):
    """`field` and `value` stand in it where there are no `changes`."""

    id: str | int = ""
    time: int = 0
    changes: list[_Change] = []
    field: str = ""
    value: msgspec.Raw = msgspec.Raw()


class _Pushed(msgspec.Struct):
    entry: list[_Entry] | None = None
    values: _Change | list[_Change] | None = None
    time: int = 0


def changes_of(body: bytes) -> list[Change] | None:
    """None where it has none of the shapes: `entry` with `changes`, `entry` with `field` and `value` itself, and
    `values` with both."""
    try:
        found = msgspec.json.decode(body, type=_Pushed | list[_Pushed])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    each = found if isinstance(found, list) else [found]
    if any(one.entry is None and one.values is None for one in each):
        return None
    return [change for one in each for change in _of(one)]


def _of(pushed: _Pushed) -> Iterator[Change]:
    values = pushed.values or []
    for one in values if isinstance(values, list) else [values]:
        yield Change("", _instant(pushed.time), one.field, bytes(one.value))
    for entry in pushed.entry or []:
        alone = [_Change(entry.field, entry.value)] if entry.field else []
        for one in entry.changes or alone:
            yield Change(str(entry.id), _instant(entry.time), one.field, bytes(one.value))


def _instant(seconds: int) -> Instant | None:
    return Instant(seconds * SECOND) if 0 < seconds < 1 << 34 else None


@dataclass(slots=True)
class Pushes:
    """Of one source. `account`: what is said to be of another one is left out, as one app may push for several;
    `told` makes something of a change."""

    tools: Tools
    source: SourceId
    account: str
    state: Cursor
    told: Callable[[Change, Instant], Awaitable[Item | None]]
    _pickup: Pickup = field(init=False)

    def __post_init__(self) -> None:
        self._pickup = Pickup(self.tools, self.source, self.state.heard)

    async def heard(self) -> list[Item] | None:
        """None where it is not worth a block: nothing came, and all that was handed over is surely stored."""
        found = await self._pickup.look()
        items = [item for spooled in found for item in await self._items(spooled)]
        self.state.heard = self._pickup.cursor
        return items if found or self.tools.spool.waiting(self.source) else None

    def passed(self) -> None:
        """A block of the source went through, whatever was in it."""
        self._pickup.passed()

    async def _items(self, spooled: Spooled) -> list[Item]:
        changes = changes_of(spooled.body)
        if changes is None:
            return [Unreadable(reason="not-as-documented", raw=spooled.body[:2000])]
        ours = [one for one in changes if not self.account or one.account in ("", self.account)]
        told = [await self.told(change, spooled.taken_at) for change in ours]
        return [item for item in told if item is not None]


async def watched(
    reading: Reading, look: Callable[[], AsyncIterator[Block]], pushes: Pushes, *, every: float
) -> AsyncIterator[Block]:
    """Blocks of one look after the other, `every` seconds apart, further apart where little is left; between them, and
    before the first, what is pushed: it comes also while looking fails."""
    waits = every - (reading.now() / SECOND - reading.state.looked)
    while True:
        for turn in range(1 + max(0, round(min(waits, every * 5) / TICK))):
            if turn:
                await pushes.tools.sleep(TICK)
            if (items := await pushes.heard()) is not None:
                yield reading.block(items)
                pushes.passed()
        quiet = True
        async with aclosing(look()) as blocks:  # type: ignore[type-var]
            async for block in blocks:
                quiet = False
                yield block
                pushes.passed()
        if quiet:
            yield reading.block([])
            pushes.passed()
        waits = every * _slower(reading.quota())


def _slower(quota: Quota | None) -> int:
    """How many times further apart looks are when so much is used up."""
    return 1 if quota is None or quota.left * 4 > quota.of else 5
