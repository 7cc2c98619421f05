"""Asks a network over HTTP: bounded in time and size, and with errors that a person can act on."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import httpcore
import httpx
import msgspec

from firewarden import __version__
from firewarden.net.guard import GuardedTransport
from firewarden.net.pace import Pace, reset_after, retry_after
from firewarden.vocabulary.errors import NetworkError

LARGEST = 20_000_000
"""Bytes of one answer, unpacked: a small packed one may be a bomb."""
SECONDS = 60.0
"""One request may take in all, however slowly the bytes drip."""
_PAUSES = httpx.Timeout(20.0, connect=10.0)
_REDIRECTS = 5
_GONE = (404, 410)
USER_AGENT = f"Firewarden/{__version__} (+https://github.com/firewarden/firewarden)"

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # else every address is logged, with the keys in its query

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`headers` have lower-case names. A 304 has no body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    def json(self) -> Any:
        """Raises NetworkError when it is no JSON."""
        try:
            return msgspec.json.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise NetworkError(f"{place_of(self.url)} did not answer with JSON.") from error


class Unheard(NetworkError):
    """The question went out, or may have, and nobody knows what became of it."""


class TooLarge(Unheard):
    """The answer had more bytes than were asked for at most."""


class Web:
    """`private`: addresses inside private networks may be asked, too; `inside`: only they may. One for all requests of
    one source."""

    def __init__(self, *, private: bool = False, inside: bool = False, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(private=private, inside=inside),
            timeout=_PAUSES,
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            headers={"User-Agent": USER_AGENT},
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def get(
        self,
        url: str,
        *,
        params: Params | None = None,
        headers: Mapping[str, str] | None = None,
        pace: Pace | None = None,
        largest: int = LARGEST,
        gone: bool = False,
        told: Collection[int] = (),
    ) -> Answer:
        """Raises NetworkError for everything but 2xx and 304, and, where `gone` may be an answer, 404 and 410; `told`
        are more statuses whose body the caller reads."""
        answers = {*told, *(_GONE if gone else ())}
        return await self._ask("GET", url, params=params, headers=headers, pace=pace, largest=largest, answers=answers)

    async def post(
        self,
        url: str,
        *,
        body: bytes,
        headers: Mapping[str, str] | None = None,
        pace: Pace | None = None,
        largest: int = LARGEST,
    ) -> Answer:
        """Raises NetworkError for everything but 2xx."""
        return await self._ask("POST", url, headers=headers, pace=pace, largest=largest, content=body)

    async def send(
        self,
        method: str,
        url: str,
        *,
        params: Params | None = None,
        headers: Mapping[str, str] | None = None,
        largest: int = LARGEST,
        **body: Any,
    ) -> Answer:
        """Any status is an answer, and no redirect is followed: what is sent is for one place alone. `body` as httpx
        takes it: `json`, `data`, `files` or `content`. Raises NetworkError, Unheard where it may have been heard."""
        return await self._ask(
            method,
            url,
            params=params,
            headers=headers,
            pace=None,
            largest=largest,
            answers=range(600),
            follow_redirects=False,
            **body,
        )

    @asynccontextmanager
    async def stream(
        self, url: str, *, params: Params | None = None, headers: Mapping[str, str] | None = None, silence: float = 90.0
    ) -> AsyncIterator[AsyncIterator[str]]:
        """Lines of an answer that does not end. Raises NetworkError also when nothing came for `silence` seconds."""
        waits = httpx.Timeout(silence, connect=10.0)
        with _told(url):
            async with self._client.stream("GET", url, params=params, headers=headers, timeout=waits) as answer:
                _check(answer, None)
                yield answer.aiter_lines()

    async def _ask(
        self, method: str, url: str, *, pace: Pace | None, largest: int, answers: Collection[int] = (), **asked: Any
    ) -> Answer:
        if pace is not None:
            await pace.turn()
        with _told(url):
            async with asyncio.timeout(self._seconds), self._client.stream(method, url, **asked) as answer:
                if answer.status_code not in answers:
                    _check(answer, pace)
                body = bytearray()
                async for part in answer.aiter_bytes():
                    body += part
                    if len(body) > largest:
                        raise TooLarge(f"{place_of(url)} answered with more than {largest:,} bytes.")
                return Answer(status=answer.status_code, headers=answer.headers, body=bytes(body), url=str(answer.url))


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Every trouble below becomes a NetworkError that names the place, never a key in its address."""
    place = place_of(url)
    try:
        yield
    except (httpcore.ConnectTimeout, httpcore.PoolTimeout) as error:
        raise NetworkError(f"{place} could not be reached in time.") from error
    except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise Unheard(f"{place} did not answer in time.") from error
    except httpx.TooManyRedirects as error:
        raise NetworkError(f"{place} redirects in a circle. Check the address.", permanent=True) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol) as error:
        raise NetworkError(f"{place!r} is no address. It should begin with https://", permanent=True) from error
    except httpcore.ConnectError as error:
        raise NetworkError(f"{place} could not be reached ({type(error).__name__}).") from error
    except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise Unheard(f"{place} could not be reached ({type(error).__name__}).") from error


def _check(answer: httpx.Response, pace: Pace | None) -> None:
    status = answer.status_code
    if status < 300 or status == 304:
        return
    wait = retry_after(answer.headers.get("retry-after"), time.time())
    if wait is None and status == 429:
        wait = reset_after(answer.headers.get("x-rate-limit-reset"), time.time())
    if wait is not None and pace is not None:
        pace.quiet(wait)
    raise refusal(status, place_of(str(answer.url)), wait)


def refusal(status: int, place: str, wait: float | None) -> NetworkError:
    """What an answer that is none comes to; `wait` is what it asks for, in seconds."""
    if status in (401, 403):
        return NetworkError(f"{place} refused us ({status}). Check the key and what it may read.", permanent=True)
    if status == 402:
        return NetworkError(f"{place} asks to be paid first (402). Look at the account's credits.", permanent=True)
    if status == 429:
        return NetworkError(f"{place} asks for fewer requests.", retry_after=wait)
    if status in _GONE:
        return NetworkError(f"There is nothing at {place} ({status}). Check the address.", permanent=True)
    if status < 500:
        return NetworkError(f"{place} did not accept the request ({status}).", permanent=True)
    return NetworkError(f"{place} is in trouble ({status}).", retry_after=wait)


def place_of(url: str) -> str:
    """Host and path: a query may hold a key."""
    parts = urlsplit(url)
    return f"{parts.hostname or url}{parts.path if parts.path != '/' else ''}"
