"""`firewarden status export` says what it needs, and writes over nothing that is somebody's."""

from pathlib import Path

import pytest
from tests.cli.calling import firewarden


@pytest.mark.parametrize(
    "base", ["status.example.org", "ftp://status.example.org", "https://", "https://a.example/?x=1"]
)
def test_base_is_an_address_of_the_web(tmp_path: Path, base: str) -> None:
    result = firewarden("status", "export", tmp_path / "page", "--brand", "acme", "--base", base, "--data", tmp_path)

    assert result.returncode == 2
    assert "Say with --base where the folder will stand" in result.stderr
    assert not (tmp_path / "page").exists()


def test_nothing_is_written_where_there_is_no_installation(tmp_path: Path) -> None:
    at = ("--base", "https://a.example", "--data", tmp_path / "none")
    result = firewarden("status", "export", tmp_path / "page", "--brand", "acme", *at)

    assert result.returncode != 0
    assert "There is no installation in" in result.stderr
    assert not (tmp_path / "page").exists()
