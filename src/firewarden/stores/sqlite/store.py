"""The two faces of the stream: a reader for anyone, and the store for its one writer."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, overload

from firewarden.ports import Commit, Restored
from firewarden.stores.sqlite import queries
from firewarden.stores.sqlite.connections import Pool, connect, new_file, readable_errors, transaction
from firewarden.stores.sqlite.lock import WriterLock
from firewarden.stores.sqlite.reads import Reads, read_restored
from firewarden.stores.sqlite.schema import apply_migrations, require_current, schema_number
from firewarden.stores.sqlite.seen import Seen
from firewarden.stores.sqlite.upkeep import Pruned, check, copy, prune
from firewarden.stores.sqlite.writing import write
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import BrandId, PostKey, StoreId


class Moment(Reads):
    """The stream as it stood at one moment; for one thread, inside `SqliteStreamReader.moment`."""

    def __init__(self, connection: sqlite3.Connection, store_id: StoreId) -> None:
        self.store_id = store_id
        self._connection = connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        yield self._connection


class SqliteStreamReader(Reads):
    """Implements `ports.StreamReader`; may be used from several threads at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pool = Pool(path)
        with self._reading() as connection:
            require_current(connection, path)
            self.store_id = StoreId(connection.execute("SELECT id FROM store").fetchone()[0])

    @contextmanager
    def moment(self) -> Iterator[Moment]:
        """Every read inside sees the same commits, whatever is written meanwhile: the numbers of a page agree."""
        with self._reading() as connection, transaction(connection, "BEGIN"):
            yield Moment(connection, self.store_id)

    def backup(self, target: Path) -> None:
        """A copy of this moment, while the writer goes on. Raises StoreError when `target` exists."""
        with self._reading() as connection:
            copy(connection, target)

    def check(self) -> list[str]:
        """What is wrong with the file, one sentence each; empty when it is sound. Reads all of it."""
        with self._reading() as connection:
            return check(connection)

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._pool.lend() as connection:
            yield connection


class SqliteStreamStore(SqliteStreamReader):
    """Implements `ports.StreamStore`. At most one lives for one file, in all processes together."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Use `open`."""
        self._lock = WriterLock(path)
        try:
            self._writer = _open_writer(path, create=create)
        except BaseException:
            self._lock.release()
            raise
        self._turn = threading.Lock()
        self._seen = Seen(self._writer)
        super().__init__(path)

    @overload
    @classmethod
    def open(cls, path: Path, *, read_only: Literal[False] = False, create: bool = True) -> "SqliteStreamStore": ...

    @overload
    @classmethod
    def open(cls, path: Path, *, read_only: Literal[True], create: bool = True) -> SqliteStreamReader: ...

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, create: bool = True) -> SqliteStreamReader:
        """The store at `path`, made when there is none and `create` says so (a reader makes nothing).

        Raises StoreError when there is none, when it has another version than this program, or
        when it is to be written to and somebody writes to it already.
        """
        if not path.exists() and (read_only or not create):
            raise StoreError(
                f"There is no stream at {path} yet. Run `firewarden migrate`, or start the pipeline first."
            )
        return SqliteStreamReader(path) if read_only else cls(path)

    def known(self, keys: Sequence[PostKey]) -> set[PostKey]:
        with self._reading() as connection:
            return self._seen.known(connection, keys)

    def keys_under(self, start: str) -> list[PostKey]:
        with self._reading() as connection:
            rows = connection.execute(queries.KEYS_UNDER, (start, start + chr(0x10FFFF))).fetchall()
        return [PostKey(key) for (key,) in rows]

    def restore(self, brand: BrandId) -> Restored:
        with self._reading() as connection, transaction(connection, "BEGIN"):
            return read_restored(connection, brand)

    def commit(self, commit: Commit) -> None:
        with self._turn, readable_errors(self.path):
            with transaction(self._writer, "BEGIN IMMEDIATE"), _storable():
                batch = write(self._writer, commit)
                fresh = self._seen.put(self._writer, commit.seen, batch)
            self._seen.settle(fresh)

    def prune(self, before: Instant, *, keep_feed_after: int) -> Pruned:
        """Deletes mentions created, and narratives and unreadable items last seen, before `before`, and the feed up
        to entry `keep_feed_after`, which the desk must have passed. Bins, signals and gaps stay. In small
        transactions: commits and reads go on in between."""
        pruned = prune(self._slice, before, keep_feed_after)
        with self._slice() as connection:
            self._seen = Seen(connection)
        return pruned

    @contextmanager
    def _slice(self) -> Iterator[sqlite3.Connection]:
        with self._turn, readable_errors(self.path), transaction(self._writer, "BEGIN IMMEDIATE"):
            yield self._writer

    def close(self) -> None:
        super().close()
        with self._turn:
            self._writer.close()
            self._lock.release()


@contextmanager
def _storable() -> Iterator[None]:
    """Half a surrogate pair, a number beyond 64 bits, a time beyond the calendar: nothing can hold them."""
    try:
        yield
    except (UnicodeError, OverflowError, ValueError) as error:
        raise StoreError(
            f"A value of the batch cannot be stored ({error}). Nothing of the batch was written."
            " Whoever made the value has to leave it out or mend it."
        ) from error


def _open_writer(path: Path, *, create: bool) -> sqlite3.Connection:
    if create and not path.exists():
        new_file(path)
    connection = connect(path)
    try:
        with readable_errors(path):
            if create and schema_number(connection, path) == 0:
                apply_migrations(connection, path)
            require_current(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection
