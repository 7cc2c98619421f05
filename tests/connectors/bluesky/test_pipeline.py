"""The pipeline reads a real network, is killed in the middle, and goes on: no post is missing, none is doubled."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.sqlite.store import SqliteStreamReader
from firewarden.vocabulary.clock import Instant, iso
from firewarden.vocabulary.ids import BrandId, PostKey, QueryId, SourceId
from firewarden.vocabulary.plan import Brand, Query, Source, WatchPlan
from tests.connectors.bluesky.sky import ROOT, Sky, loopback_network

POSTS = int(os.environ.get("FIREWARDEN_BLUESKY_POSTS", "40"))
ACME, SKY = BrandId("acme"), SourceId("sky")
PATIENT = 60.0


def prepare(folder: Path, sky: Sky, wire: str) -> Path:
    """An installation that listens to the network."""
    host = sky.firehose if wire == "firehose" else sky.jetstream
    settings = {"wire": wire, "host": host, "profiles": "", "days": "1"}
    plan = WatchPlan(
        version=1,
        brands=(Brand(id=ACME, name="Acme"),),
        queries=(Query(id=QueryId("q"), brand=ACME, name="acme", text="acme"),),
        sources=(Source(id=SKY, connector="bluesky", name="Sky", settings=settings, live=True),),
    )
    FilePlanStore(folder / "plans").publish(plan)
    return folder


@contextmanager
def listening(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that reads, until the end of the block or until it is killed."""
    command = [sys.executable, "-m", "tests.connectors.bluesky.listening", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reading\n"
        try:
            yield process
        finally:
            process.kill()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENT
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def mentioned(folder: Path) -> list[PostKey]:
    reader = SqliteStreamReader(folder / "stream.db")
    try:
        long_ago, ahead = Instant(0), Instant(time.time_ns() // 1000 + 10**9)
        return [mention.post.key for mention in reader.mentions(ACME, long_ago, ahead, limit=10 * POSTS)]
    finally:
        reader.close()


@pytest.mark.bluesky
@pytest.mark.kill
@pytest.mark.xdist_group("bluesky")
@pytest.mark.parametrize("wire", ["v2", "v1", "firehose"])
def test_killed_pipeline_misses_and_doubles_nothing(tmp_path: Path, wire: str) -> None:
    """Half of the posts are written while it lives, a quarter while it is dead."""
    with loopback_network() as sky:
        folder, ann = prepare(tmp_path, sky, wire), sky.person("ann")
        write = lambda number: ann.post(f"Acme number {number}", iso(Instant(time.time_ns() // 1000))).key  # noqa: E731
        written = []
        with listening(folder) as process:
            written += [write(number) for number in range(POSTS // 2)]
            until(lambda: bool(mentioned(folder)))
            process.kill()
            process.wait()
        left = len(mentioned(folder))
        written += [write(number) for number in range(POSTS // 2, 3 * POSTS // 4)]
        with listening(folder):
            written += [write(number) for number in range(3 * POSTS // 4, POSTS)]
            until(lambda: len(mentioned(folder)) >= POSTS)
            time.sleep(0.5)

    found = mentioned(folder)
    assert 0 < left < POSTS
    assert (sorted(found), len(found)) == (sorted(written), len(set(written)))
