"""Many mails over one real connection: what each answer of a server means, and that nobody's address is told."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from firewarden.connectors.mailbox.mailing import SmtpMailer
from firewarden.connectors.mailbox.place import Address
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.subscription import Handed, Handing

ANN, BEN = "ann@news.example", "ben@news.example"
MAIL = b"Subject: hello\r\n\r\nhello\r\n"


class Server:
    """`to`: what it says to a recipient, `data`: to a mail; None hangs up without a word."""

    def __init__(self) -> None:
        self.to: dict[str, str] = {}
        self.data: list[str | None] = []
        self.sender = "250 OK"
        self.taken: list[str] = []

    async def handle_MAIL(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.sender

    async def handle_RCPT(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.to.get(address, "250 OK")

    async def handle_DATA(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = self.data.pop(0) if self.data else "250 OK"
        if answer is None:
            server.transport.abort()  # type: ignore[union-attr]
            return "250 never heard"
        if answer.startswith("250"):
            self.taken += envelope.rcpt_tos[-1:]
        return answer


class _AnyPort(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def running(server: Server) -> Iterator[SmtpMailer]:
    controller = _AnyPort(server, "127.0.0.1", 0)
    controller.start()
    at = Address(host="127.0.0.1", port=controller.port, ip="127.0.0.1", tls="none")
    try:
        yield SmtpMailer("updates@acme.example", at, patience=5)
    finally:
        controller.stop(no_assert=True)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("550 5.1.1 <ann@news.example>: no such user", Handing.NOBODY),
        ("550 nobody here", Handing.NOBODY),
        ("550 5.7.1 policy of news.example", Handing.REFUSED),
        ("552 5.2.2 mailbox full", Handing.REFUSED),
        ("450 4.2.1 greylisted", Handing.LATER),
        ("421 4.7.0 too many", Handing.OURS),
    ],
)
def test_a_no_to_one_leaves_the_line_to_the_others(said: str, means: Handing) -> None:
    server = Server()
    server.to = {ANN: said}
    with running(server) as mailer, mailer.line() as line:
        assert line.send(ANN, MAIL) == Handed(means, int(said[:3]))
        assert line.open == (means is not Handing.OURS)
        if line.open:
            assert line.send(BEN, MAIL) == Handed(Handing.TAKEN)

    assert server.taken == ([BEN] if means is not Handing.OURS else [])


def test_a_no_to_the_mail_is_no_bounce_of_its_reader() -> None:
    server = Server()
    server.data = ["554 5.6.0 looks like spam", "451 4.3.0 later"]
    with running(server) as mailer, mailer.line() as line:
        assert line.send(ANN, MAIL).what is Handing.REFUSED
        assert line.send(ANN, MAIL).what is Handing.LATER
        assert line.send(ANN, MAIL).what is Handing.TAKEN


def test_a_no_to_us_says_nothing_of_the_reader() -> None:
    server = Server()
    server.sender = "550 5.7.1 who are you"
    with running(server) as mailer, mailer.line() as line:
        assert line.send(ANN, MAIL) == Handed(Handing.OURS, 550)


def test_a_line_that_breaks_after_the_mail_leaves_nobody_knowing() -> None:
    server = Server()
    server.data = [None]
    with running(server) as mailer, mailer.line() as line:
        assert line.send(ANN, MAIL).what is Handing.UNKNOWN
        assert not line.open


def test_a_server_that_is_not_there_is_said_before_anything_is_claimed() -> None:
    at = Address(host="127.0.0.1", port=1, ip="127.0.0.1", tls="none")
    with pytest.raises(NetworkError), SmtpMailer("updates@acme.example", at).line():
        raise AssertionError("no line")
