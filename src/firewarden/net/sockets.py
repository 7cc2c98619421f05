"""Listens to a network over a WebSocket: guarded, bounded, and with errors that a person can act on."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, InvalidURI, SecurityError, WebSocketException
from websockets.typing import Subprotocol

from firewarden.net.guard import public_address
from firewarden.net.pace import retry_after
from firewarden.net.web import USER_AGENT, place_of, refusal
from firewarden.vocabulary.errors import NetworkError

LARGEST = 5_000_000
"""Bytes of one frame, unpacked."""
GATHERING = 0.005
"""Seconds in which what comes one after the other is taken for one block."""
_OPENING, _CLOSING = 20.0, 1.0


class TurnedAway(NetworkError):
    """The far side answered with something else than a WebSocket; `body` says why, at most 2,000 bytes of it."""

    def __init__(self, error: NetworkError, status: int, body: bytes) -> None:
        super().__init__(str(error), permanent=error.permanent, retry_after=error.retry_after)
        self.status = status
        self.body = body[:2000]


class Ended(NetworkError):
    """The far side closed the connection; `reason` is its code for why (RFC 6455, 7.4), None where it gave none."""

    def __init__(self, place: str, reason: int | None) -> None:
        super().__init__(f"{place} ended the connection.")
        self.reason = reason


class Line:
    """One open connection. `patience`: seconds of quiet after which the far side has to show that it is there."""

    def __init__(self, connection: ClientConnection, place: str, patience: float) -> None:
        self._connection = connection
        self._place = place
        self._patience = patience

    async def heard(self, most: int, within: float | None = None) -> list[str | bytes]:
        """Frames that came, `most` at most, waiting for the first; none when it is quiet and the far side is there.
        Raises NetworkError when it is gone. `within`: none, too, after so many seconds, when nobody asks whether it is
        there: whoever calls has another way to know."""
        frames: list[str | bytes] = []
        with _told(self._place):
            try:
                async with asyncio.timeout(self._patience if within is None else within):
                    frames.append(await self._connection.recv())
            except TimeoutError:
                if within is not None:
                    return []
                async with asyncio.timeout(self._patience):
                    await (await self._connection.ping())
                return []
        try:
            async with asyncio.timeout(GATHERING):
                while len(frames) < most:
                    frames.append(await self._connection.recv())
        except (TimeoutError, ConnectionClosed):
            pass  # a closed connection is told by the next call, after what came over it
        return frames

    async def say(self, frame: str | bytes) -> None:
        with _told(self._place):
            async with asyncio.timeout(self._patience):
                await self._connection.send(frame)


@asynccontextmanager
async def line(
    url: str,
    *,
    private: bool,
    patience: float,
    subprotocols: Sequence[str] = (),
    headers: dict[str, str] | None = None,
    largest: int = LARGEST,
    farewell: int = 1000,
) -> AsyncIterator[Line]:
    """A connection to `url` (ws or wss), closed at the end of the block with the code `farewell`. `private`: it may
    lead into private networks. Raises NetworkError."""
    place = place_of(url)
    with _told(place):
        opened = await _open(url, private=private, patience=patience, subprotocols=subprotocols, headers=headers,
                             largest=largest)  # fmt: skip
    try:
        yield Line(opened, place, patience)
    finally:
        await opened.close(farewell)


async def _open(
    url: str,
    *,
    private: bool,
    patience: float,
    subprotocols: Sequence[str],
    headers: dict[str, str] | None,
    largest: int,
) -> ClientConnection:
    parts = urlsplit(url)
    if parts.scheme not in ("ws", "wss") or not parts.hostname:
        raise NetworkError(f"{place_of(url)!r} is no address. It should begin with wss://", permanent=True)
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    return await connect(
        url,
        subprotocols=[Subprotocol(name) for name in subprotocols] or None,
        additional_headers=headers,
        user_agent_header=USER_AGENT,
        open_timeout=min(patience, _OPENING),
        close_timeout=_CLOSING,
        ping_interval=None,
        max_size=largest,
        proxy=None,
        # The name is looked up and checked once; told where to go, the library follows no redirect to another place.
        host=parts.hostname if private else await public_address(parts.hostname, port),
        port=port,
    )


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Every trouble below becomes a NetworkError that names the place, never a key in its address."""
    try:
        yield
    except NetworkError:
        raise
    except TimeoutError as error:
        raise NetworkError(f"{place} did not answer in time.") from error
    except InvalidStatus as error:
        answer = error.response
        if answer.status_code < 300:
            raise NetworkError(f"{place} did not answer with a stream.") from error
        wait = retry_after(answer.headers.get("retry-after"), time.time())
        refused = refusal(answer.status_code, place, wait)
        raise TurnedAway(refused, answer.status_code, bytes(answer.body or b"")) from error
    except (InvalidURI, SecurityError, ValueError) as error:
        raise NetworkError(f"{place} leads elsewhere, where we do not follow. Check the address.") from error
    except ConnectionClosed as error:
        raise Ended(place, error.rcvd.code if error.rcvd else None) from error
    except (WebSocketException, OSError, EOFError) as error:
        raise NetworkError(f"{place} could not be reached ({type(error).__name__}).") from error
