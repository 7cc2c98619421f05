"""A whole installation whose three processes are killed at random moments, and what it leaves behind.

`python -m tests.cli.children FOLDER` stages one: a drill brand with a recording that ends in a storm, and ten approved
statements that wait to be published. The same folder copied is run calmly and disturbed, and both are compared.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.pipeline.recording import STORM, write_recording
from tests.pipeline.tables import differences

from firewarden.vocabulary.clock import Instant, from_datetime

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("web", "pipeline", "worker")
STATEMENTS = 10
LONGEST = 180.0
END = STORM + timedelta(hours=8)
DESK = {
    "signals": "SELECT s.signal_id, s.lane, s.at, s.observed, s.expected, s.score, s.state, i.number "
    "FROM desk_signal s LEFT JOIN desk_incident i ON i.id = s.incident_id ORDER BY s.signal_id",
    "incidents": "SELECT number, since, state FROM desk_incident ORDER BY number",
    "deliveries": "SELECT key, platform, text, state FROM desk_delivery ORDER BY key",
    "publications": "SELECT d.key, p.native_id FROM desk_publication p "
    "JOIN desk_delivery d ON d.id = p.delivery_id ORDER BY d.key",
    "events": "SELECT kind, COUNT(*) FROM desk_event WHERE kind IN ('signal.seen', 'signal.attached', "
    "'incident.opened', 'publication.made', 'delivery.queued') GROUP BY kind ORDER BY kind",
}


def stage(folder: Path) -> None:
    """In a process of its own: Django is set up for one folder only."""
    subprocess.run([sys.executable, "-m", "tests.cli.children", str(folder)], cwd=ROOT, check=True)


def write_until(path: Path, end: str) -> None:
    """The recording up to `end`; lines that are no posts stay in."""
    write_recording(path)
    kept = []
    for line in path.read_bytes().split(b"\n"):
        try:
            made = json.loads(line).get("created_at", "")
        except (ValueError, AttributeError):
            made = ""
        if not isinstance(made, str) or made[:19] <= end:
            kept.append(line)
    path.write_bytes(b"\n".join(kept))


@dataclass
class Installation:
    """Its three processes, started one by one: what supervises them is tried elsewhere."""

    folder: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, part: str) -> None:
        environ = os.environ | {"FIREWARDEN_DATA": str(self.folder), "FIREWARDEN_PORT": "0"}
        command = [sys.executable, "-m", "firewarden", "up", "--part", part]
        with (self.folder / f"{part}.log").open("ab") as log:
            self.processes[part] = subprocess.Popen(command, env=environ, stdout=log, stderr=log)

    def kill(self, part: str) -> None:
        process = self.processes[part]
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def is_done(self) -> bool:
        """The recording is read, the feed taken over, and every delivery sent."""
        try:
            source, feed = self._stream("SELECT content FROM source"), self._stream("SELECT feed_number FROM store")
            behind = self._desk("SELECT MAX(number) FROM desk_feedcursor")
            waiting = self._desk("SELECT COUNT(*) FROM desk_delivery WHERE state <> 'sent'")
        except sqlite3.OperationalError:
            return False
        return bool(source) and b"done" in source[0][0] and feed[0][0] == behind[0][0] and waiting[0][0] == 0

    def desk(self) -> dict[str, list[tuple[object, ...]]]:
        return {name: self._desk(sql) for name, sql in DESK.items()}

    def _stream(self, sql: str) -> list[tuple[object, ...]]:
        return _rows(self.folder / "stream.sqlite3", sql)

    def _desk(self, sql: str) -> list[tuple[object, ...]]:
        return _rows(self.folder / "desk.sqlite3", sql)


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=20)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def run(folder: Path, kills: int, random: Random) -> int:
    """Until everything is done, with at most `kills` kills on the way; how many there were."""
    installation, done = Installation(folder), 0
    deadline = time.monotonic() + LONGEST
    for part in PARTS:
        installation.start(part)
    try:
        while not installation.is_done():
            if time.monotonic() > deadline:
                raise RuntimeError(f"Not done after {LONGEST:.0f} seconds, {done} kills.")
            time.sleep(random.uniform(0.05, 1.2))
            if done < kills:
                part = random.choice(PARTS)
                installation.kill(part)
                installation.start(part)
                done += 1
    finally:
        installation.stop()
    return done


def compared(calm: Path, disturbed: Path) -> list[str]:
    """A sentence for each thing that is not the same."""
    found = differences(calm / "stream.sqlite3", disturbed / "stream.sqlite3")
    one, other = Installation(calm).desk(), Installation(disturbed).desk()
    found += [f"desk {name}: {one[name]} but {other[name]}" for name in DESK if one[name] != other[name]]
    for folder in (calm, disturbed):
        sent = len(list((folder / "sandbox").glob("*.json")))
        if sent != STATEMENTS:
            found.append(f"{folder.name}: {sent} statements went out, not {STATEMENTS}")
    return found


def rounds(work: Path, kills: int, seed: int, tell: Callable[[int, list[str]], None]) -> None:
    """As many disturbed runs as it takes to kill `kills` processes; `tell` hears of each."""
    staged, calm = work / "staged", work / "calm"
    stage(staged)
    copied(staged, calm)
    run(calm, 0, Random(seed))
    done, number = 0, 0
    while done < kills:
        number += 1
        folder = work / f"round-{number}"
        copied(staged, folder)
        killed = run(folder, kills - done, Random(f"{seed}/{number}"))
        done += killed
        tell(killed, compared(calm, folder))
        shutil.rmtree(folder)


def copied(source: Path, target: Path) -> None:
    shutil.copytree(source, target)


def main(folder: Path) -> None:
    os.environ["FIREWARDEN_DATA"] = str(folder)
    from firewarden import bootstrap
    from firewarden.config import Settings

    settings = Settings.load(os.environ)
    bootstrap.prepare_folder(settings)
    outside = bootstrap.start_desk(settings)
    recording = folder.parent / f"{folder.name}.jsonl"
    write_until(recording, END.isoformat()[:19])
    _stage_desk(outside, recording, bootstrap.WallClock().now())


def _stage_desk(outside: object, recording: Path, wall: Instant) -> None:
    from firewarden.desk.access import Right
    from firewarden.desk.actions import assess, monitor, respond, team
    from firewarden.desk.outside import SANDBOX
    from firewarden.desk.reads import team as reads
    from firewarden.vocabulary.plan import BrandClock, BrandKind

    house = reads.house(wall)
    writer, _ = team.create_owner(house, "writer@example.org", "Writer")
    invited = team.invite_user(house, "approver@example.org", "Approver")
    assert isinstance(invited, tuple)
    client = team.create_client(house, "Client")
    clock = BrandClock(start=from_datetime(END), speed=0.0, since=wall)
    slug = team.create_brand(house, client, "Acme", kind=BrandKind.DRILL, clock=clock)  # type: ignore[arg-type]
    assert isinstance(slug, str)
    for user, right in ((writer, Right.MANAGE), (invited[0], Right.APPROVE)):
        team.join_brand(house, slug, user, right)
    one, two = (reads.access(reads.person(user, wall), slug) for user in (writer, invited[0]))
    number = assess.open_incident(one, "Trouble by hand")
    assert isinstance(number, int)
    for count in range(STATEMENTS):
        draft = respond.write_draft(one, number, f"We are aware of it and look into it, part {'ABCDEFGHIJ'[count]}.")
        assert isinstance(draft, int), draft
        assert respond.request_approval(one, number, draft) is None
        respond.approve(two, number, draft, 1)
        assert respond.publish(one, number, draft, [SANDBOX], outside) == 1  # type: ignore[arg-type]
    monitor.save_query(one, "Acme", "acme")
    monitor.save_source(one, "file", connector="replay", name="A file", settings={"path": str(recording)})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
