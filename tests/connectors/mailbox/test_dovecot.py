"""The reader of a mailbox with a real server: it is told of new mail, and leaves no trace."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from firewarden.vocabulary.intake import Block, Checked
from tests.connectors.conformance.suite import ConnectorSuite, connector_of, keys, read_until, run, so_many
from tests.connectors.mailbox.dovecot import DovecotRig

pytestmark = [pytest.mark.mail, pytest.mark.xdist_group("mail")]


class TestDovecot(ConnectorSuite):
    RIG = DovecotRig


class Encrypted(DovecotRig):
    """With a certificate of its own for `localhost`."""

    ssl = "required"
    tls = "starttls"
    host = "localhost"

    def certify(self) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .sign(key, hashes.SHA256())
        )
        (self.home / "cert.pem").write_bytes(made.public_bytes(Encoding.PEM))
        (self.home / "key.pem").write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        )


class Wrapped(Encrypted):
    """Encrypted from the first byte on."""

    tls = "tls"


def test_mail_is_left_as_it_was() -> None:
    rig = DovecotRig()

    async def main() -> list[str]:
        rig.say(1, "brand")
        await read_until(rig, so_many(1))
        return [
            laid.name.partition(":2,")[2] for kind in ("new", "cur") for laid in (rig.home / "mail" / kind).iterdir()
        ]

    assert run(rig, main) == [""]


def test_new_mail_is_heard_of_long_before_the_next_look() -> None:
    rig = DovecotRig()

    async def main() -> list[Block]:
        def enough(blocks: list[Block]) -> bool:
            if len(blocks) == 2:
                asyncio.get_running_loop().call_later(0.5, rig.say, 1, "brand")
            return bool(keys(blocks))

        return await read_until(rig, enough)

    assert (rig.source.settings["every"], keys(run(rig, main))) == ("60", ["mailbox:1@alerts.example"])


def test_reader_that_is_stopped_while_it_waits_leaves_no_thread() -> None:
    rig = DovecotRig()

    async def main() -> tuple[int, int]:
        blocks = connector_of(rig).read(rig.source, None)
        await anext(blocks)
        await anext(blocks)
        waiting = asyncio.ensure_future(anext(blocks))
        await asyncio.sleep(0.3)
        before = waiters()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        async with asyncio.timeout(10):
            while waiters():  # noqa: ASYNC110 - a thread tells nobody that it has ended
                await asyncio.sleep(0.02)
        return before, waiters()

    assert run(rig, main) == (1, 0)


def waiters() -> int:
    return sum(thread.name.startswith("mailbox") for thread in threading.enumerate())


def test_server_tells_of_new_mail() -> None:
    rig = DovecotRig()

    async def main() -> Checked:
        return await connector_of(rig).check(rig.source)

    assert run(rig, main) == Checked(
        works=True, says="The folder 'INBOX' can be read; the server tells of new mail at once."
    )


@pytest.mark.parametrize("kind", [Encrypted, Wrapped])
def test_certificate_that_is_trusted_opens(kind: type[Encrypted], monkeypatch: pytest.MonkeyPatch) -> None:
    rig = kind()

    async def main() -> list[Block]:
        monkeypatch.setenv("SSL_CERT_FILE", str(rig.home / "cert.pem"))
        rig.say(1, "brand")
        return await read_until(rig, so_many(1))

    assert keys(run(rig, main)) == ["mailbox:1@alerts.example"]


@pytest.mark.parametrize("kind", [Encrypted, Wrapped])
def test_certificate_that_nobody_knows_does_not(kind: type[Encrypted]) -> None:
    rig = kind()

    async def main() -> Checked:
        return await connector_of(rig).check(rig.source)

    assert run(rig, main) == Checked(works=False, says="The certificate of localhost does not hold for this name.")
