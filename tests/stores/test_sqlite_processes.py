"""The stream in SQLite with several processes at it, some of which die."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import PostKey
from tests.stores.samples import ACME, BEGIN, END, bin_at, commit, mention, state
from tests.stores.writer import EACH

ROOT = Path(__file__).parents[2]


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def lines(process: "subprocess.Popen[str]") -> Iterator[str]:
    assert process.stdout is not None
    return (line.rstrip("\n") for line in process.stdout)


def kill_while_writing(path: Path, part: str, commits: int) -> list[int]:
    """Kills a writer in the middle of a commit, after `commits` whole ones; returns those it told of."""
    process = start("-m", "tests.stores.writer", str(path), part)
    told: list[int] = []
    for line in lines(process):
        if line.startswith("done"):
            told.append(int(line.split()[1]))
        elif len(told) >= commits:
            process.kill()
    process.communicate()
    return told


@pytest.mark.kill
def test_a_writer_killed_at_any_moment_leaves_whole_commits_only(tmp_path: Path) -> None:
    path, last, unfinished = tmp_path / "stream.sqlite3", 0, 0
    for round_number, part in enumerate(["mentions", "raws", "end"] * 5):
        told = max([last, *kill_while_writing(path, part, commits=round_number % 3)])
        reader = SqliteStreamStore.open(path, read_only=True)
        with reader.moment() as stream:
            last = int(stream.sources()[0].cursor or 0) if stream.sources() else 0
            assert last in {told, told + 1}
            unfinished += last == told
            assert stream.totals(ACME, BEGIN, END).mentions == EACH * last
            counted = [bin_at(0, stream="q", mentions=EACH * last)] if last else []
            assert stream.bins(ACME, BEGIN, END) == counted
            assert [entry.number for entry in stream.feed(0)] == list(range(1, last + 1))
            assert [entry.subject for entry in stream.feed(0)] == [f"s{number}" for number in range(1, last + 1)]
            assert stream.raw(PostKey(f"x:{last}-{EACH - 1}")) == (b"raw " * 50 if last else None)
            assert stream.raw(PostKey(f"x:{last + 1}-0")) is None
        reader.close()
    assert unfinished > 0, "no kill hit a commit: the test shows nothing"
    store = SqliteStreamStore.open(path)
    keys = [PostKey(f"x:{number}-{n}") for number in range(1, last + 2) for n in range(EACH)]
    assert store.known(keys) == set(keys[: EACH * last])
    assert store.check() == []
    store.close()


OPEN = """
import sys
from pathlib import Path
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.errors import StoreError

try:
    SqliteStreamStore.open(Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""


def test_a_second_process_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "stream.sqlite3"
    store = SqliteStreamStore.open(path)
    code = "import sys; from pathlib import Path; from firewarden.stores.sqlite import SqliteStreamStore, migrate\n"
    other = start(
        "-c", f"{code}try: SqliteStreamStore.open(Path(sys.argv[1]))\nexcept Exception as e: print(e)", str(path)
    )
    refused, _ = other.communicate()
    assert refused == (
        f"{path} is already being written by process {os.getpid()}, and a stream has one writer."
        " Stop that process first, or read only.\n"
    )
    store.close()


@pytest.mark.kill
def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "stream.sqlite3"
    process = start("-m", "tests.stores.writer", str(path), "none")
    assert next(lines(process)) == "done 1"
    with pytest.raises(StoreError, match=f"already being written by process {process.pid},"):
        SqliteStreamStore.open(path)
    process.kill()
    process.communicate()
    SqliteStreamStore.open(path).close()


READ_ON = """
import sys
from pathlib import Path
from firewarden.stores.sqlite import SqliteStreamStore
from tests.stores.samples import ACME, BEGIN, END

reader = SqliteStreamStore.open(Path(sys.argv[1]), read_only=True)
print("ready", flush=True)
cursor, wrong = 0, 0
while cursor < int(sys.argv[2]):
    with reader.moment() as stream:
        cursor = int(stream.sources()[0].cursor)
        wrong += stream.totals(ACME, BEGIN, END).mentions != 5 * cursor
        wrong += stream.bins(ACME, BEGIN, END)[0].mentions != 5 * cursor
print("wrong", wrong)
"""


def test_readers_in_other_processes_see_only_whole_commits(tmp_path: Path) -> None:
    path, last = tmp_path / "stream.sqlite3", 80
    store = SqliteStreamStore.open(path)
    store.commit(commit(sources=[state("src", cursor="0")], bins=[bin_at(0)]))
    readers = [start("-c", READ_ON, str(path), str(last)) for _ in range(2)]
    assert [next(lines(reader)) for reader in readers] == ["ready", "ready"]
    for number in range(1, last + 1):
        mentions = [mention(f"x:{number}-{n}", number) for n in range(5)]
        counted = [bin_at(0, mentions=5 * number)]
        store.commit(commit(*mentions, bins=counted, sources=[state("src", cursor=str(number))]))
    assert [reader.communicate()[0] for reader in readers] == ["wrong 0\n", "wrong 0\n"]
    store.close()
