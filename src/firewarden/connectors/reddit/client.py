"""Asks Reddit as an app that was let in: signs in, keeps its pace, and reads listings."""

import base64
import time
from typing import TypeVar

import msgspec

from firewarden import __version__
from firewarden.connectors.reddit.wire import SITE, Listing, Thing, Token
from firewarden.net.pace import Pace
from firewarden.net.web import Params, Web
from firewarden.ports import Tools
from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Quota
from firewarden.vocabulary.plan import Source

T = TypeVar("T")
API = "https://oauth.reddit.com"
LARGEST = 8_000_000
"""Bytes of one answer."""
MOST_NAMES = 100
"""Things that can be asked for at once."""
_EARLY = 60.0
"""Seconds before its end in which a token is not used any more."""


class Client:
    """`quota` is what the last answer said is left. Raises ConfigError for a key without a colon."""

    def __init__(self, source: Source, web: Web, pace: Pace, tools: Tools) -> None:
        self._web, self._pace, self._tools = web, pace, tools
        self._api = (source.settings.get("api", "").strip() or API).rstrip("/")
        self._site = self._api if self._api != API else SITE
        self._agent = f"server:firewarden:{__version__} (by /u/{source.settings['account'].strip()})"
        app, colon, key = tools.secret(source.secret or "").partition(":")
        if not (app and colon and key):
            raise ConfigError("The key should be the id of the app, a colon, and its secret.")
        self._basic = base64.b64encode(f"{app}:{key}".encode()).decode()
        self._token, self._until = "", 0.0
        self.quota: Quota | None = None

    async def page(self, path: str, params: dict[str, str], after: str | None) -> tuple[list[Thing], str | None]:
        """Newest first, and where the next page begins."""
        asked = {"limit": "100", **params} | ({"after": after} if after else {})
        found = await self._ask(path, asked)
        return [Thing(bytes(raw)) for raw in found.data.children], found.data.after

    async def named(self, names: list[str]) -> list[Thing]:
        """As they are now."""
        found: list[Thing] = []
        for at in range(0, len(names), MOST_NAMES):
            things = (await self._ask("/api/info", {"id": ",".join(names[at : at + MOST_NAMES])})).data.children
            found += [Thing(bytes(raw)) for raw in things]
        return found

    async def _ask(self, path: str, params: Params) -> Listing:
        if time.monotonic() >= self._until:
            await self._sign_in()
        headers = {"Authorization": f"Bearer {self._token}", "User-Agent": self._agent}
        asked = {"raw_json": "1", **params}
        answer = await self._web.get(
            f"{self._api}{path}", params=asked, headers=headers, pace=self._pace, largest=LARGEST
        )
        self._heed(answer.headers.get("x-ratelimit-remaining"), answer.headers.get("x-ratelimit-reset"))
        return _decoded(answer.body, Listing)

    async def _sign_in(self) -> None:
        headers = {
            "Authorization": f"Basic {self._basic}",
            "User-Agent": self._agent,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        url = f"{self._site}/api/v1/access_token"
        answer = await self._web.post(url, body=b"grant_type=client_credentials", headers=headers, pace=self._pace)
        token = _decoded(answer.body, Token)
        self._token, self._until = token.access_token, time.monotonic() + max(0.0, token.expires_in - _EARLY)

    def _heed(self, remaining: str | None, reset: str | None) -> None:
        """What is left of this stretch, and for how many seconds that has to do."""
        try:
            left, seconds = int(float(remaining or "")), float(reset or "")
            until = Instant(self._tools.clock.now() + round(seconds * SECOND))
        except (ValueError, OverflowError):
            return
        self.quota = Quota(left=left, of=max(left, self.quota.of if self.quota else 0), until=until)
        if left < 1:
            self._pace.quiet(seconds)


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError("Reddit did not answer as documented.") from error
