"""Dying at any moment: nothing is lost, nothing is counted twice."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.pipeline.killing import Replay, contents, prepare, replays, run_to_the_end, start
from tests.pipeline.recording import write_recording
from tests.pipeline.tables import differences

KILLS = int(os.environ.get("FIREWARDEN_KILLS", "5"))


@pytest.mark.kill
def test_killed_replays_leave_what_an_undisturbed_one_leaves(tmp_path: Path):
    found: list[Replay] = []
    replays(tmp_path, KILLS, 1, found.append)
    assert [difference for replay in found for difference in replay.differences] == []
    assert sum(replay.kills for replay in found) == KILLS
    rows = contents(tmp_path)
    assert [
        name for name in ("mention", "raw", "bin", "signal", "narrative", "feed", "quarantine") if not rows[name]
    ] == []


@pytest.mark.kill
def test_terminated_replay_ends_cleanly_and_goes_on(tmp_path: Path):
    recording = tmp_path / "recording.jsonl"
    write_recording(recording)
    calm, stopped = prepare(tmp_path / "calm", recording), prepare(tmp_path / "stopped", recording)
    run_to_the_end(calm)
    codes = []
    for seconds in (0.0, 0.2, 0.4):
        process = start(stopped)
        assert process.stdout is not None
        assert process.stdout.readline() == b"reading\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
        codes.append((process.returncode, errors.decode() if process.returncode else ""))
    run_to_the_end(stopped)
    assert codes == [(0, "")] * 3
    assert differences(calm / "stream.db", stopped / "stream.db") == []


@pytest.mark.kill
def test_second_pipeline_on_one_stream_is_refused(tmp_path: Path):
    recording = tmp_path / "recording.jsonl"
    write_recording(recording, posts_a_day=2000)
    folder = prepare(tmp_path / "data", recording)
    first = start(folder)
    while not (folder / "stream.db").exists():
        assert first.poll() is None
        time.sleep(0.01)
    second = start(folder)
    _, errors = second.communicate(timeout=20)
    first.kill()
    first.communicate()
    assert second.returncode == 1
    assert b"is already being written" in errors
