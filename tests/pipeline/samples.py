"""Networks that do as they are told, and one run of the pipeline over them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from firewarden.pipeline.engine import Status, run
from firewarden.ports import Connector, Enrich
from firewarden.stores.files.plans import FilePlanStore
from firewarden.stores.sqlite import SqliteStreamReader, SqliteStreamStore
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block, Capabilities, Fetched, SourceState, Unreadable
from firewarden.vocabulary.plan import Source, WatchPlan
from firewarden.vocabulary.post import Post
from tests.stages.samples import YEARS_LATER, tones


@dataclass(frozen=True, slots=True)
class Until:
    """Waits for the pipeline."""

    condition: Callable[[], bool]


Step = Block | Exception | Until | Callable[[], None]


@dataclass(slots=True)
class Network:
    """The far side of a connector: blocks, failures and things to do in between. After a failure it goes on with
    what follows; `read` is counted by the cursors it was asked from. `endless`: it never ends."""

    steps: dict[SourceId, list[Step]]
    endless: bool = False
    searches: bool = False
    asked: list[tuple[SourceId, str | None]] = field(default_factory=list)
    capabilities: Capabilities = field(init=False)

    def __post_init__(self) -> None:
        self.capabilities = Capabilities(platform="test", searches=self.searches)

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        self.asked.append((source.id, cursor))
        steps = self.steps[source.id]
        while steps:
            step = steps.pop(0)
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Block):
                yield step
            elif isinstance(step, Until):
                while not step.condition():  # noqa: ASYNC110 - the pipeline gives no signal, only results
                    await asyncio.sleep(0.001)
            else:
                step()
        if self.endless:
            await asyncio.Event().wait()


@dataclass(slots=True)
class Resumable:
    """One post after the other, from any cursor on; `events` happen before the post of that number."""

    posts: Sequence[Post]
    events: dict[int, Callable[[], None]]
    asked: list[str | None] = field(default_factory=list)
    capabilities: Capabilities = field(default=Capabilities(platform="test"))

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        self.asked.append(cursor)
        for number in range(int(cursor or 0), len(self.posts)):
            self.events.pop(number, lambda: None)()
            yield Block(items=(Fetched(post=self.posts[number], raw=b""),), cursor=str(number + 1))
            await asyncio.sleep(0.0005)


@dataclass(slots=True)
class Wall:
    """A clock that goes on when it is told to."""

    time: Instant = YEARS_LATER

    def now(self) -> Instant:
        return self.time


def block(cursor: int, *items: Post | Unreadable) -> Block:
    fetched = (Fetched(post=item, raw=item.text.encode()) if isinstance(item, Post) else item for item in items)
    return Block(items=tuple(fetched), cursor=str(cursor))


def blocks(posts: Sequence[Post], size: int = 7) -> list[Step]:
    return [block(start, *posts[start : start + size]) for start in range(0, len(posts), size)]


@dataclass(slots=True)
class Run:
    """One installation in a folder."""

    folder: Path
    plan: WatchPlan
    statuses: list[Status] = field(default_factory=list)

    def __post_init__(self) -> None:
        plans = FilePlanStore(self.folder / "plans")
        if plans.newest() is None:
            plans.publish(self.plan)

    def works_by(self, version: int) -> bool:
        return bool(self.statuses) and self.statuses[-1].plan == version

    def publish(self, plan: WatchPlan) -> None:
        FilePlanStore(self.folder / "plans").publish(plan)

    def go(
        self,
        network: Connector,
        *,
        enrich: Enrich = tones,
        wall: Wall | None = None,
        until_done: bool = True,
        stop: asyncio.Event | None = None,
    ) -> None:
        store = SqliteStreamStore.open(self.folder / "stream.db")
        try:
            asyncio.run(
                run(
                    *(store, FilePlanStore(self.folder / "plans"), lambda _: network, enrich, wall or Wall()),
                    stop=stop or asyncio.Event(),
                    until_done=until_done,
                    status=self.statuses.append,
                )
            )
        finally:
            store.close()

    @property
    def file(self) -> Path:
        return self.folder / "stream.db"

    @contextmanager
    def reader(self) -> Iterator[SqliteStreamReader]:
        reader = SqliteStreamStore.open(self.file, read_only=True)
        try:
            yield reader
        finally:
            reader.close()

    def source(self, name: SourceId) -> SourceState:
        with self.reader() as reader:
            return next(state for state in reader.sources() if state.source == name)
