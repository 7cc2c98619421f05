"""Reading back while normal reading goes on."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from firewarden.pipeline.engine import run
from firewarden.steps.monitor.watch import BrandWatch
from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.sqlite import SqliteStreamStore
from firewarden.stores.sqlite.codec import pack, unpack
from firewarden.vocabulary.clock import DAY, Instant
from firewarden.vocabulary.errors import NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import (
    BackHealth,
    Block,
    Capabilities,
    Fetched,
    ReadBack,
    Searched,
    SourceHealth,
)
from firewarden.vocabulary.plan import Interval, Source
from firewarden.vocabulary.results import Snapshot
from tests.pipeline.backward import NOW, PAST, TODAY, WISH, Line, Still, ended, watch_plan
from tests.pipeline.killing import ROOT
from tests.pipeline.samples import Network, Run, Wall
from tests.pipeline.tables import differences
from tests.stages.samples import ACME, FILE, at, file_source, post, tones

OTHER = SourceId("other")
KILLS = int(os.environ.get("FIREWARDEN_KILLS", "4"))


@pytest.fixture(autouse=True)
def _pauses_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE"):
        monkeypatch.setattr(f"firewarden.pipeline.intake.{name}", 0.001)
    for name in ("PLAN_SECONDS", "TICK_SECONDS", "STATUS_SECONDS", "BATCH_SECONDS"):
        monkeypatch.setattr(f"firewarden.pipeline.engine.{name}", 0.01)


@dataclass(slots=True)
class Here(Run):
    """Runs until the past of all its sources was read, or `until` says so."""

    def back(
        self, line: Line | Callable[[str], object], wall: Wall | None = None, until: Callable[[], bool] | None = None
    ) -> dict[SourceId, ReadBack | None]:
        async def main() -> None:
            stop = asyncio.Event()
            connect = line if callable(line) else lambda _: line
            wanted = [s.id for s in self.plan.sources]
            store = SqliteStreamStore.open(self.file)
            task = asyncio.create_task(
                run(
                    *(store, FilePlanStore(self.folder / "plans"), connect, tones, wall or Still()),  # type: ignore[arg-type]
                    stop=stop,
                    status=self.statuses.append,
                )
            )
            try:
                async with asyncio.timeout(20):
                    while not task.done():
                        over = bool(self.statuses) and all(ended(self.statuses[-1], name) for name in wanted)
                        if until() if until else over:
                            stop.set()
                        await asyncio.sleep(0.002)
                await task
            finally:
                stop.set()
                store.close()

        asyncio.run(main())
        return {source.id: self.source(source.id).back for source in self.plan.sources}


def mentions(here: Run) -> list[tuple[str, bool]]:
    """Their names, and whether they came late; the newest first."""
    with here.reader() as reader:
        found = reader.mentions(ACME, at(-6000), Instant(NOW + DAY), newest_first=True, limit=2000)
    return [(mention.post.key, mention.late) for mention in found]


def test_past_is_read_newest_first_counted_late_and_fires_nothing(tmp_path: Path):
    here, line = Here(tmp_path, watch_plan(WISH)), Line(PAST)
    [back] = here.back(line).values()
    assert back == ReadBack(
        wish="w-1",
        since=at(0),
        until=NOW,
        reached=at(0),
        health=BackHealth.THERE,
        cursor="590",
        posts=590,
        at=NOW,
    )
    heard = [one.key for one in PAST if "acme" in one.text]
    assert mentions(here) == [
        *((one.key, False) for one in reversed(TODAY)),
        *((key, True) for key in heard),
    ]
    with here.reader() as reader:
        bins = [b for b in reader.bins(ACME, at(0), at(595)) if b.mentions]
        assert (sum(b.mentions for b in bins), sum(b.late for b in bins)) == (len(heard), len(heard))
        assert (reader.signals(ACME, at(0), NOW), reader.feed(0)) == ([], [])
    state = here.source(FILE)
    assert (state.health, state.read, state.accepted) == (SourceHealth.READING, 596, 596)
    assert line.asked == [(FILE, at(0), NOW, None)]


def test_bins_go_on_closing_while_the_past_is_read(tmp_path: Path):
    wall = Wall(NOW)
    here = Here(tmp_path, watch_plan(WISH))
    closed = lambda: closed_through(here) >= at(600)  # noqa: E731
    here.back(Line(PAST, events={30: lambda: setattr(wall, "time", at(603))}, gate=(31, closed)), wall, until=closed)
    back = here.source(FILE).back
    assert back is not None
    assert (back.health, back.reached > at(0)) == (BackHealth.READING, True)


def closed_through(here: Run) -> Instant:
    with here.reader() as reader:
        mark = reader.mark(ACME)
        return mark.closed_through if mark else Instant(0)


def test_past_alone_moves_no_time(tmp_path: Path):
    """A brand that was just made: the history it will be judged by must still come in order."""
    here = Here(tmp_path, watch_plan(WISH))

    class Deaf(Line):
        async def read(self, source: Source, cursor: str | None):  # type: ignore[no-untyped-def]
            raise NetworkError("Not now.", permanent=True)
            yield  # pragma: no cover

    here.back(Deaf(PAST[:50]))
    assert closed_through(here) == Instant(0)
    assert {late for _, late in mentions(here)} == {False}


def test_network_that_gives_no_more_ends_it_where_it_is(tmp_path: Path):
    [back] = Here(tmp_path, watch_plan(WISH)).back(Line(PAST, ends=120)).values()
    assert back is not None
    assert (back.health, back.reached, back.posts) == (BackHealth.ENDED, PAST[119].created_at, 120)


def test_network_without_a_past_says_so(tmp_path: Path):
    steps = {FILE: [Block(items=(Fetched(post=post(599), raw=b""),), cursor="1")]}
    [back] = Here(tmp_path, watch_plan(WISH)).back(lambda _: Network(steps, endless=True)).values()  # type: ignore[arg-type]
    assert back is not None
    assert (back.health, back.reached, back.posts) == (BackHealth.CANNOT, NOW, 0)


def test_one_broken_source_stops_no_other(tmp_path: Path):
    def refuse() -> None:
        raise NetworkError("Check the key.", permanent=True)

    sources = [file_source(live=True), file_source(id=OTHER, live=True, connector="other")]
    broken, well = Line(PAST, events={3: refuse}), Line(PAST)
    found = Here(tmp_path, watch_plan(WISH, sources=sources)).back(lambda name: well if name == "other" else broken)
    [one, other] = found.values()
    assert one is not None
    assert other is not None
    assert (one.health, one.note, one.reached) == (BackHealth.FAILED, "Check the key.", PAST[29].created_at)
    assert other.health is BackHealth.THERE


def test_trouble_that_passes_is_waited_for(tmp_path: Path):
    def busy() -> None:
        raise NetworkError("Slowly.")

    line = Line(PAST, events={3: busy, 7: busy})
    [back] = Here(tmp_path, watch_plan(WISH)).back(line).values()
    assert back is not None
    assert (back.health, back.note, back.posts) == (BackHealth.THERE, "", 590)
    assert [cursor for *_, cursor in line.asked] == [None, "30", "70"]


def test_nobody_is_asked_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("firewarden.pipeline.backfill.MOST_TRIES", 3)
    [back] = Here(tmp_path, watch_plan(WISH)).back(Line([post(1)], events=Always(ValueError("secret")))).values()
    assert back is not None
    assert back.health is BackHealth.FAILED
    assert back.note.startswith("An error in the program: ValueError in ")
    assert "secret" not in back.note


class Always(dict[int, Callable[[], None]]):
    """The same trouble, whatever is asked for."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def pop(self, *_: object) -> Callable[[], None]:  # type: ignore[override]
        def fail() -> None:
            raise self.error

        return fail


