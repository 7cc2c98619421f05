"""Keeps what people typed (a feed, an instance) from leading into our own network.

A name is resolved once, every address is checked, and exactly that address is connected to, so that a name cannot
point elsewhere between the check and the connection (DNS rebinding). Redirects go the same way.
"""

import ssl
from collections.abc import AsyncIterator, Iterable
from functools import cache
from ipaddress import ip_address
from typing import Any

import anyio
import httpcore
import httpx

from firewarden.vocabulary.errors import NetworkError


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open Internet; one written inside another (IPv4 in IPv6) counts as itself.

    >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "::ffff:10.0.0.8")]
    [True, False, False, False, False, False]
    """
    found = ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or is_public(str(inner)))


def is_inside(address: str) -> bool:
    """Whether an IP address is this machine's or of a network of ours. Link-local ones are not: there a cloud keeps
    what its machines may know.

    >>> [is_inside(a) for a in ("127.0.0.1", "10.0.0.8", "fd00::8", "100.64.0.1", "169.254.169.254", "93.184.215.14")]
    [True, True, True, True, False, False]
    """
    found = ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None)
    if inner is not None:
        return is_inside(str(inner))
    odd = found.is_link_local or found.is_multicast or found.is_unspecified or getattr(found, "sixtofour", None)
    return not (is_public(address) or odd)


class Guarded(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only, or, where `private` is true, to all; where `inside` is, to private ones
    only."""

    def __init__(self, *, private: bool, inside: bool = False) -> None:
        self._private = private
        self._inside = inside
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the protocol's own
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        if self._inside:
            address = await inside_address(host, port)
        else:
            address = host if self._private else await public_address(host, port)
        return await self._inner.connect_tcp(
            address, port, timeout=timeout, local_address=local_address, socket_options=socket_options
        )

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)


async def public_address(host: str, port: int) -> str:
    """The first address of the host. Raises NetworkError, permanent, when one of them is not public."""
    addresses = await _addresses(host, port)
    if not addresses or not all(map(is_public, addresses)):
        raise NetworkError(
            f"{host} is inside a private network. FIREWARDEN_PRIVATE_NETWORKS=yes allows that.", permanent=True
        )
    return addresses[0]


async def inside_address(host: str, port: int) -> str:
    """The first address of the host. Raises NetworkError, permanent, when one of them is outside of our networks."""
    addresses = await _addresses(host, port)
    if not addresses or not all(map(is_inside, addresses)):
        raise NetworkError(
            f"{host} is outside of our networks, where http:// lets others read along. Use https://", permanent=True
        )
    return addresses[0]


async def _addresses(host: str, port: int) -> list[str]:
    try:
        found = await anyio.getaddrinfo(host, port)
    except OSError as error:
        raise NetworkError(f"The name {host} is not known. Check the address.") from error
    return [str(entry[4][0]) for entry in found]


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx over the guard: the same pool, with our way of connecting."""

    def __init__(self, *, private: bool, inside: bool = False) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_trusted(),
            max_connections=40,
            keepalive_expiry=30.0,
            network_backend=Guarded(private=private, inside=inside),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = await self._pool.handle_async_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


@cache
def _trusted() -> ssl.SSLContext:
    """One for the whole process: reading the authorities takes longer than most answers."""
    return ssl.create_default_context()


class _Body(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()
