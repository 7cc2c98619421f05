"""Searches the posts of the last seven days; when a month's budget is spent, only counts what it would find."""

import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from firewarden.connectors.x.budget import REACH, SMALLEST, Cursor, out_of_reach, quota, turned
from firewarden.connectors.x.wire import ASKED, PLATFORM, Around, Counts, moment, number_at, post_of
from firewarden.connectors.x.wire import Page as Found
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, polled
from firewarden.net.settings import number
from firewarden.net.web import Answer, Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Searched, Setting
from firewarden.vocabulary.plan import Interval, Source

T = TypeVar("T")
PAGE = 100
LONGEST = 512
"""Characters of a query."""
BETWEEN_COUNTS = 15 * MINUTE
SETTLED = 30 * SECOND
"""So old has a post to be before the service surely counts it."""
LARGEST = 5_000_000
API = "https://api.x.com"
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="X",
    searches=True,
    key=Key.PAID,
    secret="Bearer token of your app",  # noqa: S106 - its name
    settings=(
        Setting(
            name="query",
            label="Search for",
            help="In X's own language, up to 512 characters. Empty: what the brand's queries ask for.",
        ),
        Setting(name="budget", label="Posts to read in a month", help="Then they are only counted.", default="10000"),
        Setting(name="back", label="Posts to read back at most", help="When it is happening now.", default="1000"),
        Setting(name="days", label="Days to read back at first", help="Up to 7.", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 30 to 900.", default="60"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="Seven days.",
    cost="Each post read is paid for (0.005 USD when this was written), and so is each count and perhaps each author.",
    forbids=(
        "Delete what its author deleted within 24 hours of being told to, and give full posts to nobody else.",
        "Do not join an account with a customer who has not agreed to it.",
        "Do not infer health, debts, politics, religion, ethnicity, orientation, union or crime of a person.",
        "Do not use posts to train a foundation model.",
    ),
    searched=Searched(setting="query"),
    note="Edits are noticed. Deletions are told only to firms with a compliance contract: use Erase.",
)


def connect(tools: Tools) -> Connector:
    return X(tools)


@dataclass(slots=True)
class X:
    """One search for each source; all share what an app may ask in a quarter of an hour."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    searches: Pace = field(init=False)
    counts: Pace = field(init=False)
    left: dict[SourceId, int] = field(default_factory=dict)
    """Of each source's budget, as its live reader knew last."""
    charged: Counter[SourceId] = field(default_factory=Counter)
    """Posts read back that no live reader has put down yet."""

    def __post_init__(self) -> None:
        self.searches = Pace(requests=450, seconds=900.0, monotonic=time.monotonic, sleep=self.tools.sleep)
        self.counts = Pace(requests=300, seconds=900.0, monotonic=time.monotonic, sleep=self.tools.sleep)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every, days = number(source, "every", 60, 30, 900), number(source, "days", 7, 0, 7)
        start = max(self.tools.clock.now() - round(days * DAY), self.tools.clock.now() - REACH)
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            asking = _Asking(self, source, web)

            def look(at: str | None) -> AsyncIterator[Block]:
                state = Cursor(since=number_at(Instant(start))) if at is None else msgspec.json.decode(at, type=Cursor)
                return asking.look(state)

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """Out of the same budget, and no more of it than was allowed for this. The token says what was spent."""
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            asking = _Asking(self, source, web)

            async def ask(_place: str, trail: Trail) -> Page:
                before, _, spent = (trail.next or f"{number_at(until)} 0").partition(" ")
                return await asking.past(since, before, int(spent))

            async for block in backward(("search",), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        """By a count, which costs as much as one post."""

        async def look() -> str:
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                found = await _Asking(self, source, web).count({})
            return f"The search answers; {found:,} posts of the last seven days match."

        return await checked(look)


class _Asking:
    """The questions of one source. Raises ConfigError for settings that make no sense."""

    def __init__(self, network: X, source: Source, web: Web) -> None:
        self._network, self._source, self._web = network, source, web
        self._query = source.settings.get("query", "").strip()
        if not 0 < len(self._query) <= LONGEST:
            raise ConfigError(f"'query' should have 1 to {LONGEST} characters; it has {len(self._query)}.")
        self._budget = round(number(source, "budget", 10_000, 0, 3_000_000))
        self._most = round(number(source, "back", 1_000, 0, 3_000_000))
        self._api = (source.settings.get("api", "").strip() or API).rstrip("/")
        self._headers = {"Authorization": f"Bearer {network.tools.secret(source.secret or '')}"}

    async def look(self, state: Cursor) -> AsyncIterator[Block]:
        """Pages of the newest first: a page is paid for, so the cursor holds each that was read."""
        lost = out_of_reach(state, self._now)
        more = True
        while more:
            turned(state, self._now)
            state.spent += self._network.charged.pop(self._source.id, 0)
            self._network.left[self._source.id] = self._budget - state.spent
            if self._budget - state.spent < SMALLEST:
                passed = await self._pass(state)
                yield self._block(state, lost=_both(lost, passed))
                return
            page = await self._search(state)
            around = Around(page.includes)
            items = [post_of(bytes(raw), around, self._source.id) for raw in reversed(page.data)]
            more = bool(page.meta.next_token and page.meta.oldest_id)
            _advance(state, page, more)
            yield Block(
                items=tuple(items),
                cursor=msgspec.json.encode(state).decode(),
                quota=quota(state, self._budget, self._now),
                lost=lost,
            )
            lost = None

    async def past(self, since: Instant, before: str, spent: int) -> Page:
        """Of posts before that number. Raises NetworkError when there is no budget for it."""
        network, name = self._network, self._source.id
        floor = max(since, Instant(self._now - REACH))
        if moment(before) <= floor:
            return Page(items=(), reached=floor)
        left = network.left.get(name, self._budget) - network.charged[name]
        if left < SMALLEST:
            raise NetworkError("The month's budget of posts is spent. Raise it to read further.", permanent=True)
        if self._most - spent < SMALLEST:
            raise NetworkError(f"{spent:,} posts were read back, as many as the settings allow.", permanent=True)
        asked = {"query": self._query, "since_id": number_at(floor), "until_id": before, **ASKED}
        most_now = min(PAGE, self._most - spent, left)
        found = await self._ask("search", asked | {"max_results": most_now}, Found, network.searches.behind())
        network.charged[name] += len(found.data)
        around = Around(found.includes)
        items = [post_of(bytes(raw), around, name) for raw in found.data]
        if not (found.meta.next_token and found.meta.oldest_id):
            return Page(items=items, reached=floor)
        return Page(items=items, next=f"{found.meta.oldest_id} {spent + len(found.data)}")

    @property
    def _now(self) -> Instant:
        return self._network.tools.clock.now()

    def _block(self, state: Cursor, lost: Interval | None) -> Block:
        left = quota(state, self._budget, self._now)
        return Block(items=(), cursor=msgspec.json.encode(state).decode(), quota=left, lost=lost)

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
        asked = {"query": self._query, "granularity": "day", **limits}
        return (await self._ask("counts", asked, Counts, self._network.counts)).meta.total_tweet_count

    async def _search(self, state: Cursor) -> Found:
        asked: dict[str, str | int] = {"query": self._query, "since_id": state.since, **ASKED}
        asked["max_results"] = min(PAGE, self._budget - state.spent)
        if state.until:
            asked["until_id"] = state.until
        return await self._ask("search", asked, Found, self._network.searches)

    async def _ask(self, what: str, asked: dict[str, str | int] | dict[str, str], kind: type[T], pace: Pace) -> T:
        url = f"{self._api}/2/tweets/{what}/recent"
        answer: Answer = await self._web.get(url, params=dict(asked), headers=self._headers, pace=pace, largest=LARGEST)
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
