"""Care of the stream's file: what is old goes, a copy is made, the whole is checked."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from firewarden.stores.sqlite.connections import connect, new_file, readable_errors, transaction
from firewarden.stores.sqlite.lock import WriterLock
from firewarden.stores.sqlite.schema import fresh_id, require_current
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import StoreId

SLICE = 2_000
"""Mentions deleted in one transaction: the next commit waits some hundredths of a second at most."""

FIRST_KEPT_BATCH = """
SELECT coalesce((SELECT min(number) FROM batch WHERE received_at >= ?), (SELECT max(number) FROM batch), 0)
"""

INVARIANTS = {
    "numbers are missing in the feed": "SELECT coalesce(max(number) - min(number) + 1 - count(*), 0) FROM feed",
    "entries of the feed are numbered above its counter": (
        "SELECT count(*) FROM feed WHERE number > (SELECT feed_number FROM store)"
    ),
    "signals in the feed are not stored": (
        "SELECT count(*) FROM feed WHERE kind = 'signal' AND subject NOT IN (SELECT id FROM signal)"
    ),
    "raw posts belong to no mention": (
        "SELECT count(*) FROM raw WHERE NOT EXISTS (SELECT 1 FROM mention WHERE number = raw.mention)"
    ),
}

Slice = Callable[[], AbstractContextManager[sqlite3.Connection]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """How many rows went."""

    mentions: int
    narratives: int
    unreadable: int
    seen: int
    feed: int


def prune(in_slice: Slice, before: Instant, keep_feed_after: int) -> Pruned:
    """Each `in_slice` is one transaction of the writer."""
    with in_slice() as connection:
        feed = connection.execute("DELETE FROM feed WHERE number <= ?", (keep_feed_after,)).rowcount
        narratives = connection.execute("DELETE FROM narrative WHERE last_seen < ?", (before,)).rowcount
        unreadable = connection.execute("DELETE FROM quarantine WHERE received_at < ?", (before,)).rowcount
        brands = [row[0] for row in connection.execute("SELECT number FROM brand")]
    mentions = sum(_prune_mentions(in_slice, brand, before) for brand in brands)
    seen = _prune_seen(in_slice, before)
    return Pruned(mentions=mentions, narratives=narratives, unreadable=unreadable, seen=seen, feed=feed)


def _prune_mentions(in_slice: Slice, brand: int, before: Instant) -> int:
    gone = 0
    while True:
        with in_slice() as connection:
            sql = "SELECT number FROM mention WHERE brand = ? AND created_at < ? ORDER BY created_at LIMIT ?"
            numbers = connection.execute(sql, (brand, before, SLICE)).fetchall()
            connection.executemany("DELETE FROM mention WHERE number = ?", numbers)
            connection.executemany("DELETE FROM raw WHERE mention = ?", numbers)
        gone += len(numbers)
        if len(numbers) < SLICE:
            return gone


def _prune_seen(in_slice: Slice, before: Instant) -> int:
    """Keys received before `before`, and their batches; the newest batch stays, so that numbers go on from it."""
    with in_slice() as connection:
        first_kept = connection.execute(FIRST_KEPT_BATCH, (before,)).fetchone()[0]
        connection.execute("DELETE FROM batch WHERE number < ?", (first_kept,))
        gone = connection.execute("DELETE FROM fresh WHERE batch < ?", (first_kept,)).rowcount
    for byte in range(256):
        with in_slice() as connection:
            sql = "DELETE FROM seen WHERE hash >= ? AND hash < ? AND batch < ?"
            end = bytes([byte + 1]) if byte < 255 else b"\xff" * 17
            gone += connection.execute(sql, (bytes([byte]), end, first_kept)).rowcount
    return gone


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """All pages in one go, from one moment of the source."""
    if target.exists():
        raise StoreError(f"{target} is there already. A backup overwrites nothing: name another file.")
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        new_file(unfinished)
        with readable_errors(unfinished), closing(sqlite3.connect(unfinished)) as copied:
            connection.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
        unfinished.rename(target)
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}. No backup was made.") from error


def renew_id(path: Path) -> StoreId:
    """Gives a restored copy an id of its own: its feed goes on differently from the original's.

    Raises StoreError when the copy is being written to or is of another version.
    """
    with WriterLock(path), closing(connect(path)) as connection, readable_errors(path):
        require_current(connection, path)
        store_id = fresh_id()
        with transaction(connection, "BEGIN IMMEDIATE"):
            connection.execute("UPDATE store SET id = ?", (store_id,))
    return store_id


def check(connection: sqlite3.Connection) -> list[str]:
    """SQLite's own check of pages and indexes, then what must hold between the tables."""
    try:
        lines = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
        damage = [] if lines == ["ok"] else lines
        counts = {sentence: connection.execute(sql).fetchone()[0] for sentence, sql in INVARIANTS.items()}
    except sqlite3.DatabaseError as error:
        damage, counts = [str(error)], {}
    broken = [f"{count} {sentence}." for sentence, count in counts.items() if count]
    return [*(f"The file is damaged: {line}." for line in damage), *broken]