def test_next_process_goes_on_where_the_last_one_committed(tmp_path: Path):
    here, line = Here(tmp_path, watch_plan(WISH)), Line(PAST, pause=0.003)
    here.back(line, until=lambda: bool(here.statuses) and len(mentions(here)) > 100)
    stopped = here.source(FILE).back
    assert stopped is not None
    assert stopped.health is BackHealth.READING
    here.statuses.clear()
    here.back(line)
    assert [cursor for *_, cursor in line.asked] == [None, stopped.cursor]
    state = here.source(FILE)
    assert (state.read, state.accepted, state.duplicates) == (596, 596, 0)


def test_what_was_missed_is_made_up_for(tmp_path: Path):
    here = Here(tmp_path, watch_plan(WISH))
    lost = Interval(start=at(-30), end=at(60))

    class Forgetful(Line):
        async def read(self, source: Source, cursor: str | None):  # type: ignore[no-untyped-def]
            async for block in super().read(source, cursor):
                yield replace(block, lost=lost) if block.items else block

    here.back(Forgetful(PAST))
    assert here.source(FILE).missed == (Interval(start=at(-30), end=at(0)),)


def test_newer_wish_takes_over_how_far_the_older_one_wanted_to_go(tmp_path: Path):
    here = Here(tmp_path, watch_plan(WISH))
    newer = replace(WISH, id="w-2", since=at(500), asked_at=Instant(NOW + 1))
    line = Line(PAST, events={20: lambda: here.publish(watch_plan(newer, version=2))}, pause=0.002)
    here.back(
        line, until=lambda: bool(here.statuses) and (end := ended(here.statuses[-1])) is not None and end.wish == "w-2"
    )
    assert [since for _, since, *_ in line.asked] == [at(0), at(0)]
    assert here.source(FILE).accepted == 596


