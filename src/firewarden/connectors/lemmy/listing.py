"""One list of one server, newest first: posts or comments, all of a server or found by words."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeVar

import msgspec

from firewarden.connectors.lemmy.wire import OneComment, OnePost, Page, View, instant, number_of, post_of, view_of
from firewarden.net.known import Known
from firewarden.net.pace import Pace
from firewarden.net.web import Answer, Web, place_of
from firewarden.ports import Tools
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.intake import Block, Item, Removed, Unreadable
from firewarden.vocabulary.plan import Source

T = TypeVar("T")
PAGE, MOST_PAGES = 50, 20
"""Entries of one answer, and answers to one look: what is said faster than a thousand in a look is lost."""
LARGEST_BLOCK = 200
LARGEST = 4_000_000
"""Bytes of one answer, of which a look keeps twenty."""
MOST_ASKED = 10
"""Entries asked for one by one in a look: missing ones, and parents that we have not seen."""


class Mark(msgspec.Struct, omit_defaults=True):
    """`newest`: second of the newest entry handed over. `recent`: of those on the newest page, by number, the key and
    the version."""

    newest: int = 0
    recent: dict[str, tuple[PostKey, int]] = {}


class Cursor(msgspec.Struct):
    """By server and list."""

    marks: dict[str, Mark] = {}


class Paces:
    """Of one server. It allows 180 reads a minute and 60 searches in ten, if its owner did not change it."""

    def __init__(self, tools: Tools) -> None:
        self.reads = Pace(requests=60, seconds=60.0, monotonic=time.monotonic, sleep=tools.sleep)
        self.searches = Pace(requests=30, seconds=600.0, monotonic=time.monotonic, sleep=tools.sleep)

    def behind(self) -> "Paces":
        """The same, for who can wait."""
        other = copy(self)
        other.reads, other.searches = self.reads.behind(), self.searches.behind()
        return other


class Server:
    """`paces` are those of all who read there."""

    def __init__(self, name: str, web: Web, paces: Paces) -> None:
        self.url = (name if "://" in name else f"https://{name}").rstrip("/")
        self.known = {"post": Known(), "comment": Known()}
        self._web = web
        self._paces = paces

    async def page(self, kind: str, number: int, words: str, asked: Mapping[str, str]) -> list[bytes]:
        params: dict[str, str | int] = {"sort": "New", "limit": PAGE, "page": number, **asked}
        if words:
            params |= {"q": words, "type_": f"{kind}s".title(), "listing_type": params["type_"]}
        path, pace = ("search", self._paces.searches) if words else (f"{kind}/list", self._paces.reads)
        answer = await self._web.get(f"{self.url}/api/v3/{path}", params=params, pace=pace, largest=LARGEST)
        found = _decoded(answer, Page)
        return [bytes(raw) for raw in (found.posts if kind == "post" else found.comments)]

    async def one(self, kind: str, number: str) -> "View | Answered":
        url = f"{self.url}/api/v3/{kind}"
        try:
            answer = await self._web.get(url, params={"id": number}, pace=self._paces.reads, gone=True, largest=LARGEST)
        except NetworkError as error:
            if not error.permanent:
                raise
            return Answered.NEITHER
        if answer.status != 200:
            return Answered.NOTHING
        return _decoded(answer, OnePost).post_view if kind == "post" else _decoded(answer, OneComment).comment_view


class Answered(Enum):
    """NOTHING: there is no such thing. NEITHER: the server does not say."""

    NOTHING = auto()
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at all lists; `state` changes with each."""

    source: Source
    state: Cursor
    since: Instant
    tools: Tools

    def block(self, items: Sequence[Item]) -> Block:
        return Block(items=tuple(items), cursor=msgspec.json.encode(self.state).decode())


