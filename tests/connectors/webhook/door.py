"""Starts the installation of `serving.py` for tests, and posts to it."""

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firewarden.vocabulary.clock import SECOND, Instant
from firewarden.vocabulary.ids import SourceId
from tests.connectors.webhook.serving import SECRET
from tests.desk.public import signing

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Door:
    folder: Path
    port: int
    sources: dict[str, list[SourceId]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def unused(self, connector: str = "webhook") -> SourceId:
        """A source that nobody posted to."""
        return self.sources[connector].pop()

    def post(self, source: SourceId, posts: Any) -> int:
        """The status it is answered with."""
        body = json.dumps(posts).encode()
        headers = signing.own(SECRET, body, Instant(int(time.time()) * SECOND))
        return self.send(source, body, headers)

    def send(self, source: SourceId, body: bytes, headers: dict[str, str]) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", f"/in/{source}", body, headers | {"Content-Type": "application/json"})
            return connection.getresponse().status
        finally:
            connection.close()


@contextmanager
def opened(folder: Path) -> Iterator[Door]:
    command = [sys.executable, "-m", "tests.connectors.webhook.serving", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            made = json.loads(process.stdout.readline())
            yield Door(folder, made["port"], made["sources"])
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
