"""Nothing that people type leads into our own network."""

import asyncio
import socket

import pytest

from firewarden.net.guard import is_public
from firewarden.net.web import Web
from firewarden.vocabulary.errors import NetworkError
from tests.net.far_side import answered, far_side


def said(url: str) -> str:
    async def main() -> None:
        async with Web() as web:
            await web.get(url)

    with pytest.raises(NetworkError) as caught:
        asyncio.run(main())
    return str(caught.value)


INSIDE = """
    127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1
    ::1 fe80::1 fc00::1 ::ffff:127.0.0.1 2002:7f00:1:: fe80::1%eth0
"""


@pytest.mark.parametrize("address", INSIDE.split())
def test_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_outside(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "::1"])
def test_loopback_is_not_asked_in_any_spelling(host: str) -> None:
    address = f"[{host}]" if ":" in host else host
    assert said(f"http://{address}:9/") == (
        f"{host} is inside a private network. FIREWARDEN_PRIVATE_NETWORKS=yes allows that."
    )


def test_name_that_leads_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("93.184.215.14", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert said("http://feeds.example/") == (
        "feeds.example is inside a private network. FIREWARDEN_PRIVATE_NETWORKS=yes allows that."
    )


def test_name_nobody_knows() -> None:
    assert said("http://nobody.invalid/") == "The name nobody.invalid is not known. Check the address."


def test_loopback_is_asked_where_that_is_allowed() -> None:
    async def main() -> bytes:
        async with far_side(thing=answered(200, b"yes")) as far, Web(private=True) as web:
            return (await web.get(f"{far.url}/thing")).body

    assert asyncio.run(main()) == b"yes"


def test_redirect_to_another_kind_of_address_is_not_followed() -> None:
    async def main() -> None:
        away = answered(302, b"", Location="file:///etc/passwd")
        async with far_side(thing=away) as far, Web(private=True) as web:
            await web.get(f"{far.url}/thing")

    with pytest.raises(NetworkError, match="is no address"):
        asyncio.run(main())
