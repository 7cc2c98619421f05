"""One list, newest first: the comments of subreddits, their submissions, or what words find."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import msgspec

from firewarden.connectors.reddit.client import Client
from firewarden.connectors.reddit.wire import GONE, Thing, number_of, post_of
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.intake import Block, Item, Removed
from firewarden.vocabulary.plan import Interval, Source

MOST_PAGES = 10
"""A list ends after about a thousand things."""
FULL = 800
"""A list with fewer has ended by itself; one with more may have been cut off."""
LARGEST_BLOCK = 200
MOST_NAMELESS = 20
REMEMBERED = 100
"""Newest things of a list that are looked at again, for edits and deletions."""


class Mark(msgspec.Struct, omit_defaults=True):
    """`newest`: number of the newest thing handed over; `at`: its second, or where reading begins. `recent`: versions
    by name."""

    at: int
    newest: int = 0
    recent: dict[str, int] = {}


class Cursor(msgspec.Struct):
    """By list."""

    marks: dict[str, Mark] = {}


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked for."""

    path: str
    params: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at one list; `state` changes with it. `now`: when it began."""

    client: Client
    source: Source
    state: Cursor
    since: Instant
    now: Instant

    async def look(self, name: str, place: Place) -> AsyncIterator[Block]:
        first = name not in self.state.marks
        mark = self.state.marks.setdefault(name, Mark(at=self.since // SECOND))
        again, versions = await self._again(mark)
        things, lost = await self._news(place, mark)
        mark.recent |= versions
        if again or (first and not things):
            yield self._block(again, None)
        for at in range(0, len(things), LARGEST_BLOCK):
            part = things[at : at + LARGEST_BLOCK]
            _remember(mark, part)
            yield self._block([self._item(thing) for thing in part], lost)
            lost = None

    def _block(self, items: Sequence[Item], lost: Interval | None) -> Block:
        cursor = msgspec.json.encode(self.state).decode()
        return Block(items=tuple(items), cursor=cursor, quota=self.client.quota, lost=lost)

    async def _news(self, place: Place, mark: Mark) -> tuple[list[Thing], Interval | None]:
        """Oldest first; and, where the list ends before what we know, the time in between."""
        found: dict[str, Thing] = {}
        after: str | None = None
        for _ in range(MOST_PAGES):
            page, after = await self.client.page(place.path, place.params, after)
            found.update({thing.name: thing for thing in page})
            if after is None or any(_is_behind(thing, mark) for thing in page):
                break
        reached = len(found) < FULL or any(_is_behind(thing, mark) for thing in found.values())
        oldest = min((thing.data.created_utc for thing in found.values() if thing.data), default=0.0)
        lost = Interval(start=Instant(mark.at * SECOND), end=Instant(round(oldest * SECOND)))
        news = sorted((thing for thing in found.values() if _is_news(thing, mark)), key=lambda thing: thing.number)
        return news, lost if mark.newest and not reached and lost.start < lost.end else None

    async def _again(self, mark: Mark) -> tuple[list[Item], dict[str, int]]:
        """The remembered ones that were edited or taken back since, and their versions by name."""
        names = [name for name, version in mark.recent.items() if version != GONE and number_of(name)]
        things = [thing for thing in await self.client.named(names) if thing.data is not None and thing.name in names]
        changed = [thing for thing in things if thing.version == GONE or thing.version > mark.recent[thing.name]]
        return [self._item(thing) for thing in changed], {thing.name: thing.version for thing in changed}

    def _item(self, thing: Thing) -> Item:
        if thing.data is not None and thing.data.is_gone:
            return Removed(key=thing.key, at=self.now)
        return post_of(thing, self.source.id)


def _remember(mark: Mark, things: Sequence[Thing]) -> None:
    """Those with the highest numbers, and what is so malformed that it has none."""
    known = mark.recent | {thing.name: thing.version for thing in things}
    nameless = [name for name in known if not number_of(name)]
    newest = sorted((name for name in known if number_of(name)), key=number_of)
    mark.recent = {name: known[name] for name in (*nameless[-MOST_NAMELESS:], *newest[-REMEMBERED:])}
    for thing in things:
        if thing.data is not None and thing.number > mark.newest:
            mark.newest, mark.at = thing.number, int(thing.data.created_utc)


def _is_behind(thing: Thing, mark: Mark) -> bool:
    if mark.newest:
        return 0 < thing.number <= mark.newest
    return thing.data is not None and thing.data.created_utc < mark.at


def _is_news(thing: Thing, mark: Mark) -> bool:
    """Newer than all, or let through late, by a moderator, among those that we remember."""
    if thing.name in mark.recent:
        return False
    if not mark.newest:
        return thing.data is None or thing.data.created_utc >= mark.at
    oldest = min((number for name in mark.recent if (number := number_of(name))), default=mark.newest)
    return thing.number == 0 or thing.number > oldest
