"""Pictures come from addresses that strangers wrote."""

import asyncio
from pathlib import Path

import pytest

from firewarden.net.pictures import LARGEST, fetch, fetch_picture
from firewarden.vocabulary.errors import NetworkError
from tests.net.far_side import answered, far_side

PNG = (Path(__file__).parent.parent / "enrichers" / "pictures" / "shape.png").read_bytes()


def refused(answer: bytes) -> tuple[str, bool]:
    async def main() -> None:
        async with far_side(pic=answer) as far:
            await fetch(f"{far.url}/pic", private=True)

    with pytest.raises(NetworkError) as caught:
        asyncio.run(main())
    return str(caught.value), caught.value.permanent


def test_bytes_come_as_they_are() -> None:
    async def main() -> tuple[bytes, str]:
        async with far_side(pic=answered(200, PNG, Content_Type="text/html")) as far:
            return await fetch(f"{far.url}/pic", private=True), far.asked[0]

    data, asked = asyncio.run(main())
    assert data == PNG
    assert [
        line for line in asked.lower().splitlines() if line.startswith(("cookie", "referer", "authorization"))
    ] == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (answered(404, b""), ("gone", True)),
        (answered(410, b""), ("gone", True)),
        (answered(403, b""), ("refused by the network", True)),
        (answered(429, b""), ("refused by the network", False)),
        (answered(503, b""), ("no answer", False)),
        (answered(200, b"<svg onload=alert(1)>", Content_Type="image/svg+xml"), ("no picture was there", True)),
        (answered(200, b"<html>sign in</html>", Content_Type="image/png"), ("no picture was there", True)),
        (answered(200, PNG + bytes(LARGEST)), ("larger than 10 MB", True)),
        (answered(302, b"", Location="file:///etc/passwd"), ("its address leads where we do not go", True)),
    ],
)
def test_whatever_is_no_picture_is_refused_with_its_reason(answer: bytes, told: tuple[str, bool]) -> None:
    assert refused(answer) == told


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.8", "[::ffff:10.0.0.8]"]
)
def test_nothing_inside_a_private_network_is_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREWARDEN_PRIVATE_NETWORKS", "yes")
    with pytest.raises(NetworkError) as caught:
        fetch_picture(f"http://{host}:9/latest/meta-data.png")
    assert (str(caught.value), caught.value.permanent) == ("its address leads where we do not go", True)
