"""How long the pages of the desk take over HTTP while the pipeline writes as fast as it can into the same folder.

    python benchmarks/desk.py united_2017.jsonl.gz --query united [--requests 40] [--json]

What is on the desk is the demo's crisis in full swing: an assessed incident with its evidence, queue, tasks and chart.
The peer is the same installation at rest, in the same run: every page is asked for `--requests` times. Then the file is
played in as fast as it can be read, for one new brand after another, and the same pages are asked for again.
Milliseconds from the request to the last byte, one request at a time, on loopback; beside them the processor time of
the web process for one request, which the neighbors change less. Exit code 1 when a median is over 50 ms under load.
"""

import argparse
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
from pathlib import Path
from urllib.parse import urlencode, urlsplit

MOST_MILLISECONDS = 50.0
PATIENCE = 120.0
ENDED = 20.0
"""Seconds a process has to end in."""
TICKS = os.sysconf("SC_CLK_TCK")

OF_INCIDENT = {
    "war room": "",
    "its first screen": "now/",
    "conversations": "conversations/",
    "replies": "replies/",
    "workbench": "workbench/",
    "tasks": "tasks/",
    "apology": "apology/",
    "updates": "updates/",
    "cases": "cases/",
    "review": "review/",
    "recovery": "recovery/",
    "evidence": "evidence/",
    "timeline": "timeline/",
    "decisions": "decisions/",
}
OF_BRAND = {"incidents": "incidents/", "inbox": "inbox/", "plan": "plan/", "settings": "settings/"}


@dataclass(frozen=True, kw_only=True)
class Measured:
    page: str
    pipeline: str
    requests: int
    median_ms: float
    p95_ms: float
    processor_ms: float
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


@dataclass
class Pipeline:
    """Reads the file for one brand after another; `None` as file: at rest."""

    data: Path
    file: Path | None
    query: str
    brands: int = 0
    running: subprocess.Popen[str] | None = None

    def keep_busy(self) -> bool:
        """Returns while a file is being read; true when it took a while until one was."""
        if self.file is None or (self.running is not None and self.running.poll() is None):
            return False
        if self.running is not None:
            end(self.running)
        self.brands += 1
        arguments = ["replay", str(self.file), "--brand", f"Bench {self.brands}", "--query", self.query]
        self.running = started([*arguments, "--data", str(self.data), "--json"])
        assert self.running.stderr is not None
        while "Reading" not in (line := self.running.stderr.readline()):
            if not line:
                raise SystemExit("The replay did not begin.")
        return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--query", required=True)
    parser.add_argument("--requests", type=int, default=40, help="for each page")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends the processes it started as well
    with tempfile.TemporaryDirectory(prefix="firewarden-desk-") as folder:
        rows = measure(Path(folder) / "data", asked.file, asked.query, asked.requests)
    if asked.json:
        print(json.dumps([asdict(row) for row in rows]))
    else:
        heads = f"{'median ms':>11}{'p95 ms':>9}{'processor ms':>14}{'kB':>8}"
        print(f"{'page':<18}{'pipeline':<10}{'requests':>9}{heads}")
        for row in rows:
            numbers = f"{row.median_ms:>11.1f}{row.p95_ms:>9.1f}{row.processor_ms:>14.1f}{row.kilobytes:>8.1f}"
            print(f"{row.page:<18}{row.pipeline:<10}{row.requests:>9}{numbers}")
    return 1 if any(row.median_ms > MOST_MILLISECONDS for row in rows if row.pipeline == "at work") else 0


def measure(data: Path, file: Path, query: str, requests: int) -> list[Measured]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    entrance, room = made_demo(data, port)
    with part("web", data, port) as web, part("worker", data, port):
        browser = sign_in(port, entrance)
        pages = addresses(browser, room)
        for path in pages.values():
            for _ in range(3):
                browser.ask(path)
        rows = [timed(browser, name, path, requests, web, Pipeline(data, None, query)) for name, path in pages.items()]
        busy = Pipeline(data, file, query)
        try:
            rows += [timed(browser, name, path, requests, web, busy) for name, path in pages.items()]
        finally:
            if busy.running is not None:
                end(busy.running)
    return rows


def made_demo(data: Path, port: int) -> tuple[str, str]:
    """Paths of the way in and of the war room."""
    running = started(["demo", "--data", str(data), "--no-browser", "--exit-when-ready", "--json", "--port", str(port)])
    said, complained = running.communicate(timeout=600)
    if running.returncode:
        raise SystemExit(f"The demo ended with {running.returncode}: {complained}")
    ready = json.loads(said.splitlines()[0])
    return urlsplit(ready["ready"]).path.rstrip("/") + "/", urlsplit(ready["incident"]).path


def addresses(browser: Browser, room: str) -> dict[str, str]:
    brand = room.split("incidents/", maxsplit=1)[0]
    first = re.search(rb'data-item href="([^"]+)"', browser.ask(f"{room}conversations/")[1])
    return (
        {name: room + path for name, path in OF_INCIDENT.items()}
        | ({"one reply": first[1].decode()} if first else {})
        | {name: brand + path for name, path in OF_BRAND.items()}
        | {"radar": "/radar/", "report": "/reports/"}
    )


def timed(
    browser: Browser, name: str, path: str, requests: int, web: subprocess.Popen[str], pipeline: Pipeline
) -> Measured:
    spent: list[float] = []
    processor, size = 0.0, 0
    while len(spent) < requests:
        if pipeline.keep_busy() or not spent:
            browser.connection.close()  # the server may have closed it meanwhile; it opens again by itself
            browser.ask(path)
        before, began = processor_seconds(web), time.perf_counter()
        status, content = browser.ask(path)
        spent.append(1_000 * (time.perf_counter() - began))
        processor += processor_seconds(web) - before
        if status != 200:
            raise SystemExit(f"{path} answered {status}.")
        size = len(content)
    return Measured(
        page=name,
        pipeline="at rest" if pipeline.file is None else "at work",
        requests=len(spent),
        median_ms=statistics.median(spent),
        p95_ms=statistics.quantiles(spent, n=20)[-1],
        processor_ms=1_000 * processor / len(spent),
        kilobytes=size / 1_000,
    )


def processor_seconds(running: subprocess.Popen[str]) -> float:
    """Of one process so far, in steps of a hundredth; 0 where there is no /proc."""
    try:
        after_name = Path(f"/proc/{running.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def sign_in(port: int, entrance: str) -> Browser:
    browser = Browser(port, {}, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
    began = time.monotonic()
    while True:
        try:
            status, content = browser.ask(entrance)
            break
        except OSError:
            browser.connection.close()
            if time.monotonic() - began > PATIENCE:
                raise
            time.sleep(0.2)
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', content)
    if status != 200 or found is None:
        raise SystemExit(f"The way in answered {status}.")
    status, _ = browser.ask(entrance, {"csrfmiddlewaretoken": found[1].decode()})
    if status != 302:
        raise SystemExit(f"Signing in answered {status}.")
    return browser


@contextmanager
def part(name: str, data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    running = started(["up", "--part", name, "--data", str(data), "--port", str(port)])
    try:
        yield running
    finally:
        end(running)


def started(arguments: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "firewarden", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(running: subprocess.Popen[str]) -> None:
    if running.poll() is None:
        running.terminate()
        try:
            running.wait(ENDED)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
    for stream in (running.stdout, running.stderr):
        if stream is not None:
            stream.close()


if __name__ == "__main__":
    sys.exit(main())
