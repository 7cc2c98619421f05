"""A Mastodon server on loopback: statuses, timelines by pages, edits, deletions, limits, and streams both ways."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qs, parse_qsl, urlsplit

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from firewarden.vocabulary.clock import MINUTE, Instant, iso, to_datetime
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.http import Answered, Asked, HttpRig
from tests.connectors.conformance.rig import SECRET, Can, Mood
from tests.connectors.tools import NOON

FIRST = NOON - 24 * 60 * MINUTE
Json = dict[str, Any]


def moment(at: int) -> str:
    """As the server writes times: with milliseconds."""
    return to_datetime(Instant(at)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(eq=False)
class Ear:
    """Somebody who listens to some streams."""

    streams: set[tuple[str, str]]
    events: "asyncio.Queue[tuple[tuple[str, str], str, str]]" = field(default_factory=asyncio.Queue)


class FakeMastodon(HttpRig):
    """`statuses` by number. `left`: requests still allowed in this window. `access` and `streaming` are settings of
    the server; `closed_single`: it does not give several statuses at once."""

    can = frozenset(Can)

    def __init__(self, host: str = "fire.example") -> None:
        super().__init__()
        self.host = host
        self.statuses: dict[int, Json] = {}
        self.settings: dict[str, str] = {}
        self.access: Json = {"local": "public", "remote": "public"}
        self.left = 299
        self.reset = NOON + 5 * MINUTE
        self.several = True
        self.token: str | None = SECRET
        self.streaming = ""
        self.silent = False
        self._ears: set[Ear] = set()
        self._sockets: Server | None = None

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self._sockets = await serve(self._talk, "127.0.0.1", 0, process_request=self._door, close_timeout=0.1)
        self.streaming = self.streaming or f"ws://127.0.0.1:{self._sockets.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *raised: object) -> None:
        assert self._sockets is not None
        self._sockets.close()
        await self._sockets.wait_closed()
        await super().__aexit__(*raised)

    @property
    def source(self) -> Source:
        settings = {"servers": self.url, **self.settings}
        secret = "key" if self.token else None
        return Source(
            id=SourceId("toots"), connector="mastodon", name="Toots", settings=settings, secret=secret, live=True
        )

    def id_of(self, number: int) -> str:
        """Milliseconds, then sixteen bits, as the server makes them."""
        return str((FIRST + number * MINUTE) // 1000 << 16 | (number & 0xFFFF))

    def say(self, number: int, text: str, **more: Any) -> PostKey:
        self.statuses[number] = self.status(number, text, **more)
        self.tell("update", json.dumps(self.statuses[number]), self.statuses[number])
        return PostKey(f"mastodon:{self.statuses[number]['uri']}")

    def change(self, number: int, text: str) -> None:
        status = self.statuses[number]
        status["content"], status["edited_at"] = f"<p>{text}</p>", moment(FIRST + (number + 30) * MINUTE)
        self.tell("status.update", json.dumps(status), status)

    def take_back(self, number: int) -> None:
        status = self.statuses.pop(number)
        self.tell("delete", status["id"], status)

    def misspell(self, number: int) -> None:
        self.statuses[number]["account"] = "ann"

    def status(self, number: int, text: str, **more: Any) -> Json:
        local = self.id_of(number)
        uri = f"https://{self.host}/users/ann/statuses/{local}"
        counts = dict.fromkeys(("replies_count", "reblogs_count", "favourites_count", "quotes_count"), 0)
        flags = dict.fromkeys(("sensitive", "favourited", "reblogged", "muted", "bookmarked"), False)
        lists: Json = {name: [] for name in ("media_attachments", "mentions", "tags", "emojis", "filtered")}
        nothing = dict.fromkeys(
            ("in_reply_to_id", "in_reply_to_account_id", "edited_at", "reblog", "quote", "card", "poll"), None
        )
        return {
            "id": local,
            "uri": uri,
            "url": f"https://{self.host}/@ann/{local}",
            "created_at": moment(FIRST + number * MINUTE),
            "content": f"<p>{text}</p>",
            "spoiler_text": "",
            "visibility": "public",
            "language": "en",
            "account": self.account(),
            **counts,
            **flags,
            **lists,
            **nothing,
            **more,
        }

    def account(self) -> Json:
        return {
            "id": "1",
            "username": "ann",
            "acct": "ann",
            "display_name": "Ann",
            "locked": False,
            "bot": False,
            "group": False,
            "created_at": "2020-01-01T00:00:00.000Z",
            "note": "",
            "url": f"https://{self.host}/@ann",
            "uri": f"https://{self.host}/users/ann",
            "followers_count": 7,
            "following_count": 3,
            "statuses_count": len(self.statuses),
            "emojis": [],
            "fields": [],
        }

    def instance(self) -> Json:
        feeds = {"live_feeds": self.access, "hashtag_feeds": self.access}
        return {
            "domain": self.host,
            "title": "Fire",
            "version": "4.6.4",
            "configuration": {"urls": {"streaming": self.streaming}, "timelines_access": feeds},
        }

    # --- asked over HTTP

    def answer(self, asked: Asked) -> Answered:
        allowed = asked.headers.get("authorization") in (None, f"Bearer {self.token}")
        answered = self._route(asked) if allowed else _json({"error": "The access token is invalid"}, 401)
        limits = {"Limit": "300", "Remaining": str(self.left), "Reset": iso(Instant(self.reset))}
        answered.headers |= {f"X-RateLimit-{name}": value for name, value in limits.items()}
        return answered

    def _route(self, asked: Asked) -> Answered:
        path = asked.path.removeprefix("/api").strip("/").split("/")
        match asked.method, path:
            case "GET", ["v2", "instance"]:
                return _json(self.instance())
            case "GET", ["v1", "timelines", "public"]:
                return self._page(asked, list(self.statuses.values()))
            case "GET", ["v1", "timelines", "tag", tag]:
                return self._page(asked, [s for s in self.statuses.values() if f"#{tag}" in s["content"]])
            case "GET", ["v1", "statuses"] if self.several:
                wanted = [value for name, value in parse_qsl(urlsplit(asked.target).query) if name == "id[]"]
                return _json([s for s in self.statuses.values() if s["id"] in wanted])
            case "POST", ["v1", "statuses"]:
                return self._post(asked)
            case method, ["v1", "statuses", local]:
                return self._single(method, local, asked)
        return _json({"error": "Not Found"}, 404)

    def _page(self, asked: Asked, statuses: list[Json]) -> Answered:
        """`max_id`: below it, newest first; `since_id`: above it, newest first; `min_id`: right above it."""
        above = max(int(asked.query.get(name, "0")) for name in ("min_id", "since_id"))
        below = int(asked.query.get("max_id", "9" * 30))
        size = min(int(asked.query.get("limit", "20")), 40)
        found = sorted((s for s in statuses if above < int(s["id"]) < below), key=lambda s: int(s["id"]))
        page = (found[:size] if "min_id" in asked.query else found[-size:])[::-1]
        answered = _json(page)
        if page:
            base = f"{self.url}{asked.path}"
            answered.headers["Link"] = (
                f'<{base}?max_id={page[-1]["id"]}>; rel="next", <{base}?min_id={page[0]["id"]}>; rel="prev"'
            )
        return answered

    def _post(self, asked: Asked) -> Answered:
        form = {name: values[-1] for name, values in parse_qs(asked.body.decode()).items()}
        number = max(self.statuses, default=0) + 1
        self.say(number, form["status"], in_reply_to_id=form.get("in_reply_to_id"))
        return _json(self.statuses[number])

    def _single(self, method: str, local: str, asked: Asked) -> Answered:
        number = next((n for n, status in self.statuses.items() if status["id"] == local), None)
        if number is None:
            return _json({"error": "Record not found"}, 404)
        status = self.statuses[number]
        if method == "PUT":
            self.change(number, parse_qs(asked.body.decode())["status"][-1])
        elif method == "DELETE":
            self.take_back(number)
        return _json(status)

    # --- listened to

    def tell(self, event: str, payload: str, status: Json) -> None:
        streams = {("public", ""), ("public:local", "")}
        streams |= {("hashtag", word[1:]) for word in status["content"][3:-4].split() if word.startswith("#")}
        for ear in () if self.silent else self._ears:
            for stream in sorted(ear.streams & streams):
                ear.events.put_nowait((stream, event, payload))

    def _door(self, connection: ServerConnection, request: Request) -> Response | None:
        if self.mood is not Mood.WELL:
            return connection.respond(503, "")
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return connection.respond(401, "")
        return None

    async def _talk(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        asked = dict(parse_qsl(urlsplit(connection.request.path).query))
        ear = Ear({(asked["stream"], asked.get("tag", ""))} if "stream" in asked else set())
        self._ears.add(ear)
        told = asyncio.create_task(_pass_on(ear, connection))
        try:
            async for frame in connection:
                wish = json.loads(frame)
                ear.streams.add((wish["stream"], wish.get("tag", "")))
        except ConnectionClosed:
            pass
        finally:
            self._ears.discard(ear)
            told.cancel()

    async def respond(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        """Streams as server-sent events, for clients that ask in that way."""
        if not asked.path.startswith("/api/v1/streaming/") or asked.path.endswith("/health"):
            await super().respond(asked, writer)
            return
        name = asked.path.removeprefix("/api/v1/streaming/").replace("/", ":")
        ear = Ear({(name, asked.query.get("tag", ""))})
        writer.write(b"HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n:)\n\n")
        self._ears.add(ear)
        try:
            while True:
                await writer.drain()
                _, event, payload = await ear.events.get()
                writer.write(f"event: {event}\ndata: {payload}\n\n".encode())
        finally:
            self._ears.discard(ear)


def frame(stream: tuple[str, str], event: str, payload: str) -> Json:
    """What goes over a WebSocket. `stream`: its name, and a tag or nothing."""
    return {"stream": [part for part in stream if part], "event": event, "payload": payload}


async def _pass_on(ear: Ear, connection: ServerConnection) -> None:
    while True:
        stream, event, payload = await ear.events.get()
        await connection.send(json.dumps(frame(stream, event, payload)))


def _json(found: object, status: int = 200) -> Answered:
    return Answered(json.dumps(found).encode(), status, {"Content-Type": "application/json; charset=utf-8"})


def listening(fake: FakeMastodon) -> int:
    return len(fake._ears)
