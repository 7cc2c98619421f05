"""Reads the history of some channels, from the oldest message to the newest."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from firewarden.connectors.discord.wire import PLATFORM, Channel, item_of, number_at, number_of
from firewarden.net.backward import Page, Trail, backward
from firewarden.net.pace import Pace
from firewarden.net.polling import checked, each, polled
from firewarden.net.settings import number, several
from firewarden.net.web import Answer, Params, Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Setting
from firewarden.vocabulary.plan import Source

T = TypeVar("T")
PAGE = 100
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
    note="Edits and deletions are not told. Without the Message Content intent all messages are empty.",
)


class Cursor(msgspec.Struct):
    """By channel, the number of the newest message handed over."""

    newest: dict[str, int] = {}


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
                state.newest = {place: newest for place, newest in state.newest.items() if place in places}
                return each(places, lambda place: service.behind(place, state, since, source))

            async for block in polled(look, cursor, every=every, sleep=self.tools.sleep):
                yield block

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        async with self._service(source, self._pace.behind()) as service:

            async def ask(place: str, trail: Trail) -> Page:
                channel = await service.channel(place)
                raws = await service.messages(place, before=int(trail.next or number_at(until)), limit=PAGE)
                raws.sort(key=_number, reverse=True)
                found = [item for raw in raws if (item := item_of(raw, channel, source.id)) is not None]
                full = len(raws) >= PAGE
                return Page(items=found, next=str(_number(raws[-1])) if full else None, reached=None if full else since)

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

    def _service(self, source: Source, pace: Pace | None = None) -> "_Service":
        base = (source.settings.get("api", "").strip() or API).rstrip("/")
        return _Service(base, self.tools.secret(source.secret or "").strip(), self.tools, pace or self._pace)


class _Service(Web):
    """Discord's, with our token."""

    def __init__(self, base: str, token: str, tools: Tools, pace: Pace) -> None:
        if not token.isascii() or not token.isprintable():
            raise ConfigError("The token of the bot has signs that no token has. Enter it again.")
        super().__init__(private=tools.private, seconds=tools.patience)
        self._base, self._headers = base, {"Authorization": f"Bot {token}"}
        self._pace = pace
        self._channels: dict[str, Channel] = {}

    async def behind(self, place: str, state: Cursor, since: int, source: Source) -> AsyncIterator[Block]:
        """All that was said in a channel since the newest message we know."""
        channel = await self.channel(place)
        first = place not in state.newest
        newest = state.newest.setdefault(place, since)
        while found := await self.messages(place, after=newest, limit=PAGE):
            found.sort(key=_number)
            items = [item_of(raw, channel, source.id) for raw in found]
            newest = state.newest[place] = max(newest, _number(found[-1]))
            first = False
            yield Block(items=tuple(item for item in items if item is not None), cursor=_packed(state))
            if len(found) < PAGE:
                break
        if first:
            yield Block(items=(), cursor=_packed(state))

    async def channel(self, place: str) -> Channel:
        """Asked for once. Raises NetworkError, permanent, where it is a private conversation."""
        if place not in self._channels:
            found = _decoded(await self._of(place, "", {}), Channel)
            if found.guild_id is None:
                raise NetworkError(f"Channel {place} is a private conversation; those are not read.", permanent=True)
            self._channels[place] = found
        return self._channels[place]

    async def messages(self, place: str, **asked: int) -> list[bytes]:
        return [bytes(raw) for raw in _decoded(await self._of(place, "/messages", asked), list[msgspec.Raw])]

    async def _of(self, place: str, what: str, params: Params) -> Answer:
        url = f"{self._base}/channels/{place}{what}"
        answer = await self.get(url, params=params, headers=self._headers, pace=self._pace, largest=5_000_000)
        if answer.headers.get("x-ratelimit-remaining") == "0":
            self._pace.quiet(_seconds(answer.headers.get("x-ratelimit-reset-after", "")))
        return answer


def _decoded(answer: Answer, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("Discord did not answer as documented.") from error


def _number(raw: bytes) -> int:
    try:
        return number_of(raw)
    except (msgspec.MsgspecError, ValueError) as error:
        raise NetworkError("Discord gave a message without a number.") from error


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 1.0
    return found if 0 <= found < 3600 else 1.0


def _places(source: Source) -> tuple[str, ...]:
    places = several(source, "channels", MOST_CHANNELS)
    for place in places:
        if not (place.isascii() and place.isdigit()):
            raise ConfigError(f"{place[:50]!r} is no channel. It should be the number that Copy Channel ID gives.")
    return places


def _packed(state: Cursor) -> str:
    return msgspec.json.encode(state).decode()
