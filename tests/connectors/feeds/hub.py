"""A feed and its hub on loopback: the hub asks the real door whether we meant it, and posts to it what is new."""

import asyncio
import hmac
import http.client
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from firewarden.bootstrap import own_key
from firewarden.config import Folder
from firewarden.ports import Tools
from firewarden.stores.files import FileSpool
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.http import Answered, Asked
from tests.connectors.feeds.feed import FeedRig
from tests.connectors.tools import tools
from tests.connectors.webhook.door import Door


class HubRig(FeedRig):
    """`wishes` are what we asked the hub for; `pushed` the statuses our door gave it, a greeting first. `lease` None:
    it never says for how long; `says` is what it answers to a wish, `asks` whether it verifies it."""

    door: ClassVar[Door]

    def __init__(self) -> None:
        super().__init__()
        self.key = SourceId(self.door.unused("feeds"))
        self.wishes: list[dict[str, str]] = []
        self.pushed: list[int] = []
        self.echoed: list[str] = []
        self.lease: int | None = 864_000
        self.says, self.asks, self.mode = 202, True, "subscribe"
        self.tasks: list[asyncio.Task[None]] = []
        self.made = tools(spool=FileSpool(self.door.folder / "spool"), public_url=self.door.url)
        folder = Folder(self.door.folder)
        object.__setattr__(self.made, "own_key", lambda purpose: own_key(folder, purpose))

    @property
    def tools(self) -> Tools:
        return self.made

    @property
    def source(self) -> Source:
        settings = {"addresses": " ".join(self.url + path for path in self.addresses), "every": "60", "days": "3650"}
        return Source(id=self.key, connector="feeds", name="News", settings=settings, live=True)

    @property
    def looks(self) -> int:
        """At the feed."""
        return sum(asked.path == "/feed" for asked in self.asked)

    def atom(self) -> bytes:
        links = f"<link rel='hub' href='/hub'/><link rel='self' href='{self.url}/feed'/>".encode()
        return super().atom().replace(b"<title>Brand</title>", b"<title>Brand</title>" + links, 1)

    def answer(self, asked: Asked) -> Answered:
        if asked.path != "/hub":
            return super().answer(asked)
        wish = {name: values[-1] for name, values in parse_qs(asked.body.decode()).items()}
        self.wishes.append(wish)
        if self.asks and self.says < 300:
            self.tasks.append(asyncio.create_task(self._greet(wish)))
        return Answered(b"", self.says)

    async def _greet(self, wish: dict[str, str]) -> None:
        query = {"hub.mode": self.mode, "hub.topic": wish["hub.topic"], "hub.challenge": f"try {len(self.wishes)}"}
        if self.lease is not None:
            query["hub.lease_seconds"] = str(self.lease)
        status, body = await asyncio.to_thread(_ask, "GET", f"{wish['hub.callback']}&{urlencode(query)}", b"", {})
        self.pushed.append(status)
        self.echoed.append(body)

    async def push(self, body: bytes, secret: str | None = None) -> int:
        """To whoever wished for it last."""
        wish = self.wishes[-1]
        signed = hmac.new((secret or wish["hub.secret"]).encode(), body, "sha256").hexdigest()
        headers = {"X-Hub-Signature": f"sha256={signed}", "Content-Type": "application/atom+xml"}
        status, _ = await asyncio.to_thread(_ask, "POST", wish["hub.callback"], body, headers)
        return status

    async def subscribed(self) -> None:
        """Returns when the hub was greeted."""
        await asyncio.gather(*self.tasks)


def _ask(method: str, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    try:
        connection.request(method, f"{parts.path}?{parts.query}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
