"""`firewarden migrate`: twice is harmless, and a folder of a newer program is left alone."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.calling import firewarden

from firewarden import __version__

pytestmark = pytest.mark.xdist_group("migrate")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("migrated") / "data"
    result = firewarden("migrate", "--data", data)
    assert (result.returncode, result.stderr) == (0, "")
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def alter(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql)


def contents(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_migrate_makes_a_folder_for_its_owner_alone(made: Path) -> None:
    assert made.stat().st_mode & 0o777 == 0o700
    assert (made / "VERSION").read_text() == f"{__version__}\n"


def test_migrate_twice_does_nothing_the_second_time(data: Path) -> None:
    before = [contents(data / name) for name in ("desk.sqlite3", "stream.sqlite3")]
    result = firewarden("migrate", "--data", data, "--json")
    assert (result.returncode, json.loads(result.stdout)) == (0, {"version": __version__, "done": []})
    assert [contents(data / name) for name in ("desk.sqlite3", "stream.sqlite3")] == before


def test_migrate_refuses_a_desk_with_a_migration_it_does_not_know(data: Path) -> None:
    alter(
        data / "desk.sqlite3",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('desk', '9999_later', '2030')",
    )
    before = contents(data / "desk.sqlite3")
    result = firewarden("migrate", "--data", data)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == (
        "The desk was written by a newer Firewarden (it has desk.9999_later). Nothing was changed. "
        "Use that version, or restore a backup made by this one.\n"
    )
    assert contents(data / "desk.sqlite3") == before


@pytest.mark.parametrize("command", ["migrate", "up"])
def test_a_stream_with_a_higher_number_is_refused(data: Path, command: str) -> None:
    with closing(sqlite3.connect(data / "stream.sqlite3")) as connection:
        known = connection.execute("PRAGMA user_version").fetchone()[0]
    alter(data / "stream.sqlite3", "PRAGMA user_version = 99")
    result = firewarden(command, "--data", data)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == (
        f"{data}/stream.sqlite3 was made by a newer Firewarden (schema 99, this program knows {known})."
        " Nothing was changed. Install the newer version, or restore a backup made by this one.\n"
    )


def test_migrate_refuses_a_database_that_is_no_stream(data: Path) -> None:
    (data / "stream.sqlite3").unlink()
    alter(data / "stream.sqlite3", "CREATE TABLE theirs (x)")
    result = firewarden("migrate", "--data", data)
    assert result.returncode == 3
    assert result.stderr == (
        f"{data}/stream.sqlite3 is a database, but not a stream of Firewarden. Nothing was changed.\n"
    )
    assert contents(data / "stream.sqlite3") == ["BEGIN TRANSACTION;", "CREATE TABLE theirs (x);", "COMMIT;"]
