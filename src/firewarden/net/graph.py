"""Asks a Graph API: the token in a header, within what the answers say is left, errors as sentences.

Knows pages, errors and usage as all Graph APIs have them, and no network by name: `name` is how ours is called.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from re import compile as pattern
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

import msgspec

from firewarden.net.pace import retry_after
from firewarden.net.web import Answer, Web, refusal
from firewarden.ports import Tools
from firewarden.vocabulary.clock import HOUR, MINUTE, SECOND, Instant
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.intake import Quota

T = TypeVar("T")
LARGEST = 8_000_000
_TOLD = (400, 401, 403, 404, 429, 500)
"""Statuses with which an error comes as JSON."""
_SECRET = ("access_token", "appsecret_proof")
BUSY = {4, 17, 32, 341, 613, *range(80000, 80015)}
EXPIRED = {102, 190}
FORBIDDEN = {3, 10, *range(200, 300)}
PASSING = {1, 2}
BLOCKED = 368
_GONE = {(100, 33), (803, 0), (24, 0)}
"""Code and subcode for something that is not there, or not for us."""
_APP_SECRET = pattern(r"[0-9a-f]{32}")
BUSY_SECONDS = 900.0
"""Quiet after a refusal for too many requests that does not say for how long."""


class _Cursors(msgspec.Struct):
    after: str = ""


class _Paging(msgspec.Struct):
    cursors: _Cursors = msgspec.field(default_factory=_Cursors)
    next: str = ""


class _Answered(msgspec.Struct):
    data: list[msgspec.Raw]
    paging: _Paging = msgspec.field(default_factory=_Paging)


class _Error(msgspec.Struct):
    code: int = 0
    error_subcode: int = 0
    is_transient: bool = False


class _Refusal(msgspec.Struct):
    error: _Error


@dataclass(frozen=True, slots=True)
class Page:
    """Items as they came, so that one of them can be wrong alone. `more` asks for the next page; None: it was the
    last."""

    items: list[bytes]
    more: dict[str, str] | None


class Gone(NetworkError):
    """What was asked for is not there, or not for us."""


class Graph:
    """One account's. `proven`: calls show that we have the secret of the app, too, where there is one. `left` is in
    percent: Graph APIs do not tell numbers."""

    def __init__(self, web: Web, base: str, keys: "Keys", name: str, tools: Tools, *, proven: bool) -> None:
        self._web, self._base, self._name, self._tools = web, base.rstrip("/"), name, tools
        self._headers = {"Authorization": f"Bearer {keys.token}"}
        self._proof = {"appsecret_proof": proof_of(keys)} if proven and keys.app else {}
        self.left, self._until = 100, Instant(0)

    @property
    def quota(self) -> Quota | None:
        """None until an answer told of it."""
        return Quota(left=self.left, of=100, until=self._until, sampled=self.left == 0) if self._until else None

    async def page(self, path: str, asked: Mapping[str, str]) -> Page:
        answer = await self._ask(path, asked)
        found = self.read(answer.body, _Answered)
        return Page([_clean(bytes(raw)) for raw in found.data], _more(found.paging, asked))

    async def one(self, path: str, asked: Mapping[str, str], shape: type[T]) -> T:
        """Raises Gone where it is not there, or not for us."""
        return self.read((await self._ask(path, asked)).body, shape)

    async def there(self, name: str) -> bool:
        try:
            await self._ask(name, {"fields": "id"})
        except Gone:
            return False
        return True

    async def _ask(self, path: str, asked: Mapping[str, str]) -> Answer:
        now = self._tools.clock.now()
        if self.left == 0 and now < self._until:
            raise self._busy((self._until - now) / SECOND)
        url = f"{self._base}/{path}"
        answer = await self._web.get(
            url, params={**asked, **self._proof}, headers=self._headers, largest=LARGEST, told=_TOLD
        )
        self._take_note(answer.headers, now)
        if answer.status in _TOLD:
            raise self._trouble(answer, path, now)
        return answer

    def read(self, raw: bytes, shape: type[T]) -> T:
        """Raises NetworkError where it has another shape."""
        try:
            return msgspec.json.decode(raw, type=shape)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise NetworkError(f"{self._name} did not answer as documented.") from None

    def _take_note(self, headers: Mapping[str, str], now: Instant) -> None:
        """What is used up, the highest of all that is counted; without a word of it, what was known stays."""
        used = list(used_by(headers))
        if used:
            self.left = max(0, 100 - max(percent for percent, _ in used))
            minutes = max(minutes for _, minutes in used)
            self._until = Instant(now + (minutes * MINUTE if minutes else HOUR))

    def _trouble(self, answer: Answer, path: str, now: Instant) -> NetworkError:
        """Never in the network's own words: they may quote what was sent."""
        wait = retry_after(answer.headers.get("retry-after"), now / SECOND)
        try:
            error = msgspec.json.decode(answer.body, type=_Refusal).error
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return refusal(answer.status, self._name, wait)
        code, name = error.code, self._name
        if code in BUSY:
            return self._busy(wait or (self._until - now) / SECOND)
        if code in EXPIRED:
            says = f"The token of {name} has expired or was withdrawn. Make a new one and enter it in the settings."
            return NetworkError(says, permanent=True)
        if code in FORBIDDEN:
            says = (
                f"The token may not read {_place(path)} of {name} ({code}). Grant it in the app, and pass its review."
            )
            return NetworkError(says, permanent=True)
        if code == BLOCKED:
            return NetworkError(f"{name} has blocked the app for a while ({code}). See its dashboard.", permanent=True)
        if (code, error.error_subcode) in _GONE or answer.status == 404:
            return Gone(f"{name} has nothing under {_place(path)}, or not for this token.", permanent=True)
        if code in PASSING or error.is_transient:
            return NetworkError(f"{name} is in trouble ({code}).", retry_after=wait)
        return NetworkError(f"{name} did not accept the request ({answer.status}, {code}).", permanent=True)

    def _busy(self, wait: float) -> NetworkError:
        return NetworkError(f"{self._name} asks for fewer requests.", retry_after=wait if wait > 0 else BUSY_SECONDS)


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """`app`: the secret of the app that the token was made for, with which pushes are signed; empty: there are none."""

    app: str
    token: str


