"""One connection to a mail server: blocking, bounded, and only ever looking."""

import imaplib
import logging
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime

import imapclient
from imapclient.exceptions import IMAPClientError, LoginError

from firewarden.connectors.mailbox.place import Address
from firewarden.connectors.mailbox.wire import Mail, instant
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NetworkError

LARGEST = 262_144
"""Bytes that are fetched of one mail: texts come before what is attached to them."""
_LITERAL = 4 * LARGEST
_FOR_NOW = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[CONTACTADMIN]")
"""RFC 5530: a refusal that is no refusal of the password."""

logging.getLogger("imapclient").setLevel(logging.WARNING)  # else what is said to the server is logged


@dataclass(frozen=True, slots=True)
class Folder:
    """`validity` tells whether numbers mean what they meant; mails to come have numbers from `next` on."""

    validity: int
    next: int


class _Line(imaplib.IMAP4):
    """Goes to the address that was checked, and never reads more at once than a mail may have."""

    def __init__(self, at: Address, patience: float, opened: list[socket.socket], literal: int) -> None:
        self._at, self._patience, self._opened, self._literal = at, patience, opened, literal
        super().__init__(at.host, at.port)

    def _create_socket(self, _timeout: float | None = None) -> socket.socket:
        plain = socket.create_connection((self._at.ip, self._at.port), timeout=self._patience)
        self._opened.append(plain)
        if self._at.tls != "tls":
            return plain
        try:
            wrapped = ssl.create_default_context().wrap_socket(plain, server_hostname=self._at.host)
        except BaseException:
            plain.close()
            raise
        self._opened.append(wrapped)
        return wrapped

    def read(self, size: int) -> bytes:
        if size > self._literal:
            raise self.abort("more than was asked for")
        return super().read(size)


class _Client(imapclient.IMAPClient):  # type: ignore[misc]
    def __init__(self, at: Address, patience: float, opened: list[socket.socket], literal: int) -> None:
        self._way = at, patience, opened, literal
        super().__init__(at.host, at.port, ssl=at.tls == "tls", timeout=patience)

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802 - the library's own name
        return _Line(*self._way)


class Session:
    """Used from one thread, but for `hang_up`, which ends whatever that thread waits for."""

    def __init__(self, at: Address, patience: float, largest: int = LARGEST) -> None:
        self._at, self._patience, self._largest = at, patience, largest
        self._opened: list[socket.socket] = []
        self._client: _Client | None = None
        self.tells = False
        """Whether the server says by itself when there is new mail."""

    def open(self, user: str, password: str) -> None:
        """Raises NetworkError, permanent where the server does not let us in."""
        with self._told():
            client = self._client = _Client(self._at, self._patience, self._opened, max(_LITERAL, 2 * self._largest))
            if self._at.tls == "starttls":
                client.starttls(ssl.create_default_context())
            try:
                client.login(user, password)
            except LoginError as error:
                if any(word in str(error).upper() for word in _FOR_NOW):
                    raise NetworkError(f"{self._at.host} lets nobody in for now.") from None
                raise NetworkError(
                    f"{self._at.host} refused the name or the password. Many services want a password made for "
                    "programs.",
                    permanent=True,
                ) from None
            self.tells = client.has_capability("IDLE")

    def folder(self, name: str) -> Folder:
        """Opens it for looking only. Raises NetworkError."""
        with self._told():
            try:
                found = self._known().select_folder(name, readonly=True)
            except imaplib.IMAP4.abort:
                raise
            except IMAPClientError as error:
                raise NetworkError(f"{self._at.host} does not open the folder {name[:50]!r}.") from error
            return Folder(int(found[b"UIDVALIDITY"]), int(found[b"UIDNEXT"]))

    def numbers(self, first: int, end: int, since: date | None) -> list[int]:
        """Of mails from `first` to before `end`, in order; with `since`, of those that arrived on that day or later."""
        if first >= end:
            return []
        asked: list[object] = ["UID", f"{first}:{end - 1}"]
        with self._told():
            found = self._known().search([*asked, "SINCE", since] if since else asked)
            return sorted({int(number) for number in found if first <= number < end})

    def mails(self, numbers: Sequence[int]) -> list[Mail]:
        """The beginning of each; one that is gone by now is left out."""
        with self._told():
            found = self._known().fetch(list(numbers), ["INTERNALDATE", f"BODY.PEEK[]<0.{self._largest}>"])
            return [
                Mail(number, _arrived(found[number][b"INTERNALDATE"]), found[number][b"BODY[]<0>"] or b"")
                for number in numbers
                if number in found and b"BODY[]<0>" in found[number]
            ]

    def wait(self, seconds: float) -> None:
        """Until the server tells of something, so long at most."""
        with self._told():
            client = self._known()
            client.idle()
            client.idle_check(timeout=seconds)
            client.idle_done()

    def close(self) -> None:
        if self._client is not None:
            with suppress(IMAPClientError, OSError, ValueError):
                self._client.shutdown()
        for each in self._opened:
            each.close()

    def hang_up(self) -> None:
        upgraded = [self._client.socket()] if self._client is not None else []
        for each in (*self._opened, *upgraded):
            with suppress(OSError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)

    def _known(self) -> _Client:
        assert self._client is not None, "opened first"
        return self._client

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Every trouble becomes a NetworkError that names the server, never what was said to it or by it."""
        place = self._at.host
        try:
            yield
        except NetworkError:
            raise
        except TimeoutError as error:
            raise NetworkError(f"{place} did not answer in time.") from error
        except ssl.SSLCertVerificationError as error:
            raise NetworkError(f"The certificate of {place} does not hold for this name.", permanent=True) from error
        except (imaplib.IMAP4.abort, OSError, EOFError) as error:
            raise NetworkError(f"{place} could not be reached, or hung up ({type(error).__name__}).") from error
        except (IMAPClientError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise NetworkError(f"{place} did not answer as IMAP has it ({type(error).__name__}).") from error


def _arrived(at: object) -> Instant:
    """The library gives times in the zone of this machine, without saying so."""
    assert isinstance(at, datetime)
    return instant(at.astimezone())
