"""Lists of a Graph API, newest first, read again and again: what is new, what changed, what is gone."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from hashlib import blake2b

import msgspec

from firewarden.net import backward
from firewarden.net.backward import Trail
from firewarden.net.graph import Graph
from firewarden.net.polling import each
from firewarden.vocabulary.clock import MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Fetched, Item, Quota, Removed, Unreadable
from firewarden.vocabulary.plan import Interval

MOST_PAGES = 10
"""Answers to one look at one list: what is said faster is told as lost."""
LARGEST_BLOCK = 200
REMEMBERED = 30
"""Newest entries of a list that are looked at again, for edits and deletions."""
UNDER = "under "
"""Begins the name of a list of what was said under something; the rest of it is the name of that."""
MOST_ASKED = 10
"""Entries asked for by name in one look at a list, because they are missing from it."""
UNCHANGED = 30 * MINUTE
"""So long a list whose stamp stays the same is not asked for again: edits and deletions may not change it."""


class Absence(Enum):
    """What it means that an entry is missing where it should be. ASKED: its name is asked for. SHOWN: the list itself
    says it, the second time. NOTHING: such a list does not promise to be whole."""

    ASKED = auto()
    SHOWN = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list. `name` is empty where it cannot be read; `print` changes with its words."""

    name: str
    at: Instant
    print: str
    item: Fetched | Unreadable

    @classmethod
    def of(cls, name: str, fetched: Fetched) -> "Entry":
        post = fetched.post
        return cls(name, post.created_at, _digest(f"{post.title}\0{post.text}".encode()), fetched)

    @classmethod
    def bad(cls, raw: bytes) -> "Entry":
        return cls("", Instant(0), _digest(raw), Unreadable(reason="not-as-documented", raw=raw[:2000]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A list. `entries` reads one item of it, which may hold several entries, the first of which gives the order;
    none: what is not for us. `stamp`: what the network says of what is in it, so that nothing is asked for twice."""

    name: str
    path: str
    asked: Mapping[str, str]
    entries: Callable[[bytes], Sequence[Entry]]
    absence: Absence = Absence.ASKED
    limit: int = 100
    stamp: str = ""


class Mark(msgspec.Struct, omit_defaults=True):
    """Up to `since`, in seconds, all was read. `recent`: by name, second and print, oldest first; `missing`: of
    those, what was not there the last time; `bad`: prints of what could not be read. `stamp` is that of the list when
    it was read, `read` the second of it."""

    since: int
    stamp: str = ""
    read: int = 0
    recent: dict[str, tuple[int, str]] = {}
    missing: list[str] = []
    bad: list[str] = []


class Cursor(msgspec.Struct, omit_defaults=True):
    """Marks by list. `looked`: second of the last look, so that one that fails is not begun anew at once; `heard`: how
    far what was pushed to us was read. `counted` is the connector's own: since when what was asked how often."""

    marks: dict[str, Mark] = {}
    looked: int = 0
    heard: str | None = None
    counted: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Reading:
    """All looks of one source; `state` changes with each. `key` makes the key of a name, `since` is where a list
    begins that was never read, `quota` what is left."""

    graph: Graph
    state: Cursor
    key: Callable[[str], PostKey]
    since: Instant
    now: Callable[[], Instant]
    quota: Callable[[], Quota | None]

    def block(self, items: Sequence[Item], lost: Interval | None = None) -> Block:
        cursor = msgspec.json.encode(self.state).decode()
        return Block(items=tuple(items), cursor=cursor, quota=self.quota(), lost=lost)

    async def look(self, edges: Sequence[Edge]) -> AsyncIterator[Block]:
        """One look at each list whose stamp has changed; a list that is no more leaves with what was in it."""
        self.state.looked = self.now() // SECOND
        by_name = {edge.name: edge for edge in edges}
        for name in [name for name in self.state.marks if name not in by_name]:
            async for block in self._closed(name):
                yield block
        asked = [edge.name for edge in edges if self._is_due(edge)]
        async for block in each(asked, lambda name: self._one(by_name[name])):
            yield block

    def _is_due(self, edge: Edge) -> bool:
        mark = self.state.marks.get(edge.name, Mark(since=0))
        return not edge.stamp or mark.stamp != edge.stamp or self.now() - mark.read * SECOND >= UNCHANGED

    async def _closed(self, name: str) -> AsyncIterator[Block]:
        """What was said under something that is gone is gone with it."""
        try:
            gone = name.startswith(UNDER) and not await self.graph.there(name.removeprefix(UNDER))
        except NetworkError as error:
            if not error.permanent:
                return  # the next look asks again
            gone = False
        mark = self.state.marks.pop(name)
        yield self.block([self._removed(one) for one in mark.recent] if gone else [])

    async def _one(self, edge: Edge) -> AsyncIterator[Block]:
        first = edge.name not in self.state.marks
        mark = self.state.marks.setdefault(edge.name, Mark(since=self.since // SECOND - 1))
        found, whole, ended = await self._back_to(edge, mark)
        here = {entry.name: entry for entry in found if entry.name}
        news = [entry for entry in found if _is_news(entry, mark)]
        lost = None if whole or not mark.recent else _between(mark, found)
        changed = [entry for name, entry in here.items() if name in mark.recent and mark.recent[name][1] != entry.print]
        gone = await self._gone(edge, mark, here, ended=ended)
        for entry in changed:
            mark.recent[entry.name] = entry.at // SECOND, entry.print
        again = [*(self._edited(entry) for entry in changed), *map(self._removed, gone)]
        if again or lost or (first and not news):
            yield self.block(again, lost)
        for at in range(0, len(news), LARGEST_BLOCK):
            part = news[at : at + LARGEST_BLOCK]
            _remember(mark, part)
            yield self.block([entry.item for entry in part])
        mark.stamp, mark.read = edge.stamp, self.now() // SECOND

    async def _back_to(self, edge: Edge, mark: Mark) -> tuple[list[Entry], bool, bool]:
        """Oldest first; whether all since the oldest that is remembered is among them; and whether it is all there
        is."""
        found: dict[str, Entry] = {}
        asked: Mapping[str, str] = _first(edge)
        second = min((at for at, _ in mark.recent.values()), default=mark.since)
        for _ in range(MOST_PAGES):
            page = await self.graph.page(edge.path, asked)
            read = [entries for raw in page.items if (entries := edge.entries(raw))]
            for entries in read:
                found.update({entry.name or entry.print: entry for entry in entries})
            heads = [entries[0].at // SECOND for entries in read if entries[0].name]
            reached = bool(heads and min(heads) <= second)
            if reached or page.more is None:
                ended = page.more is None and len(page.items) < edge.limit
                return _by_age(found), reached or ended, ended
            asked = page.more
        return _by_age(found), False, False

    async def _gone(self, edge: Edge, mark: Mark, here: Mapping[str, Entry], *, ended: bool) -> list[str]:
        oldest = min((entry.at // SECOND for entry in here.values()), default=0)
        missing = [name for name, (at, _) in mark.recent.items() if name not in here and (ended or at > oldest)]
        if edge.absence is Absence.ASKED:
            there = {name: await self.graph.there(name) for name in missing[:MOST_ASKED]}
            gone, forgotten = [name for name in there if not there[name]], list(there)
        else:
            gone = forgotten = [name for name in missing if name in mark.missing]
            mark.missing = missing if edge.absence is Absence.SHOWN else []
        # One that is there but not in the list, such as an answer to something old, is not asked for again.
        mark.recent = {name: seen for name, seen in mark.recent.items() if name not in forgotten}
        return gone

    def _edited(self, entry: Entry) -> Item:
        """Graph APIs do not say when something was changed: it is told as of now."""
        if isinstance(entry.item, Unreadable):
            return entry.item
        return replace(entry.item, post=replace(entry.item.post, edited_at=self.now()))

    def _removed(self, name: str) -> Removed:
        return Removed(key=self.key(name), at=self.now())


def _remember(mark: Mark, entries: Sequence[Entry]) -> None:
    """The newest; all that are as old as those left out count as read."""
    mark.bad = [*mark.bad, *(entry.print for entry in entries if not entry.name)][-20:]
    known = mark.recent | {entry.name: (entry.at // SECOND, entry.print) for entry in entries if entry.name}
    names = sorted(known, key=lambda name: known[name][0])
    mark.recent = {name: known[name] for name in names[-REMEMBERED:]}
    mark.since = max([mark.since, *(known[name][0] for name in names[:-REMEMBERED])])


def _is_news(entry: Entry, mark: Mark) -> bool:
    if not entry.name:
        return entry.print not in mark.bad
    return entry.name not in mark.recent and entry.at // SECOND > mark.since


def _between(mark: Mark, found: Sequence[Entry]) -> Interval | None:
    newest = max(second for second, _ in mark.recent.values()) * SECOND
    oldest = min((entry.at for entry in found if entry.name), default=Instant(0))
    return Interval(start=Instant(newest), end=oldest) if newest < oldest else None


def _by_age(found: Mapping[str, Entry]) -> list[Entry]:
    return sorted(found.values(), key=lambda entry: entry.at)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=6).hexdigest()


async def read_back(
    graph: Graph, edges: Sequence[Edge], since: Instant, until: Instant, cursor: str | None
) -> AsyncIterator[Block]:
    """The same lists, the newest first. What is asked for next holds no token: it was left out of the address."""
    by_name = {edge.name: edge for edge in edges}

    async def ask(place: str, trail: Trail) -> backward.Page:
        edge = by_name[place]
        asked = msgspec.json.decode(trail.next, type=dict[str, str]) if trail.next else _first(edge)
        page = await graph.page(edge.path, asked)
        read = [entries for raw in page.items if (entries := edge.entries(raw))]
        heads = [entries[0].at for entries in read if entries[0].name]
        ended = page.more is None and len(page.items) < edge.limit
        return backward.Page(
            items=[entry.item for entries in read for entry in entries],
            next=msgspec.json.encode(page.more).decode() if page.more else None,
            reached=since if ended else min(heads, default=trail.at),
            quota=graph.quota,
        )

    async for block in backward.backward(tuple(by_name), ask, since, until, cursor):
        yield block


def _first(edge: Edge) -> dict[str, str]:
    return {**edge.asked, "limit": str(edge.limit)}