def keys_of(secret: str) -> Keys:
    """The last word is the token, what may stand before it the secret of the app. Raises ConfigError."""
    words = secret.split()
    if not 0 < len(words) < 3 or not all(word.isascii() and word.isprintable() for word in words):
        raise ConfigError("The key should be a token, or the secret of the app, a space, and a token. Enter it again.")
    if len(words) == 2 and _APP_SECRET.fullmatch(words[1]) and not _APP_SECRET.fullmatch(words[0]):
        raise ConfigError("The secret of the app comes first, the token behind it. Enter both again.")
    return Keys("" if len(words) == 1 else words[0], words[-1])


def proof_of(keys: Keys) -> str:
    """`appsecret_proof`: that who has the token has the secret of its app as well."""
    return hmac.digest(keys.app.encode(), keys.token.encode(), "sha256").hex()


class _Used(msgspec.Struct):
    call_count: float = 0
    total_cputime: float = 0
    total_time: float = 0
    estimated_time_to_regain_access: float = 0


def used_by(headers: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Percent used, and minutes until there is more where it is used up, of each count that an answer tells of."""
    try:
        if text := headers.get("x-app-usage"):
            yield _percent(msgspec.json.decode(text, type=_Used))
        if text := headers.get("x-business-use-case-usage"):
            for uses in msgspec.json.decode(text, type=dict[str, list[_Used]]).values():
                yield from map(_percent, uses)
    except msgspec.MsgspecError:
        return  # a count that cannot be read limits nothing; the network still refuses


def _percent(used: _Used) -> tuple[int, int]:
    minutes = max(0, round(used.estimated_time_to_regain_access))
    most = 100 if minutes else round(max(used.call_count, used.total_cputime, used.total_time))
    return min(100, max(0, most)), minutes


def _more(paging: _Paging, asked: Mapping[str, str]) -> dict[str, str] | None:
    """The address of the next page has the token in it: only what else it asks for is taken."""
    if not paging.next:
        return None
    told = {name: value for name, value in parse_qsl(urlsplit(paging.next).query) if name not in _SECRET}
    return {**asked, **told, **({"after": paging.cursors.after} if paging.cursors.after else {})}


def _clean(raw: bytes) -> bytes:
    """Lists inside of an item may have addresses of pages, which have the token in them."""
    if not any(name.encode() in raw for name in _SECRET):
        return raw
    return msgspec.json.encode(_without_paging(msgspec.json.decode(raw)))


def _without_paging(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_paging(inner) for name, inner in value.items() if name != "paging"}
    return [_without_paging(inner) for inner in value] if isinstance(value, list) else value


def _place(path: str) -> str:
    """The last part of a path, without the numbers of an account."""
    return "what was asked for" if path.rpartition("/")[2].replace("_", "").isdigit() else path.rpartition("/")[2]
