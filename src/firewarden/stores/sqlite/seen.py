"""Which posts were accepted before: hashes of their keys, the newest of them in memory too."""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from firewarden.vocabulary.ids import PostKey

GATHERED = 50_000
"""Fresh hashes before they go over into the tree: some megabytes of memory, a tenth of a second."""


class Seen:
    """Belongs to the writer, who calls `put` inside a transaction and `settle` once it is committed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._fresh = {row[0] for row in connection.execute("SELECT hash FROM fresh")}

    def known(self, connection: sqlite3.Connection, keys: Iterable[PostKey]) -> set[PostKey]:
        return {key for key in keys if self._holds(connection, hash_of(key))}

    def _holds(self, connection: sqlite3.Connection, digest: bytes) -> bool:
        if digest in self._fresh:
            return True
        return connection.execute("SELECT 1 FROM seen WHERE hash = ?", (digest,)).fetchone() is not None

    def put(self, connection: sqlite3.Connection, keys: Iterable[PostKey], batch: int) -> set[bytes]:
        """Returns what `settle` wants."""
        fresh = {hash_of(key) for key in keys} - self._fresh
        connection.executemany("INSERT INTO fresh VALUES (?, ?)", [(digest, batch) for digest in fresh])
        if len(self._fresh) + len(fresh) >= GATHERED:
            connection.execute(
                "INSERT INTO seen SELECT hash, batch FROM fresh WHERE true ORDER BY hash ON CONFLICT DO NOTHING"
            )
            connection.execute("DELETE FROM fresh")
        return fresh

    def settle(self, fresh: set[bytes]) -> None:
        self._fresh |= fresh
        if len(self._fresh) >= GATHERED:
            self._fresh.clear()


def hash_of(key: PostKey) -> bytes:
    """What is left of a post about nobody."""
    return blake2b(key.encode(), digest_size=16).digest()
