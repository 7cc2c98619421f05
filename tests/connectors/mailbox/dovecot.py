"""A real mail server on loopback, with one mailbox into which mails are laid as a delivery agent does."""

import asyncio
import os
import shutil
import socket
import tempfile
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Self

from firewarden.ports import Tools
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.plan import Source
from tests.connectors.conformance.rig import SECRET, Can, Mood, Rig
from tests.connectors.mailbox.mails import NOBODY, mail, second

CONFIGURATION = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mailbox_list_index = no
default_login_user = nobody
default_internal_user = nobody
default_internal_group = nogroup
mail_location = maildir:{home}/mail
first_valid_uid = 0
first_valid_gid = 0
passdb {{
  driver = passwd-file
  args = scheme=plain {home}/passwords
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={home}
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
    ssl = {wrapped}
  }}
  inet_listener imaps {{
    port = 0
  }}
  chroot =
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap {{
  vsz_limit = 256M
}}
"""
READER = "nobody", "nogroup"
"""Dovecot is started by root, and reads no mail as root."""
STARTS = 10.0
"""Seconds until it must answer."""


class DovecotRig(Rig):
    """Well, or with another password than ours; how it behaves when ill is for `fake` to play."""

    can = frozenset({Can.REFUSAL, Can.LETTER})
    moods = frozenset({Mood.WELL, Mood.REFUSED})
    ssl = "no"
    tls = "none"
    host = "127.0.0.1"

    def __init__(self) -> None:
        self.home = Path()
        self.port = 0

    @property
    def source(self) -> Source:
        settings = {"host": self.host, "port": str(self.port), "tls": self.tls, "user": "desk", "every": "60"}
        return Source(id=SourceId("m"), connector="mailbox", name="M", settings=settings, secret="key", live=True)

    @property
    def tools(self) -> Tools:
        """It lets those wait who come with a wrong password."""
        return replace(super().tools, patience=5.0)

    async def __aenter__(self) -> Self:
        self.home = Path(tempfile.mkdtemp(prefix="fw-mail-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.certify()
        self._write()
        self._server = await asyncio.create_subprocess_exec("dovecot", "-F", "-c", str(self.home / "conf"))
        async with asyncio.timeout(STARTS):
            while not await self._answers():  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.02)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.terminate()
        await self._server.wait()
        shutil.rmtree(self.home)

    def certify(self) -> None:
        for name in ("cert.pem", "key.pem"):
            (self.home / name).write_text("")

    def say(self, number: int, text: str) -> PostKey:
        self.deliver(number, mail(number, text))
        return PostKey(f"mailbox:{number}@alerts.example")

    def deliver(self, number: int, message: EmailMessage) -> None:
        """Whole or not at all, as Maildir has it."""
        name = f"{second(number)}.M{number:06}P1.alerts"
        being_written = self.home / "mail/tmp" / name
        being_written.write_bytes(message.as_bytes())
        self._hand_over(being_written, number)
        being_written.rename(self.home / "mail/new" / name)

    def misspell(self, number: int) -> None:
        [laid] = (self.home / "mail/new").glob(f"{second(number)}.*")
        laid.write_bytes(NOBODY)
        self._hand_over(laid, number)

    def be(self, mood: Mood) -> None:
        (self.home / "new").write_text(f"desk:{SECRET if mood is Mood.WELL else 'another'}\n")
        (self.home / "new").rename(self.home / "passwords")

    def _hand_over(self, laid: Path, number: int) -> None:
        os.utime(laid, (second(number), second(number)))
        shutil.chown(laid, *READER)

    def _write(self) -> None:
        wrapped = "yes" if self.tls == "tls" else "no"
        filled = CONFIGURATION.format(home=self.home, port=self.port, ssl=self.ssl, wrapped=wrapped)
        (self.home / "conf").write_text(filled)
        self.be(Mood.WELL)
        for folder in ("mail", "mail/tmp", "mail/new", "mail/cur"):
            (self.home / folder).mkdir()
            shutil.chown(self.home / folder, *READER)
        self.home.chmod(0o755)

    async def _answers(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        try:
            return self.tls == "tls" or (await reader.readline()).startswith(b"* OK")
        finally:
            writer.close()
