"""Hands one mail to a server (SMTP): blocking, bounded, and sure of what was taken until the last line."""

import logging
import smtplib
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from firewarden.connectors.mailbox.place import Address
from firewarden.net.web import Unheard
from firewarden.vocabulary.errors import NetworkError

LONGEST = 300
"""Characters of the server's own words in an error."""

logging.getLogger("mail.log").setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True, repr=False)
class SignIn:
    user: str
    password: str


class _Line(smtplib.SMTP):
    """Goes to the address that was checked."""

    def __init__(self, at: Address, patience: float) -> None:
        self._at = at
        super().__init__(timeout=patience)

    def _get_socket(self, _host: str, _port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((self._at.ip, self._at.port), timeout=timeout)
        if self._at.tls != "tls":
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=self._at.host)
        except BaseException:
            plain.close()
            raise


class Turned(NetworkError):
    """The server said no. `stage`: to the sender (mail), to the recipient (rcpt) or to the mail (data)."""

    def __init__(self, message: str, code: int, words: str, stage: str) -> None:
        super().__init__(message, permanent=not 400 <= code < 500)
        self.number, self.words, self.stage = code, words, stage


class Posting:
    """One connection. Made by `posting`."""

    def __init__(self, line: _Line, place: str) -> None:
        self._line, self._place = line, place

    def send(self, sender: str, recipients: Sequence[str], mail: bytes) -> int:
        """How many recipients were refused; raises NetworkError where all were, or nothing was taken, and Unheard where
        nobody knows."""
        self._said(self._line.mail(sender), "mail")
        answers = [self._line.rcpt(one) for one in recipients]
        refused = [answer for answer in answers if answer[0] >= 300]
        if len(refused) == len(recipients):
            self._said(refused[0], "rcpt")
        try:
            answer = self._line.data(mail)
        except smtplib.SMTPDataError as error:
            self._said((error.smtp_code, _bytes(error.smtp_error)))
            raise  # not reached: such a code is a refusal
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise Unheard(f"{self._place} took the mail and did not say so ({type(error).__name__}).") from None
        if not 200 <= answer[0] < 300 and not 400 <= answer[0] < 600:
            raise Unheard(f"{self._place} took the mail and did not answer as SMTP has it.")
        self._said(answer)
        return len(refused)

    def ask(self, sender: str, recipient: str) -> None:
        """Whether it would take a mail, without giving it one. Raises NetworkError."""
        self._said(self._line.mail(sender))
        self._said(self._line.rcpt(recipient))
        self._line.rset()

    def forget(self) -> None:
        """The mail that was begun and refused."""
        self._line.rset()

    def _said(self, answer: tuple[int, bytes], stage: str = "data") -> None:
        code, words = answer
        if 200 <= code < 300:
            return
        text = " ".join("".join(c if c.isprintable() else " " for c in words.decode("utf-8", "replace")).split())
        says = f"{self._place} did not take the mail ({code}). It said: {text[:LONGEST]}"
        raise Turned(says, code, text, stage)


@contextmanager
def posting(at: Address, sign_in: SignIn | None, patience: float) -> Iterator[Posting]:
    """Every trouble becomes a NetworkError that names the server, never the password."""
    line = _Line(at, patience)
    try:
        with _told(at.host):
            code, _ = line.connect(at.host, at.port)
            if code != 220:
                raise NetworkError(f"{at.host} takes no mail for now ({code}).")
            line._host = at.host  # type: ignore[attr-defined]  # noqa: SLF001 - whose certificate STARTTLS checks
            line.ehlo_or_helo_if_needed()
            if at.tls == "starttls":
                line.starttls(context=ssl.create_default_context())
                line.ehlo()
            if sign_in is not None:
                line.login(sign_in.user, sign_in.password)
        with _told(at.host):
            yield Posting(line, at.host)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            line.close()


@contextmanager
def _told(place: str) -> Iterator[None]:
    try:
        yield
    except NetworkError:
        raise
    except smtplib.SMTPAuthenticationError as error:
        passing = 400 <= error.smtp_code < 500
        says = f"{place} refused the name or the password. Many services want a password made for programs."
        raise NetworkError(says, permanent=not passing) from None
    except smtplib.SMTPNotSupportedError:
        raise NetworkError(
            f"{place} does not offer what is asked for: look at encryption and name.", permanent=True
        ) from None
    except TimeoutError:
        raise NetworkError(f"{place} did not answer in time.") from None
    except ssl.SSLCertVerificationError:
        raise NetworkError(f"The certificate of {place} does not hold for this name.", permanent=True) from None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise NetworkError(f"{place} could not be reached, or hung up ({type(error).__name__}).") from None


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
