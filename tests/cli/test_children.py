"""Any of the three processes dies at any moment: no post, signal or statement is lost, and none goes out twice."""

import os
from pathlib import Path

import pytest
from tests.cli.children import STATEMENTS, Installation, rounds

KILLS = int(os.environ.get("FIREWARDEN_KILLS", "4"))


@pytest.mark.kill
@pytest.mark.xdist_group("up")
def test_killed_processes_leave_what_undisturbed_ones_leave(tmp_path: Path) -> None:
    found: list[str] = []
    kills: list[int] = []

    def tell(killed: int, differences: list[str]) -> None:
        kills.append(killed)
        found.extend(differences)

    rounds(tmp_path, KILLS, 1, tell)

    calm = Installation(tmp_path / "calm").desk()
    assert found == []
    assert sum(kills) == KILLS
    assert len(calm["publications"]) == STATEMENTS
    assert len(calm["signals"]) > 0
    assert len(calm["incidents"]) == 1
