"""One writer for one stream: a lock on a file beside it that the operating system takes back when the process dies."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from firewarden.vocabulary.errors import StoreError


class WriterLock:
    """Held from construction to `release`. Raises StoreError when someone else holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".writer")
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(
                f"{path} cannot be written: {error.strerror}. Look at the folder and its rights."
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._file, 20, 0).decode("ascii", "replace") or "unknown"
            os.close(self._file)
            raise StoreError(
                f"{path} is already being written by process {holder}, and a stream has one writer."
                " Stop that process first, or read only."
            ) from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """The file stays: removing it would let a third process lock another file of that name."""
        if self._file >= 0:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
