"""`firewarden up`: three processes that are kept alive, a way in for the first person, and a clean stop."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import psutil
import pytest
from tests.cli.calling import FIREWARDEN, environ

pytestmark = [pytest.mark.xdist_group("up"), pytest.mark.kill]
PARTS = ("web", "pipeline", "worker")
PATIENCE = 60.0
"""Seconds; a loaded machine starts three processes slowly."""


def wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"not in time: {what}"
        time.sleep(0.05)


@dataclass
class Running:
    """One `up`, with everything it says in one file."""

    data: Path
    process: subprocess.Popen[bytes]
    log: Path
    started: list[psutil.Process] = field(default_factory=list)

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def pid(self, part: str) -> int:
        """Of the part's newest process."""
        return int(re.findall(rf"^{part} +started, process (\d+)$", self.said(), re.MULTILINE)[-1])

    def starts(self, part: str) -> int:
        return len(re.findall(rf"^{part} +started, process", self.said(), re.MULTILINE))

    def address(self) -> str:
        wait_until(lambda: "Ctrl-C stops it." in self.said() or self.process.poll() is not None, "the address")
        [found] = re.findall(r"^Firewarden serves (\S+)$", self.said(), re.MULTILINE)
        return str(found)

    def ways_in(self) -> list[str]:
        self.address()
        return re.findall(r"This link lets you in once: (\S+)", self.said())

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address()}/account/sign-in/", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, HTTPException, OSError):
            return False

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def start(data: Path, log: Path) -> Running:
    with log.open("wb") as target:
        process = subprocess.Popen(
            [FIREWARDEN, "up", "--data", str(data), "--port", "0"],
            stdout=target,
            stderr=subprocess.STDOUT,
            env=environ(PYTHONUNBUFFERED="1"),
        )
    return Running(data, process, log)


def end(running: Running) -> None:
    """Whatever is left of it, by id."""
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    made = start(tmp_path / "data", tmp_path / "log")
    yield made
    end(made)


def test_up_runs_three_processes_keeps_them_running_and_stops_them(running: Running) -> None:
    """One life of one installation: each start costs seconds."""
    wait_until(running.answers, "the first page")
    assert [psutil.pid_exists(running.pid(part)) for part in PARTS] == [True, True, True]

    for part in PARTS:
        kill_and_see_it_again(running, part)

    pids = [running.pid(part) for part in PARTS]
    assert running.stop() == 0
    assert [psutil.pid_exists(pid) for pid in pids] == [False, False, False]
    assert [line for line in running.said().splitlines() if "Traceback" in line or "did not stop" in line] == []
    with suppress(URLError), urlopen(f"{running.address()}/", timeout=2):
        pytest.fail("something still answers")


def kill_and_see_it_again(running: Running, part: str) -> None:
    others = {other: running.pid(other) for other in PARTS if other != part}
    before, starts = running.pid(part), running.starts(part)
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: running.starts(part) == starts + 1, f"{part} again")
    wait_until(running.answers, f"a page after {part} was killed")
    assert running.pid(part) != before
    assert psutil.Process(running.pid(part)).is_running()
    assert {other: running.pid(other) for other in others} == others
    assert len(re.findall(rf"^{part} +was ended by SIGKILL", running.said(), re.MULTILINE)) == 1


def test_up_shows_a_new_way_in_at_each_start_until_somebody_came_in(running: Running, tmp_path: Path) -> None:
    [first] = running.ways_in()
    running.stop()
    again = start(running.data, tmp_path / "again")
    try:
        wait_until(again.answers, "the second start")
        [second] = again.ways_in()
        assert token_of(first) != token_of(second)
        come_in(second)
    finally:
        end(again)
    last = start(running.data, tmp_path / "last")
    try:
        assert last.ways_in() == []
    finally:
        end(last)


def token_of(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[1]


def come_in(link: str) -> None:
    """Follows the link and presses the button it leads to, as a person does."""
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(link, timeout=20) as page:
        [token] = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[:1]
        address = page.url
    with browser.open(address, urlencode({"csrfmiddlewaretoken": token}).encode(), timeout=20) as page:
        assert page.status == 200
