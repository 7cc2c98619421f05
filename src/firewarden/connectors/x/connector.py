"""Reads X by looking again and again, or by its stream; when a month's budget is spent, only counts."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.x.asking import API, App, Asking
from firewarden.connectors.x.budget import REACH, Cursor
from firewarden.connectors.x.listening import Listening
from firewarden.connectors.x.rules import Rules
from firewarden.connectors.x.stream import Stream
from firewarden.connectors.x.wire import PLATFORM, number_at
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.polling import checked, polled
from firewarden.net.settings import number
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Searched, Setting
from firewarden.vocabulary.plan import Source

LOOK, STREAM = "look", "stream"
STREAMS = "/2/tweets/search/stream"
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="X",
    searches=True,
    streams=True,
    key=Key.PAID,
    secret="Bearer token of your app",  # noqa: S106 - its name
    settings=(
        Setting(
            name="query",
            label="Search for",
            help="In X's own language, up to 512 characters. Empty: what the brand's queries ask for.",
        ),
        Setting(
            name="reads",
            label="How to read",
            help="look: searches again and again. stream: posts come as they are written; one stream for each app.",
            default=LOOK,
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
    note="Streams where a source says so, else looks. Edits are noticed. Deletions are told only to firms with a "
    "compliance contract: use Erase.",
)


def connect(tools: Tools) -> Connector:
    return X(tools)


@dataclass(slots=True)
class X:
    """One search for each source; all share what an app may ask in a quarter of an hour, and those with one token
    its stream."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    app: App = field(init=False)
    streams: dict[tuple[str, str], Stream] = field(default_factory=dict)
    """By address and token."""

    def __post_init__(self) -> None:
        self.app = App(self.tools)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        every, days = number(source, "every", 60, 30, 900), number(source, "days", 7, 0, 7)
        streams = streams_of(source)
        start = max(self.tools.clock.now() - round(days * DAY), self.tools.clock.now() - REACH)

        def state(at: str | None) -> Cursor:
            return Cursor(since=number_at(Instant(start))) if at is None else msgspec.json.decode(at, type=Cursor)

        async with self._asking(source) as (asking, rules):
            blocks = (
                self._listening(asking, rules, state(cursor), every).blocks()
                if streams
                else polled(lambda at: asking.look(state(at)), cursor, every=every, sleep=self.tools.sleep)
            )
            async with aclosing(blocks):  # type: ignore[type-var]
                async for block in blocks:
                    yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """Out of the same budget, and no more of it than was allowed for this. The token says what was spent."""
        async with self._asking(source) as (asking, _):

            async def ask(_place: str, trail: Trail) -> Page:
                before, _, spent = (trail.next or f"{number_at(until)} 0").partition(" ")
                return await asking.past(since, before, int(spent))

            async for block in backward(("search",), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        """By a count, which costs as much as one post. The stream is not opened: that would close one that is read."""

        async def look() -> str:
            streams = streams_of(source)
            async with self._asking(source) as (asking, rules):
                found = await asking.count({})
                told = f"The search answers; {found:,} posts of the last seven days match."
                if not streams:
                    return told
                return f"{told} The rules of the stream can be read, too: {len(await rules.listed()):,} so far."

        return await checked(look)

    @asynccontextmanager
    async def _asking(self, source: Source) -> AsyncIterator[tuple[Asking, Rules]]:
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            asking = Asking(self.app, source, web)
            ours = f"firewarden-{self.tools.own_key('rules of the stream of X')[:12]}"
            url = f"{asking.api}{STREAMS}/rules"
            yield asking, Rules(web, url, asking.headers, ours, self.app.asks, self.app.changes)

    def _listening(self, asking: Asking, rules: Rules, state: Cursor, every: float) -> Listening:
        made = Stream(self.tools, f"{asking.api}{STREAMS}", asking.headers, self.app.pace(50))
        stream = self.streams.setdefault((asking.api, asking.headers["Authorization"]), made)
        return Listening(asking, stream, rules, state, f"{rules.ours}:{asking.source.id}", every)


def streams_of(source: Source) -> bool:
    """Raises ConfigError for a way to read that there is not."""
    reads = source.settings.get("reads", "").strip().lower() or LOOK
    if reads not in (LOOK, STREAM):
        raise ConfigError(f"'reads' should be {LOOK} or {STREAM}; it is {reads[:20]!r}.")
    return reads == STREAM
