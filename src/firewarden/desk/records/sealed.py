"""Fields whose content is encrypted in the database. To migrations they are plain text and plain bytes.

What was written before there was a key is read as it is, and sealed when it is written again. Where the key is missing,
as after a restore without it, everything else still works: the content says so, and is written back as it was.
"""

from base64 import b64decode, b64encode
from typing import Any

from django.db import models
from django.utils.translation import gettext

from firewarden.desk.outside import outside
from firewarden.vocabulary.errors import ConfigError

MARK = "sealed:"
"""Before what is encrypted. Nothing a person typed is taken for it: it goes through `seal` like everything else."""


class Locked(str):
    """Shown in place of a text nobody here can read; `stored` is what lies in the database."""

    __slots__ = ("stored",)
    stored: str

    @classmethod
    def of(cls, stored: str) -> "Locked":
        made = cls(gettext("This is sealed with a key that is not here."))
        made.stored = stored
        return made


class LockedBytes(bytes):
    """The same of a file; it has no content."""

    stored: bytes = b""


def seal(text: str) -> str:
    return MARK + b64encode(outside().seals.seal(text.encode())).decode()


def unseal(stored: str) -> str:
    """Raises ConfigError where the key is missing or another."""
    if not stored.startswith(MARK):
        return stored
    return outside().seals.unseal(b64decode(stored[len(MARK) :])).decode()


class SealedField(models.TextField):  # type: ignore[type-arg]  # generic only to the type checker
    """Cannot be searched or sorted. Empty stays empty, so that one can ask for what has content."""

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        try:
            return unseal(value) if value else value
        except ConfigError:
            return Locked.of(value or "")

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Locked):
            return value.stored
        return seal(str(value)) if value else value

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class SealedBytesField(models.BinaryField):  # type: ignore[type-arg]
    def from_db_value(self, value: bytes | None, *_: object) -> bytes | None:
        try:
            return outside().seals.unseal(bytes(value)) if value else value
        except ConfigError:
            made = LockedBytes()
            made.stored = bytes(value or b"")
            return made

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, LockedBytes):
            return value.stored
        return outside().seals.seal(bytes(value)) if value else value

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs
