"""Points at which a process of the kill test dies: a file of that name says who. Each fires once."""

import os
import signal
from pathlib import Path


class Faults:
    """In `folder`: `faults/POINT` holds the names of the parts to kill, `pids/PART` their process numbers."""

    def __init__(self, folder: Path) -> None:
        self._points, self._pids = folder / "faults", folder / "pids"
        for place in (self._points, self._pids):
            place.mkdir(exist_ok=True)

    def i_am(self, part: str) -> None:
        partial = self._pids / f".{part}"
        partial.write_text(str(os.getpid()))
        partial.replace(self._pids / part)

    def pid(self, part: str) -> int | None:
        try:
            return int((self._pids / part).read_text())
        except FileNotFoundError:
            return None

    def gone(self, part: str) -> None:
        (self._pids / part).unlink(missing_ok=True)

    def plant(self, point: str, *victims: str) -> None:
        (self._points / point).write_text(" ".join(victims))

    def clear(self) -> list[str]:
        """Those that did not fire."""
        left = sorted(path.name for path in self._points.iterdir())
        for name in left:
            (self._points / name).unlink()
        return left

    def at(self, point: str) -> None:
        path = self._points / point
        try:
            victims = path.read_text().split()
            path.unlink()
        except FileNotFoundError:
            return
        for pid in sorted((self.pid(victim) or 0 for victim in victims), key=lambda pid: pid == os.getpid()):
            if pid:
                os.kill(pid, signal.SIGKILL)
