"""A real mail server on loopback (aiosmtpd), and moods of its own."""

import asyncio
import email
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Self

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from firewarden.connectors.mailbox.publisher import MailPublisher, publisher
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import PostKey
from firewarden.vocabulary.publishing import Uncertain
from tests.connectors.publishing.far import SECRET, SENTENCE, Can, Far, Mood, Shown
from tests.connectors.publishing.suite import KEY, PublisherSuite, published, words

SENDER, READER, OTHER = "desk@acme.example", "ann@news.example", "ben@news.example"


class _AnyPort(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()  # type: ignore[no-untyped-call]


class MailFar(Far):
    """Mail has no answers of ours, and no pause that it asks for."""

    connector, name = "mailbox", SENDER
    can = frozenset({Can.TWINS, Can.REVOKE})
    moods = frozenset(Mood) - {Mood.BUSY, Mood.ELSEWHERE}

    def __init__(self, certificate: ssl.SSLContext | None = None, tls: str = "none") -> None:
        self.mood = Mood.WELL
        self.asked_in = 0
        self._tls: dict[str, Any] = {"ssl_context": certificate} if tls == "tls" else {"tls_context": certificate}
        self.taken: list[tuple[list[str], bytes]] = []
        self.refused: set[str] = set()
        self.refusal = f"554 {SENTENCE}"

    def __enter__(self) -> Self:
        self._controller = _AnyPort(
            self, "127.0.0.1", 0, authenticator=self._known, auth_require_tls=False, **self._tls
        )
        self._controller.start()
        self.port = self._controller.port
        return self

    def __exit__(self, *_: object) -> None:
        if self.mood is not Mood.AWAY:
            self._controller.stop(no_assert=True)

    @property
    def settings(self) -> dict[str, str]:
        place = {"host": "127.0.0.1", "port": str(self.port), "tls": "none"}
        return {**place, "from": SENDER, "name": "Acme", "to": f"{READER}, {OTHER}"}

    def be(self, mood: Mood) -> None:
        if mood is Mood.AWAY:
            self._controller.stop(no_assert=True)
        self.mood = mood

    def shown(self) -> list[Shown]:
        return [_shown(raw) for _, raw in self.taken]

    def _known(self, *given: Any) -> AuthResult:
        self.asked_in += 1
        data = given[-1]
        right = (data.login, data.password) == (SENDER.encode(), SECRET.encode())
        return AuthResult(success=right and self.mood is not Mood.REVOKED, handled=self.mood is not Mood.REVOKED)

    async def handle_EHLO(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return ["421 Not now"] if self.mood is Mood.DOWN else responses

    async def handle_HELO(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str
    ) -> str:
        return "421 Not now" if self.mood is Mood.DOWN else "250 Hello"

    async def handle_RCPT(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not session.authenticated:
            return "530 Authentication required"
        if address in self.refused:
            return "550 Nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's own
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.mood is Mood.REFUSED:
            return self.refusal
        assert isinstance(envelope.content, bytes)
        self.taken.append((envelope.rcpt_tos, envelope.content))
        match self.mood:
            case Mood.LOST:
                server.transport.close()  # type: ignore[union-attr]
            case Mood.HUGE:
                server.transport.write(b"250 " + b"x" * 100_000)  # type: ignore[union-attr]
            case Mood.SLOW:
                await asyncio.sleep(3)
            case Mood.GARBAGE:
                return "\N{SNOWMAN} what".encode().decode("latin-1").encode("ascii", "replace").decode()
        return "250 OK"


def _shown(raw: bytes) -> Shown:
    mail = email.message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    assert body is not None
    return Shown(
        native_id=str(mail["Message-ID"]).strip("<>"), text=body.get_content().replace("\r\n", "\n").removesuffix("\n"),
        pictures=tuple(str(part["Content-Description"]) for part in mail.iter_attachments()),
        language=str(mail["Content-Language"] or ""), title=str(mail["Subject"]),
    )  # fmt: skip


class TestMail(PublisherSuite):
    RIG = MailFar


def test_nobody_sees_who_else_gets_it() -> None:
    with MailFar() as far:
        published(far.publisher(), KEY, words())
        ((recipients, raw),) = far.taken
        assert recipients == [READER, OTHER]
        assert (READER.encode() in raw, OTHER.encode() in raw) == (False, False)
        assert b"From: Acme <desk@acme.example>\r\n" in raw


def test_one_recipient_is_named() -> None:
    with MailFar() as far:
        alone = publisher(replace(far.account, settings={**far.settings, "to": READER}), far.tools)
        published(alone, KEY, words())
        assert b"\r\nTo: ann@news.example\r\n" in far.taken[0][1]


def test_repeat_has_the_same_name() -> None:
    """It is there twice all the same, which is why the record says that it does not repeat safely."""
    with MailFar() as far:
        made = [published(far.publisher(), KEY, words()) for _ in range(2)]
        assert [one.native_id for one in far.shown()] == [one.native_id for one in made]
        assert (len({one.native_id for one in made}), MailFar.publishing().repeats_safely) == (1, False)


def test_mail_that_some_do_not_get_is_for_a_person_to_look_at() -> None:
    with MailFar() as far:
        far.refused = {OTHER}
        assert far.publisher().publish(KEY, words()) == Uncertain(reason="It was taken for 1 of 2 people only.")
        far.refused = {READER, OTHER}
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, len(far.taken)) == (True, 1)


@pytest.mark.parametrize(("code", "permanent"), [("451 Later", False), ("552 Too large", True)])
def test_refusal_says_whether_another_try_could_help(code: str, permanent: bool) -> None:
    with MailFar() as far:
        far.refusal = code
        far.be(Mood.REFUSED)
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words())
        assert (refused.value.permanent, far.taken) == (permanent, [])


def test_answer_is_left_to_the_mail_program() -> None:
    with MailFar() as far:
        with pytest.raises(NetworkError) as refused:
            far.publisher().publish(KEY, words(reply_to=PostKey("mailbox:1@a.example")))
        assert (refused.value.permanent, far.taken) == (True, [])


@pytest.mark.parametrize(
    "changed",
    [{"to": "ann"}, {"to": ""}, {"from": "a@b\r\nBcc: c@d.example"}, {"tls": "maybe"}, {"port": "99999"}, {"host": ""}],
)
def test_settings_that_make_no_sense_are_told(changed: dict[str, str]) -> None:
    with MailFar() as far:
        wrong = publisher(replace(far.account, settings={**far.settings, **changed}), far.tools)
        with pytest.raises(NetworkError) as refused:
            wrong.publish(KEY, words())
        assert (refused.value.permanent, wrong.identify().works, far.taken) == (True, False, [])


def test_line_that_is_a_dot_ends_nothing() -> None:
    text = "One\n.\nRSET\n..two\n.three"
    with MailFar() as far:
        published(far.publisher(), KEY, words(text))
        assert [one.text for one in far.shown()] == [text]


def self_signed(folder: Path) -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), 1, begin, begin + timedelta(days=3650))
    pem = built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    pem += key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "mail.pem").write_bytes(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "mail.pem")
    return context


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_certificate_that_does_not_hold_is_refused_before_the_password(tls: str, tmp_path: Path) -> None:
    with MailFar(self_signed(tmp_path), tls) as far:
        made = publisher(replace(far.account, settings={**far.settings, "tls": tls}), far.tools)
        with pytest.raises(NetworkError) as refused:
            made.publish(KEY, words())
        assert str(refused.value) == "The certificate of 127.0.0.1 does not hold for this name."
        assert (refused.value.permanent, made.identify().works, far.asked_in, far.taken) == (True, False, 0, [])


