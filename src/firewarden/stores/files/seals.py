"""Private texts of the desk, encrypted with a key that lies outside its database.

The key file has one key a line, the newest first: it seals with the first and reads with all, so that a key can be
changed while everything runs. A copied database, or a backup, without that file is noise.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from firewarden.vocabulary.errors import ConfigError

KEPT = 2
"""Keys that are left after a change: the new one, and the one before it, for what was being written meanwhile."""


class FileSeals:
    """Any number of processes may use one file; each sees a new key with its next word."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: tuple[tuple[int, int, int], MultiFernet] | None = None

    def seal(self, data: bytes) -> bytes:
        return self._keys().encrypt(data)

    def unseal(self, sealed: bytes) -> bytes:
        """Raises ConfigError where the key is missing or another."""
        try:
            return self._keys().decrypt(sealed)
        except InvalidToken:
            raise ConfigError(
                f"A private text was sealed with a key that is not in {self._file}. Restore that file from where you "
                "keep keys: without it nobody can read the text."
            ) from None

    def rotate(self) -> None:
        """A new key goes before the others; all but the newest two are forgotten. Between two changes everything has to
        be sealed anew, or it is lost."""
        lines = [Fernet.generate_key().decode(), *self._lines()][:KEPT]
        part = self._file.with_name(f".{self._file.name}.{secrets.token_hex(4)}")
        _write(part, lines)
        part.replace(self._file)
        self._known = None

    def _keys(self) -> MultiFernet:
        self._make()
        stat = self._file.stat()
        seen = stat.st_mtime_ns, stat.st_ino, stat.st_size
        if self._known is None or self._known[0] != seen:
            try:
                made = MultiFernet([Fernet(line) for line in self._lines()])
            except ValueError:
                raise ConfigError(
                    f"The key file {self._file} is damaged. Restore it from where you keep keys."
                ) from None
            self._known = seen, made
        return self._known[1]

    def _lines(self) -> list[str]:
        self._make()
        try:
            lines = self._file.read_text("ascii").split()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"The key file {self._file} cannot be read ({type(error).__name__}).") from error
        if not lines:
            raise ConfigError(f"The key file {self._file} is empty. Restore it from where you keep keys.")
        return lines

    def _make(self) -> None:
        """Two processes that ask at once get the same one."""
        if self._file.exists():
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self._file.with_name(f".{self._file.name}.{secrets.token_hex(4)}")
        _write(part, [Fernet.generate_key().decode()])
        with suppress(FileExistsError):
            self._file.hardlink_to(part)
        part.unlink()


def _write(file: Path, lines: list[str]) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as unfinished:
        unfinished.write("\n".join(lines) + "\n")
        unfinished.flush()
        os.fsync(unfinished.fileno())
