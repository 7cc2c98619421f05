"""What is old goes, a copy is made, the whole is checked."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from firewarden.stores.sqlite import Pruned, SqliteStreamStore, renew_id
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import PostKey, SourceId
from firewarden.vocabulary.intake import Unreadable
from tests.stores.samples import (
    ACME,
    BEGIN,
    END,
    OTHER,
    WHOLE,
    at,
    bin_at,
    commit,
    everything,
    gap,
    keys,
    mark,
    mention,
    narrative,
    signal,
    state,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStreamStore]:
    store = SqliteStreamStore.open(tmp_path / "stream.sqlite3")
    yield store
    store.close()


def fill(store: SqliteStreamStore, minutes: list[int]) -> None:
    """One commit for each minute, with one of everything at that time."""
    for minute in minutes:
        key = PostKey(f"x:{minute}")
        store.commit(
            commit(
                *(mention(key, minute, brand) for brand in (ACME, OTHER)),
                received_at=at(minute),
                seen=[key],
                raws=[(key, b"raw")],
                bins=[bin_at(minute, stream="q")],
                signals=[signal(f"s{minute}", minute)],
                gaps=[gap(minute, minute + 1)],
                narratives=[narrative(f"n{minute}", minute)],
                marks=[mark(minute)],
                sources=[state("src", cursor=str(minute))],
                unreadable=[(SourceId("src"), Unreadable(reason="no id", raw=key.encode()))],
            )
        )


def test_what_is_old_goes_and_counts_signals_and_gaps_stay(store: SqliteStreamStore) -> None:
    fill(store, [0, 10, 20])
    assert store.prune(at(10), keep_feed_after=3) == Pruned(mentions=2, narratives=1, unreadable=1, seen=1, feed=3)
    for brand in (ACME, OTHER):
        assert keys(store.mentions(brand, BEGIN, END)) == ["x:10", "x:20"]
    assert (store.raw(PostKey("x:0")), store.raw(PostKey("x:10"))) == (None, b"raw")
    assert {n.id for n in store.narratives(ACME, BEGIN)} == {"n10", "n20"}
    assert [item.raw for _, item in store.quarantined()] == [b"x:20", b"x:10"]
    assert store.known([PostKey("x:0"), PostKey("x:10"), PostKey("x:20")]) == {"x:10", "x:20"}
    assert [b.at for b in store.bins(ACME, BEGIN, END)] == [at(0), at(10), at(20)]
    assert [s.id for s in store.signals(ACME, BEGIN, END)] == ["s0", "s10", "s20"]
    assert len(store.gaps(ACME, BEGIN, END)) == 3
    assert [entry.number for entry in store.feed(0)] == [4, 5, 6]
    assert store.check() == []


def test_nothing_in_the_feed_goes_that_the_desk_has_not_passed(store: SqliteStreamStore) -> None:
    fill(store, [0, 10])
    store.prune(at(100), keep_feed_after=1)
    assert [entry.number for entry in store.feed(0)] == [2, 3, 4]


def test_numbers_go_on_when_everything_before_them_is_gone(store: SqliteStreamStore) -> None:
    fill(store, [0, 10])
    store.prune(at(100), keep_feed_after=4)
    assert (store.feed(0), store.mentions(ACME, BEGIN, END)) == ([], [])
    path = store.path
    store.close()
    reopened = SqliteStreamStore.open(path)
    fill(reopened, [200])
    assert [entry.number for entry in reopened.feed(0)] == [5, 6]
    assert reopened.check() == []
    reopened.close()


def test_pruning_goes_through_more_than_one_slice(store: SqliteStreamStore) -> None:
    store.commit(commit(*(mention(f"x:{n}", n / 1000) for n in range(5000))))
    assert store.prune(at(4.5), keep_feed_after=0).mentions == 4500
    assert len(store.mentions(ACME, BEGIN, END)) == 500


def test_seen_keys_that_went_over_are_pruned_too(store: SqliteStreamStore) -> None:
    old, new = [PostKey(f"x:old-{n}") for n in range(50_000)], [PostKey(f"x:new-{n}") for n in range(50_000)]
    store.commit(commit(seen=old, received_at=at(0)))
    store.commit(commit(seen=new, received_at=at(10)))
    assert store.prune(at(5), keep_feed_after=0).seen == 50_000
    assert store.known([*old, *new]) == set(new)


def test_a_backup_is_the_store_of_that_moment_while_writing_goes_on(store: SqliteStreamStore, tmp_path: Path) -> None:
    store.commit(WHOLE)
    before = everything(store)
    reader = SqliteStreamStore.open(store.path, read_only=True)
    reader.backup(tmp_path / "copy.sqlite3")
    store.commit(commit(mention("x:later")))
    copied = SqliteStreamStore.open(tmp_path / "copy.sqlite3")
    assert everything(copied) == before
    assert copied.known([PostKey("x:3"), PostKey("x:later")]) == {"x:3"}
    assert copied.check() == []
    assert sorted(path.name for path in tmp_path.glob("copy*.part")) == []
    assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o777 == 0o600
    copied.close()
    reader.close()


def test_a_backup_overwrites_nothing(store: SqliteStreamStore, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite3").write_text("precious")
    with pytest.raises(StoreError, match=r"is there already\. A backup overwrites nothing"):
        store.backup(tmp_path / "copy.sqlite3")
    assert (tmp_path / "copy.sqlite3").read_text() == "precious"


def test_a_backup_into_no_folder_is_a_sentence(store: SqliteStreamStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be written: No such file or directory\. No backup was made"):
        store.backup(tmp_path / "nowhere" / "copy.sqlite3")


def test_a_restored_copy_gets_an_id_of_its_own_and_keeps_the_rest(store: SqliteStreamStore, tmp_path: Path) -> None:
    store.commit(WHOLE)
    store.backup(tmp_path / "copy.sqlite3")
    new = renew_id(tmp_path / "copy.sqlite3")
    copied = SqliteStreamStore.open(tmp_path / "copy.sqlite3", read_only=True)
    assert copied.store_id == new
    assert new != store.store_id
    assert everything(copied) == everything(store)
    copied.close()


def test_a_store_being_written_keeps_its_id(store: SqliteStreamStore) -> None:
    with pytest.raises(StoreError, match="already being written"):
        renew_id(store.path)


def test_a_sound_store_has_no_problems(store: SqliteStreamStore) -> None:
    assert store.check() == []
    fill(store, [0, 10])
    assert store.check() == []


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        ("DELETE FROM feed WHERE number = 2", "1 numbers are missing in the feed."),
        ("UPDATE store SET feed_number = 2", "2 entries of the feed are numbered above its counter."),
        ("DELETE FROM signal WHERE id = 's0'", "1 signals in the feed are not stored."),
        ("DELETE FROM mention WHERE key = 'x:0'", "1 raw posts belong to no mention."),
    ],
)
def test_a_check_names_what_does_not_fit(store: SqliteStreamStore, harm: str, problem: str) -> None:
    fill(store, [0, 10])
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute(harm)
    assert store.check() == [problem]


def test_a_check_finds_pages_that_were_overwritten(store: SqliteStreamStore) -> None:
    store.commit(commit(*(mention(f"x:{n}", n, text="words " * 50) for n in range(2000))))
    path = store.path
    store.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xff" * 20_000)
    reader = SqliteStreamStore.open(path, read_only=True)
    problems = reader.check()
    assert problems != []
    assert {problem.split(":")[0] for problem in problems} == {"The file is damaged"}
    reader.close()


def test_instants_before_pruning_are_half_open(store: SqliteStreamStore) -> None:
    store.commit(commit(mention("x:1", 5)))
    assert store.prune(at(5), keep_feed_after=0).mentions == 0
    assert store.prune(Instant(at(5) + 1), keep_feed_after=0).mentions == 1
