"""How long the war room and the radar take over HTTP while the pipeline writes as fast as it can into the same folder.

    python benchmarks/desk.py united_2017.jsonl.gz --query united [--posts 8000] [--requests 60] [--json]

The peer is the same installation at rest, in the same run: the first posts of the file are read, an incident is open,
web and worker run; every page is asked for `--requests` times. Then the whole file is played in, for another brand,
and the same pages are asked for again for as long as it lasts, `--requests` times at most. Milliseconds from the
request to the last byte, one request at a time, on loopback. Exit code 1 when a median is over 50 ms under load.
"""

import argparse
import gzip
import http.client
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.cookies import SimpleCookie
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from firewarden.bootstrap import WallClock, prepare_folder, start_desk
from firewarden.config import Settings

MOST_MILLISECONDS = 50.0
PATIENCE = 120.0
BRAND = "Bench"
ENDED = 20.0
"""Seconds a process has to end in."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    page: str
    pipeline: str
    requests: int
    median_ms: float
    p95_ms: float
    kilobytes: float


@dataclass
class Browser:
    """One that is signed in, on one connection that stays open."""

    port: int
    cookies: dict[str, str]
    connection: http.client.HTTPConnection

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("POST" if form else "GET", path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        for value in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(value).items()}
        return answer.status, content


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--query", required=True)
    parser.add_argument("--posts", type=int, default=8_000, help="read before the measuring")
    parser.add_argument("--requests", type=int, default=60, help="for each page")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends the processes it started as well
    with tempfile.TemporaryDirectory(prefix="firewarden-desk-") as folder:
        rows = measure(Path(folder), asked.file, asked.query, asked.posts, asked.requests)
    if asked.json:
        print(json.dumps([asdict(row) for row in rows]))
    else:
        print(f"{'page':<10}{'pipeline':<10}{'requests':>9}{'median ms':>11}{'p95 ms':>9}{'kB':>8}")
        for row in rows:
            numbers = f"{row.requests:>9}{row.median_ms:>11.1f}{row.p95_ms:>9.1f}{row.kilobytes:>8.1f}"
            print(f"{row.page:<10}{row.pipeline:<10}{numbers}")
    return 1 if any(row.median_ms > MOST_MILLISECONDS for row in rows if row.pipeline == "at work") else 0


def measure(folder: Path, file: Path, query: str, posts: int, requests: int) -> list[Measured]:
    data = folder / "data"
    few = folder / "few.jsonl"
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rb") as whole:
        few.write_bytes(b"".join(islice(whole, posts)))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = Settings(data=data, port=port)
    token = first_owner(settings)
    with replay(data, few, query) as reading:
        wait_for(reading)
    pages = {"war room": open_incident(), "radar": "/radar/"}
    with part("web", data, port), part("worker", data, port):
        browser = sign_in(port, token)
        for path in pages.values():
            for _ in range(5):
                browser.ask(path)
        rows = [timed(browser, name, path, "at rest", requests) for name, path in pages.items()]
        with replay(data, file, query) as reading:
            assert reading.stderr is not None
            while "Reading" not in (line := reading.stderr.readline()):
                if not line:
                    raise SystemExit("The replay did not begin.")
            rows += [timed(browser, name, path, "at work", requests, reading) for name, path in pages.items()]
    return rows


def timed(
    browser: Browser,
    name: str,
    path: str,
    pipeline: str,
    requests: int,
    reading: subprocess.Popen[str] | None = None,
) -> Measured:
    """With `reading`: as long as that runs."""
    browser.connection.close()  # the server may have closed it meanwhile; it opens again by itself
    browser.ask(path)
    spent: list[float] = []
    size = 0
    while len(spent) < requests and (reading is None or reading.poll() is None):
        began = time.perf_counter()
        status, content = browser.ask(path)
        spent.append(1_000 * (time.perf_counter() - began))
        if status != 200:
            raise SystemExit(f"{path} answered {status}.")
        size = len(content)
    if len(spent) < 2:
        raise SystemExit(f"The file was read before {name} could be measured: use a longer one.")
    return Measured(
        page=name,
        pipeline=pipeline,
        requests=len(spent),
        median_ms=statistics.median(spent),
        p95_ms=statistics.quantiles(spent, n=20)[-1],
        kilobytes=size / 1_000,
    )


def first_owner(settings: Settings) -> str:
    """The token that lets them in."""
    os.environ["FIREWARDEN_DATA"] = str(settings.data)
    prepare_folder(settings)
    start_desk(settings)
    from firewarden.desk.actions import team
    from firewarden.desk.reads import team as reads

    return team.create_owner(reads.house(WallClock().now()), "owner@localhost", "Owner")[1]


def open_incident() -> str:
    """The address of its war room."""
    from firewarden.desk.actions.report import Report, report_trouble
    from firewarden.desk.reads import team as reads

    access = reads.access(reads.house(WallClock().now()), BRAND.lower())
    number = report_trouble(access, Report(words="A reporter called and publishes at 18:00"))
    return f"/brands/{BRAND.lower()}/incidents/{number}/"


def sign_in(port: int, token: str) -> Browser:
    browser = Browser(port, {}, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
    began = time.monotonic()
    while True:
        try:
            status, content = browser.ask(f"/enter/{token}/")
            break
        except OSError:
            browser.connection.close()
            if time.monotonic() - began > PATIENCE:
                raise
            time.sleep(0.2)
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', content)
    if status != 200 or found is None:
        raise SystemExit(f"The way in answered {status}.")
    status, _ = browser.ask(f"/enter/{token}/", {"csrfmiddlewaretoken": found[1].decode()})
    if status != 302:
        raise SystemExit(f"Signing in answered {status}.")
    return browser


@contextmanager
def part(name: str, data: Path, port: int) -> Iterator[None]:
    with process(["up", "--part", name, "--data", str(data), "--port", str(port)]):
        yield


@contextmanager
def replay(data: Path, file: Path, query: str) -> Iterator[subprocess.Popen[str]]:
    arguments = ["replay", str(file), "--brand", BRAND, "--query", query, "--data", str(data), "--json"]
    with process(arguments) as running:
        yield running


def wait_for(running: subprocess.Popen[str]) -> None:
    _, said = running.communicate(timeout=600)
    if running.returncode:
        raise SystemExit(f"The replay ended with {running.returncode}: {said}")


@contextmanager
def process(arguments: list[str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "firewarden", *arguments]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        yield running
    finally:
        if running.poll() is None:
            running.terminate()
            try:
                running.wait(ENDED)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        if running.stderr is not None:
            running.stderr.close()


if __name__ == "__main__":
    sys.exit(main())
