"""What is particular to a spool in files: races, crashes, bounds, names that lead elsewhere."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from firewarden.stores.files import FileSpool
from firewarden.stores.files import spool as module
from firewarden.vocabulary.errors import StoreError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Receipt
from tests.stores.samples import NOON

DOOR = SourceId("acme-door")
PUT = """
import sys
from pathlib import Path
from firewarden.stores.files import FileSpool
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId

spool = FileSpool(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    body = f"{sys.argv[2]} {number}"
    print(spool.put(SourceId("acme-door"), body.encode(), Instant(0), once=body))
    print(spool.put(SourceId("acme-door"), b"both", Instant(0), once=f"both {number}"))
"""


@pytest.fixture
def spool(tmp_path: Path) -> FileSpool:
    return FileSpool(tmp_path / "spool")


def put(spool: FileSpool, *bodies: str) -> list[Receipt]:
    return [spool.put(DOOR, body.encode(), NOON, once=body) for body in bodies]


def test_files_are_for_their_owner_alone_and_hold_nothing_of_what_was_read(spool: FileSpool, tmp_path: Path) -> None:
    put(spool, "a secret word", "another")
    modes = {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*") if path.is_file()}
    spool.drop(DOOR, spool.after(DOOR, None)[-1].cursor)
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert modes == {0o600}
    assert (b"secret" in left, b"another" in left) == (False, False)


def test_two_processes_that_put_at_once_share_the_numbers_and_take_each_name_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PUT, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen([*command, name], **pipes) for name in ("left", "right")]  # type: ignore[call-overload]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    receipts = [line for process in both for line in process.communicate()[0].split()]
    entries = FileSpool(tmp_path).after(DOOR, None, 1000)
    told = [entry.body.decode() for entry in entries]
    assert (receipts.count("taken"), receipts.count("repeated")) == (120, 40)
    assert [entry.number for entry in entries] == list(range(1, 121))
    assert [one for one in told if one.startswith("left")] == [f"left {number}" for number in range(40)]
    assert told.count("both") == 40


def test_threads_of_one_process_share_the_numbers(spool: FileSpool) -> None:
    threads = [threading.Thread(target=put, args=(spool, *(f"{t} {n}" for n in range(10)))) for t in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry.number for entry in spool.after(DOOR, None)] == list(range(1, 41))


def test_what_was_being_written_when_the_process_died_is_no_post_and_goes_away(
    spool: FileSpool, tmp_path: Path
) -> None:
    put(spool, "1")
    part = tmp_path / "spool" / DOOR / ".part-1234"
    part.write_bytes(b'{"taken_at":')
    assert (spool.waiting(DOOR), part.exists()) == (1, True)
    os.utime(part, (0, 0))
    put(spool, "2")
    assert (spool.waiting(DOOR), part.exists()) == (2, False)


def test_dying_between_the_mark_and_the_file_costs_nothing(spool: FileSpool, tmp_path: Path) -> None:
    put(spool, "1", "2")
    (tmp_path / "spool" / DOOR / "last-000000000002").touch()
    spool.drop(DOOR, spool.after(DOOR, None)[-1].cursor)
    put(spool, "3")
    assert [entry.number for entry in spool.after(DOOR, None)] == [3]


def test_beyond_its_bounds_nothing_is_taken_until_something_was_read(
    spool: FileSpool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 3)
    assert put(spool, "1", "2", "3", "4") == [*[Receipt.TAKEN] * 3, Receipt.FULL]
    spool.drop(DOOR, spool.after(DOOR, None)[0].cursor)
    assert put(spool, "4") == [Receipt.TAKEN]
    monkeypatch.setattr(module, "MOST_BYTES", 6)
    spool.drop(DOOR, spool.after(DOOR, None)[0].cursor)
    assert put(spool, "12345", "5678") == [Receipt.FULL, Receipt.TAKEN]


def test_other_files_in_the_folder_are_overlooked(spool: FileSpool, tmp_path: Path) -> None:
    put(spool, "1")
    for name in ("000000000002", "000000000003-x", "README"):
        (tmp_path / "spool" / DOOR / name).write_text("{}")
    assert [entry.body for entry in spool.after(DOOR, None)] == [b"1"]


def test_a_file_whose_head_is_damaged_hides_nothing(spool: FileSpool, tmp_path: Path) -> None:
    put(spool, "1", "2")
    (tmp_path / "spool" / DOOR / "000000000001-1").write_bytes(b"\xff\xfe")
    assert [(entry.number, entry.body) for entry in spool.after(DOOR, None)] == [(1, b""), (2, b"2")]


@pytest.mark.parametrize("name", ["..", "a/b", "", "x" * 81, "a\n"])
def test_a_source_is_no_way_out_of_the_folder(spool: FileSpool, tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError):
        spool.put(SourceId(name), b"1", NOON, once="1")
    spool.forget(SourceId(name))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_is_told(spool: FileSpool, tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"What was posted could not be taken: .*Look at the data folder"):
        put(spool, "1")
