"""`firewarden doctor`: fit or not, by its exit code, and which thing is wrong."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.calling import firewarden

from firewarden.stores.files.plans import FilePlanStore
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.plan import Source, WatchPlan

pytestmark = pytest.mark.xdist_group("doctor")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("sound") / "data"
    assert firewarden("migrate", "--data", data).returncode == 0
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def wrong(data: Path) -> tuple[int, list[str]]:
    """Its exit code and the names of what it found wrong."""
    result = firewarden("doctor", "--data", data, "--json")
    found = json.loads(result.stdout)
    names = [check["name"] for check in found["checks"] if check["well"] is False]
    assert (found["fit"], result.stderr) == (not names, "")
    return result.returncode, names


def spoil(file: Path) -> None:
    """Overwrites everything behind the first page, as a broken disk might."""
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def test_doctor_finds_a_sound_folder_fit(data: Path) -> None:
    assert wrong(data) == (0, [])


def test_doctor_tells_people_line_by_line(data: Path) -> None:
    result = firewarden("doctor", "--data", data)
    assert result.returncode == 0
    assert [line.split()[:2] for line in result.stdout.splitlines() if line.split()[0] in ("ok", "-", "wrong")] == [
        ["-", "version"],
        ["ok", "folder"],
        ["ok", "disk"],
        ["ok", "desk"],
        ["ok", "stream"],
        ["ok", "plan"],
        ["-", "pictures"],
    ]


def test_doctor_finds_a_missing_folder_and_makes_none(tmp_path: Path) -> None:
    assert wrong(tmp_path / "none") == (1, ["folder", "desk", "stream"])
    assert list(tmp_path.iterdir()) == []


def test_doctor_finds_a_folder_open_to_others(data: Path) -> None:
    data.chmod(0o755)
    assert wrong(data) == (1, ["folder"])


def test_doctor_finds_a_damaged_desk(data: Path) -> None:
    spoil(data / "desk.sqlite3")
    assert wrong(data) == (1, ["desk"])


def test_doctor_finds_a_damaged_stream(data: Path) -> None:
    spoil(data / "stream.sqlite3")
    assert wrong(data) == (1, ["stream"])


def test_doctor_finds_a_stream_that_is_none(data: Path) -> None:
    (data / "stream.sqlite3").write_bytes(b"no database at all" * 500)
    assert wrong(data) == (1, ["stream"])


def test_doctor_finds_a_plan_that_cannot_be_read(data: Path) -> None:
    (data / "plans" / "plan-000001.json").write_text("{broken")
    assert wrong(data) == (1, ["plan"])


def listening_to(data: Path, *paths: Path) -> None:
    sources = tuple(
        Source(id=SourceId(path.stem), connector="replay", name=path.stem, settings={"path": str(path)})
        for path in paths
    )
    FilePlanStore(data / "plans").publish(WatchPlan(version=1, sources=sources))


def test_doctor_asks_every_source(data: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.write_text('{"id": "1", "text": "hello", "created_at": "2024-05-01T10:00:00Z"}\n')
    listening_to(data, there, tmp_path / "gone.jsonl")

    result = firewarden("doctor", "--data", data, "--json")
    checks = {check["name"]: (check["well"], check["finding"]) for check in json.loads(result.stdout)["checks"]}
    assert checks["source there"] == (True, "The recording can be read.")
    assert checks["source gone"][0] is False
    assert result.returncode == 1


def test_doctor_names_a_network_this_version_does_not_know(data: Path) -> None:
    source = Source(id=SourceId("s"), connector="telex", name="The telex")
    FilePlanStore(data / "plans").publish(WatchPlan(version=1, sources=(source,)))

    assert wrong(data) == (1, ["plan", "source The telex"])
