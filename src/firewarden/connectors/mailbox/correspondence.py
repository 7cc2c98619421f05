"""Writes to single people and reads what they answer: SMTP out, IMAP in. Blocking, in the thread of whoever asks."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from firewarden.connectors.mailbox.letters import letter_of, mail_of
from firewarden.connectors.mailbox.place import Address
from firewarden.connectors.mailbox.posting import SignIn, posting
from firewarden.connectors.mailbox.session import Session
from firewarden.net.guard import public_address
from firewarden.net.outgoing import introduce
from firewarden.net.web import Unheard
from firewarden.ports import Correspondent, Tools
from firewarden.vocabulary.errors import ConfigError, NetworkError
from firewarden.vocabulary.letter import Letter, Postbox, Read, Writing
from firewarden.vocabulary.publishing import Identity, Uncertain

LARGEST = 15_000_000
"""Bytes that are fetched of one mail."""
KINDS = ("tls", "starttls", "none")


def correspondent(box: Postbox, tools: Tools) -> Correspondent:
    return MailCorrespondent(box, tools)


@dataclass(slots=True)
class MailCorrespondent:
    """Implements `ports.Correspondent`."""

    _box: Postbox
    _tools: Tools

    def identify(self) -> Identity:
        def ask() -> Identity:
            box = self._box
            with posting(
                self._place(box.send_host, box.send_port, box.send_tls), self._sign_in(), self._patience
            ) as way:
                way.ask(box.address, box.address)
            with self._opened() as session:
                session.folder(box.folder)
            return Identity(works=True, says="Both servers let us in. Nothing was sent.", name=box.address)

        return introduce(ask)

    def send(self, writing: Writing) -> Uncertain | None:
        box = self._box
        mail = mail_of(writing, box, self._tools.clock.now())
        try:
            with posting(
                self._place(box.send_host, box.send_port, box.send_tls), self._sign_in(), self._patience
            ) as way:
                way.send(box.address, [writing.to], mail)
        except Unheard as error:
            return Uncertain(reason=str(error))
        except ConfigError as error:
            raise NetworkError(str(error), permanent=True) from None
        return None

    def read(self, validity: int, uid: int, limit: int = 20) -> Read:
        """One mail at a time, so that two large ones are never held together."""
        letters: list[Letter] = []
        broken: list[int] = []
        with self._opened() as session:
            folder = session.folder(self._box.folder)
            behind = uid if folder.validity == validity else 0
            numbers = session.numbers(behind + 1, folder.next, None)[:limit]
            for number in numbers:
                for mail in session.mails([number]):
                    letter = letter_of(mail, LARGEST)
                    if letter is None:
                        broken.append(number)
                    else:
                        letters.append(letter)
        place = numbers[-1] if numbers else max(behind, folder.next - 1)
        return Read(validity=folder.validity, uid=place, letters=tuple(letters), broken=tuple(broken))

    @contextmanager
    def _opened(self) -> Iterator[Session]:
        box = self._box
        session = Session(self._place(box.read_host, box.read_port, box.read_tls), self._patience, LARGEST)
        try:
            session.open(box.user or box.address, self._password())
            yield session
        except ConfigError as error:
            raise NetworkError(str(error), permanent=True) from None
        finally:
            session.close()

    @property
    def _patience(self) -> float:
        return self._tools.patience

    def _sign_in(self) -> SignIn | None:
        password = self._password()
        return SignIn(self._box.user or self._box.address, password) if password else None

    def _password(self) -> str:
        return self._tools.secret(self._box.secret) if self._box.secret else ""

    def _place(self, host: str, port: int, tls: str) -> Address:
        """Looked up and checked before it is connected to."""
        if not host or tls not in KINDS or not 0 < port < 65_536:
            raise NetworkError("Look at the servers, their ports and the encryption in the settings.", permanent=True)
        if tls == "none" and not self._tools.private:
            raise NetworkError("Without encryption only servers in private networks are used.", permanent=True)
        ip = host if self._tools.private else asyncio.run(public_address(host, port))
        return Address(host=host, port=port, ip=ip, tls=tls)
