"""Mails one update to many over a real connection while the worker is killed again and again, and counts."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.desk.mailing.far import taken, twice
from tests.desk.mailing.parts import LINES

ROOT = Path(__file__).resolve().parents[3]
LONGEST = 900.0


@dataclass
class Told:
    """`most_unknown`: of one kill. `seconds`: from the first mail to the last, with the time it took to start again."""

    people: int
    kills: int = 0
    most_unknown: int = 0
    unknown: int = 0
    left_out: int = 0
    twice: int = 0
    seconds: float = 0.0
    ended: dict[str, int] = field(default_factory=dict)


@contextmanager
def process(part: str, folder: Path, *more: str) -> Iterator["subprocess.Popen[bytes]"]:
    module = ["tests.desk.mailing.far"] if part == "far" else ["tests.desk.mailing.parts", part]
    command = [sys.executable, "-m", *module, str(folder), *more]
    with (folder / f"{part}.log").open("ab") as log:
        running = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def run(folder: Path, people: int, kills: int, random: Random, pause: float = 0.0) -> Told:
    told = Told(people)
    with process("far", folder, str(pause)):
        _until((folder / "port").exists)
        _once("stage", folder, str(people))
        began = time.monotonic()
        marks = sorted(random.sample(range(people // 20, people * 9 // 10), kills))
        for mark in marks:
            _kill_at(folder, mark, told)
        with process("worker", folder):
            _until(lambda: not states(folder).keys() & {"pending", "claimed", "sending"})
            told.seconds = round(time.monotonic() - began, 1)
            told.ended = states(folder)
            told.unknown = told.ended.get("unknown", 0)
            told.twice = len(twice(folder))
            _once("settle", folder)
            _until(lambda: states(folder) == {"sent": people})
    told.twice = max(told.twice, len(twice(folder)))
    told.left_out = people - len({address for address, _ in taken(folder)})
    return told


def _kill_at(folder: Path, mark: int, told: Told) -> None:
    before = in_the_dark(folder)
    with process("worker", folder):
        _until(lambda: lines(folder) >= mark)
    told.kills += 1
    told.most_unknown = max(told.most_unknown, in_the_dark(folder) - before)


def in_the_dark(folder: Path) -> int:
    """Of those being handed over nobody knows any more, once the worker is dead."""
    found = states(folder)
    return found.get("sending", 0) + found.get("unknown", 0)


def lines(folder: Path) -> int:
    """Mails that the server took."""
    path = folder / "taken.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def states(folder: Path) -> dict[str, int]:
    desk = sqlite3.connect(f"{(folder / 'desk.sqlite3').as_uri()}?mode=ro", uri=True, timeout=20)
    try:
        mailed = desk.execute("SELECT done_at FROM desk_mailing").fetchall()
        found = dict(desk.execute("SELECT state, COUNT(*) FROM desk_updatemail GROUP BY state").fetchall())
    finally:
        desk.close()
    return found if mailed and all(done for (done,) in mailed) else {"pending": 1}


def most(told: Told) -> int:
    """Unknown mails that may be: one for each connection and kill."""
    return LINES * told.kills


def _once(part: str, folder: Path, *more: str) -> None:
    command = [sys.executable, "-m", "tests.desk.mailing.parts", part, str(folder), *more]
    subprocess.run(command, cwd=ROOT, check=True)


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONGEST
    while not done():
        assert time.monotonic() < deadline, "not done in time"
        time.sleep(0.05)
