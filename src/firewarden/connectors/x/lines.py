"""An answer that does not end, line by line: guarded, bounded, and with errors that a person can act on."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager

import httpcore
import httpx

from firewarden.net.guard import GuardedTransport
from firewarden.net.pace import reset_after, retry_after
from firewarden.net.web import USER_AGENT, place_of, refusal
from firewarden.vocabulary.errors import NetworkError

SILENCE = 30.0
"""Seconds without a byte after which a connection is broken: a blank line comes every twenty."""
LARGEST = 1_000_000
"""Bytes of one line: a post with all that belongs to it is a hundredth of that."""
_REASON = 5_000


class Refused(NetworkError):
    """X answered with something else than a stream, or ended it with a reason; `body` is what it said."""

    def __init__(self, error: NetworkError, status: int, body: bytes = b"") -> None:
        super().__init__(str(error), permanent=error.permanent, retry_after=error.retry_after)
        self.status = status
        self.body = body


@asynccontextmanager
async def opened(
    url: str, *, params: Mapping[str, str], headers: Mapping[str, str], private: bool, patience: float
) -> AsyncIterator[AsyncIterator[bytes]]:
    """The lines behind `url`, blank ones too; they never just end. Raises NetworkError."""
    silence = min(SILENCE, patience)
    # Packed answers come in gulps, and a redirect would lead a token elsewhere.
    sent = {**headers, "User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
    client = httpx.AsyncClient(
        transport=GuardedTransport(private=private), timeout=httpx.Timeout(silence, connect=10.0)
    )
    async with client:
        with _told(url):
            async with client.stream("GET", url, params=params, headers=sent) as answer:
                if answer.status_code != 200:
                    raise await _refused(url, answer, silence)
                yield _lines(url, answer)


async def _lines(url: str, answer: httpx.Response) -> AsyncIterator[bytes]:
    """Split at line ends alone: httpx also splits at some characters that a text may hold, such as U+2028."""
    rest = b""
    async for part in answer.aiter_bytes():
        *whole, rest = (rest + part).split(b"\n")
        for line in whole:
            yield line.strip()
        if len(rest) > LARGEST:
            raise NetworkError(f"{place_of(url)} sent a line of more than {LARGEST:,} bytes.")
    raise NetworkError(f"{place_of(url)} ended the connection.")


async def _refused(url: str, answer: httpx.Response, seconds: float) -> Refused:
    wait = retry_after(answer.headers.get("retry-after"), time.time())
    if wait is None and answer.status_code == 429:
        wait = reset_after(answer.headers.get("x-rate-limit-reset"), time.time())
    body = bytearray()
    async with asyncio.timeout(seconds):
        async for part in answer.aiter_bytes():
            body += part
            if len(body) >= _REASON:
                break
    return Refused(refusal(answer.status_code, place_of(url), wait), answer.status_code, bytes(body[:_REASON]))


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Every trouble below becomes a NetworkError that names the place."""
    place = place_of(url)
    try:
        yield
    except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise NetworkError(f"{place} fell silent.") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol) as error:
        raise NetworkError(f"{place!r} is no address. It should begin with https://", permanent=True) from error
    except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise NetworkError(f"{place} broke the connection off ({type(error).__name__}).") from error
