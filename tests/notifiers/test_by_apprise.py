"""Calls go out over real HTTP and real mail, on loopback."""

import json
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from firewarden.notifiers.by_apprise import Apprise
from firewarden.vocabulary.errors import BadInput, NetworkError

KEY = "s3cret-k3y"


@contextmanager
def web_hook(status: int = 200) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Its port, and what was posted to it."""
    got: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port, got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_call_reaches_a_web_hook() -> None:
    with web_hook() as (port, got):
        Apprise().send(f"json://127.0.0.1:{port}/{KEY}", "Level 3", "Claims of a death “…”\nhttps://desk.example/1")
    assert [(one["title"], one["message"]) for one in got] == [
        ("Level 3", "Claims of a death “…”\nhttps://desk.example/1")
    ]


def test_call_reaches_a_mailbox() -> None:
    got: list[bytes] = []

    class Box:
        async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:  # noqa: N802
            got.append(envelope.content)
            return "250 Taken"

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Box(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        Apprise().send(
            f"mailto://127.0.0.1:{port}?from=desk@example.org&to=ann@example.org&mode=insecure", "Level 3", "Look"
        )
    finally:
        controller.stop()
    [mail] = map(message_from_bytes, got)
    assert (mail["To"], mail["Subject"]) == ("ann@example.org", "Level 3")


def test_service_that_does_not_take_it_is_an_error_without_the_key(caplog: pytest.LogCaptureFixture) -> None:
    with web_hook(500) as (port, _), caplog.at_level(logging.DEBUG), pytest.raises(NetworkError) as caught:
        Apprise().send(f"json://127.0.0.1:{port}/{KEY}", "Level 3", "Look")
    assert str(caught.value) == "JSON did not take the call. Check the address and try it again."
    assert KEY not in caplog.text


@pytest.mark.parametrize("address", ["", "ann@example.org", "nothing://here", "syslog://", "dbus://", f"slack://{KEY}"])
def test_address_of_no_service_is_refused_without_a_word_of_it(
    address: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(BadInput, match="no address of a service"):
        Apprise().send(address, "Level 3", "Look")
    assert KEY not in caplog.text + "".join(capfd.readouterr())


def test_service_is_named_for_people() -> None:
    assert Apprise().service(f"ntfys://{KEY}") == "ntfy"
