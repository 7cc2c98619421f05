"""Keeps child processes running: starts them, restarts one that dies, stops all of them cleanly.

A child lives no longer than its supervisor: it holds the reading end of a pipe whose writing
end only the supervisor has, and stops when that closes (`watch_parent`).
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

GRACE = 20.0
"""Seconds a child may take to finish its work after SIGTERM."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a restart: doubled with each death, back to the first after a minute of health."""
HEALTHY_AFTER = 60.0
PARENT_PIPE = "FIREWARDEN_PARENT_PIPE"


@dataclass(slots=True)
class Child:
    """One supervised process and when it may be started (again), in monotonic seconds."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    start_at: float = 0.0
    restarts: int = 0

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None


@dataclass(slots=True)
class Supervisor:
    """`tell(name, message)` is called when a child starts, dies or stops."""

    children: list[Child]
    tell: Callable[[str, str], None]
    environ: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    stopping: threading.Event = field(default_factory=threading.Event)
    _pipe: tuple[int, int] = (-1, -1)

    def start(self) -> None:
        self._pipe = os.pipe()
        os.set_inheritable(self._pipe[0], True)
        for child in self.children:
            self._start(child)

    def look(self) -> None:
        """Starts again what has died and waited long enough. To be called several times a second."""
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._bury(child, now)
            if child.process is None and now >= child.start_at and not self.stopping.is_set():
                self._start(child)

    def run(self) -> None:
        """Until `stopping` is set, then stops every child."""
        while not self.stopping.wait(0.2):
            self.look()
        self.stop()

    def stop(self) -> None:
        """SIGTERM to all, then SIGKILL to whoever has not finished after the grace."""
        self.stopping.set()
        running = [child for child in self.children if child.process is not None and child.process.poll() is None]
        for child in running:
            assert child.process is not None
            child.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for child in running:
            assert child.process is not None
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.tell(child.name, f"did not stop within {GRACE:.0f} seconds and was ended")
                child.process.kill()
                child.process.wait()
        for end in self._pipe:
            if end >= 0:
                os.close(end)
        self._pipe = (-1, -1)

    def _start(self, child: Child) -> None:
        child.process = subprocess.Popen(  # noqa: S603 - our own command
            list(child.command),
            env=self.environ | {PARENT_PIPE: str(self._pipe[0])},
            pass_fds=(self._pipe[0],),
            start_new_session=True,
        )
        child.started = time.monotonic()
        self.tell(child.name, f"started, process {child.process.pid}")

    def _bury(self, child: Child, now: float) -> None:
        assert child.process is not None
        code = child.process.returncode
        child.pause = FIRST_PAUSE if now - child.started > HEALTHY_AFTER else min(child.pause * 2, LONGEST_PAUSE)
        child.start_at = now + child.pause
        child.restarts += 1
        child.process = None
        self.tell(child.name, f"{describe_exit(code)}; starting it again in {child.pause:.0f} s")


def describe_exit(code: int) -> str:
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"stopped with exit code {code}"


def watch_parent(on_gone: Callable[[], None]) -> None:
    """In a child: calls `on_gone` from a thread when the supervisor is no more. Without a supervisor, does nothing."""
    pipe = os.environ.get(PARENT_PIPE)
    if pipe is None:
        return

    def wait() -> None:
        os.read(int(pipe), 1)
        on_gone()

    threading.Thread(target=wait, name="parent", daemon=True).start()


def part_command(part: str, *arguments: str) -> list[str]:
    """The command that runs one part of an installation in this Python."""
    return [sys.executable, "-m", "firewarden", "up", "--part", part, *arguments]
