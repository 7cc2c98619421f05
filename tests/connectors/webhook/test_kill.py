"""What was said to be taken is in the stream, whenever the pipeline dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from firewarden.config import Folder
from firewarden.stores.files import FilePlanStore
from firewarden.stores.sqlite import SqliteStreamReader
from firewarden.vocabulary.clock import HOUR, Instant, iso
from firewarden.vocabulary.ids import PostKey, SourceId
from tests.connectors.webhook.door import ROOT, Door

KILLS = int(os.environ.get("FIREWARDEN_KILLS", "8")) // 4
POSTS_AT_ONCE = 3
PATIENT = 60.0


@contextmanager
def pipeline(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "firewarden", "up", "--part", "pipeline", "--data", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


class Sender(threading.Thread):
    """Posts on and on; `taken` are the keys of what it was told was taken, the last request among them once."""

    def __init__(self, door: Door, source: SourceId) -> None:
        super().__init__(daemon=True)
        self._door, self._source = door, source
        self.taken: list[PostKey] = []
        self.enough = threading.Event()

    def run(self) -> None:
        number = 0
        while not self.enough.is_set():
            ids = range(number, number + POSTS_AT_ONCE)
            now = iso(Instant(time.time_ns() // 1000))
            posts = [{"id": one, "created_at": now, "text": f"The brand, case {one}."} for one in ids]
            if self._door.post(self._source, posts) == 202:
                self.taken += [PostKey(f"webhook:{self._source}/{one}") for one in ids]
            number += POSTS_AT_ONCE
            time.sleep(0.005)


def stored(folder: Path, source: SourceId) -> list[PostKey]:
    plan = FilePlanStore(Folder(folder).plans).newest()
    assert plan is not None
    reader = SqliteStreamReader(Folder(folder).stream_db)
    now = Instant(time.time_ns() // 1000)
    try:
        found = reader.mentions(plan.brands[0].id, Instant(now - HOUR), Instant(now + HOUR), limit=100_000)
        return [mention.post.key for mention in found if mention.post.source == source]
    finally:
        reader.close()


@pytest.mark.kill
@pytest.mark.xdist_group("webhook")
def test_nothing_that_was_taken_is_lost_when_the_pipeline_is_killed(door: Door) -> None:
    random, folder, source = Random(25), door.folder, door.unused()
    sender = Sender(door, source)
    sender.start()
    at_death = []
    for _ in range(KILLS):
        with pipeline(folder) as process:
            before = len(stored(folder, source))
            while len(stored(folder, source)) == before:
                assert process.poll() is None
                time.sleep(0.01)
            time.sleep(random.uniform(0, 0.5))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        at_death.append((len(stored(folder, source)), len(sender.taken)))
    sender.enough.set()
    sender.join()
    with pipeline(folder):
        patience = time.monotonic() + PATIENT
        while len(stored(folder, source)) < len(sender.taken) and time.monotonic() < patience:
            time.sleep(0.1)
    assert sorted(stored(folder, source)) == sorted(sender.taken)
    assert [had < taken for had, taken in at_death] == [True] * KILLS
