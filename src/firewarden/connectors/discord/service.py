"""Discord's HTTP service, asked with the token of a bot."""

from typing import TypeVar

import msgspec

from firewarden.connectors.discord.wire import Channel, Glance, glance
from firewarden.net.pace import Pace
from firewarden.net.web import Answer, Params, Web, place_of, refusal
from firewarden.ports import Tools
from firewarden.vocabulary.errors import ConfigError, NetworkError

T = TypeVar("T")
PAGE = 100
Message = tuple[Glance, bytes]


class NoChannel(NetworkError):
    """There is no such channel, or there is none any more."""


class Service(Web):
    """`token` is that of the bot."""

    def __init__(self, base: str, token: str, tools: Tools, pace: Pace) -> None:
        if not token.isascii() or not token.isprintable():
            raise ConfigError("The token of the bot has signs that no token has. Enter it again.")
        super().__init__(private=tools.private, seconds=tools.patience)
        self.base, self.token = base, token
        self._headers = {"Authorization": f"Bot {token}"}
        self._pace = pace
        self._channels: dict[str, Channel] = {}

    async def channel(self, place: str) -> Channel:
        """Asked for once. Raises NetworkError, permanent, where it is a private conversation."""
        if place not in self._channels:
            found = decoded(await self._in(place), Channel)
            if found.guild_id is None:
                raise NetworkError(f"Channel {place} is a private conversation; those are not read.", permanent=True)
            self._channels[place] = found
        return self._channels[place]

    async def messages(self, place: str, **asked: int) -> list[Message]:
        """The newest first."""
        raws = decoded(await self._in(place, "/messages", asked), list[msgspec.Raw])
        try:
            found = [(glance(bytes(raw)), bytes(raw)) for raw in raws]
        except (msgspec.MsgspecError, ValueError) as error:
            raise NetworkError("Discord gave a message without a number.") from error
        return sorted(found, key=lambda message: message[0].id, reverse=True)

    async def is_gone(self, place: str, message: int) -> bool:
        return (await self.ask(f"/channels/{place}/messages/{message}", {})).status == 404

    async def ask(self, path: str, params: Params) -> Answer:
        """404 is an answer."""
        answer = await self.get(
            f"{self.base}{path}",
            params=params,
            headers=self._headers,
            pace=self._pace,
            largest=5_000_000,
            told=(404,),
        )
        if answer.headers.get("x-ratelimit-remaining") == "0":
            self._pace.quiet(_seconds(answer.headers.get("x-ratelimit-reset-after", "")))
        return answer

    async def _in(self, place: str, what: str = "", params: Params | None = None) -> Answer:
        answer = await self.ask(f"/channels/{place}{what}", params or {})
        if answer.status == 404:
            raise NoChannel(str(refusal(404, place_of(answer.url), None)), permanent=True)
        return answer


def decoded(answer: Answer, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("Discord did not answer as documented.") from error


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 1.0
    return found if 0 <= found < 3600 else 1.0
