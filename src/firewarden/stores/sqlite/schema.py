"""The shape of the stream's file: numbered SQL files, each applied once, in order, whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from firewarden.stores.sqlite.connections import connect, new_file, readable_errors, transaction
from firewarden.stores.sqlite.lock import WriterLock
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import StoreId

SQL: Traversable = files("firewarden.stores.sqlite") / "sql"
APPLICATION = 0x46577374
"""`FWst`, in the file's header: tells a stream from any other SQLite file."""
RECORD = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"


def migrate(path: Path, sql: Traversable = SQL) -> list[str]:
    """Makes the store or brings it up to date; one sentence for each thing done, none when there was nothing to do.

    Raises StoreError for a store that is being written to, is newer than this program, or is no stream.
    """
    with WriterLock(path):
        created = not path.exists()
        if created:
            new_file(path)
        connection = connect(path)
        try:
            done = apply_migrations(connection, path, sql)
        finally:
            connection.close()
    return [f"Created {path}.", *done] if created else done


def apply_migrations(connection: sqlite3.Connection, path: Path, sql: Traversable = SQL) -> list[str]:
    """For the holder of the writer's lock."""
    known = migrations(sql)
    current = schema_number(connection, path)
    if current > len(known):
        raise StoreError(newer(path, current, len(known)))
    done = []
    for number, name, script in known[current:]:
        with readable_errors(path), transaction(connection, "BEGIN IMMEDIATE"):
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(RECORD)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (number, name))
            connection.execute("INSERT INTO store VALUES (1, ?, 0) ON CONFLICT DO NOTHING", (fresh_id(),))
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")
        done.append(f"Applied {name} to {path.name}.")
    return done


def require_current(connection: sqlite3.Connection, path: Path, sql: Traversable = SQL) -> None:
    """Raises StoreError for a store of another version than this program's."""
    current, newest = schema_number(connection, path), len(migrations(sql))
    if current > newest:
        raise StoreError(newer(path, current, newest))
    if current < newest:
        raise StoreError(
            f"{path} was made by an older Firewarden (schema {current}, this program needs {newest})."
            " Nothing was changed. Run `firewarden migrate`, then start again."
        )


def newer(path: Path, current: int, newest: int) -> str:
    return (
        f"{path} was made by a newer Firewarden (schema {current}, this program knows {newest})."
        " Nothing was changed. Install the newer version, or restore a backup made by this one."
    )


def schema_number(connection: sqlite3.Connection, path: Path) -> int:
    """0 for an empty file. Raises StoreError for a file that is no stream."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
    if application != APPLICATION and not empty:
        raise StoreError(f"{path} is a database, but not a stream of Firewarden. Nothing was changed.")
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrations(sql: Traversable = SQL) -> list[tuple[int, str, str]]:
    """Number, name and SQL of each, in order and without holes."""
    found = sorted((file.name, file.read_text("utf-8")) for file in sql.iterdir() if file.name.endswith(".sql"))
    numbered = [(int(name[:4]), name.removesuffix(".sql"), script) for name, script in found]
    if [number for number, _, _ in numbered] != list(range(1, len(numbered) + 1)):
        raise StoreError(f"The migrations of the stream are not numbered from 1 on: {[name for name, _ in found]}.")
    return numbered


def statements(script: str) -> Iterator[str]:
    """One by one, because `executescript` would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def fresh_id() -> StoreId:
    return StoreId("st_" + os.urandom(10).hex())