def test_password_is_told_to_nobody_without_encryption() -> None:
    with MailFar() as far:
        plain = publisher(replace(far.account, settings={**far.settings, "tls": "starttls"}), far.tools)
        with pytest.raises(NetworkError) as refused:
            plain.publish(KEY, words())
        assert (refused.value.permanent, far.asked_in, far.taken) == (True, 0, [])

        guarded = publisher(far.account, replace(far.tools, private=False))
        assert guarded.identify().says == "Without encryption only servers in private networks are used."
        assert far.asked_in == 0


LINES = st.text(alphabet=st.sampled_from("aä.\r\n\0\u2028:<>@ \x0b"), max_size=40)


@settings(max_examples=150, deadline=None)
@given(title=LINES, text=LINES, name=LINES, language=LINES, alt=LINES)
def test_nothing_anybody_wrote_becomes_a_header_or_ends_the_mail(
    title: str, text: str, name: str, language: str, alt: str
) -> None:
    from firewarden.connectors.mailbox.publisher import _mail
    from firewarden.vocabulary.publishing import Attached, Outgoing

    far = MailFar()
    far.port = 25
    made = publisher(replace(far.account, settings={**far.settings, "name": name}), far.tools)
    assert isinstance(made, MailPublisher)
    picture = Attached(content=b"\n.\n", media_type="image/png", alt=alt)
    outgoing = Outgoing(text=text, title=title, language=language, pictures=(picture,))
    raw = _mail(outgoing, "n@acme.example", made._head(outgoing)).as_bytes()

    found = email.message_from_bytes(raw, policy=default)
    allowed = {"From", "Subject", "To", "Date", "Content-Language", "Message-ID", "MIME-Version", "Content-Type"}
    assert set(found.keys()) <= allowed
    assert len(found.keys()) == len(set(found.keys()))
    assert raw.replace(b"\r\n", b"").count(b"\r") == 0
