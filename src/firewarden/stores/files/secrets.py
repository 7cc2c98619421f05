"""Secrets of sources and publishers as files: each encrypted, with a key that lies in another folder.

A backup takes the files and not the key; without it they are noise.
"""

import os
import re
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from firewarden.vocabulary.errors import BadInput, ConfigError

REFERENCE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class FileSecrets:
    """`key` is 32 bytes as base64. Any number of processes may read and write."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._fernet = Fernet(key)

    def get(self, reference: str) -> str:
        """Raises ConfigError where there is none, or where it was encrypted with another key."""
        try:
            return self._fernet.decrypt(self._path(reference).read_bytes()).decode()
        except FileNotFoundError:
            raise ConfigError("The key of this source is missing. Enter it again in the settings.") from None
        except InvalidToken:
            raise ConfigError(
                "The key of this source was stored under another master key. Enter it again in the settings."
            ) from None

    def put(self, reference: str, value: str) -> None:
        """Replaces what was there, whole or not at all."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(reference)
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as unfinished:
            unfinished.write(self._fernet.encrypt(value.encode()))
            unfinished.flush()
            os.fsync(unfinished.fileno())
        part.replace(path)

    def forget(self, reference: str) -> None:
        self._path(reference).unlink(missing_ok=True)

    def _path(self, reference: str) -> Path:
        if not REFERENCE.fullmatch(reference):
            raise BadInput(f"{reference!r} is no name of a secret.")
        return self._folder / reference