@dataclass(slots=True)
class Listing:
    """`kind` is `post` or `comment`; `asked` narrows it down to a community."""

    server: Server
    kind: str
    words: str
    asked: Mapping[str, str]
    reading: Reading
    _spent: int = field(default=0, init=False)

    @property
    def place(self) -> str:
        return f"{self.server.url} {self.kind}"

    async def look(self) -> AsyncIterator[Block]:
        first = self.place not in self.reading.state.marks
        mark = self.reading.state.marks.setdefault(self.place, Mark(newest=self.reading.since // SECOND))
        before, self._spent = (mark.newest, mark.recent), 0
        found = await self._back_to(mark.newest)
        news = [entry for entry in reversed(found) if _is_news(entry, mark)]
        gone, unasked = await self._gone(mark, found[:PAGE])
        while len(news) > LARGEST_BLOCK:
            part, news = news[:LARGEST_BLOCK], news[LARGEST_BLOCK:]
            items = await self._items(part, mark)
            mark.recent = {entry.number: entry.remembered for entry in part[-PAGE:] if entry.number}
            yield self.reading.block(items)
        items = await self._items(news, mark)
        mark.recent = {entry.number: entry.remembered for entry in found[:PAGE] if entry.number} | unasked
        if first or items or gone or before != (mark.newest, mark.recent):
            yield self.reading.block([*items, *gone])

    async def page(self, number: int) -> tuple[list[Item], bool]:
        """As it is, the newest first; and whether there may be a next one."""
        self._spent = 0
        entries = [Entry(raw) for raw in await self.server.page(self.kind, number, self.words, self.asked)]
        items = [item for entry in entries if (item := await self._item(entry)) is not None]
        return items, len(entries) >= PAGE

    async def _back_to(self, second: int) -> list["Entry"]:
        """Newest first, until one is older than that."""
        found: dict[str, Entry] = {}
        for number in range(1, MOST_PAGES + 1):
            page = [Entry(raw) for raw in await self.server.page(self.kind, number, self.words, self.asked)]
            found.update({entry.number or str(entry.raw): entry for entry in page})
            seconds = [_second(entry.view) for entry in page if entry.view]
            if len(page) < PAGE or not seconds or min(seconds) < second:
                break
        return list(found.values())

    async def _items(self, entries: Sequence["Entry"], mark: Mark) -> list[Item]:
        items = [item for entry in entries if (item := await self._item(entry)) is not None]
        mark.newest = max([mark.newest, *(_second(entry.view) for entry in entries if entry.view)])
        return items

    async def _item(self, entry: "Entry") -> Item | None:
        view, known = entry.view, self.server.known[self.kind]
        if view is None or entry.number is None:
            return Unreadable(reason="not-as-documented", raw=entry.raw[:2000])
        if known.version(entry.number) >= view.thing.version:
            return None
        known.put(entry.number, view.thing.key, view.thing.version)
        if view.thing.gone:
            return Removed(key=view.thing.key, at=self.reading.tools.clock.now())
        if view.comment and view.comment.parent:
            await self._learn(view.comment.parent)
        return post_of(view, entry.raw, self.reading.source.id, self.server.known["comment"].key)

    async def _learn(self, comment: str) -> None:
        """The key of a parent that we have not read."""
        if self.server.known["comment"].key(comment) is None and self._spent < MOST_ASKED:
            self._spent += 1
            found = await self.server.one("comment", comment)
            if isinstance(found, View):
                self.server.known["comment"].put(comment, found.thing.key)

    async def _gone(self, mark: Mark, page: Sequence["Entry"]) -> tuple[list[Removed], dict[str, tuple[PostKey, int]]]:
        """What should still be on the newest page and is not there is asked for; when there is no turn for it, with
        the next look."""
        here = {entry.number for entry in page}
        oldest = min((int(entry.number) for entry in page if entry.number), default=0)
        missing = [i for i in mark.recent if i not in here and (len(page) < PAGE or int(i) > oldest)]
        gone = []
        for number in (number for number in missing[:MOST_ASKED] if mark.recent[number][0]):
            found = await self.server.one(self.kind, number)
            if found is Answered.NOTHING or (isinstance(found, View) and found.thing.gone):
                gone.append(Removed(key=mark.recent[number][0], at=self.reading.tools.clock.now()))
        return gone, {number: mark.recent[number] for number in missing[MOST_ASKED:]}


@dataclass(slots=True)
class Entry:
    raw: bytes
    view: View | None = field(init=False)
    number: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.view, self.number = view_of(self.raw), number_of(self.raw)

    @property
    def remembered(self) -> tuple[PostKey, int]:
        return (self.view.thing.key, self.view.thing.version) if self.view else (PostKey(""), 0)


def _is_news(entry: Entry, mark: Mark) -> bool:
    """Newer than all, changed since, or come late from another server: numbers grow as things arrive here."""
    if entry.number is None:
        return True
    if entry.number in mark.recent:
        return entry.remembered[1] > mark.recent[entry.number][1]
    if entry.view is None or _second(entry.view) >= mark.newest:
        return True
    return bool(mark.recent) and int(entry.number) > max(map(int, mark.recent))


def _second(view: View) -> int:
    return instant(view.thing.published) // SECOND


def _decoded(answer: Answer, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError(f"{place_of(answer.url)} did not answer as Lemmy's interface is documented.") from error
