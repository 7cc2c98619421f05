"""What goes wrong around the pipeline: a full disk, a database that somebody holds, a wall clock that jumps, a flood
after an outage. Nothing is lost, nothing is counted twice, and no source stops another."""

import asyncio
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from firewarden.pipeline.committing import Committer
from firewarden.pipeline.intake import BLOCKS_WAITING, Arrived
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.errors import NetworkError, StoreError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import SourceHealth, SourceState
from firewarden.vocabulary.post import Post
from firewarden.vocabulary.volume import Bin
from tests.pipeline.killing import ROOT, prepare, run_to_the_end
from tests.pipeline.recording import write_recording
from tests.pipeline.samples import Network, Run, Step, Until, Wall, block, blocks
from tests.pipeline.tables import differences
from tests.stages.samples import ACME, FILE, NOON, at, brand, file_source, plan, post, tones

BROKEN, SILENT = SourceId("broken"), SourceId("silent")
LIVE = plan(brand("acme"), sources=[file_source(live=True)])


@pytest.fixture(autouse=True)
def _pauses_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE"):
        monkeypatch.setattr(f"firewarden.pipeline.intake.{name}", 0.001)
    for name in ("PLAN_SECONDS", "TICK_SECONDS", "STATUS_SECONDS", "BATCH_SECONDS"):
        monkeypatch.setattr(f"firewarden.pipeline.engine.{name}", 0.01)


# --- the disk


def with_room_for(size: int, folder: Path) -> tuple[int, str]:
    """Runs a real pipeline in a process that can write no file larger than `size` bytes: how it ended, what it said."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "tests.pipeline.killing", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, preexec_fn=limit, timeout=120, check=False)
    return ended.returncode, ended.stderr.decode().strip().splitlines()[-1] if ended.stderr else ""


@pytest.mark.kill
def test_disk_that_fills_in_the_middle_of_a_commit_costs_nothing_once_there_is_room(tmp_path: Path):
    recording = tmp_path / "recording.jsonl"
    write_recording(recording)
    calm, full = prepare(tmp_path / "calm", recording), prepare(tmp_path / "full", recording)
    run_to_the_end(calm)
    size = (calm / "stream.db").stat().st_size
    endings = [with_room_for(size * part // 100, full) for part in (20, 45, 70)]
    assert [code for code, _ in endings] == [1, 1, 1]
    assert all("stream.db" in said and "StoreError" in said for _, said in endings), endings
    run_to_the_end(full)
    assert differences(calm / "stream.db", full / "stream.db") == []


NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount", "--propagation", "private"]


def can_mount() -> bool:
    try:
        tried = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    except OSError:
        return False
    return tried.returncode == 0


@pytest.mark.kill
@pytest.mark.skipif(not can_mount(), reason="needs unshare, and a kernel that lets everybody mount a tmpfs")
def test_pipeline_on_a_small_full_disk_says_so_and_leaves_a_sound_file(tmp_path: Path):
    """A real file system of 3 MB: ENOSPC comes from the kernel."""
    recording, kept = tmp_path / "recording.jsonl", tmp_path / "kept"
    write_recording(recording)
    calm, disk = prepare(tmp_path / "calm", recording), prepare(tmp_path / "disk", recording)
    run_to_the_end(calm)
    script = (
        f"mount -t tmpfs -o size=3m tmpfs {disk} && cp -r {calm}/plans {disk}/ && "
        f"{sys.executable} -m tests.pipeline.killing {disk}; code=$?; mkdir {kept}; cp -r {disk}/. {kept}/; exit $code"
    )
    ended = subprocess.run([*NAMESPACE, "sh", "-c", script], cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert ended.returncode == 1
    assert "The disk is full: make room; nothing of the last batch was written" in ended.stderr.decode()
    with sqlite3.connect(kept / "stream.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    run_to_the_end(kept)
    assert differences(calm / "stream.db", kept / "stream.db") == []


# --- the database


HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
held.execute("ROLLBACK")
"""


