"""The comments of one video or channel, newest first."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from firewarden.connectors.youtube.client import Client, Spent, Units
from firewarden.connectors.youtube.wire import PLATFORM, Comment, comments_of, post_of
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.intake import Block, Item, Removed
from firewarden.vocabulary.plan import Interval, Source
from firewarden.vocabulary.post import post_key

MOST_PAGES = 10
"""Answers to one look, a hundred threads each: what is said faster is told as lost."""
LARGEST_BLOCK = 200
REMEMBERED = 50
"""Newest comments of a place that are looked at again, for edits and deletions."""


class Mark(msgspec.Struct, omit_defaults=True):
    """Up to `since`, in seconds, all was read. `recent`: by name, when it was written and last changed, in seconds;
    `bad`: what could not be read."""

    since: int
    recent: dict[str, tuple[int, int]] = {}
    bad: list[str] = []


class Cursor(msgspec.Struct, omit_defaults=True):
    """By place. `found`: videos that the search gave, newest last; `searched`: when it was asked, in seconds."""

    marks: dict[str, Mark] = {}
    units: Units = msgspec.field(default_factory=Units)
    found: list[str] = []
    searched: int = 0


@dataclass(slots=True)
class Reading:
    """One look at all places; `state` changes with each. `now`: when it began; `partly`: nothing could be searched."""

    client: Client
    source: Source
    state: Cursor
    since: Instant
    now: Instant
    partly: bool = False

    def block(self, items: Sequence[Item], lost: Interval | None = None) -> Block:
        quota = self.client.quota
        quota = replace(quota, sampled=quota.sampled or self.partly)
        self.state.units = self.client.units
        return Block(items=tuple(items), cursor=msgspec.json.encode(self.state).decode(), quota=quota, lost=lost)

    async def look(self, place: str, asked: dict[str, str]) -> AsyncIterator[Block]:
        first = place not in self.state.marks
        mark = self.state.marks.setdefault(place, Mark(since=self.since // SECOND - 1))
        try:
            page, reached = await self._back_to(asked, mark)
            gone = await self._gone(page, mark)
        except Spent:
            yield self.block(())
            return
        news = [one for one in page if _is_news(one, mark)]
        changed = [one for one in page if one.name in mark.recent and _second(one.updated) > mark.recent[one.name][1]]
        lost = None if reached or not mark.recent else _between(mark, page)
        again = [*(post_of(one, self.source.id) for one in changed), *gone]
        _forget(mark, gone)
        mark.recent |= {one.name: (_second(one.published), _second(one.updated)) for one in changed}
        if again or lost or (first and not news):
            yield self.block(again, lost)
        for at in range(0, len(news), LARGEST_BLOCK):
            part = news[at : at + LARGEST_BLOCK]
            _remember(mark, part)
            yield self.block([post_of(one, self.source.id) for one in part])

    async def _back_to(self, asked: dict[str, str], mark: Mark) -> tuple[list[Comment], bool]:
        """Oldest first; and whether all since `mark` is among them."""
        found: dict[str, Comment] = {}
        more = asked | {"order": "time", "maxResults": "100"}
        for _ in range(MOST_PAGES):
            answer = await self.client.threads(more)
            page = [comment for raw in answer.items for comment in comments_of(bytes(raw))]
            found.update({comment.name: comment for comment in page})
            tops = [_second(one.published) for one in page if one.said and not one.said.parent_id]
            if not answer.next_page_token or (tops and min(tops) <= _behind(mark)):
                return sorted(found.values(), key=lambda one: one.published), True
            more["pageToken"] = answer.next_page_token
        return sorted(found.values(), key=lambda one: one.published), False

    async def _gone(self, page: Sequence[Comment], mark: Mark) -> list[Removed]:
        """Threads that should be among the newest and are not: asked for by name, an answer leaves out the deleted."""
        here = {one.name for one in page}
        missing = [name for name in mark.recent if name not in here and "." not in name]
        if not missing:
            return []
        answer = await self.client.threads({"id": ",".join(missing)})
        left = {one.name for raw in answer.items for one in comments_of(bytes(raw))}
        return [Removed(key=post_key(PLATFORM, name), at=self.now) for name in missing if name not in left]


def _remember(mark: Mark, comments: Sequence[Comment]) -> None:
    """The newest; all that are as old as those left out count as read."""
    mark.bad = [*mark.bad, *(one.name for one in comments if one.said is None)][-20:]
    known = mark.recent | {
        one.name: (_second(one.published), _second(one.updated)) for one in comments if one.said is not None
    }
    names = sorted(known, key=lambda name: known[name])
    mark.recent = {name: known[name] for name in names[-REMEMBERED:]}
    mark.since = max([mark.since, *(known[name][0] for name in names[:-REMEMBERED])])


def _forget(mark: Mark, gone: Sequence[Removed]) -> None:
    for one in gone:
        mark.recent.pop(one.key.removeprefix(f"{PLATFORM}:"), None)


def _is_news(one: Comment, mark: Mark) -> bool:
    if one.said is None:
        return one.name not in mark.bad
    return one.name not in mark.recent and _second(one.published) > mark.since


def _behind(mark: Mark) -> int:
    """The second up to which a look has to go back: the oldest that is looked at again."""
    return min([second for second, _ in mark.recent.values()], default=mark.since)


def _between(mark: Mark, page: Sequence[Comment]) -> Interval | None:
    newest = max(second for second, _ in mark.recent.values()) * SECOND
    oldest = min((one.published for one in page if one.said and not one.said.parent_id), default=Instant(0))
    return Interval(start=Instant(newest), end=oldest) if newest < oldest else None


def _second(at: Instant) -> int:
    return at // SECOND
