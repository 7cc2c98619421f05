"""What a publisher's test brings along to join the suite: the far side of its network, on loopback, with moods.

Publishers block, so the far side lives in threads of its own.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from threading import Lock, Thread
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import pytest

from firewarden.ports import Publisher, Tools
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Account, Publishing
from tests.connectors.tools import tools

SECRET = "s3cret-t0ken"
WAIT = 7.0
"""Seconds a busy network asks for."""
SENTENCE = "That is not allowed here."
"""What a network says when it refuses for good."""
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x02\x00\x00\x00\x12\x16\xf1M"
    b"\x00\x00\x00\x10IDATx\x9cc\xf8\xcf\xc0\x00A\x0cp\x16\x00A\xd2\x05\xfb\x87\xf0\xb9H\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""Three by two."""


class Mood(Enum):
    """How the far side takes a publication.

    REFUSED: no, for good, with `SENTENCE`. BUSY: not now, come back in `WAIT` seconds. AWAY: nobody answers the door.
    LOST: it is published, and the answer is lost. DOWN: nothing works. REVOKED: our key is not known any more.
    GARBAGE: it is published, and what is answered reads as nothing. HUGE: the same, and the answer does not end.
    SLOW: it is published, and the answer does not come within our patience. ELSEWHERE: it sends us to a place inside.
    """

    WELL = auto()
    REFUSED = auto()
    BUSY = auto()
    AWAY = auto()
    LOST = auto()
    DOWN = auto()
    REVOKED = auto()
    GARBAGE = auto()
    HUGE = auto()
    SLOW = auto()
    ELSEWHERE = auto()


class Can(Enum):
    """What a network can do beyond what its `Publishing` says. REPLY: its posts can be answered at all. MISSING: an
    answer to a post that is gone is refused. REVOKE: it has keys. TWINS: our timeline tells two publications of the
    same words apart."""

    REPLY = auto()
    MISSING = auto()
    REVOKE = auto()
    TWINS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A post of ours as people see it there. `reply_to` is the `PostKey` of what it answers; `pictures` are
    descriptions; `language` is empty where the network has none."""

    native_id: str
    text: str
    reply_to: PostKey | None = None
    pictures: tuple[str, ...] = ()
    language: str = ""
    title: str = ""


class Far(ABC):
    """The network as people see it. Enter it before anything else. `asked_elsewhere`: how often somebody came to the
    place inside that ELSEWHERE leads to; it stays 0."""

    can: frozenset[Can] = frozenset(Can)
    moods: frozenset[Mood] = frozenset(Mood)
    connector: str
    name: str
    """What `identify` must call our account."""
    secret: str | None = SECRET
    """None: its accounts have none."""
    secrets: tuple[str, ...] = ()
    """What else must be seen nowhere, such as the token of a session."""
    asked_elsewhere: int = 0

    @classmethod
    def offers(cls, what: "Can | str") -> bool:
        """A text names a field of its `Publishing`."""
        return what in cls.can if isinstance(what, Can) else bool(getattr(cls.publishing(), what))

    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(self, *_: object) -> None: ...

    @property
    @abstractmethod
    def settings(self) -> dict[str, str]: ...

    @abstractmethod
    def be(self, mood: Mood) -> None: ...

    @abstractmethod
    def shown(self) -> list[Shown]:
        """What our account has published and not taken back, oldest first."""

    def say(self, text: str) -> PostKey:
        """Somebody else posts."""
        raise NotImplementedError

    def missing(self) -> PostKey:
        """A key such as the network has, of a post that is not there."""
        raise NotImplementedError

    @property
    def account(self) -> Account:
        reference = "key" if self.secret is not None else None
        return Account(
            id="ours", connector=self.connector, name="Ours", settings=self.settings, secret=reference,
            identity=self.name,
        )  # fmt: skip

    @property
    def tools(self) -> Tools:
        return tools({"key": self.secret} if self.secret is not None else {})

    def publisher(self) -> Publisher:
        """A new one, as after a restart."""
        made: Publisher = _module(self.connector).publisher(self.account, self.tools)
        return made

    @classmethod
    def publishing(cls) -> Publishing:
        found: Publishing = _module(cls.connector).PUBLISHING
        return found


def _module(connector: str) -> Any:
    return import_module(f"firewarden.connectors.{connector}.publisher")


@dataclass(frozen=True, slots=True)
class Asked:
    """`query`: the last value of each name. `headers` have lower-case names."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}


