"""The front: static files and the bridge to threads, without a network."""

import asyncio
import gzip
import threading
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest

from firewarden.desk import statics
from firewarden.desk.threads import Threads

Application = Callable[[Any, Any, Any], Awaitable[None]]


def ask(
    application: Application,
    path: str,
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: tuple[bytes, ...] = (b"",),
) -> tuple[int, dict[str, str], bytes]:
    """One request, whose body comes in parts."""
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path.partition("?")[0],
        "query_string": path.partition("?")[2].encode(),
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        "server": ("127.0.0.1", 80),
        "client": ("10.0.0.9", 5),
    }
    parts = [
        {"type": "http.request", "body": part, "more_body": index < len(body) - 1} for index, part in enumerate(body)
    ]
    sent: list[Any] = []

    async def receive() -> Any:
        return parts.pop(0) if parts else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(_finish(application(scope, receive, send)))
    if not sent:
        return 0, {}, b""
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(message["body"] for message in sent[1:])


async def _finish(work: Awaitable[None]) -> None:
    await work


def echo(environ: dict[str, Any], start_response: Callable[..., None]) -> Iterable[bytes]:
    start_response("200 OK", [("X-Name", " spaced ")])
    names = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "REMOTE_ADDR", "CONTENT_TYPE", "HTTP_COOKIE", "HTTP_X_TWO")
    told = [f"{name}={environ.get(name)}" for name in names]
    return ["\n".join([*told, environ["wsgi.input"].read().decode()]).encode()]


def test_a_file_under_its_tree_is_kept_for_good() -> None:
    status, headers, body = ask(statics.answer, statics.static("css/tokens.css"))

    assert (status, headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert body == (statics.ROOT / "css" / "tokens.css").read_bytes()


def test_a_file_under_an_older_tree_is_not_kept() -> None:
    status, headers, _ = ask(statics.answer, "/static/000000000000/css/tokens.css")

    assert (status, headers["cache-control"]) == (200, "no-cache")


def test_text_is_packed_for_those_who_can_unpack() -> None:
    path = statics.static("vendor/htmx.min.js")

    plain = ask(statics.answer, path)
    packed = ask(statics.answer, path, headers={"accept-encoding": "br, gzip"})

    assert gzip.decompress(packed[2]) == plain[2]
    assert len(packed[2]) < len(plain[2]) / 2
    assert packed[1]["vary"] == "accept-encoding"


def test_head_tells_the_length_and_sends_nothing() -> None:
    _, headers, body = ask(statics.answer, statics.static("mark.svg"), method="HEAD")

    assert (headers["content-length"], body) == (str((statics.ROOT / "mark.svg").stat().st_size), b"")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "css",
        "css/",
        "none.css",
        "../settings.py",
        "css/../../settings.py",
        "/etc/passwd",
        "\0",
        "css/tokens.css\0",
        "%2e%2e/settings.py",
    ],
)
def test_nothing_outside_the_folder_is_served(name: str) -> None:
    assert ask(statics.answer, f"/static/{statics.tree()}/{name}")[0] == 404


def test_static_files_are_not_written_to() -> None:
    assert ask(statics.answer, statics.static("mark.svg"), method="POST")[0] == 404


def test_djangos_own_pages_find_their_files_in_the_same_way() -> None:
    assert statics.TreeStorage().url("admin/css/base.css") == statics.static("admin/css/base.css")
    assert ask(statics.answer, statics.static("admin/css/base.css"))[0] == 200


def test_a_request_reaches_the_application_as_it_was_sent() -> None:
    status, headers, body = ask(
        Threads(echo),
        "/brands/münchen/?q=a%20b",
        method="POST",
        headers={"content-type": "text/plain", "cookie": "a=1", "x-two": "2", "x_two": "forged"},
        body=(b"first ", b"second"),
    )

    assert (status, headers) == (200, {"x-name": "spaced"})
    assert body.decode().splitlines() == [
        "REQUEST_METHOD=POST",
        "PATH_INFO=/brands/mÃ¼nchen/",
        "QUERY_STRING=q=a%20b",
        "REMOTE_ADDR=10.0.0.9",
        "CONTENT_TYPE=text/plain",
        "HTTP_COOKIE=a=1",
        "HTTP_X_TWO=2",
        "first second",
    ]


def test_a_body_too_large_is_refused_before_anybody_reads_it() -> None:
    status, _, body = ask(Threads(echo, largest=10), "/", method="POST", body=(b"123456", b"789012"))

    assert (status, body) == (413, b"This is larger than what we accept. Nothing was changed.")


def test_a_sender_that_went_away_is_not_answered() -> None:
    application = Threads(echo)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None:
        raise AssertionError

    asyncio.run(_finish(application({"type": "http"}, receive, send)))


def test_an_answer_in_parts_is_sent_as_it_comes_and_closed_in_its_thread() -> None:
    closed = []

    class Parts:
        streaming = True

        def __iter__(self) -> Any:
            yield b"one "
            yield b"two"

        def close(self) -> None:
            closed.append(threading.current_thread().name)

    def application(_environ: Any, start_response: Callable[..., None]) -> Any:
        start_response("206 Partial Content", [])
        return Parts()

    assert ask(Threads(application, threads=1), "/") == (206, {}, b"one two")
    assert closed == ["page_0"]