def test_source_that_was_put_right_begins_anew(tmp_path: Path):
    def refuse() -> None:
        raise NetworkError("Check the key.", permanent=True)

    here = Here(tmp_path, watch_plan(WISH))
    mended = watch_plan(WISH, version=2, sources=[file_source(live=True, secret="new")])
    line = Line(PAST, events={3: refuse})

    def there() -> bool:
        end = ended(here.statuses[-1]) if here.statuses else None
        if end is not None and end.health is BackHealth.FAILED and not here.works_by(2) and len(line.asked) == 1:
            plans = FilePlanStore(here.folder / "plans")
            newest = plans.newest()
            if newest is not None and newest.version == 1:
                plans.publish(mended)
        return end is not None and end.health is BackHealth.THERE

    here.back(line, until=there)
    assert [cursor for *_, cursor in line.asked] == [None, None]


@pytest.mark.kill
def test_killed_backfills_leave_what_an_undisturbed_one_leaves(tmp_path: Path):
    def prepared(name: str) -> Path:
        FilePlanStore(tmp_path / name / "plans").publish(watch_plan(WISH))
        return tmp_path / name

    def start(folder: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.pipeline.backward", str(folder)]
        return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)

    def finish(process: subprocess.Popen[bytes]) -> None:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()

    calm, random, began = prepared("calm"), Random(11), time.monotonic()
    finish(start(calm))
    longest, kills, number, found = time.monotonic() - began, 0, 0, []
    while kills < KILLS:
        number += 1
        folder = prepared(f"round-{number}")
        for _ in range(3):
            process = start(folder)
            try:
                process.wait(random.uniform(0.4 * longest, longest))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                kills += 1
            process.communicate()
        finish(start(folder))
        found += differences(calm / "stream.db", folder / "stream.db")
    assert found == []


def test_source_without_words_asks_for_what_the_queries_say(tmp_path: Path):
    """Live where the network is searched, and only to read back where it is heard as a stream."""
    heard: list[tuple[str, dict[str, str]]] = []

    @dataclass(slots=True)
    class Searching(Line):
        kind: str = ""

        def read(self, source: Source, cursor: str | None):  # type: ignore[no-untyped-def]
            heard.append((f"{self.kind} live", source.settings))
            return Line.read(self, source, cursor)

        def back(self, source: Source, *more: object):  # type: ignore[no-untyped-def]
            heard.append((f"{self.kind} back", source.settings))
            return Line.back(self, source, *more)  # type: ignore[arg-type]

    def network(name: str) -> Line:
        searched = Searched(setting="words", past=name == "bluesky")
        return Searching(PAST[:20], kind=name, capabilities=Capabilities(platform=name, searched=searched))

    lines = {name: network(name) for name in ("hackernews", "bluesky")}
    sources = [file_source(id=SourceId(name), connector=name, live=True) for name in lines]
    Here(tmp_path, watch_plan(WISH, sources=sources)).back(lambda name: lines[name])
    words = {"words": "acme"}
    assert sorted(heard, key=lambda one: one[0]) == [
        ("bluesky back", words),
        ("bluesky live", {}),
        ("hackernews back", words),
        ("hackernews live", words),
    ]


def test_folding_anew_after_an_upgrade_takes_the_time_before_history_for_no_zeros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    here = Here(tmp_path, watch_plan(WISH))
    here.back(Line(PAST))
    with sqlite3.connect(here.file) as connection:
        [(content,)] = connection.execute("SELECT content FROM snapshot").fetchall()
        old = pack(replace(unpack(content, Snapshot), state=b"of another version"))
        connection.execute("UPDATE snapshot SET content = ?", (old,))
    connection.close()
    judged: list[Instant] = []
    close, pass_zeros = BrandWatch.close, BrandWatch.pass_zeros

    def closed(self: BrandWatch, at: Instant, **count: Any) -> Any:
        judged.append(at)
        return close(self, at, **count)

    def passed(self: BrandWatch, at: Instant, *more: Any, **limit: Any) -> int:
        judged.append(at)
        return pass_zeros(self, at, *more, **limit)

    monkeypatch.setattr(BrandWatch, "close", closed)
    monkeypatch.setattr(BrandWatch, "pass_zeros", passed)
    here.back(Line(PAST), Wall(at(610)), until=lambda: closed_through(here) == at(605))
    assert min(judged) == at(595)
