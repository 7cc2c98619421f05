"""What one source asks of X: searches and counts, within its budget."""

import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from firewarden.connectors.x.budget import REACH, SETTLED, SMALLEST, Cursor, out_of_reach, quota, turned
from firewarden.connectors.x.wire import ASKED, Around, Counts, moment, number_at, post_of
from firewarden.connectors.x.wire import Page as Found
from firewarden.net.backward import Page
from firewarden.net.pace import Pace
from firewarden.net.settings import number
from firewarden.net.web import Answer, Web
from firewarden.ports import Tools
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Item
from firewarden.vocabulary.plan import Interval, Source

T = TypeVar("T")
PAGE = 100
LONGEST = 512
"""Characters of a query."""
BETWEEN_COUNTS = 15 * MINUTE
LARGEST = 5_000_000
API = "https://api.x.com"
QUARTER = 900.0
"""Seconds in which X counts requests."""


@dataclass(slots=True)
class App:
    """What all sources share: the requests an app may send, and what was read back of each one's budget."""

    tools: Tools
    searches: Pace = field(init=False)
    counts: Pace = field(init=False)
    asks: Pace = field(init=False)
    changes: Pace = field(init=False)
    """Of rules."""
    left: dict[SourceId, int] = field(default_factory=dict)
    """Of each source's budget, as its live reader knew last."""
    charged: Counter[SourceId] = field(default_factory=Counter)
    """Posts read back that no live reader has put down yet."""

    def __post_init__(self) -> None:
        self.searches, self.counts = self.pace(450), self.pace(300)
        self.asks, self.changes = self.pace(450), self.pace(100)

    def pace(self, requests: int) -> Pace:
        return Pace(requests=requests, seconds=QUARTER, monotonic=time.monotonic, sleep=self.tools.sleep)


class Asking:
    """The questions of one source. Raises ConfigError for settings that make no sense."""

    def __init__(self, app: App, source: Source, web: Web) -> None:
        self._app, self.source, self._web = app, source, web
        self.tools = app.tools
        self.query = source.settings.get("query", "").strip()
        if not 0 < len(self.query) <= LONGEST:
            raise ConfigError(f"'query' should have 1 to {LONGEST} characters; it has {len(self.query)}.")
        self._budget = round(number(source, "budget", 10_000, 0, 3_000_000))
        self._most = round(number(source, "back", 1_000, 0, 3_000_000))
        self.api = (source.settings.get("api", "").strip() or API).rstrip("/")
        self.headers = {"Authorization": f"Bearer {app.tools.secret(source.secret or '')}"}

    async def look(self, state: Cursor) -> AsyncIterator[Block]:
        """Pages of the newest first: a page is paid for, so the cursor holds each that was read."""
        lost = out_of_reach(state, self._now)
        more = True
        while more:
            if self.settled(state) < SMALLEST:
                passed = await self._pass(state)
                yield self.block(state, lost=_both(lost, passed))
                return
            page = await self._search(state)
            around = Around(page.includes)
            items = [post_of(bytes(raw), around, self.source.id) for raw in reversed(page.data)]
            more = bool(page.meta.next_token and page.meta.oldest_id)
            _advance(state, page, more)
            yield self.block(state, items, lost)
            lost = None

    async def past(self, since: Instant, before: str, spent: int) -> Page:
        """Of posts before that number. Raises NetworkError when there is no budget for it."""
        app, name = self._app, self.source.id
        floor = max(since, Instant(self._now - REACH))
        if moment(before) <= floor:
            return Page(items=(), reached=floor)
        left = app.left.get(name, self._budget) - app.charged[name]
        if left < SMALLEST:
            raise NetworkError("The month's budget of posts is spent. Raise it to read further.", permanent=True)
        if self._most - spent < SMALLEST:
            raise NetworkError(f"{spent:,} posts were read back, as many as the settings allow.", permanent=True)
        asked = {"query": self.query, "since_id": number_at(floor), "until_id": before, **ASKED}
        most_now = min(PAGE, self._most - spent, left)
        found = await self._ask("search", asked | {"max_results": most_now}, Found, app.searches.behind())
        app.charged[name] += len(found.data)
        around = Around(found.includes)
        items = [post_of(bytes(raw), around, name) for raw in found.data]
        if not (found.meta.next_token and found.meta.oldest_id):
            return Page(items=items, reached=floor)
        return Page(items=items, next=f"{found.meta.oldest_id} {spent + len(found.data)}")

    @property
    def _now(self) -> Instant:
        return self.tools.clock.now()

    def settled(self, state: Cursor) -> int:
        """Posts left of the month's budget, with what was read back put down."""
        turned(state, self._now)
        state.spent += self._app.charged.pop(self.source.id, 0)
        self._app.left[self.source.id] = self._budget - state.spent
        return self._budget - state.spent

    def block(self, state: Cursor, items: Sequence[Item] = (), lost: Interval | None = None) -> Block:
        left = quota(state, self._budget, self._now)
        return Block(items=tuple(items), cursor=msgspec.json.encode(state).decode(), quota=left, lost=lost)

    async def _pass(self, state: Cursor) -> Interval | None:
        """Counts what is not read, and goes on behind it."""
        settled = Instant(self._now - SETTLED)
        behind = moment(state.since)
        until = state.until or number_at(settled)
        if not state.until and settled - behind < BETWEEN_COUNTS:
            return None
        state.unread += await self.count({"since_id": state.since, "until_id": until})
        state.since, state.top, state.until = state.top or until, "", ""
        return Interval(start=behind, end=moment(until))

    async def count(self, limits: dict[str, str]) -> int:
        asked = {"query": self.query, "granularity": "day", **limits}
        return (await self._ask("counts", asked, Counts, self._app.counts)).meta.total_tweet_count

    async def _search(self, state: Cursor) -> Found:
        asked: dict[str, str | int] = {"query": self.query, "since_id": state.since, **ASKED}
        asked["max_results"] = min(PAGE, self._budget - state.spent)
        if state.until:
            asked["until_id"] = state.until
        return await self._ask("search", asked, Found, self._app.searches)

    async def _ask(self, what: str, asked: dict[str, str | int] | dict[str, str], kind: type[T], pace: Pace) -> T:
        url = f"{self.api}/2/tweets/{what}/recent"
        answer: Answer = await self._web.get(url, params=dict(asked), headers=self.headers, pace=pace, largest=LARGEST)
        try:
            return msgspec.json.decode(answer.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise NetworkError("X did not answer as documented.") from error


def _advance(state: Cursor, page: Found, more: bool) -> None:
    state.spent += len(page.data)
    state.top = state.top or page.meta.newest_id
    state.until = page.meta.oldest_id
    if not more:
        state.since, state.top, state.until = state.top or state.since, "", ""


def _both(one: Interval | None, other: Interval | None) -> Interval | None:
    if one is None or other is None:
        return one or other
    return Interval(start=min(one.start, other.start), end=max(one.end, other.end))
