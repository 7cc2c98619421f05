"""The supervisor against real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from firewarden.cli.supervision import Child, Supervisor, describe_exit

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
OBEYS_PARENT = [
    sys.executable,
    "-c",
    """import os, time
from firewarden.cli.supervision import watch_parent
watch_parent(lambda: os._exit(0)); time.sleep(60)""",
]


def wait_until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def told() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def supervisor(told: list[tuple[str, str]]) -> Iterator[Supervisor]:
    made = Supervisor([Child("web", SLEEPER), Child("worker", SLEEPER)], lambda name, text: told.append((name, text)))
    made.start()
    yield made
    made.stop()


def test_a_killed_child_is_started_again_and_the_other_is_left_alone(
    supervisor: Supervisor, told: list[tuple[str, str]]
) -> None:
    web, worker = supervisor.children
    first_web, first_worker = web.pid, worker.pid
    assert first_web is not None

    os.kill(first_web, signal.SIGKILL)

    def restarted() -> bool:
        supervisor.look()
        return web.pid not in (None, first_web)

    wait_until(restarted)
    assert worker.pid == first_worker
    assert [name for name, text in told if "SIGKILL" in text] == ["web"]


def test_stop_ends_every_child(supervisor: Supervisor) -> None:
    pids = [child.pid for child in supervisor.children]

    supervisor.stop()

    assert [psutil.pid_exists(pid) for pid in pids if pid is not None] == [False, False]


def test_children_do_not_outlive_a_killed_supervisor(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "from firewarden.cli.supervision import Child, Supervisor\n"
        f"s = Supervisor([Child('web', {OBEYS_PARENT!r})], lambda n, t: None)\n"
        "s.start(); print(s.children[0].pid, flush=True); s.run()\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())

    parent.kill()
    parent.wait()
    parent.stdout.close()

    wait_until(lambda: not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE)


@pytest.mark.parametrize(
    ("code", "text"), [(0, "stopped with exit code 0"), (3, "stopped with exit code 3"), (-9, "was ended by SIGKILL")]
)
def test_exit_is_described(code: int, text: str) -> None:
    assert describe_exit(code) == text
