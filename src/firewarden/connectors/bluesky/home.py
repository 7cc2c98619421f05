"""The server of an account of ours, and our session there."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import msgspec

from firewarden.net.asking import Asking, Declined, Word, read
from firewarden.net.web import Answer
from firewarden.ports import Tools
from firewarden.vocabulary.errors import ConfigError

SERVER = "https://bsky.social"
_STALE = ("ExpiredToken", "InvalidToken")
_ADVICE = " Make a fresh app password (Settings, Privacy and security) and enter it."


class Service(msgspec.Struct, rename="camel"):
    id: str
    service_endpoint: str


class Document(msgspec.Struct):
    service: list[Service] = []


class Session(msgspec.Struct, rename="camel"):
    """com.atproto.server.createSession and refreshSession."""

    did: str
    handle: str
    access_jwt: str
    refresh_jwt: str
    did_doc: Document | None = None


class Trouble(msgspec.Struct):
    """Every refusal comes so."""

    error: str = ""
    message: str = ""


def trouble(body: bytes) -> Trouble:
    try:
        return msgspec.json.decode(body, type=Trouble)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Trouble()


def hear(answer: Answer) -> Word:
    return Word(says=trouble(answer.body).message)


@dataclass(slots=True)
class Door:
    """Remembers the session between two conversations: a server lets nobody sign in more than 300 times a day."""

    server: str
    account: str
    _session: Session | None = field(default=None, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def session(self, net: Asking, password: str, stale: Session | None = None) -> Session:
        """`stale`: the one that is not taken any more. Raises NetworkError."""
        with self._lock:
            if self._session is None or self._session is stale:
                self._session = self._renewed(net, stale) or self._signed_in(net, password)
            for secret in (self._session.access_jwt, self._session.refresh_jwt):
                net.hide(secret)
            return self._session

    def _renewed(self, net: Asking, stale: Session | None) -> Session | None:
        if stale is None:
            return None
        net.hide(stale.refresh_jwt)
        headers = {"Authorization": f"Bearer {stale.refresh_jwt}"}
        try:
            answer = net.send("POST", f"{self.server}/xrpc/com.atproto.server.refreshSession", headers=headers)
        except Declined as error:
            if error.permanent:
                return None
            raise
        return read(answer, Session)

    def _signed_in(self, net: Asking, password: str) -> Session:
        asked = {"identifier": self.account, "password": password}
        try:
            answer = net.send("POST", f"{self.server}/xrpc/com.atproto.server.createSession", json=asked)
        except Declined as error:
            if error.status == 401:
                error.args = (f"{error}{_ADVICE}",)
            raise
        return read(answer, Session)


@dataclass(slots=True)
class Home:
    """One conversation, signed in. `session` changes where the server wants a fresh one."""

    net: Asking
    door: Door
    password: str = field(repr=False)
    session: Session = field(repr=False)

    @classmethod
    def at(cls, net: Asking, door: Door, password: str) -> "Home":
        return cls(net, door, password, door.session(net, password))

    def get(self, name: str, **asked: str) -> Answer:
        return self._ask("GET", name, params=asked)

    def send(self, name: str, **body: Any) -> Answer:
        """`body` as `Asking.send` takes it."""
        return self._ask("POST", name, **body)

    def _ask(self, method: str, name: str, headers: Mapping[str, str] | None = None, **more: Any) -> Answer:
        with suppress(_Stale):
            return self._once(method, name, headers, more)
        self.session = self.door.session(self.net, self.password, stale=self.session)
        return self._once(method, name, headers, more, last=True)

    def _once(
        self, method: str, name: str, headers: Mapping[str, str] | None, more: Mapping[str, Any], *, last: bool = False
    ) -> Answer:
        url = f"{self._server()}/xrpc/{name}"
        named = {**(headers or {}), "Authorization": f"Bearer {self.session.access_jwt}"}
        try:
            if method == "GET":
                return self.net.get(url, headers=named, **more)
            return self.net.send(method, url, headers=named, **more)
        except Declined as error:
            if not last and (error.status == 401 or trouble(error.body).error in _STALE):
                raise _Stale from error
            raise

    def _server(self) -> str:
        """Where the account lives, which the one at whose door we signed in may only stand before."""
        document = self.session.did_doc or Document()
        named = (one.service_endpoint for one in document.service if one.id.endswith("#atproto_pds"))
        return next((url.rstrip("/") for url in named if url.startswith("https://")), self.door.server)


class _Stale(Exception):
    """The server does not take this token any more."""


def door(settings: Mapping[str, str]) -> Door:
    """Raises ConfigError."""
    server = settings.get("server", "").strip().rstrip("/") or SERVER
    account = settings.get("account", "").strip().removeprefix("@")
    if not account:
        raise ConfigError("Say which account it is: enter its handle, such as name.bsky.social.")
    if not urlsplit(server).hostname:
        raise ConfigError(f"{server!r} is no address of a server. It should begin with https://")
    return Door(server, account)


def tools_of(tools: Tools, reference: str | None) -> str:
    """The app password. Raises ConfigError."""
    if reference is None:
        raise ConfigError("Enter an app password of the account.")
    return tools.secret(reference)