@contextmanager
def held_by_another_process(file: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield
        process.communicate(timeout=20)


TALK = [post(minute / 3, f"acme talk {minute % 7}", key=f"p:{minute}") for minute in range(200)]


def test_database_held_longer_than_we_wait_stops_the_run_and_a_restart_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("firewarden.stores.sqlite.connections.WAIT_SECONDS", 0.2)
    here = Run(tmp_path / "here", plan(brand("acme")))
    stop = asyncio.Event()
    here.go(Network({FILE: [*blocks(TALK)[:10], stop.set]}, endless=True), stop=stop, until_done=False)
    with held_by_another_process(here.file), pytest.raises(StoreError, match="Another process held it too long"):
        here.go(Network({FILE: blocks(TALK)[10:]}))
    here.go(Network({FILE: blocks(TALK)[10:]}))
    undisturbed = Run(tmp_path / "other", plan(brand("acme")))
    undisturbed.go(Network({FILE: blocks(TALK)}))
    assert differences(here.file, undisturbed.file) == []


def test_database_held_for_a_moment_is_waited_for(tmp_path: Path):
    here = Run(tmp_path / "here", plan(brand("acme")))
    stop = asyncio.Event()
    here.go(Network({FILE: [*blocks(TALK)[:10], stop.set]}, endless=True), stop=stop, until_done=False)
    held = sqlite3.connect(here.file, isolation_level=None, check_same_thread=False)
    held.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: held.execute("ROLLBACK"))
    timer.start()
    here.go(Network({FILE: blocks(TALK)[10:]}))
    timer.join()
    held.close()
    assert here.source(FILE).accepted == 200


# --- the wall clock


def bins(here: Run) -> dict[Instant, Bin]:
    with here.reader() as reader:
        return {one.at: one for one in reader.bins(ACME, at(-10_000), at(10_000)) if one.stream == "all"}


