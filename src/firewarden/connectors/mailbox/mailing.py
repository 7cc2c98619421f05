"""Hands many mails to one server over a connection that stays open, and says of each what became of it."""

import smtplib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from re import compile as pattern

from firewarden.connectors.mailbox.place import Address
from firewarden.connectors.mailbox.posting import Posting, SignIn, Turned, posting
from firewarden.net.web import Unheard
from firewarden.ports import MailLine
from firewarden.vocabulary.subscription import Handed, Handing

PATIENCE = 60.0
"""Seconds a server may take for one answer."""
_NO_MAILBOX = (550, 551, 553)
_OTHERWISE = pattern(r"\b5\.[2-7]\.\d+\b")
"""Statuses (RFC 3463) that are not about whether there is such a mailbox: full, too large, policy."""
_GOING = 421


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Implements `ports.Mailer`. `sender` is what answers and bounces go to."""

    sender: str
    at: Address
    sign_in: SignIn | None = None
    lines: int = 4
    per_second: float = 0.0
    patience: float = PATIENCE

    def line(self) -> AbstractContextManager[MailLine]:
        return self._line()

    @contextmanager
    def _line(self) -> Iterator[MailLine]:
        with posting(self.at, self.sign_in, self.patience) as server:
            yield SmtpLine(self.sender, server)


@dataclass(slots=True)
class SmtpLine:
    """Implements `ports.MailLine`."""

    sender: str
    _server: Posting
    open: bool = True

    def send(self, recipient: str, mail: bytes) -> Handed:
        try:
            self._server.send(self.sender, [recipient], mail)
        except Unheard:
            self.open = False
            return Handed(Handing.UNKNOWN)
        except Turned as no:
            self._forget(no.number)
            return Handed(_meaning(no), no.number)
        except (OSError, smtplib.SMTPException):  # before the mail itself was sent
            self.open = False
            return Handed(Handing.OURS)
        return Handed(Handing.TAKEN)

    def _forget(self, code: int) -> None:
        """The mail that was begun. A server that says that it closes is not talked to any more."""
        self.open = code != _GOING
        try:
            if self.open:
                self._server.forget()
        except (OSError, smtplib.SMTPException):
            self.open = False


def _meaning(no: Turned) -> Handing:
    if no.stage == "mail" or no.number == _GOING:
        return Handing.OURS
    if not no.permanent:
        return Handing.LATER
    gone = no.stage == "rcpt" and no.number in _NO_MAILBOX and not _OTHERWISE.search(no.words)
    return Handing.NOBODY if gone else Handing.REFUSED
