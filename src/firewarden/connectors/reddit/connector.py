"""Reads subreddits, or what words find, as an app that Reddit has approved."""

import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.reddit.client import API, Client
from firewarden.connectors.reddit.listing import FULL, Cursor, Place, Reading
from firewarden.connectors.reddit.wire import PLATFORM, post_of
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Searched, Setting
from firewarden.vocabulary.plan import Source

MOST_SUBREDDITS = 50
WORDS = "Finds submissions only; in the subreddits, if there are any. Both empty: what the brand's queries ask for."
_NAME = re.compile(r"[A-Za-z0-9_-]{2,21}")
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Reddit",
    searches=True,
    key=Key.APPROVAL,
    secret="Id of your app, a colon, and its secret",  # noqa: S106 - its name
    settings=(
        Setting(
            name="approval",
            label="Approval",
            help="Where Reddit has approved this use: a number or link of its answer, and the date.",
            default=None,
        ),
        Setting(name="account", label="Reddit account that answers for the app", default=None),
        Setting(name="subreddits", label="Subreddits", help="Several with spaces."),
        Setting(name="words", label="Search for", help=WORDS),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", help="From 30 to 900.", default="60"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The newest 1,000 comments and 1,000 submissions, as far back as it was told to.",
    cost="Reddit decides with its approval; we ask 60 times a minute at most.",
    forbids=(
        "Do not read anything before Reddit has approved it, for one purpose; commercial use needs a contract.",
        "Do not keep what its author deleted or a moderator removed.",
        "Do not train models on it without its written approval, sell it, or infer what is personal.",
    ),
    searched=Searched(setting="words", instead=("subreddits",)),
    note="Edits and deletions are noticed among the newest 100 of each list. Words do not find comments.",
)


def connect(tools: Tools) -> Connector:
    return Reddit(tools)


@dataclass(slots=True)
class Reddit:
    """Lists of subreddits; all sources share the pace of one app."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self.pace = Pace(requests=60, seconds=60.0, monotonic=time.monotonic, sleep=self.tools.sleep)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        places, every = _places(source), number(source, "every", 60, 30, 900)
        since = Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 3650) * DAY))
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            client = Client(source, web, self.pace, self.tools)

            def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                state.marks = {name: mark for name, mark in state.marks.items() if name in places}
                reading = Reading(client, source, state, since, self.tools.clock.now())
                return each(tuple(places), lambda name: reading.look(name, places[name]))

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        places = _places(source)
        async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
            client = Client(source, web, self.pace.behind(), self.tools)

            async def ask(name: str, trail: Trail) -> Page:
                place, (before, _, count) = places[name], trail.next.partition(" ")
                things, after = await client.page(place.path, place.params, before or None)
                so_far = int(count or "0") + len(things)
                items = [post_of(thing, source.id) for thing in things if thing.data is None or not thing.data.is_gone]
                if after is None:
                    return Page(items=items, reached=since if so_far < FULL else None, quota=client.quota)
                return Page(items=items, next=f"{after} {so_far}", quota=client.quota)

            async for block in backward(tuple(places), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            places = _places(source)
            async with Web(private=self.tools.private, seconds=self.tools.patience) as web:
                client = Client(source, web, self.pace, self.tools)
                for place in places.values():
                    await client.page(place.path, place.params | {"limit": "1"}, None)
            return f"Reddit lets us read {len(places)} of {len(places)} lists."

        return await checked(look)


def _places(source: Source) -> dict[str, Place]:
    """Lists by name; the name holds what is asked for, so that other words begin anew. Raises ConfigError."""
    if not source.settings.get("approval", "").strip():
        raise ConfigError("Reddit may not be read without its approval. Ask for it, and say in 'approval' where it is.")
    if not _NAME.fullmatch(source.settings.get("account", "").strip()):
        raise ConfigError("'account' should be the name of the Reddit account that answers for the app, without /u/.")
    words = source.settings.get("words", "").strip()
    if not source.settings.get("subreddits", "").strip():
        if not words:
            raise ConfigError("Name subreddits, or words to search for.")
        return {f"search {words}": Place("/search", {"q": words, "sort": "new", "type": "link"})}
    names = [name.removeprefix("/").removeprefix("r/") for name in several(source, "subreddits", MOST_SUBREDDITS)]
    for name in names:
        if not _NAME.fullmatch(name):
            raise ConfigError(f"{name[:50]!r} is no subreddit.")
    path, joined = f"/r/{'+'.join(names)}", "+".join(sorted(name.lower() for name in names))
    if words:
        asked = {"q": words, "sort": "new", "type": "link", "restrict_sr": "1"}
        return {f"search {joined} {words}": Place(f"{path}/search", asked)}
    return {f"new {joined}": Place(f"{path}/new", {}), f"comments {joined}": Place(f"{path}/comments", {})}
