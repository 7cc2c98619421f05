"""Reads the history of some channels, from the oldest message to the newest."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.discord.history import Cursor, History
from firewarden.connectors.discord.service import PAGE, Service
from firewarden.connectors.discord.wire import PLATFORM, item_of, number_at
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Setting
from firewarden.vocabulary.plan import Source

MOST_CHANNELS = 20
API = "https://discord.com/api/v10"
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Discord",
    key=Key.FREE,
    secret="Token of the bot",  # noqa: S106 - its name, not its value
    searches=True,
    settings=(
        Setting(name="channels", label="Channels", help="Numbers, as Copy Channel ID gives them.", default=None),
        Setting(name="days", label="Days to read back at first", default="7"),
        Setting(name="every", label="Seconds between two looks", default="20"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="The whole history of a channel.",
    cost="Free.",
    forbids=(
        "Read only servers that invited the bot.",
        "Do not use messages to train models without Discord's leave, and give them to nobody else.",
        "Do not profile people by them.",
    ),
    note="Looking finds edits and deletions among the newest 100 messages of a channel only. Without the Message Content "
    "intent all messages are empty.",
)


def connect(tools: Tools) -> Connector:
    return Discord(tools)


@dataclass(slots=True)
class Discord:
    """Some channels, with one bot."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(requests=40, seconds=1.0, monotonic=time.monotonic, sleep=self.tools.sleep)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        places = _places(source)
        every = number(source, "every", 20, 5, 1500)
        since = number_at(Instant(self.tools.clock.now() - round(number(source, "days", 7, 0, 3650) * DAY)))
        async with self._service(source) as service:

            def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                state.keep(places)
                return each(places, History(source, service, state, since, self.tools.clock).look)

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._service(source, self._pace.behind()) as service:

            async def ask(place: str, trail: Trail) -> Page:
                channel = await service.channel(place)
                page = await service.messages(place, before=int(trail.next or number_at(until)), limit=PAGE)
                found = [item for _, raw in page if (item := item_of(raw, channel, source.id)) is not None]
                full = len(page) >= PAGE
                return Page(items=found, next=str(page[-1][0].id) if full else None, reached=None if full else since)

            async for block in backward(_places(source), ask, since, until, cursor):
                yield block

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            places = _places(source)
            async with self._service(source) as service:
                for place in places:
                    await service.channel(place)
                    found = await service.messages(place, limit=1)
            said = "can be read" if found else "can be read; nothing was said in the last of them"
            return f"{len(places)} of {len(places)} channels {said}."

        return await checked(look)

    def _service(self, source: Source, pace: Pace | None = None) -> Service:
        base = (source.settings.get("api", "").strip() or API).rstrip("/")
        return Service(base, self.tools.secret(source.secret or "").strip(), self.tools, pace or self._pace)


def _places(source: Source) -> tuple[str, ...]:
    places = several(source, "channels", MOST_CHANNELS)
    for place in places:
        if not (place.isascii() and place.isdigit()):
            raise ConfigError(f"{place[:50]!r} is no channel. It should be the number that Copy Channel ID gives.")
    return places
