"""Data folders of every released version are carried forward, twice harmlessly, and can be read."""

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from tests.cli.calling import environ, firewarden

from firewarden import __version__

FOLDERS = sorted(Path(__file__).parent.glob("*.tar.gz"))
WAR_ROOM = """
import json, sys
from pathlib import Path
from firewarden.bootstrap import WallClock, start_desk
from firewarden.config import Settings
from firewarden.vocabulary.clock import Instant
outside = start_desk(Settings(data=Path(sys.argv[1])))
from firewarden.desk.reads import team, updates, war_room
access = team.access(team.house(WallClock().now()), "acme")
room = war_room.war_room(access, 1, outside)
told = len(updates.updates(access, 1).updates)
totals = outside.reader.totals(str(access.brand), Instant(0), access.now)
print(json.dumps([room.incident.title, told, totals.mentions]))
"""


def test_this_version_has_a_folder() -> None:
    assert f"{__version__}.tar.gz" in [path.name for path in FOLDERS]


@pytest.mark.parametrize("archive", FOLDERS, ids=lambda path: path.name)
def test_a_folder_of_an_earlier_version_is_carried_forward(archive: Path, tmp_path: Path) -> None:
    assert archive.stat().st_size < 300_000
    data = tmp_path / "data"
    with tarfile.open(archive) as tar:
        tar.extractall(data, filter="data")
    first, second = (firewarden("migrate", "--data", data, "--json") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert json.loads(second.stdout) == {"version": __version__, "done": []}
    read = subprocess.run(
        [sys.executable, "-c", WAR_ROOM, data],
        env=environ(FIREWARDEN_DATA=str(data)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    assert json.loads(read.stdout) == ["A reporter called and publishes at 18:00", 1, 12]
