"""Starts and stops the web process of `serving.py` for a test."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Served:
    pid: int
    port: int
    ticket: str
    links: list[str]
    input: IO[str]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.base + path, timeout=20) as answer:
            return str(answer.read().decode())

    def note(self, text: str) -> None:
        """Something happens in incident 1 of Acme."""
        self.input.write(f"{text}\n")
        self.input.flush()


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    command = [sys.executable, "-m", "tests.desk.serving", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            made = json.loads(process.stdout.readline())
            yield Served(process.pid, made["port"], made["ticket"], made["links"], process.stdin)
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
