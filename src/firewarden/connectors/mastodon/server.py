"""One server: its addresses, what it lets us read, its limits, and what we know of its statuses."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from firewarden.connectors.mastodon.wire import PLATFORM, Access, Configuration, Feed, Instance, glance
from firewarden.net.known import Known
from firewarden.net.pace import Pace
from firewarden.net.web import Answer, Params, Web, place_of
from firewarden.ports import Tools
from firewarden.vocabulary.clock import SECOND, Instant, from_iso
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.intake import Quota
from firewarden.vocabulary.post import post_key

T = TypeVar("T")
REQUESTS, WINDOW = 300, 300.0
"""Requests in so many seconds, where a server does not say otherwise."""
RESERVE = 5
"""Requests that are left to others at our address."""
AT_ONCE = 20
"""Statuses asked for with one request."""
LARGEST = 2_000_000
"""Bytes of one answer, of which a first look keeps fifty."""


class Server:
    """`name` as it was typed; `pace` is that of all who read there. The token is sent to this server
    and to no other."""

    def __init__(self, name: str, web: Web, tools: Tools, pace: Pace, token: str | None) -> None:
        self.url = (name if "://" in name else f"https://{name}").rstrip("/")
        self.host = urlsplit(self.url).hostname or name
        self.known = Known()
        """Deletions and answers name a status by its local name."""
        self.quota: Quota | None = None
        self.token = token
        self.several = True
        """Whether it gives several statuses at once (since 4.3)."""
        self._configuration: Configuration | None = None
        self._web = web
        self._tools = tools
        self._pace = pace

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    async def configuration(self) -> Configuration:
        """Asked for once."""
        if self._configuration is None:
            answer = await self._ask("/api/v2/instance", gone=True)
            known = answer.status == 200
            self._configuration = _decoded(answer, Instance).configuration if known else Configuration()
        return self._configuration

    async def allow(self, timeline: str) -> None:
        """Raises NetworkError, permanent, where the server's own settings keep us from reading this timeline."""
        access = (await self.configuration()).timelines_access
        why = closed(timeline, access, signed_in=self.token is not None)
        if why:
            help_ = "" if self.token else " Enter a token of an account there, or leave it out."
            raise NetworkError(f"On {self.host} the timeline {timeline!r} {why}.{help_}", permanent=True)

    async def timeline(self, timeline: str, **asked: str | int) -> list[bytes]:
        """Statuses of one page, newest first."""
        path, params = path_of(timeline)
        answer = await self._ask(f"/api/v1/timelines/{path}", params={**params, **asked})
        return [bytes(raw) for raw in _decoded(answer, list[msgspec.Raw])]

    async def is_gone(self, local: str) -> bool:
        answer = await self._ask(f"/api/v1/statuses/{quote(local, safe='')}", gone=True)
        return answer.status in (404, 410)

    async def learn(self, locals_: Iterable[str]) -> None:
        """The global names of these statuses, as far as the server gives them and its limit is not near."""
        unknown = sorted({local for local in locals_ if self.known.key(local) is None})
        for start in range(0, len(unknown), AT_ONCE):
            if not self.several or self._pace.left < REQUESTS // 2:
                return
            asked = urlencode([("id[]", local) for local in unknown[start : start + AT_ONCE]])
            try:
                answer = await self._ask(f"/api/v1/statuses?{asked}", gone=True)
            except NetworkError as error:
                if not error.permanent:
                    raise
                self.several = False
                return
            self.several = answer.status == 200
            for raw in _decoded(answer, list[msgspec.Raw]) if self.several else ():
                found = glance(raw)
                if found is not None and found.uri:
                    self.known.put(found.id, post_key(PLATFORM, found.uri))

    async def _ask(
        self, path: str, *, params: Params | None = None, gone: bool = False, largest: int = LARGEST
    ) -> Answer:
        answer = await self._web.get(
            self.url + path, params=params, headers=self.headers, pace=self._pace, gone=gone, largest=largest
        )
        self._heed(answer.headers)
        return answer

    def _heed(self, headers: Mapping[str, str]) -> None:
        try:
            left, of = int(headers["x-ratelimit-remaining"]), int(headers["x-ratelimit-limit"])
            until = _reset(headers["x-ratelimit-reset"])
        except (KeyError, ValueError):
            return
        self.quota = Quota(left=left, of=of, until=until)
        if left <= RESERVE:
            self._pace.quiet(max(0.0, (until - self._tools.clock.now()) / SECOND))


def path_of(timeline: str) -> tuple[str, dict[str, str]]:
    """`public`, `local` or `#tag` in the server's words."""
    if timeline.startswith("#"):
        return f"tag/{quote(timeline[1:], safe='')}", {}
    return "public", {"local": "true"} if timeline == "local" else {}


def closed(timeline: str, access: Access, *, signed_in: bool) -> str:
    """Why this timeline cannot be read, as the server's settings have it; empty when it can."""
    feed: Feed = access.hashtag_feeds if timeline.startswith("#") else access.live_feeds
    settings = {feed.local} if timeline == "local" else {feed.local, feed.remote}
    if "public" in settings or (signed_in and "authenticated" in settings):
        return ""
    return "is switched off" if settings == {"disabled"} or signed_in else "is shown to signed-in people only"


def _reset(said: str) -> Instant:
    """ISO 8601, or unix seconds on some servers. Raises ValueError."""
    return Instant(int(said) * SECOND) if said.isdigit() else from_iso(said)


def _decoded(answer: Answer, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NetworkError(f"{place_of(answer.url)} did not answer as Mastodon's interface is documented.") from error