@dataclass(slots=True)
class Answered:
    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def answered(found: object, status: int = 200, **headers: str) -> Answered:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answered(json.dumps(found).encode(), status, {"Content-Type": "application/json", **named})


GARBAGE = Answered(b'\xff<!doctype html>{"')


class HttpFar(Far):
    """A network that is asked over HTTP. `answer` does what the network does when it is well, for every request;
    `publishes` says which request is the one that publishes: moods strike there, those that concern everything also
    elsewhere. `refusal`, `busy` and `revoked` are how this network says it. Requests come one at a time."""

    revoked = Answered(b'{"error": "The token is not valid."}', 401)
    down = Answered(b"<html>oops", 503, {"Content-Type": "text/html"})
    busy = Answered(b"{}", 429, {"Retry-After": f"{WAIT:g}"})
    refusal = answered({"error": SENTENCE}, 422)

    def __init__(self) -> None:
        self.mood = Mood.WELL
        self.url = ""
        self.asked: list[Asked] = []
        self._lock = Lock()
        self._served: list[Served] = []

    @abstractmethod
    def answer(self, asked: Asked) -> Answered: ...

    @abstractmethod
    def publishes(self, asked: Asked) -> bool: ...

    def __enter__(self) -> Self:
        self._served = [Served(self._respond), Served(self._inside)]
        self.url, self._elsewhere = (served.url for served in self._served)
        return self

    def __exit__(self, *_: object) -> None:
        for served in self._served:
            served.close()

    def be(self, mood: Mood) -> None:
        """AWAY cannot be taken back: another server may have the port."""
        self.mood = mood
        if mood is Mood.AWAY:
            self._served[0].close()

    def _respond(self, asked: Asked, out: "Connection") -> None:
        with self._lock:
            self.asked.append(asked)
            do = self._answer(asked)
        do(out)

    def _answer(self, asked: Asked) -> "Do":
        everywhere = {
            Mood.DOWN: self.down,
            Mood.REVOKED: self.revoked,
            Mood.ELSEWHERE: Answered(b"", 307, {"Location": f"{self._elsewhere}{asked.path}"}),
        }
        if self.mood in everywhere:
            return telling(everywhere[self.mood])
        instead = {Mood.REFUSED: self.refusal, Mood.BUSY: self.busy}
        if self.publishes(asked) and self.mood in instead:
            return telling(instead[self.mood])
        made = self.answer(asked)
        lost: dict[Mood, Do] = {
            Mood.LOST: Connection.cut,
            Mood.HUGE: Connection.flood,
            Mood.SLOW: Connection.hang,
            Mood.GARBAGE: telling(GARBAGE),
        }
        return lost.get(self.mood, telling(made)) if self.publishes(asked) else telling(made)

    def _inside(self, _: Asked, out: "Connection") -> None:
        self.asked_elsewhere += 1
        out.tell(answered({}))


class Connection(BaseHTTPRequestHandler):
    """One connection to the far side."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "_Server"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._do
        raise AttributeError(name)

    def _do(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        self.server.respond(Asked(self.command, parts.path, query, headers, body), self)

    def tell(self, answer: Answered) -> None:
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def cut(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
        self.close_connection = True

    def flood(self) -> None:
        """A hundred megabytes, as long as somebody takes them."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        self.close_connection = True
        for _ in range(1000):
            try:
                self.wfile.write(b" " * 100_000)
            except OSError:
                return

    def hang(self) -> None:
        """Until the other side is tired of it."""
        self.close_connection = True
        self.connection.settimeout(20)
        self.connection.recv(1)

    def log_message(self, *_: object) -> None:
        """Nothing."""


Do = Callable[[Connection], None]


def telling(answer: Answered) -> Do:
    return lambda out: out.tell(answer)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    respond: Callable[[Asked, Connection], None]

    def handle_error(self, *_: object) -> None:
        """Whoever asked has left: some moods are about that."""


class Served:
    """A server on loopback, until it is closed; closing twice is harmless."""

    def __init__(self, respond: Callable[[Asked, Connection], None]) -> None:
        self._server = _Server(("127.0.0.1", 0), Connection)
        self._server.respond = respond
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self._closed = False

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._server.shutdown()
            self._server.server_close()


def refused_by(publish: Callable[[], object]) -> str:
    """What a permanent refusal says."""
    with pytest.raises(NetworkError) as refused:
        publish()
    assert refused.value.permanent
    return str(refused.value)
