"""Reads the history of some channels, from the oldest message to the newest, and listens to what happens there."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import msgspec

from firewarden.connectors.discord.events import Session
from firewarden.connectors.discord.gateway import Gateway, for_a_person
from firewarden.connectors.discord.history import Cursor, History
from firewarden.connectors.discord.listening import Ear
from firewarden.connectors.discord.service import PAGE, Service
from firewarden.connectors.discord.wire import PLATFORM, item_of, number_at
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
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
    streams=True,
    settings=(
        Setting(name="channels", label="Channels", help="Numbers, as Copy Channel ID gives them.", default=None),
        Setting(
            name="gateway",
            label="Listen to the gateway",
            help="yes or no. No: looks only, and finds edits and deletions among the newest 100 messages.",
            default="yes",
        ),
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
    note="The bot needs the Message Content intent: without it Discord lets nobody listen, and all messages are empty.",
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
        listens = _listens(source)
        async with self._service(source) as service, self._gateway(service) as (gateway, start):

            async def look(at: str | None) -> AsyncIterator[Block]:
                state = msgspec.json.decode(at, type=Cursor) if at is not None else Cursor()
                history = History(source, service, state, since, self.tools.clock)
                async for block in each(state.keep(places, threads=listens), history.look):
                    yield block
                if listens:
                    start(state.session)
                    async for block in Ear(gateway, history, places).until(every):
                        yield block

            async for block in polled(look, cursor, every=0.0 if listens else every, sleep=self.tools.sleep):
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
                heard = await _heard(Gateway(service, self.tools)) if _listens(source) else ""
            said = "can be read" if found else "can be read; nothing was said in the last of them"
            return f"{len(places)} of {len(places)} channels {said}.{heard}"

        return await checked(look)

    @asynccontextmanager
    async def _gateway(self, service: Service) -> AsyncIterator[tuple[Gateway, Callable[[Session | None], None]]]:
        """And how it is started, once: not before the channels could be read, so that no session is begun in vain."""
        gateway = Gateway(service, self.tools)
        tasks: list[asyncio.Task[None]] = []

        def start(session: Session | None) -> None:
            if not tasks:
                gateway.session = msgspec.structs.replace(session) if session else None
                tasks.append(asyncio.create_task(gateway.listen(), name="gateway of Discord"))

        try:
            yield gateway, start
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _service(self, source: Source, pace: Pace | None = None) -> Service:
        base = (source.settings.get("api", "").strip() or API).rstrip("/")
        return Service(base, self.tools.secret(source.secret or "").strip(), self.tools, pace or self._pace)


async def _heard(gateway: Gateway) -> str:
    """Raises NetworkError where a person has to do something."""
    try:
        await gateway.connect(once=True)
    except NetworkError as error:
        if told := for_a_person(error):
            raise told from error
        return " The gateway does not answer: edits and deletions come late or not at all."
    return " Edits and deletions are heard."


def _listens(source: Source) -> bool:
    said = source.settings.get("gateway", "").strip().lower() or "yes"
    if said not in ("yes", "no"):
        raise ConfigError("'gateway' should be yes or no.")
    return said == "yes"


def _places(source: Source) -> tuple[str, ...]:
    places = several(source, "channels", MOST_CHANNELS)
    for place in places:
        if not (place.isascii() and place.isdigit()):
            raise ConfigError(f"{place[:50]!r} is no channel. It should be the number that Copy Channel ID gives.")
    return places
