"""The dependency rule holds, and each contract fails when a violation is seeded."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")

SEEDS = {
    "a step imports a step": ("steps/assess/seeded.py", "import firewarden.steps.monitor"),
    "a step reaches for a database": ("steps/respond/seeded.py", "import sqlite3"),
    "a step asks for the time": ("steps/update/seeded.py", "import time"),
    "a stage imports Django": ("stages/seeded.py", "import django"),
    "the vocabulary looks outward": ("vocabulary/seeded.py", "import firewarden.ports"),
    "the pipeline imports the desk": ("pipeline/seeded.py", "import firewarden.desk"),
    "the desk imports the pipeline": ("desk/seeded.py", "import firewarden.pipeline"),
    "a page touches records": ("desk/pages/seeded.py", "import firewarden.desk.records"),
    "the worker touches records": ("desk/worker_seeded.py", "import firewarden.desk.records"),
    "live pages enter the request stack": ("desk/live/seeded.py", "import firewarden.desk.actions"),
    "an inquiry imports Django": ("inquiries/seeded.py", "import django"),
    "a connector knows bootstrap": ("connectors/replay/seeded.py", "import firewarden.bootstrap"),
    "a room nobody planned": ("utils/__init__.py", '"""Misc."""'),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache", "--config", str(REPOSITORY / ".importlinter")],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    skip = shutil.ignore_patterns("__pycache__", "static", "templates", "locale", "scenarios")
    shutil.copytree(REPOSITORY / "src", folder / "src", ignore=skip)
    return folder


def test_the_house_as_it_is_keeps_every_contract(copied: Path) -> None:
    result = lint(copied)

    assert result.returncode == 0, result.stdout[-3000:]


@pytest.mark.parametrize(("path", "line"), SEEDS.values(), ids=SEEDS.keys())
def test_a_seeded_violation_breaks_a_contract(copied: Path, path: str, line: str) -> None:
    seeded = copied / "src" / "firewarden" / path
    seeded.parent.mkdir(exist_ok=True)
    seeded.write_text(line + "\n")
    try:
        result = lint(copied)
    finally:
        seeded.unlink()
        if path.startswith("utils"):
            shutil.rmtree(seeded.parent)

    assert result.returncode == 1
