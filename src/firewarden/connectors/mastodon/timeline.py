"""One timeline: its past, what is new, what was changed, and what is gone from it."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.connectors.mastodon.server import Server
from firewarden.connectors.mastodon.wire import PLATFORM, Glance, glance, post_of
from firewarden.ports import Clock
from firewarden.vocabulary.clock import Instant, from_datetime
from firewarden.vocabulary.intake import Block, Item, Quota, Removed, Unreadable
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import post_key

PAGE, MOST_PAGES = 40, 50
"""Statuses of one answer, and answers that a first look reads back."""
LARGEST_BLOCK = 200
MOST_ASKED = 10
"""Statuses missing from the newest page that are asked for in one look."""


class Mark(msgspec.Struct, omit_defaults=True):
    """`newest`: id of the newest status handed over. `recent`: of those on the newest page, the global name and the
    second of the last change."""

    newest: str = ""
    recent: dict[str, tuple[str, int]] = {}


class Cursor(msgspec.Struct):
    """By server and timeline as they were typed."""

    marks: dict[str, Mark] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at all places; `state` changes with each."""

    source: Source
    state: Cursor
    since: Instant
    clock: Clock

    def block(self, items: Iterable[Item], quota: Quota | None) -> Block:
        return Block(items=tuple(items), cursor=msgspec.json.encode(self.state).decode(), quota=quota)


@dataclass(slots=True)
class Timeline:
    """`name` is `public`, `local` or `#tag`."""

    server: Server
    name: str
    reading: Reading

    @property
    def place(self) -> str:
        return f"{self.server.url} {self.name}"

    async def look(self) -> AsyncIterator[Block]:
        await self.server.allow(self.name)
        mark = self.reading.state.marks.setdefault(self.place, Mark())
        if not mark.newest:
            async for block in self._first(mark):
                yield block
            return
        page = await self.server.timeline(self.name, limit=PAGE)
        seen = [found for found in map(glance, page) if found is not None]
        if seen and all(_order(found.id) > _order(mark.newest) for found in seen):
            async for block in self._catch_up(mark):
                yield block
        before = msgspec.structs.replace(mark, recent=dict(mark.recent))
        items = await self._handed([raw for raw in reversed(page) if _is_news(glance(raw), mark)])
        gone, unasked = await self._gone(mark, seen, full=len(page) >= PAGE)
        mark.newest = max([mark.newest, *(found.id for found in seen)], key=_order)
        mark.recent = {found.id: (found.uri, found.version) for found in seen} | unasked
        if items or gone or mark != before:
            yield self.reading.block([*items, *gone], self.server.quota)

    async def page(self, before: str) -> tuple[list[Item], str | None]:
        """The statuses before one, from the newest when empty, newest first; and the oldest of them, None for none."""
        await self.server.allow(self.name)
        asked: dict[str, str | int] = {"limit": PAGE} | ({"max_id": before} if before else {})
        raws = await self.server.timeline(self.name, **asked)
        seen = [found.id for found in map(glance, raws) if found is not None]
        return await self._handed(raws), min(seen, key=_order, default=None)

    async def _first(self, mark: Mark) -> AsyncIterator[Block]:
        """As far back as was asked for, told from the oldest on."""
        found: list[tuple[bytes, Glance | None]] = []
        asked: dict[str, str | int] = {"limit": PAGE}
        for _ in range(MOST_PAGES):
            page = [(raw, glance(raw)) for raw in await self.server.timeline(self.name, **asked)]
            found += page
            oldest = next((status for _, status in reversed(page) if status is not None), None)
            if oldest is None or self._too_old(oldest):
                break
            asked["max_id"] = oldest.id
        told = [(raw, status) for raw, status in reversed(found) if status is None or not self._too_old(status)]
        for start in range(0, len(told), LARGEST_BLOCK):
            part = told[start : start + LARGEST_BLOCK]
            items = await self._handed([raw for raw, _ in part])
            _move(mark, [status for _, status in part if status is not None])
            yield self.reading.block(items, self.server.quota)
        if not told:
            yield self.reading.block((), self.server.quota)

    async def _catch_up(self, mark: Mark) -> AsyncIterator[Block]:
        """Page after page from where we were, when more was said since than one page holds."""
        while True:
            page = await self.server.timeline(self.name, limit=PAGE, min_id=mark.newest)
            seen = [found for found in map(glance, page) if found is not None]
            if not any(_order(found.id) > _order(mark.newest) for found in seen):
                return
            items = await self._handed(page[::-1])
            _move(mark, seen)
            yield self.reading.block(items, self.server.quota)

    def _too_old(self, status: Glance) -> bool:
        try:
            return status.created_at is not None and from_datetime(status.created_at) < self.reading.since
        except ValueError:
            return False

    async def _handed(self, raws: Sequence[bytes]) -> list[Item]:
        return await handed(raws, self.server, self.reading.source)

    async def _gone(
        self, mark: Mark, seen: Sequence[Glance], *, full: bool
    ) -> tuple[list[Removed], dict[str, tuple[str, int]]]:
        """Statuses that should still be on the newest page. Not all that is missing was taken back: each is asked
        for; those there is no turn for are asked for with the next look."""
        here = {found.id for found in seen}
        oldest = min((_order(found.id) for found in seen), default=(0, ""))
        missing = [i for i in mark.recent if i not in here and (not full or _order(i) > oldest)]
        gone = [
            Removed(key=post_key(PLATFORM, mark.recent[local][0]), at=self.reading.clock.now())
            for local in missing[:MOST_ASKED]
            if mark.recent[local][0] and await self.server.is_gone(local)
        ]
        return gone, {local: mark.recent[local] for local in missing[MOST_ASKED:]}


async def handed(raws: Sequence[bytes], server: Server, source: Source) -> list[Item]:
    """These statuses as posts, without those that were handed over in this version since we began to read."""
    fresh = [(raw, status) for raw in raws if _is_fresh(status := glance(raw), server)]
    await server.learn(status.in_reply_to_id for _, status in fresh if status and status.in_reply_to_id)
    for _, status in fresh:
        if status is not None and status.uri:
            server.known.put(status.id, post_key(PLATFORM, status.uri), status.version)
    return [
        post_of(raw, source.id, server.host, server.known.key)
        if status is not None
        else Unreadable(reason="not-as-documented", raw=raw[:2000])
        for raw, status in fresh
    ]


def _is_fresh(status: Glance | None, server: Server) -> bool:
    return status is None or server.known.version(status.id) < status.version


def _is_news(status: Glance | None, mark: Mark) -> bool:
    """Behind the newest, changed since, or come late between those we know."""
    if status is None or _order(status.id) > _order(mark.newest):
        return True
    if status.id in mark.recent:
        return status.version > mark.recent[status.id][1]
    return any(_order(local) < _order(status.id) for local in mark.recent)


def _move(mark: Mark, seen: Sequence[Glance]) -> None:
    mark.newest = max([mark.newest, *(status.id for status in seen)], key=_order)
    recent = mark.recent | {status.id: (status.uri, status.version) for status in seen}
    mark.recent = {local: recent[local] for local in sorted(recent, key=_order)[-PAGE:]}


def _order(local: str) -> tuple[int, str]:
    """Ids are numbers, or, on other servers, words of one length; both grow."""
    return len(local), local
