"""What comes of every mood a network can be in."""

import asyncio
import gzip
import logging
from collections.abc import Callable

import pytest

from firewarden.net.pace import Pace
from firewarden.net.web import Answer, Web
from firewarden.vocabulary.errors import NetworkError
from tests.net.far_side import answered, far_side


def ask(
    answer: bytes | Callable[..., object], *, largest: int = 1000, seconds: float = 5.0, pace: Pace | None = None
) -> Answer:
    async def main() -> Answer:
        async with far_side(thing=answer) as far, Web(private=True, seconds=seconds) as web:
            return await web.get(f"{far.url}/thing", params={"key": "s3cret"}, largest=largest, pace=pace)

    return asyncio.run(main())


def refused(answer: bytes | Callable[..., object], **asked: float) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        ask(answer, **asked)  # type: ignore[arg-type]
    return caught.value


def test_answer_is_read_whole() -> None:
    got = ask(answered(200, b'{"a": 1}', ETag='"x"'))

    assert (got.status, got.json(), got.headers["etag"]) == (200, {"a": 1}, '"x"')


def test_what_is_gone_may_be_an_answer() -> None:
    async def main(gone: bool) -> int:
        async with far_side(thing=answered(410, b"")) as far, Web(private=True) as web:
            return (await web.get(f"{far.url}/thing", gone=gone)).status

    assert asyncio.run(main(True)) == 410
    with pytest.raises(NetworkError):
        asyncio.run(main(False))


def test_unchanged_has_no_body() -> None:
    assert (ask(answered(304, b"")).status, ask(answered(304, b"")).body) == (304, b"")


@pytest.mark.parametrize(
    ("status", "permanent", "said"),
    [
        (401, True, "127.0.0.1/thing refused us (401). Check the key and what it may read."),
        (403, True, "127.0.0.1/thing refused us (403). Check the key and what it may read."),
        (404, True, "There is nothing at 127.0.0.1/thing (404). Check the address."),
        (422, True, "127.0.0.1/thing did not accept the request (422)."),
        (429, False, "127.0.0.1/thing asks for fewer requests."),
        (402, True, "127.0.0.1/thing asks to be paid first (402). Look at the account's credits."),
        (503, False, "127.0.0.1/thing is in trouble (503)."),
    ],
)
def test_refusal_says_what_to_do_and_no_key(status: int, permanent: bool, said: str) -> None:
    error = refused(answered(status, b"no"))

    assert (str(error), error.permanent) == (said, permanent)


def test_no_key_in_an_address_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(answered(200, b"{}"))
        refused(answered(500, b"{}"))
    assert "s3cret" not in caplog.text


def test_refusal_whose_reason_is_read_is_an_answer() -> None:
    async def main(*told: int) -> bytes:
        async with far_side(thing=answered(403, b"spent")) as far, Web(private=True) as web:
            return (await web.get(f"{far.url}/thing", told=told)).body

    assert asyncio.run(main(400, 403)) == b"spent"
    with pytest.raises(NetworkError):
        asyncio.run(main(400))


def test_network_says_how_long_to_wait() -> None:
    assert refused(answered(429, b"", Retry_After="17")).retry_after == 17.0


def test_network_says_until_when_to_wait() -> None:
    far = answered(429, b"", x_rate_limit_reset="9999999999")
    assert (refused(far).retry_after or 0) > 1_000_000
    assert refused(answered(429, b"", x_rate_limit_reset="1700000000")).retry_after is None
    assert refused(answered(500, b"", x_rate_limit_reset="9999999999")).retry_after is None


def test_too_much_is_not_read() -> None:
    assert str(refused(answered(200, b"x" * 1001))) == "127.0.0.1/thing answered with more than 1,000 bytes."


def test_packed_bomb_is_not_unpacked() -> None:
    bomb = answered(200, gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    assert str(refused(bomb)) == "127.0.0.1/thing answered with more than 1,000 bytes."


def test_answer_that_is_no_json() -> None:
    with pytest.raises(NetworkError, match="did not answer with JSON"):
        ask(answered(200, b"<html>")).json()


def test_dripping_answer_ends() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\n")
        for _ in range(500):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    assert str(refused(drip, seconds=0.3)) == "127.0.0.1/thing did not answer in time."


def test_connection_closed_in_the_middle() -> None:
    cut = b"HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\nhalf"

    error = refused(cut)
    assert (str(error), error.permanent) == ("127.0.0.1/thing could not be reached (RemoteProtocolError).", False)


def test_nobody_there() -> None:
    async def main() -> None:
        async with far_side() as far:
            url = far.url
        async with Web(private=True) as web:
            await web.get(f"{url}/thing")

    with pytest.raises(NetworkError, match="could not be reached"):
        asyncio.run(main())


def test_quiet_that_was_asked_for_holds_for_the_next_request() -> None:
    now, slept = [0.0], list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(requests=10, seconds=1.0, monotonic=lambda: now[0], sleep=sleep)
    refused(answered(429, b"", Retry_After="30"), pace=pace)  # type: ignore[arg-type]

    ask(answered(200, b""), pace=pace)
    assert slept == [30.0]


def test_stream_gives_lines_as_they_come() -> None:
    async def talk(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 X\r\n\r\ndata: 1\n\n")
        await writer.drain()
        await asyncio.sleep(0.2)
        writer.write(b"data: 2\n")

    async def main() -> list[str]:
        async with far_side(thing=talk) as far, Web(private=True) as web, web.stream(f"{far.url}/thing") as lines:
            return [line async for line in lines]

    assert asyncio.run(main()) == ["data: 1", "", "data: 2"]


def test_silent_stream_is_given_up() -> None:
    async def hush(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 X\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(5)

    async def main() -> None:
        async with (
            far_side(thing=hush) as far,
            Web(private=True) as web,
            web.stream(f"{far.url}/thing", silence=0.2) as lines,
        ):
            assert [line async for line in lines] == []

    with pytest.raises(NetworkError, match="did not answer in time"):
        asyncio.run(main())
