"""How the stream's file comes to be, grows and is refused."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from firewarden.stores.sqlite import SqliteStreamStore, migrate
from firewarden.stores.sqlite.connections import connect
from firewarden.stores.sqlite.schema import SQL, migrations, require_current
from firewarden.vocabulary.errors import StoreError
from tests.stores.samples import ACME, BEGIN, END, WHOLE, commit, everything, keys, mention


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stream.sqlite3"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a program one version further."""
    folder = tmp_path / "sql"
    folder.mkdir()
    for file in SQL.iterdir():
        (folder / file.name).write_text(file.read_text("utf-8"))
    (folder / "0002_mood.sql").write_text("-- a comment; with a semicolon\nALTER TABLE mention ADD COLUMN mood TEXT;\n")
    return folder


def raw_sql(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()


def test_migrate_makes_a_store_and_says_so_and_is_harmless_twice(path: Path) -> None:
    assert migrate(path) == [f"Created {path}.", "Applied 0001_stream to stream.sqlite3."]
    store_id = SqliteStreamStore.open(path, read_only=True).store_id
    assert migrate(path) == []
    assert SqliteStreamStore.open(path, read_only=True).store_id == store_id


def test_open_makes_a_store_that_only_its_owner_may_read(path: Path) -> None:
    SqliteStreamStore.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert migrate(path) == []


def test_an_empty_file_left_by_a_killed_process_becomes_a_store(path: Path) -> None:
    path.touch()
    store = SqliteStreamStore.open(path)
    store.commit(commit(mention("x:1")))
    assert keys(store.mentions(ACME, BEGIN, END)) == ["x:1"]
    store.close()


def test_an_older_store_is_refused_until_it_is_migrated_and_keeps_what_it_holds(path: Path, later: Path) -> None:
    store = SqliteStreamStore.open(path)
    store.commit(WHOLE)
    before = everything(store)
    store.close()
    with closing(connect(path)) as connection, pytest.raises(StoreError, match="Run `firewarden migrate`, then start"):
        require_current(connection, path, later)
    assert migrate(path, later) == ["Applied 0002_mood to stream.sqlite3."]
    assert migrate(path, later) == []
    assert raw_sql(path, "SELECT number, name FROM migration") == [(1, "0001_stream"), (2, "0002_mood")]
    raw_sql(path, "PRAGMA user_version = 1")
    reader = SqliteStreamStore.open(path, read_only=True)
    assert everything(reader) == before
    reader.close()


OPENED = {
    "written to": SqliteStreamStore.open,
    "read": lambda path: SqliteStreamStore.open(path, read_only=True),
    "migrated": migrate,
}


@pytest.mark.parametrize("use", OPENED.values(), ids=OPENED)
def test_a_newer_store_is_refused_with_a_sentence_and_left_alone(
    path: Path, later: Path, use: Callable[[Path], object]
) -> None:
    migrate(path, later)
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        use(path)
    assert str(refused.value) == (
        f"{path} was made by a newer Firewarden (schema 2, this program knows 1). Nothing was changed."
        " Install the newer version, or restore a backup made by this one."
    )
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, later: Path) -> None:
    migrate(path)
    (later / "0002_mood.sql").write_text("CREATE TABLE half (a INTEGER);\nCREATE TABLE half (a INTEGER);\n")
    with pytest.raises(StoreError, match="table half already exists"):
        migrate(path, later)
    assert raw_sql(path, "PRAGMA user_version") == [(1,)]
    assert raw_sql(path, "SELECT name FROM sqlite_master WHERE name = 'half'") == []
    SqliteStreamStore.open(path).close()


def test_migrations_are_numbered_without_holes(later: Path) -> None:
    assert [number for number, _, _ in migrations(later)] == [1, 2]
    (later / "0002_mood.sql").rename(later / "0003_mood.sql")
    with pytest.raises(StoreError, match="not numbered from 1 on"):
        migrations(later)


def test_a_store_that_is_not_there_is_not_made_by_a_reader(path: Path) -> None:
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(StoreError, match="There is no stream at"):
            SqliteStreamStore.open(path, **options)  # type: ignore[call-overload]
    assert not path.exists()


def test_a_database_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    raw_sql(path, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="is a database, but not a stream of Firewarden"):
        SqliteStreamStore.open(path)
    assert raw_sql(path, "SELECT name FROM sqlite_master") == [("recipes",)]


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_bytes(b"not a database at all " * 100)
    with pytest.raises(StoreError, match="damaged or no stream at all: run `firewarden doctor`"):
        SqliteStreamStore.open(path)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written: No such file or directory"):
        SqliteStreamStore.open(tmp_path / "nowhere" / "stream.sqlite3")


def test_a_refused_open_leaves_the_lock_free(path: Path, later: Path) -> None:
    migrate(path, later)
    with pytest.raises(StoreError, match="newer Firewarden"):
        SqliteStreamStore.open(path)
    assert migrate(path, later) == []


def test_migrate_is_refused_while_somebody_writes(path: Path) -> None:
    store = SqliteStreamStore.open(path)
    with pytest.raises(StoreError, match="already being written"):
        migrate(path)
    store.close()
    assert migrate(path) == []
