"""A network that can be read back: a live line, and a past in pages, as scripted. `python -m tests.pipeline.backward
FOLDER` is a pipeline over one, to be killed."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from firewarden.pipeline.engine import Status
from firewarden.stores.files.plans import FilePlanStore
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import BackHealth, Block, Capabilities, Fetched, ReadBack
from firewarden.vocabulary.plan import Backfill, Source, WatchPlan
from firewarden.vocabulary.post import Post
from tests.stages.samples import ACME, FILE, at, brand, file_source, plan, post, tones

NOW = at(600)
WISH = Backfill(id="w-1", brand=ACME, since=at(0), asked_at=NOW)
PAST = [post(590 - n, f"acme talk {n % 9}" if n % 3 else "weather", key=f"p:{n}") for n in range(590)]
"""A minute apart, the newest first, from ten minutes ago to ten hours ago."""


def watch_plan(*backfills: Backfill, version: int = 1, sources: Sequence[Source] = ()) -> WatchPlan:
    found = plan(brand("acme"), sources=sources or [file_source(live=True)])
    return WatchPlan(
        version=version, brands=found.brands, queries=found.queries, sources=found.sources, backfills=backfills
    )


TODAY = tuple(post(599 + n / 10, "acme now", key=f"p:now{n}") for n in range(6))
"""Enough for a brand's history to begin with."""


@dataclass(slots=True)
class Line:
    """`now` is said live, once; then the line is quiet. The past comes in pages of `size`; before a page of that
    number an event happens, which may raise; `gate`: a page that is not given before something is true. It ends after
    the post of number `ends`."""

    past: Sequence[Post] = ()
    now: Sequence[Post] = TODAY
    size: int = 10
    ends: int | None = None
    events: dict[int, Callable[[], None]] = field(default_factory=dict)
    gate: tuple[int, Callable[[], bool]] | None = None
    asked: list[tuple[SourceId, Instant, Instant, str | None]] = field(default_factory=list)
    capabilities: Capabilities = field(default=Capabilities(platform="test"))
    pause: float = 0.0005

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        if cursor is None:
            yield Block(items=tuple(Fetched(post=one, raw=b"{}") for one in self.now), cursor="1")
        while True:
            yield Block(items=(), cursor="1")
            await asyncio.sleep(0.02)

    async def back(self, source: Source, since: Instant, until: Instant, cursor: str | None) -> AsyncIterator[Block]:
        self.asked.append((source.id, since, until, cursor))
        told = [one for one in self.past[: self.ends] if since <= one.created_at < until]
        for start in range(int(cursor or 0), len(told), self.size):
            self.events.pop(start // self.size, lambda: None)()
            while self.gate and start // self.size == self.gate[0] and not self.gate[1]():  # noqa: ASYNC110
                await asyncio.sleep(0.002)
            page = told[start : start + self.size]
            last = start + self.size >= len(told) and self.ends is None
            reached = since if last else page[-1].created_at
            items = tuple(Fetched(post=one, raw=one.text.encode()) for one in page)
            yield Block(items=items, cursor=str(start + self.size), reached=reached)
            await asyncio.sleep(self.pause)


def ended(status: Status, source: SourceId = FILE) -> ReadBack | None:
    """How a source was read back, once that is over."""
    found = next((state.back for state in status.sources if state.source == source), None)
    return None if found is None or found.health is BackHealth.READING else found


@dataclass(frozen=True, slots=True)
class Still:
    """A wall clock that stands."""

    def now(self) -> Instant:
        return NOW


def main(folder: Path) -> None:
    from firewarden.pipeline import engine
    from firewarden.stores.sqlite import SqliteStreamStore

    engine.STATUS_SECONDS = engine.BATCH_SECONDS = 0.01
    line, ends = Line(PAST, pause=0.004), list[Callable[[], None]]()
    store = SqliteStreamStore.open(folder / "stream.db")
    engine.serve(
        *(store, FilePlanStore(folder / "plans"), lambda _: line, tones, Still()),
        status=lambda status: ends[0]() if ended(status) else None,
        on_start=ends.append,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
