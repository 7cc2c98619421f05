"""`firewarden backup` and `restore`: what comes back, what does not, and that nothing is taken over twice."""

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
import tarfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.calling import environ, firewarden
from tests.pipeline.recording import STORM, write_recording

pytestmark = pytest.mark.xdist_group("backup")
Rows = dict[str, list[tuple[object, ...]]]
OWN = {("desk.sqlite3", "desk_feedcursor"), ("stream.sqlite3", "store")}
"""Where the stream's identity stands, which a restored one does not share."""

ROUND = """
import sys
from pathlib import Path
from firewarden.bootstrap import start_desk
from firewarden.config import Settings
outside = start_desk(Settings(data=Path(sys.argv[1])))
from firewarden.desk.worker import Worker
worker = Worker(outside)
for _ in range(5):
    worker.round()
"""


def take_over(data: Path) -> None:
    """Rounds of the worker, until there is nothing left to take over."""
    done = subprocess.run(
        [sys.executable, "-c", ROUND, data],
        env=environ(FIREWARDEN_DATA=str(data)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def rows(file: Path) -> Rows:
    """Every table's rows, but the identity of the stream."""
    with closing(sqlite3.connect(file)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if (file.name, name) not in OWN
        }


def asked(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def until_storm(file: Path, target: Path) -> None:
    """Ends while it rages: nothing opens for what is over."""
    end = (STORM + timedelta(hours=3)).isoformat(timespec="seconds")
    kept = [line for line in file.read_text("utf-8").splitlines() if line.endswith("}")]
    target.write_text("".join(f"{line}\n" for line in kept if json.loads(line)["created_at"] <= end), "utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that has read a storm and opened an incident."""
    folder = tmp_path_factory.mktemp("installation")
    write_recording(folder / "all.jsonl", posts_a_day=150)
    until_storm(folder / "all.jsonl", folder / "storm.jsonl")
    data = folder / "data"
    result = firewarden("replay", folder / "storm.jsonl", "--brand", "Acme", "--data", data)
    assert result.returncode == 0, result.stderr
    take_over(data)
    assert asked(data / "desk.sqlite3", "SELECT count(*) > 0 FROM desk_incident") == [(1,)]
    return data


@pytest.fixture(scope="module")
def archive(data: Path) -> Path:
    target = data.parent / "backup.tar.gz"
    result = firewarden("backup", target, "--data", data, "--json")
    assert (result.returncode, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    heads = asked(data / "desk.sqlite3", "SELECT id, length || ':' || head FROM desk_chain")
    assert told == {"file": str(target), "bytes": target.stat().st_size, "chains": {str(a): b for a, b in heads}}
    return target


@pytest.fixture(scope="module")
def restored(archive: Path, data: Path) -> Path:
    target = data.parent / "restored"
    result = firewarden("restore", archive, "--data", target)
    assert (result.returncode, result.stderr) == (0, "")
    return target


def test_a_backup_holds_desk_stream_and_plans_but_no_keys(archive: Path, data: Path) -> None:
    with tarfile.open(archive) as tar:
        names = tar.getnames()
    plans = [f"plans/{path.name}" for path in (data / "plans").iterdir()]
    assert plans != []
    assert sorted(name for name in names if "." in name) == sorted(
        ["backup.json", "desk.sqlite3", "stream.sqlite3", *plans]
    )
    assert [name for name in names if "key" in name] == []
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_a_backup_holds_no_secret(archive: Path, data: Path) -> None:
    secrets = [path.read_bytes().strip() for path in (data / "keys").iterdir()]
    assert secrets != []
    with tarfile.open(archive) as tar:
        files = [file.read() for member in tar if (file := tar.extractfile(member))]
    assert [secret for secret in secrets for file in files if secret in file] == []


@pytest.mark.parametrize("name", ["desk.sqlite3", "stream.sqlite3"])
def test_restore_brings_every_row_back(name: str, restored: Path, data: Path) -> None:
    assert rows(restored / name) == rows(data / name)


def test_restore_brings_the_plans_back(restored: Path, data: Path) -> None:
    plans = {path.name: path.read_bytes() for path in (data / "plans").iterdir()}
    assert {path.name: path.read_bytes() for path in (restored / "plans").iterdir()} == plans


def test_a_restored_stream_has_an_identity_of_its_own_and_the_desk_goes_on_with_it(restored: Path, data: Path) -> None:
    [(old,)] = asked(data / "stream.sqlite3", "SELECT id FROM store")
    [(new,)] = asked(restored / "stream.sqlite3", "SELECT id FROM store")
    [(was, number)] = asked(data / "desk.sqlite3", "SELECT store_id, number FROM desk_feedcursor")
    assert (was, new != old) == (old, True)
    assert asked(restored / "desk.sqlite3", "SELECT store_id, number FROM desk_feedcursor") == [(new, number)]
    assert asked(restored / "stream.sqlite3", "SELECT max(number) FROM feed") == [(number,)]


def test_what_was_taken_over_before_the_backup_is_not_taken_over_again(restored: Path) -> None:
    tables = ("desk_signal", "desk_incident", "desk_feedcursor")
    before = [asked(restored / "desk.sqlite3", f"SELECT count(*) FROM {table}") for table in tables]
    take_over(restored)
    assert [asked(restored / "desk.sqlite3", f"SELECT count(*) FROM {table}") for table in tables] == before


def test_restore_takes_keys_that_were_kept(archive: Path, data: Path, tmp_path: Path) -> None:
    result = firewarden("restore", archive, "--data", tmp_path / "data", "--keys", data / "keys")
    assert result.returncode == 0, result.stderr
    kept = {path.name: path.read_bytes() for path in (data / "keys").iterdir()}
    assert {name: (tmp_path / "data" / "keys" / name).read_bytes() for name in kept} == kept


def test_restore_refuses_a_folder_that_is_not_empty(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = firewarden("restore", archive, "--data", tmp_path)
    assert (result.returncode, result.stderr) == (
        2,
        f"{tmp_path} is not empty. Restore into a new folder: --data DIR. Nothing was changed.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "kind",
    [
        "cut",
        "empty",
        "text",
        "flipped",
    ],
)
def test_restore_refuses_a_damaged_archive_and_leaves_nothing(archive: Path, tmp_path: Path, kind: str) -> None:
    content = archive.read_bytes()
    middle = len(content) // 2
    damaged = {
        "cut": content[:middle],
        "flipped": content[:middle]
        + bytes(255 - byte for byte in content[middle : middle + 64])
        + content[middle + 64 :],
        "empty": b"",
        "text": b"no archive\n",
    }[kind]
    file = tmp_path / "damaged.tar.gz"
    file.write_bytes(damaged)
    result = firewarden("restore", file, "--data", tmp_path / "data")
    assert result.returncode == 2
    assert result.stderr.startswith(f"{file} is no backup of Firewarden, or is damaged (")
    assert "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.tar.gz"]


def test_backup_writes_over_nothing(archive: Path, data: Path) -> None:
    before = archive.read_bytes()
    result = firewarden("backup", archive, "--data", data)
    assert (result.returncode, archive.read_bytes() == before) == (2, True)


def test_backup_of_no_installation_is_refused(tmp_path: Path) -> None:
    result = firewarden("backup", tmp_path / "b.tar.gz", "--data", tmp_path / "none")
    assert (result.returncode, list(tmp_path.iterdir())) == (3, [])


def test_restore_refuses_a_backup_of_a_newer_program(archive: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(archive, tmp_path / "parts", filter="data")
    manifest = tmp_path / "parts" / "backup.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99, "version": "9.0"}))
    with tarfile.open(tmp_path / "newer.tar.gz", "w:gz") as tar:
        for path in (tmp_path / "parts").iterdir():
            tar.add(path, path.name)
    result = firewarden("restore", tmp_path / "newer.tar.gz", "--data", tmp_path / "data")
    assert (result.returncode, (tmp_path / "data").exists()) == (3, False)
    assert result.stderr == f"{tmp_path}/newer.tar.gz was made by a newer Firewarden (9.0). Use that version.\n"
