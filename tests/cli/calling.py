"""The installed command as people call it, with nothing of this shell's settings."""

import os
import subprocess
import sys
from pathlib import Path

FIREWARDEN = str(Path(sys.executable).with_name("firewarden"))


def environ(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FIREWARDEN_", "DJANGO_"))}
    return kept | changes


def firewarden(*arguments: object, given: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [FIREWARDEN, *map(str, arguments)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environ(),
        cwd=cwd,
        timeout=120,
        check=False,
    )
