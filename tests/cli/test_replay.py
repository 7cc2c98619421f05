"""`firewarden replay`: a recording in one's own installation."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.pipeline.recording import write_recording

FIREWARDEN = Path(sys.executable).with_name("firewarden")


def replay(data: Path, file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FIREWARDEN_")}
    return subprocess.run(
        [FIREWARDEN, "replay", str(file), "--brand", "Acme", "--data", str(data), *arguments],
        capture_output=True,
        text=True,
        env=environ,
        timeout=120,
        check=False,
    )


def played(data: Path, file: Path, *arguments: str) -> dict[str, object]:
    result = replay(data, file, "--json", *arguments)
    assert (result.returncode, result.stdout[:1]) == (0, "{"), result.stderr
    found: dict[str, object] = json.loads(result.stdout)
    return found


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "storm.jsonl"
    write_recording(path, posts_a_day=150)
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("installation") / "data"


@pytest.fixture(scope="module")
def first(data: Path, recording: Path) -> dict[str, object]:
    return played(data, recording)


def test_replay_reads_a_file_for_a_drill_brand_of_its_own(first: dict[str, object]):
    assert (first["brand"], first["done"]) == ("acme", True)
    assert first["read"] == sum(map(int, (first["accepted"], first["duplicates"], *first["rejected"].values())))  # type: ignore[arg-type, attr-defined, call-overload]
    assert str(first["first_signal_at"]).startswith("2024-03-08T1")


def test_replay_plays_the_same_file_again_for_another_brand(data: Path, recording: Path, first: dict[str, object]):
    again = played(data, recording)
    assert again["brand"] != first["brand"]
    assert [again[name] for name in ("read", "mentions", "signals")] == [
        first[name] for name in ("read", "mentions", "signals")
    ]


def test_replay_brings_a_file_into_the_order_of_time(
    tmp_path: Path, data: Path, recording: Path, first: dict[str, object]
):
    backwards = tmp_path / "backwards.jsonl"
    backwards.write_bytes(b"\n".join(reversed(recording.read_bytes().splitlines())))
    found = played(data, backwards)
    assert [found[name] for name in ("mentions", "negative", "signals", "first_signal_at")] == [
        first[name] for name in ("mentions", "negative", "signals", "first_signal_at")
    ]
    copy = max((data / "recordings").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    times = [json.loads(line)["created_at"] for line in copy.read_bytes().splitlines()]
    assert times == sorted(times)


def test_replay_leaves_the_reading_to_a_pipeline_that_runs(data: Path, recording: Path, first: dict[str, object]):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FIREWARDEN_")}
    running = subprocess.Popen(
        [FIREWARDEN, "up", "--part", "pipeline", "--data", str(data)], env=environ, stderr=subprocess.PIPE
    )
    assert running.stderr is not None
    running.stderr.readline()
    try:
        found = played(data, recording)
    finally:
        running.terminate()
        running.communicate(timeout=30)
    assert running.returncode == 0
    assert [found[name] for name in ("done", "mentions", "signals")] == [True, first["mentions"], first["signals"]]


def test_replay_of_a_file_without_posts_says_so_and_makes_no_brand(tmp_path: Path):
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"a": 1}\n')
    result = replay(tmp_path / "data", empty)
    assert result.returncode == 2
    assert "There is no post in" in result.stderr
    assert not (tmp_path / "data").exists()


def test_replay_refuses_a_speed_that_is_none(tmp_path: Path, recording: Path):
    result = replay(tmp_path / "data", recording, "--speed", "soon")
    assert result.returncode == 3
    assert "'soon'" in result.stderr
