"""Kills a real pipeline process at random moments of a replay, again and again, and compares what it leaves behind
with an undisturbed run. `python -m tests.pipeline.killing FOLDER` is the process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from firewarden.stores.files.plans import FilePlanStore
from firewarden.vocabulary.ids import BrandId, QueryId, SourceId
from firewarden.vocabulary.plan import Brand, Query, Source, WatchPlan
from tests.pipeline.recording import write_recording
from tests.pipeline.tables import differences, tables

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_RUN = 120.0


@dataclass(frozen=True, slots=True)
class Replay:
    """One replay: how often it was killed before it came to its end, and what was different afterwards."""

    kills: int
    differences: list[str]


def prepare(folder: Path, recording: Path) -> Path:
    """An installation that is to read `recording`."""
    acme, zenith = BrandId("acme"), BrandId("zenith")
    plan = WatchPlan(
        version=1,
        brands=(Brand(id=acme, name="Acme", handles=("acmecares",)), Brand(id=zenith, name="Zenith")),
        queries=tuple(Query(id=QueryId(f"q-{name}"), brand=name, name=name, text=name) for name in (acme, zenith)),
        sources=(Source(id=SourceId("file"), connector="replay", name="A file", settings={"path": str(recording)}),),
    )
    FilePlanStore(folder / "plans").publish(plan)
    return folder


def start(folder: Path) -> subprocess.Popen[bytes]:
    """It writes one line when it has begun to read."""
    command = [sys.executable, "-m", "tests.pipeline.killing", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def run_to_the_end(folder: Path) -> float:
    """Seconds it took. Raises RuntimeError when the process fails."""
    began = time.monotonic()
    _finish(start(folder))
    return time.monotonic() - began


def disturbed(folder: Path, longest: float, kills: int, random: Random) -> int:
    """Kills it at most `kills` times, each at a random moment of what a whole run takes; how often it did."""
    done = 0
    while done < kills:
        process = start(folder)
        try:
            process.wait(random.uniform(0, longest))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            _finish(process)
            return done
        _close(process)
        done += 1
    _finish(start(folder))
    return done


def replays(work: Path, kills: int, seed: int, tell: Callable[[Replay], None]) -> None:
    """As many in folders below `work` until `kills` processes were killed."""
    recording = work / "recording.jsonl"
    write_recording(recording, seed=seed)
    calm = prepare(work / "calm", recording)
    longest = run_to_the_end(calm)
    done, number = 0, 0
    while done < kills:
        number += 1
        folder = prepare(work / f"round-{number}", recording)
        killed = disturbed(folder, longest, kills - done, Random(f"{seed}/{number}"))
        done += killed
        tell(Replay(killed, differences(calm / "stream.db", folder / "stream.db")))


def contents(work: Path) -> dict[str, int]:
    """Rows of each table of the undisturbed run: a comparison of empty tables would prove nothing."""
    return {name: len(rows) for name, rows in tables(work / "calm" / "stream.db").items()}


def _finish(process: subprocess.Popen[bytes]) -> None:
    _, errors = process.communicate(timeout=LONGEST_RUN)
    if process.returncode:
        raise RuntimeError(f"The pipeline ended with {process.returncode}: {errors.decode(errors='replace')[-2000:]}")


def _close(process: subprocess.Popen[bytes]) -> None:
    for end in (process.stdout, process.stderr):
        if end is not None:
            end.close()


def main(folder: Path) -> None:
    """Makes snapshots often, so that some restarts go on from one of them."""
    from firewarden.bootstrap import WallClock, connect, enrichers
    from firewarden.config import Settings
    from firewarden.pipeline.engine import serve
    from firewarden.stages import brand
    from firewarden.stores.sqlite import SqliteStreamStore

    brand.WORK_BETWEEN_SNAPSHOTS = 3_000
    store = SqliteStreamStore.open(folder / "stream.db")
    serve(
        *(store, FilePlanStore(folder / "plans"), connect(Settings(data=folder)), enrichers(), WallClock()),
        until_done=True,
        on_start=lambda _: print("reading", flush=True),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
