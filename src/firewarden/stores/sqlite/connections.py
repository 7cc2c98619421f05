"""Connections to the stream's file: how they are set up, and a pool so that a reader may be used from any thread."""

import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from firewarden.vocabulary.errors import StoreError

WAIT_SECONDS = 10.0
WRITER_CACHE_KIB, READER_CACHE_KIB = 65_536, 16_384
WAL_PAGES = 8_000
"""Pages in the log before it is carried over: 32 MB, so that a page written by ten batches is carried once."""


def new_file(path: Path) -> None:
    """An empty file that only its owner may read."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """In autocommit, to be used by one thread at a time. Raises StoreError for a file that cannot be used.

    FULL, not NORMAL: after a power cut NORMAL may lose the last commits. The desk may have read
    their feed numbers, and the numbers would be given out again, for other signals, behind its
    cursor. It costs nothing measurable from 100 posts a batch on.
    """
    mode = "ro" if read_only else "rw"
    with readable_errors(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {8 * WAL_PAGES * 4096}")
        connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KIB if read_only else WRITER_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, begin: Literal["BEGIN", "BEGIN IMMEDIATE"]) -> Iterator[None]:
    """All that is done inside, or nothing. `BEGIN` for reading: every read sees the same moment."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


class Pool:
    """Reading connections, each lent to one thread at a time; as many as were ever used at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._free: deque[sqlite3.Connection] = deque()
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[sqlite3.Connection]:
        """Raises StoreError when the pool is closed or the reading fails."""
        if self._closed:
            raise StoreError(f"{self.path} was closed. Open it again to read from it.")
        try:
            connection = self._free.pop()
        except IndexError:
            connection = connect(self.path, read_only=True)
        try:
            with readable_errors(self.path):
                yield connection
        finally:
            self._take_back(connection)

    def _take_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._free.append(connection)

    def close(self) -> None:
        """A connection that is lent just now is closed when it comes back."""
        self._closed = True
        while self._free:
            self._free.pop().close()


@contextmanager
def readable_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as StoreError, with what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}. {_advice(error)}") from error


def _advice(error: sqlite3.Error) -> str:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return "The disk is full: make room; nothing of the last batch was written, and it will be read again."
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return "The file is damaged or no stream at all: run `firewarden doctor`, or restore a backup."
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "Look at the folder, its owner and its rights."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "Another process held it too long: try again."
        case _:
            return "Nothing was written. Run `firewarden doctor` to see whether the file is sound."
