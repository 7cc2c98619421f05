"""A stream of frames, and what comes of a far side that is not well."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from websockets.asyncio.server import ServerConnection, serve

from firewarden.net.sockets import Ended, TurnedAway, line
from firewarden.vocabulary.errors import NetworkError
from tests.net.far_side import answered, far_side

Speaker = Callable[[ServerConnection], Awaitable[None]]


def listen(speaker: Speaker, calls: int = 1, *, most: int = 10, largest: int = 1000) -> list[list[str | bytes]]:
    """What so many calls heard of it."""

    async def main() -> list[list[str | bytes]]:
        async with serve(speaker, "127.0.0.1", 0, close_timeout=0.1) as server:
            url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/talk?key=s3cret"
            async with line(url, private=True, patience=0.2, largest=largest) as open_line:
                return [await open_line.heard(most) for _ in range(calls)]

    return asyncio.run(main())


def refused(answer: bytes) -> NetworkError:
    async def main() -> None:
        async with far_side(talk=answer) as far:
            url = f"{far.url.replace('http', 'ws')}/talk?key=s3cret"
            async with line(url, private=True, patience=0.5):
                pass

    with pytest.raises(NetworkError) as caught:
        asyncio.run(main())
    return caught.value


async def three(talk: ServerConnection) -> None:
    for word in ("one", "two", b"three"):
        await talk.send(word)
    await talk.wait_closed()


def test_frames_come_in_order_and_no_more_than_asked_for() -> None:
    assert listen(three, 2, most=2) == [["one", "two"], [b"three"]]


def test_quiet_is_no_trouble_while_the_far_side_is_there() -> None:
    assert listen(three, 3) == [["one", "two", b"three"], [], []]


def test_far_side_that_no_longer_answers_is_told() -> None:
    async def stuck(talk: ServerConnection) -> None:
        talk.transport.pause_reading()
        await asyncio.sleep(1)

    with pytest.raises(NetworkError, match=r"^127\.0\.0\.1/talk did not answer in time\.$"):
        listen(stuck)


def test_last_words_are_heard_before_the_end() -> None:
    async def short(talk: ServerConnection) -> None:
        await talk.send("goodbye")

    assert listen(short) == [["goodbye"]]
    with pytest.raises(NetworkError, match=r"^127\.0\.0\.1/talk ended the connection\.$"):
        listen(short, 2)


@pytest.mark.parametrize("code", [4014, None])
def test_far_side_says_why_it_ends(code: int | None) -> None:
    async def done(talk: ServerConnection) -> None:
        if code is None:
            talk.transport.abort()
        else:
            await talk.close(code)

    with pytest.raises(Ended) as caught:
        listen(done)
    assert (caught.value.reason, caught.value.permanent) == (code, False)


def test_who_has_another_way_to_know_asks_nobody_and_says_farewell() -> None:
    closed: list[int | None] = []

    async def stuck(talk: ServerConnection) -> None:
        await talk.wait_closed()
        closed.append(talk.close_code)

    async def main() -> list[str | bytes]:
        async with serve(stuck, "127.0.0.1", 0, close_timeout=0.1) as server:
            url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
            async with line(url, private=True, patience=30, farewell=4000) as open_line:
                return await open_line.heard(10, within=0.01)

    assert (asyncio.run(main()), closed) == ([], [4000])


def test_frame_that_is_too_large_ends_the_connection() -> None:
    async def loud(talk: ServerConnection) -> None:
        await talk.send("x" * 1001)
        await talk.wait_closed()

    with pytest.raises(NetworkError, match="ended the connection"):
        listen(loud)


def test_refusal_says_what_to_do_and_keeps_its_words_and_no_key() -> None:
    error = refused(answered(400, b'{"error": "CursorTooOld"}'))

    assert isinstance(error, TurnedAway)
    assert (str(error), error.permanent) == ("127.0.0.1/talk did not accept the request (400).", True)
    assert (error.status, error.body) == (400, b'{"error": "CursorTooOld"}')


def test_network_says_how_long_to_wait() -> None:
    error = refused(answered(429, b"", Retry_After="17"))

    assert (error.permanent, error.retry_after) == (False, 17.0)


def test_page_instead_of_a_stream_is_trouble_that_may_pass() -> None:
    error = refused(answered(200, b"<!doctype html>"))

    assert (str(error), error.permanent) == ("127.0.0.1/talk did not answer with a stream.", False)


@pytest.mark.parametrize("place", ["http://127.0.0.1:1/", "ws://127.0.0.1:1/"])
def test_redirect_to_another_place_is_not_followed(place: str) -> None:
    said = "127.0.0.1/talk leads elsewhere, where we do not follow. Check the address."

    assert str(refused(answered(302, b"", Location=place))) == said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ws://127.0.0.1:9/x", "127.0.0.1 is inside a private network. FIREWARDEN_PRIVATE_NETWORKS=yes allows that."),
        ("https://192.0.2.1/x", "'192.0.2.1/x' is no address. It should begin with wss://"),
    ],
)
def test_address_that_may_not_be_asked_is_not(url: str, said: str) -> None:
    async def main() -> None:
        async with line(url, private=False, patience=0.5):
            pass

    with pytest.raises(NetworkError) as caught:
        asyncio.run(main())
    assert (str(caught.value), caught.value.permanent) == (said, True)
