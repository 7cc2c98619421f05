"""Commits that break in the middle, and rows that are damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import PostKey
from tests.stores.samples import ACME, BEGIN, END, WHOLE, commit, everything, keys, mention, signal

TABLES = (
    *("batch", "brand", "mention", "raw", "fresh", "bin", "narrative", "mark", "snapshot", "source"),
    *("signal", "gap", "feed", "quarantine"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStreamStore]:
    store = SqliteStreamStore.open(tmp_path / "stream.sqlite3")
    yield store
    store.close()


def change(store: SqliteStreamStore, sql: str) -> None:
    """Done behind the back of the store."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute(sql)


@pytest.mark.parametrize("table", TABLES)
def test_a_commit_that_breaks_at_any_table_writes_nothing(store: SqliteStreamStore, table: str) -> None:
    store.commit(commit(mention("x:9", 9), signals=[signal("s9")], seen=[PostKey("x:9")]))
    before = everything(store)
    change(store, f"CREATE TRIGGER break BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'disk on fire'); END")
    if table == "brand":
        change(store, "DELETE FROM brand WHERE id = 'other'")
    with pytest.raises(StoreError, match="disk on fire"):
        store.commit(WHOLE)
    change(store, "DROP TRIGGER break")
    assert everything(store) == before
    assert store.known([PostKey("x:1"), PostKey("x:9")]) == {"x:9"}
    store.commit(WHOLE)
    assert keys(store.mentions(ACME, BEGIN, END)) == ["x:1", "x:2", "x:9"]
    assert [entry.number for entry in store.feed(0)] == [1, 2, 3]
    assert store.check() == []


def test_a_commit_that_breaks_while_seen_keys_go_over_forgets_none(store: SqliteStreamStore) -> None:
    first, second = ([PostKey(f"x:{half}-{n}") for n in range(30_000)] for half in "ab")
    store.commit(commit(seen=first))
    change(store, "CREATE TRIGGER break BEFORE INSERT ON seen BEGIN SELECT RAISE(ABORT, 'disk on fire'); END")
    with pytest.raises(StoreError, match="disk on fire"):
        store.commit(commit(seen=second))
    assert store.known([*first, *second]) == set(first)
    change(store, "DROP TRIGGER break")
    store.commit(commit(seen=second))
    assert store.known([*first, *second, PostKey("x:c")]) == {*first, *second}


def test_a_disk_that_is_full_is_told_as_such(store: SqliteStreamStore) -> None:
    store.commit(commit(mention("x:1")))
    used = store._writer.execute("PRAGMA page_count").fetchone()[0]
    store._writer.execute(f"PRAGMA max_page_count = {used}")
    with pytest.raises(StoreError, match="The disk is full: make room; nothing of the last batch was written"):
        store.commit(commit(*(mention(f"x:{n}", text="long " * 100) for n in range(2, 900))))
    assert keys(store.mentions(ACME, BEGIN, END)) == ["x:1"]


def test_a_row_of_a_later_format_is_refused_with_a_sentence(store: SqliteStreamStore) -> None:
    store.commit(commit(mention("x:1")))
    change(store, "UPDATE mention SET content = CAST(x'02' || substr(content, 2) AS BLOB)")
    with pytest.raises(StoreError, match="written in format 02, this program reads format 01"):
        store.mentions(ACME, BEGIN, END)


def test_a_row_that_is_damaged_is_refused_with_a_sentence(store: SqliteStreamStore) -> None:
    store.commit(commit(mention("x:1"), signals=[signal("s1")]))
    for table in ("mention", "signal"):
        change(store, f"UPDATE {table} SET content = substr(content, 1, 9)")
    with pytest.raises(StoreError, match=r"cannot be read .*Run `firewarden doctor`"):
        store.mentions(ACME, BEGIN, END)
    with pytest.raises(StoreError, match=r"cannot be read .*Run `firewarden doctor`"):
        store.signals(ACME, BEGIN, END)


def test_a_closed_store_says_that_it_is_closed(tmp_path: Path) -> None:
    store = SqliteStreamStore.open(tmp_path / "other.sqlite3")
    store.close()
    with pytest.raises(StoreError, match=r"was closed\. Open it again"):
        store.feed(0)
    with pytest.raises(StoreError, match="closed"):
        store.commit(commit())
    store.close()
