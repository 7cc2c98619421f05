"""Reads posts as they are written, and, before that, what the search finds of the past."""

import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.bluesky.names import Names
from firewarden.connectors.bluesky.search import STEP, Search, Signed
from firewarden.connectors.bluesky.stream import LARGEST_BLOCK, LOOK_BACK, WIRES, Cursor, Stream, Wire
from firewarden.net.backward import Page, Trail, backward, stretch
from firewarden.net.pace import Pace
from firewarden.net.polling import checked
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Searched, Setting
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.post import Author

PUBLIC = "https://public.api.bsky.app"
WHO = "App password of the account that searches, if there is one"
CAPABILITIES = Capabilities(
    platform="bluesky",
    title="Bluesky",
    searches=True,
    streams=True,
    settings=(
        Setting(
            name="words",
            label="Search the past for",
            help="As one would type it into the search box. Empty: the stream's own past is read, up to 36 hours; and "
            "what the brand's queries ask for, when it is happening now.",
        ),
        Setting(name="days", label="Days to read back at first", help="Empty: 7, and none by the firehose."),
        Setting(
            name="account", label="Account that searches", help="Its handle, where the search wants to know who asks."
        ),
        Setting(
            name="wire", label="Stream", help="v2 or v1 (Jetstream), or firehose (everything, signed).", default="v2"
        ),
        Setting(
            name="host", label="Address of the stream", help="Empty: the one of Bluesky, such as wss://bsky.network."
        ),
        Setting(name="search", label="Address of the search", default=PUBLIC),
        Setting(name="server", label="Server of the account", default="https://bsky.social"),
        Setting(name="profiles", label="Who knows names", help="Empty: authors go by their ids.", default=PUBLIC),
    ),
    secret=WHO,
    key=Key.NONE,
    backfill="The stream goes back 36 hours. The search, where words are given, goes back as many days as are asked"
    " for, with at most 5,000 posts of each.",
    cost="Free.",
    forbids=(
        "Posts that their authors delete must go.",
        "Automated accounts must be labeled as such, and answer only those who mention them.",
    ),
    searched=Searched(setting="words", most=10, past=True),
    note="All public posts arrive as they are written; reposts and likes do not.",
    silence_minutes=10,
)


class Options(msgspec.Struct, forbid_unknown_fields=True):
    """Settings of a source."""

    words: str = ""
    days: str = ""
    account: str = ""
    wire: str = "v2"
    host: str = ""
    search: str = PUBLIC
    server: str = "https://bsky.social"
    profiles: str = PUBLIC

    def stream(self) -> Wire:
        if self.wire not in WIRES:
            raise ConfigError(f"There is no stream of that kind; there are {', '.join(WIRES)}.")
        return WIRES[self.wire]

    def place(self) -> str:
        return (self.host or self.stream().host).rstrip("/")

    def back(self) -> int:
        """In microseconds."""
        days = self.days or ("0" if self.wire == "firehose" and not self.words else "7")
        if not days.isdigit() or int(days) > 3650:
            raise ConfigError("Say in whole days how far back is to be read, such as 7.")
        return int(days) * DAY


def connect(tools: Tools) -> Connector:
    return Bluesky(tools)


@dataclass(slots=True)
class Bluesky:
    """One stream for each source; the names of accounts are known to all of them."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _searching: Pace = field(init=False)
    _naming: Pace = field(init=False)
    _known: OrderedDict[str, Author] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._searching = Pace(requests=100, seconds=60.0, monotonic=time.monotonic, sleep=self.tools.sleep)
        self._naming = Pace(requests=240, seconds=60.0, monotonic=time.monotonic, sleep=self.tools.sleep)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        options = options_of(source)
        async with self._web() as web:
            at = self._begin(options, cursor)
            if at.searched is not None:
                async with aclosing(self._past(self._search(web, source, options), at, at.searched)) as past:
                    async for block in past:
                        yield block
            stream = self._stream(web, source, options, Cursor(at.time, at.seq, at.host))
            try:
                async with aclosing(stream.blocks()) as blocks:
                    async for block in blocks:
                        yield block
            finally:
                await stream.names.close()

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        """By the search alone: streams tell the oldest first."""
        options = options_of(source)
        if not options.words:
            raise NetworkError(
                "Only what can be searched is read back: give words to search the past for.", permanent=True
            )
        async with self._web() as web:
            search = self._search(web, source, options)
            search.pace = self._searching.behind()

            async def ask(words: str, trail: Trail) -> Page:
                search.words = words
                items, full = await search.before(trail.at, since)
                return stretch(items, trail.at, since, full=full, step=STEP)

            async for block in backward(options.words.splitlines(), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            options = options_of(source)
            options.back()
            async with self._web() as web:
                await self._stream(web, source, options, Cursor(self.tools.clock.now())).look()
                if not options.words:
                    return "The stream answers."
                await self._search(web, source, options).look()
                return "The stream and the search answer."

        return await checked(look)

    def _web(self) -> Web:
        return Web(private=self.tools.private, seconds=self.tools.patience)

    def _begin(self, options: Options, cursor: str | None) -> Cursor:
        """A stream that forgot where we were is made good for by the search, where there are words for it."""
        now = self.tools.clock.now()
        if cursor is None:
            back = options.back()
            if options.words:
                return Cursor(now, searched=Instant(now - back))
            return Cursor(Instant(now - min(back, LOOK_BACK)), 0 if back else None, options.place())
        at = msgspec.json.decode(cursor, type=Cursor)
        if options.words and at.searched is None and now - at.time > LOOK_BACK:
            return Cursor(now, searched=at.time)
        return at if options.words else Cursor(at.time, at.seq, at.host)

    async def _past(self, search: Search, at: Cursor, since: Instant) -> AsyncGenerator[Block, None]:
        async for day in search.days(since, at.time):
            reached = Cursor(at.time, at.seq, at.host, day.end).packed()
            before = Cursor(at.time, at.seq, at.host, day.start).packed()
            for start in range(0, max(len(day.found), 1), LARGEST_BLOCK):
                last = start + LARGEST_BLOCK >= len(day.found)
                part = tuple(day.found[start : start + LARGEST_BLOCK])
                yield Block(items=part, cursor=reached if last else before, lost=day.lost if last else None)

    def _search(self, web: Web, source: Source, options: Options) -> Search:
        signed = None
        if options.account:
            if source.secret is None:
                raise ConfigError(f"Enter the app password of {options.account} as well, or leave the account empty.")
            password = self.tools.secret(source.secret)
            signed = Signed(server=options.server.rstrip("/"), account=options.account, password=password)
        service = options.search.rstrip("/")
        return Search(
            web=web, pace=self._searching, service=service, words=options.words, source=source.id, signed=signed
        )

    def _stream(self, web: Web, source: Source, options: Options, at: Cursor) -> Stream:
        names = Names(web, options.profiles.rstrip("/"), self._naming, self._known)
        return Stream(self.tools, options.stream(), options.place(), source.id, names, at)


def options_of(source: Source) -> Options:
    given = {name: value.strip() for name, value in source.settings.items()}
    for name in ("wire", "search", "server"):
        if not given.get(name):
            given.pop(name, None)
    try:
        return msgspec.convert(given, type=Options)
    except msgspec.ValidationError as error:
        raise ConfigError(f"A setting of this source cannot be read: {error}.") from error
