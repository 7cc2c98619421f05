"""A whole demo as a process of its own, and the people who come into it with a browser."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).resolve().parents[2]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
PATIENT = 15_000
"""Milliseconds a page may take to show what it must: the machine does other things as well."""
COMES_BACK = re.compile("status of (409|422)")
REBORN = 60_000
"""Milliseconds the supervisor and its parts may take to work again."""


@dataclass(frozen=True, slots=True)
class House:
    """`links` let each person in once; what their browsers then know stays in `known`."""

    base: str
    room: str
    seconds: float
    links: dict[str, str]
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def brand(self) -> str:
        """Where all pages of the brand are."""
        return self.room.split("incidents/", maxsplit=1)[0]

    def context(self, browser: Browser, person: str = "", **options: Any) -> BrowserContext:
        """A browser of that person, or of a stranger. It tells of everything that goes wrong in it."""
        options = {"viewport": WIDE, "base_url": self.base, "reduced_motion": "reduce", "locale": "en-US"} | options
        if person and person not in self.known:
            self._come_in(browser, person)
        found = browser.new_context(storage_state=self.known.get(person), **options)
        found.set_default_timeout(PATIENT)
        return found

    def _come_in(self, browser: Browser, person: str) -> None:
        """Opens the link, as a person would; it leads to the war room by itself."""
        with browser.new_context(viewport=WIDE) as context:  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(self.links[person])
            page.wait_for_url(self.base + self.room, timeout=PATIENT)
            self.known[person] = context.storage_state()


@contextmanager
def demo(folder: Path) -> Iterator[House]:
    """Serves until the end of the block; only its own process is told to stop."""
    command = [sys.executable, "-m", "firewarden", "demo", "--data", str(folder), "--port", "0"]
    command += ["--no-browser", "--json"]
    with (
        (folder.parent / f"{folder.name}.log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, (folder.parent / f"{folder.name}.log").read_text()
            yield opened(json.loads(line))
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass(frozen=True, slots=True)
class Installed:
    """All three processes, as anybody starts them. `process` is their supervisor; `told` is what the scene said."""

    process: subprocess.Popen[bytes]
    folder: Path
    base: str
    told: dict[str, Any]

    def until_served(self) -> None:
        """Asks for a page: a port that merely takes a connection may be another's, or the asker's own."""
        end = time.monotonic() + REBORN / 1000
        while time.monotonic() < end:
            assert self.process.poll() is None
            try:
                if httpx.get(self.base + "/", timeout=5).status_code < 500:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise AssertionError("The web process did not come up.")


def make_fresh(folder: Path) -> Path:
    """A data folder in which nothing has happened yet: making its tables takes longer than copying it."""
    subprocess.run([sys.executable, "-m", "firewarden", "migrate", "--data", str(folder)], cwd=ROOT, check=True)
    return folder


@contextmanager
def installation(fresh: Path, folder: Path, scene: str, *arguments: str) -> Iterator[Installed]:
    """Its data are a copy of `fresh`, in `folder`. `scene` is the module that sets it up, with the data folder and
    `arguments`. It ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = Path(shutil.copytree(fresh, folder / "data"))
    made = subprocess.run(
        [sys.executable, "-m", scene, str(data), *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    command = [sys.executable, "-m", "firewarden", "up", "--data", str(data), "--port", str(port)]
    environ = os.environ | {"FIREWARDEN_PRIVATE_NETWORKS": "yes"}
    with (
        (folder / "up.log").open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log) as process,
    ):
        try:
            yield Installed(process, data, f"http://127.0.0.1:{port}", json.loads(made.stdout))
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def opened(ready: dict[str, str]) -> House:
    place = urlsplit(ready["incident"])
    links = {"lead": ready["ready"], "approver": ready["approver"]}
    return House(f"{place.scheme}://{place.netloc}", place.path, float(ready["seconds"]), links)


def listen(page: Page) -> list[str]:
    """What the browser complains of, as it comes: a blocked script, a failed request, an error in a script.
    A form that comes back for correction (422), or to be joined with somebody's words (409), is no fault."""
    found: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and not COMES_BACK.search(said.text):
            found.append(said.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found
