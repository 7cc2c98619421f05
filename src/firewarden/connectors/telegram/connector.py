"""Reads what a bot of ours hears, and says that it was heard only when it is safe with us."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from re import compile as pattern
from typing import TypeVar

import msgspec

from firewarden.connectors.telegram.wire import PLATFORM, Me, Update, Updates, item_of
from firewarden.net.polling import checked
from firewarden.net.settings import number
from firewarden.net.web import Params, Web
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked, Key, Setting
from firewarden.vocabulary.plan import Source

T = TypeVar("T")
PAGE, MANY = 100, 50
"""Updates of one answer at most; from so many on, those that are safe are confirmed."""
BEHIND = 20
"""Blocks. More than the pipeline keeps waiting: when the last of them was taken, what came before is being stored."""
STORED = 2.0
"""Seconds in which what the pipeline has taken is stored; far more than it gathers for."""
KINDS = '["message","edited_message","channel_post","edited_channel_post"]'
API = "https://api.telegram.org"
_TOKEN = pattern(r"[A-Za-z0-9:_-]{1,200}")
CAPABILITIES = Capabilities(
    platform=PLATFORM,
    title="Telegram",
    key=Key.FREE,
    secret="Token of the bot",  # noqa: S106 - its name, not its value
    settings=(
        Setting(name="chats", label="Groups and channels", help="Names or numbers; none: all that the bot is in."),
        Setting(name="every", label="Seconds between two looks", default="2"),
        Setting(name="api", label="Address of the service", default=API),
    ),
    backfill="What the bot heard in the last 24 hours and nobody fetched.",
    cost="Free.",
    forbids=(
        "Read only groups whose people know that the bot listens, and say in its privacy policy what is kept.",
        "Collect no more than is needed and no data sets, and delete what a person wants deleted.",
        "Do not train or use models on messages of people who have not each agreed to it.",
    ),
    note="Deletions are not told. In groups a bot hears everything only when its privacy was turned off.",
)


class Cursor(msgspec.Struct):
    """Everything before update number `next` was handed over."""

    next: int


def connect(tools: Tools) -> Connector:
    return Telegram(tools)


@dataclass(slots=True)
class Telegram:
    """One bot."""

    tools: Tools
    capabilities: Capabilities = CAPABILITIES

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        """A number in a question confirms all before it, and what is confirmed is gone. So it is the number of the
        cursor given, until `BEHIND` blocks went through behind what came since."""
        every = number(source, "every", 2, 1, 600)
        chats = _chats(source)
        asked = end = msgspec.json.decode(cursor, type=Cursor).next if cursor is not None else 0
        handed: set[int] = set()
        async with self._web() as web:
            while True:
                found = await self._updates(web, source, asked)
                news = [update for update in found if update.update_id not in handed]
                handed |= {update.update_id for update in news}
                end = news[-1].update_id + 1 if news else end
                items = [item_of(update.said, source.id, chats) for update in news if update.said]
                yield Block(items=tuple(item for item in items if item is not None), cursor=_packed(end))
                if len(found) >= MANY:
                    for _ in range(BEHIND):
                        yield Block(items=(), cursor=_packed(end))
                    await self.tools.sleep(STORED)
                    asked, handed = end, set()
                if len(found) < PAGE:
                    await self.tools.sleep(every)

    async def check(self, source: Source) -> Checked:
        async def look() -> str:
            _chats(source)
            async with self._web() as web:
                bot = (await self._ask(web, source, "getMe", {}, Me)).result
            if bot.can_read_all_group_messages:
                return f"The bot {bot.username[:50]} hears all that is said where it is."
            return (
                f"The bot {bot.username[:50]} answers, but hears in groups only what is said to it. BotFather turns "
                "that off."
            )

        return await checked(look)

    def _web(self) -> Web:
        return Web(private=self.tools.private, seconds=self.tools.patience)

    async def _updates(self, web: Web, source: Source, asked: int) -> list[Update]:
        params: dict[str, str | int] = {"limit": PAGE, "timeout": 0, "allowed_updates": KINDS}
        if asked:
            params["offset"] = asked
        return (await self._ask(web, source, "getUpdates", params, Updates)).result

    async def _ask(self, web: Web, source: Source, method: str, params: Params, shape: type[T]) -> T:
        """The token is part of the address: no error may quote that."""
        token = self.tools.secret(source.secret or "").strip()
        if not _TOKEN.fullmatch(token):
            raise ConfigError("The token of the bot has signs that no token has. Enter it again.")
        base = (source.settings.get("api", "").strip() or API).rstrip("/")
        try:
            answer = await web.get(f"{base}/bot{token}/{method}", params=params, largest=5_000_000)
        except NetworkError as error:
            says = str(error).replace(f"/bot{token}/{method}", "").replace(token, "...")
            if "(409)" in says:
                says = "Another program reads this bot, or a webhook is set for it. One bot has one reader."
            raise NetworkError(says, permanent=error.permanent, retry_after=error.retry_after) from None
        try:
            return msgspec.json.decode(answer.body, type=shape)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise NetworkError("Telegram did not answer as documented.") from None


def _chats(source: Source) -> frozenset[str]:
    words = source.settings.get("chats", "").replace(",", " ").split()
    return frozenset(word.removeprefix("https://t.me/").removeprefix("@").lower() for word in words)


def _packed(end: int) -> str:
    return msgspec.json.encode(Cursor(next=end)).decode()
