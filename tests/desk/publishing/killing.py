"""Publishes one statement after another on three networks while worker, web and network are killed at every step, and
looks what became of each delivery."""

import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from firewarden.vocabulary.clock import SECOND
from tests.desk.publishing.far import NETWORKS, posts
from tests.desk.publishing.faults import Faults
from tests.desk.publishing.parts import FastClock

ROOT = Path(__file__).resolve().parents[3]
LIMIT = 60
"""Seconds of the desk's wall from when everything is up again."""
LONGEST = 120.0
Fault = tuple[str, tuple[str, ...]]
FAULTS: tuple[Fault, ...] = (
    ("worker.claim", ("worker",)),
    ("worker.claimed", ("worker",)),
    ("web.queued", ("web",)),
    ("web.committed", ("web",)),
    *((f"worker.{point}.{name}", ("worker",)) for point in ("connect", "answered", "saved") for name in NETWORKS),
    *(
        (f"network.{point}.{name}", victims)
        for point in ("read", "stored")
        for name in NETWORKS
        for victims in (("network",), ("worker",), ("worker", "network"))
    ),
)


@dataclass
class Told:
    """What a number of runs came to. `longest`: seconds of the desk's wall until a delivery had ended."""

    runs: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    wrong: list[str] = field(default_factory=list)


@dataclass
class House:
    folder: Path
    port: int
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.faults, self.clock = Faults(self.folder), FastClock(self.folder)

    def start(self, part: str) -> None:
        self.faults.gone(part)
        module = ["far"] if part == "network" else ["parts", part]
        command = [
            sys.executable,
            "-m",
            f"tests.desk.publishing.{module[0]}",
            *module[1:],
            str(self.folder),
            str(self.port),
        ]
        with (self.folder / f"{part}.log").open("ab") as log:
            self.running[part] = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)

    def all_up(self) -> bool:
        """Starts whoever died. True when nobody had to be waited for."""
        up = True
        for part in ("network", "web", "worker"):
            process = self.running.get(part)
            if process is None or process.poll() is not None:
                if process is not None:
                    assert process.returncode == -signal.SIGKILL, f"{part} ended by itself: see {part}.log"
                    self.kills[part] += 1
                self.start(part)
                up = False
            elif self.faults.pid(part) != process.pid:
                up = False
        return up

    def until_up(self) -> None:
        deadline = time.monotonic() + LONGEST
        while not self.all_up():
            assert time.monotonic() < deadline, "not up in time"
            time.sleep(0.02)

    def ask(self, path: str) -> bool:
        """False where the web process died of it."""
        port = int((self.folder / "web.port").read_text())
        try:
            urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/{path}", b""), timeout=20).close()
        except (OSError, urllib.error.URLError, ConnectionError):
            return False
        return True

    def states(self, number: int) -> dict[str, tuple[str, str]]:
        """Key and state by network."""
        desk = sqlite3.connect(f"{(self.folder / 'desk.sqlite3').as_uri()}?mode=ro", uri=True, timeout=20)
        try:
            found = desk.execute(
                "SELECT d.platform, d.key, d.state FROM desk_delivery d JOIN desk_statement s ON s.id = d.statement_id"
                " WHERE s.version = ?",
                (number,),
            ).fetchall()
        finally:
            desk.close()
        assert len(found) == len({platform for platform, _, _ in found})
        return {platform: (key, state) for platform, key, state in found}


@contextmanager
def house(folder: Path) -> Iterator[House]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = House(folder, port)
    try:
        made.start("network")
        while made.faults.pid("network") is None:
            time.sleep(0.02)
        stage = [sys.executable, "-m", "tests.desk.publishing.parts", "stage", str(folder), str(port)]
        subprocess.run(stage, cwd=ROOT, check=True)
        made.until_up()
        yield made
    finally:
        for process in made.running.values():
            process.kill()
            process.wait()


def run(made: House, number: int, faults: list[Fault], told: Told) -> None:
    """One statement on all networks."""
    made.until_up()
    for point, victims in faults:
        made.faults.plant(point, *victims)
    while not made.ask(f"publish/{number}"):
        made.until_up()
    seconds = _until_ended(made, number)
    told.longest = max(told.longest, seconds)
    if seconds > LIMIT:
        told.wrong.append(f"run {number} {faults}: ended after {seconds:.0f} s")
    for name, (_, state) in made.states(number).items():
        told.ended[f"{name} {state}"] += 1
        if state not in ("sent", "unknown") or (state == "unknown" and name != "blind"):
            told.wrong.append(f"run {number} {faults}: {name} is {state}")
    left = made.faults.clear()
    told.fired.update(point for point, _ in faults if point not in left)
    _settle(made, number)
    _count(made, number, faults, told)
    told.runs += 1
    told.kills = made.kills


def _until_ended(made: House, number: int) -> float:
    """Seconds of the desk's wall since everything was up for the last time."""
    began, deadline = made.clock.now(), time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        if not made.all_up():
            made.until_up()
            began = made.clock.now()
        states = made.states(number)
        ended = [
            state in ("sent", "failed") or (state, name) == ("unknown", "blind") for name, (_, state) in states.items()
        ]
        if len(ended) == len(NETWORKS) and all(ended):
            return (made.clock.now() - began) / SECOND
        time.sleep(0.03)
    raise AssertionError(f"statement {number} never ended: {made.states(number)}")


def _settle(made: House, number: int) -> None:
    if not any(state == "unknown" for _, state in made.states(number).values()):
        return
    time.sleep(0.5)
    made.until_up()
    assert made.ask(f"settle/{number}")
    _until_ended(made, number)


def _count(made: House, number: int, faults: list[Fault], told: Told) -> None:
    there = Counter((one["network"], one["key"]) for one in posts(made.folder))
    for name, (key, state) in made.states(number).items():
        if there[name, key] != 1 or state != "sent":
            told.wrong.append(f"run {number} {faults}: {name} is {state} and stands there {there[name, key]} times")


def chosen(count: int, random: Random) -> Iterator[list[Fault]]:
    """Every fault in turn, half of them with another one."""
    turn: list[Fault] = []
    for _ in range(count):
        turn = turn or random.sample(FAULTS, len(FAULTS))
        one, other = turn.pop(), random.choice(FAULTS)
        yield [one, other] if random.random() < 0.5 and other[0] != one[0] else [one]
