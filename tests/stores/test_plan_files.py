"""What is particular to plans in files: races, damage, later formats."""

import subprocess
import sys
from pathlib import Path

import pytest

from firewarden.stores.files import FilePlanStore
from firewarden.vocabulary.errors import BadInput, StoreError
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.plan import Brand, WatchPlan
from tests.stores.samples import FULL_PLAN

PUBLISH = """
import sys
from pathlib import Path
from firewarden.stores.files import FilePlanStore
from firewarden.vocabulary.errors import Conflict
from firewarden.vocabulary.ids import BrandId
from firewarden.vocabulary.plan import Brand, WatchPlan

store = FilePlanStore(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for version in range(1, 31):
    try:
        store.publish(WatchPlan(version=version, brands=(Brand(id=BrandId(sys.argv[2]), name=sys.argv[2]),)))
        print(version)
    except Conflict:
        pass
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "plans"


def test_each_version_has_its_own_file_for_its_owner_alone(folder: Path) -> None:
    store = FilePlanStore(folder)
    store.publish(FULL_PLAN)
    store.publish(WatchPlan(version=2))
    assert sorted(path.name for path in folder.iterdir()) == ["plan-000001.json", "plan-000002.json"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_two_processes_that_publish_at_once_never_both_win_a_version(folder: Path) -> None:
    command = [sys.executable, "-c", PUBLISH, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen([*command, name], **pipes) for name in ("left", "right")]  # type: ignore[call-overload]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    won = [[int(line) for line in process.communicate()[0].split()] for process in both]
    assert sorted(won[0] + won[1]) == list(range(1, 31))
    for name, versions in zip(("left", "right"), won, strict=True):
        for version in versions:
            assert f'"name": "{name}"' in (folder / f"plan-{version:06}.json").read_text()


def test_a_file_that_is_cut_short_is_an_error_and_the_older_plan_is_not_taken(folder: Path) -> None:
    store = FilePlanStore(folder)
    store.publish(FULL_PLAN)
    whole = (folder / "plan-000001.json").read_bytes()
    (folder / "plan-000002.json").write_bytes(whole[: len(whole) // 2])
    for reader in (store, FilePlanStore(folder)):
        with pytest.raises(StoreError, match=r"plan-000002.json, cannot be read: .*Restore the file from a backup"):
            reader.newest()


def test_a_plan_of_a_later_format_is_refused_before_it_is_looked_into(folder: Path) -> None:
    folder.mkdir()
    (folder / "plan-000001.json").write_text('{"format": 2, "plan": {"unheard": "of"}}')
    with pytest.raises(StoreError, match="it is in format 2, this program reads format 1"):
        FilePlanStore(folder).newest()


def test_a_plan_in_a_file_of_another_number_is_refused(folder: Path) -> None:
    FilePlanStore(folder).publish(FULL_PLAN)
    (folder / "plan-000001.json").rename(folder / "plan-000005.json")
    with pytest.raises(StoreError, match="it holds plan 1"):
        FilePlanStore(folder).newest()


def test_other_files_in_the_folder_are_overlooked(folder: Path) -> None:
    FilePlanStore(folder).publish(FULL_PLAN)
    for name in (".plan-000002.json.17.abc", "plan-000007.json.bak", "plan-x.json", "README"):
        (folder / name).write_text("{}")
    assert FilePlanStore(folder).newest() == FULL_PLAN


def test_a_plan_is_read_once_and_then_kept(folder: Path) -> None:
    store = FilePlanStore(folder)
    store.publish(FULL_PLAN)
    assert store.newest() is store.newest()


@pytest.mark.parametrize(
    "brand",
    [
        Brand(id=BrandId("a"), name="a", budget=float("inf")),
        Brand(id=BrandId("a"), name="a", budget=float("nan")),
        Brand(id=BrandId("a"), name="half a pair \ud83d"),
    ],
)
def test_a_plan_that_would_not_come_back_as_it_is_is_refused(folder: Path, brand: Brand) -> None:
    store = FilePlanStore(folder)
    with pytest.raises(BadInput, match="Plan 1 cannot be written down"):
        store.publish(WatchPlan(version=1, brands=(brand,)))
    assert store.newest() is None


def test_a_folder_that_cannot_be_made_is_an_error_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"cannot be written: .*The plan was not published"):
        FilePlanStore(tmp_path / "plans").publish(FULL_PLAN)