def six_hours(folder: Path, hours: dict[int, float]) -> tuple[dict[Instant, Bin], SourceState]:
    """A post a minute that arrives at once, and a look that finds nothing; in hour n the wall is wrong by so many
    hours. In the end it is right."""
    store = SqliteStreamStore.open(folder / "stream.db")
    committer = Committer(store, tones, lambda _: True)
    committer.adopt(LIVE)
    for minute in range(360):
        now = at(minute + 0.5 + 60 * hours.get(minute // 60, 0.0))
        committer.commit([Arrived(FILE, block(minute, post(minute, key=f"p:{minute}")))], now, drained=True)
        committer.commit([Arrived(FILE, block(minute))], now, drained=True)
    found = {one.at: one for one in store.bins(ACME, at(-10_000), at(10_000)) if one.stream == "all"}
    state = store.sources()[0]
    store.close()
    return found, state


@pytest.mark.parametrize("hours", [{}, {2: 3.0}, {2: 72.0}, {2: -3.0}, {2: -72.0}, {1: 5.0, 2: -5.0, 4: 26.0}], ids=str)
def test_wall_clock_that_jumps_neither_loses_posts_nor_takes_time_for_over(tmp_path: Path, hours: dict[int, float]):
    found, state = six_hours(tmp_path, hours)
    assert (state.accepted, state.heard_at) == (360, at(359.5))
    assert {one.at: (one.mentions, one.late, one.gap, one.closed) for one in found.values()} == {
        at(start): (5, 0, False, start + 5 <= 357.5) for start in range(0, 360, 5)
    }


def test_wall_that_slept_is_believed_as_soon_as_a_post_confirms_it(tmp_path: Path):
    store = SqliteStreamStore.open(tmp_path / "stream.db")
    committer = Committer(store, tones, lambda _: True)
    committer.adopt(LIVE)
    for minute in (0, 1, 600, 601):
        committer.commit([Arrived(FILE, block(minute))], at(minute), drained=True)
    mark = store.mark(ACME)
    assert mark is None or mark.closed_through <= at(0)
    committer.commit([Arrived(FILE, block(602, post(601.5)))], at(602), drained=True)
    mark = store.mark(ACME)
    store.close()
    assert mark is not None
    assert mark.closed_through == at(600)


def test_wall_that_slept_is_believed_after_an_hour_without_any_post(tmp_path: Path):
    store = SqliteStreamStore.open(tmp_path / "stream.db")
    committer = Committer(store, tones, lambda _: True)
    committer.adopt(LIVE)
    for minute in (0, 1, *range(600, 662)):
        committer.commit([Arrived(FILE, block(minute))], at(minute), drained=True)
    mark = store.mark(ACME)
    store.close()
    assert mark is not None
    assert mark.closed_through == at(655)


# --- a flood after an outage

OUTAGE = range(60, 120)


def talk(minute: int) -> list[Post]:
    """Five posts a minute; two hundred a second in the minute that the outage ends with."""
    count = 12_000 if minute == 120 else 5
    return [post(minute + number / count, f"acme {number % 50}", key=f"p:{minute}:{number}") for number in range(count)]


def flood(here: Run, *, outage: bool) -> None:
    """Two and a half hours of a source that can be asked later; beside it one that always fails and one that hangs."""
    stop, wall = asyncio.Event(), Wall(NOON)
    steps: list[Step] = []
    for minute in range(150):
        if outage and minute in OUTAGE:
            if minute == OUTAGE.start:
                steps += [NetworkError("It is down."), Until(lambda: here.source(FILE).health is SourceHealth.BLIND)]
            continue
        missed = [one for gone in OUTAGE for one in talk(gone)] if outage and minute == OUTAGE.stop else []
        said = [*missed, *talk(minute)]
        steps.append(lambda minute=minute: setattr(wall, "time", at(minute + 1)))  # type: ignore[misc]
        steps += [block(minute, *said[start : start + 200]) for start in range(0, len(said), 200)]
    steps += [block(150), Until(lambda: bins(here).get(at(140), _OPEN).closed), stop.set]
    failing: list[Step] = [NetworkError("No."), RuntimeError("a defect")] * 10
    network = Network({FILE: steps, BROKEN: failing, SILENT: []}, endless=True, searches=True)
    here.go(network, wall=wall, until_done=False, stop=stop)


_OPEN = Bin(brand=ACME, at=NOON)
THREE = replace(
    LIVE,
    sources=(file_source(live=True), *(file_source(id=name, name=name, live=True) for name in (BROKEN, SILENT))),
)


def test_flood_after_an_outage_is_counted_as_if_it_had_come_in_time(tmp_path: Path):
    calm, late = Run(tmp_path / "calm", THREE), Run(tmp_path / "late", THREE)
    flood(calm, outage=False)
    flood(late, outage=True)
    said = 149 * 5 + 12_000
    for here in (calm, late):
        state = here.source(FILE)
        assert (state.accepted, state.duplicates, state.rejected, state.missed) == (said, 0, {}, ())
        assert (here.source(BROKEN).health, here.source(SILENT).accepted) == (SourceHealth.BLIND, 0)
        assert max(status.blocks_waiting for status in here.statuses) <= BLOCKS_WAITING
    with late.reader() as reader:
        assert reader.totals(ACME, NOON, at(150)).mentions == said
        arrived = reader.mentions(ACME, at(60), at(61))
        assert {round((one.received_at - one.post.created_at) / MINUTE) for one in arrived} == {60, 61}, "the lag"
    expected = {one.at: (one.mentions, one.late, one.gap) for one in bins(calm).values() if one.closed}
    assert {one.at: (one.mentions, one.late, one.gap) for one in bins(late).values() if one.closed} == expected
    assert len(expected) == 29
