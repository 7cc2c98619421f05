"""The embedded engine: one process, one event loop, one writer. Batches what arrives and commits it."""

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from firewarden.pipeline.backfill import Backfills
from firewarden.pipeline.committing import Committed, Committer, Message
from firewarden.pipeline.intake import Arrived, Intake
from firewarden.pipeline.intake import Message as Live
from firewarden.pipeline.upkeep import Housekeeping
from firewarden.ports import Clock, Connector, Enrich, PlanStore, StreamStore
from firewarden.stages.searching import filled
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import BadInput, ConfigError, FirewardenError
from firewarden.vocabulary.intake import SourceState
from firewarden.vocabulary.plan import Source
from firewarden.vocabulary.retention import Upkeep

log = logging.getLogger("firewarden.pipeline")

BATCH_POSTS, BATCH_SECONDS = 1_000, 0.25
"""A batch is committed when it has so many posts, or when its first block has waited so long."""
PLAN_SECONDS = 1.0
"""How often the newest plan is asked for, at the edge of a batch."""
TICK_SECONDS = 5.0
"""How often the wall may close bins when nothing arrives."""
STATUS_SECONDS = 1.0
LOOK_SECONDS = 0.25
"""How soon a wish to stop is noticed while nothing arrives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the pipeline is doing. Counts are of this process."""

    at: Instant
    plan: int
    posts: int
    mentions: int
    signals: int
    posts_per_second: float
    """Over the time since the last status."""
    blocks_waiting: int
    sources: tuple[SourceState, ...]


Tell = Callable[[Status], None]


async def run(
    store: StreamStore,
    plans: PlanStore,
    connect: Callable[[str], Connector],
    enrich: Enrich,
    clock: Clock,
    *,
    stop: asyncio.Event,
    until_done: bool = False,
    status: Tell | None = None,
    upkeep: Upkeep | None = None,
) -> None:
    """Until `stop` is set (then what has arrived is still committed), or, with `until_done`, until every source was
    read to its end or given up. Raises StoreError when a commit fails and ConfigError when there is no usable plan
    in a run until done; nothing is lost then: what was not committed is read again."""
    engine = Engine(store=store, plans=plans, connect=connect, enrich=enrich, clock=clock, status=status)
    if upkeep is not None:
        engine.housekeeping = Housekeeping(store, upkeep)
    try:
        await engine.run(stop, until_done=until_done)
    finally:
        await engine.intake.stop()
        await engine.backfills.stop()


def serve(
    store: StreamStore,
    plans: PlanStore,
    connect: Callable[[str], Connector],
    enrich: Enrich,
    clock: Clock,
    *,
    until_done: bool = False,
    status: Tell | None = None,
    on_start: Callable[[Callable[[], None]], None] | None = None,
    upkeep: Upkeep | None = None,
) -> None:
    """`run` as a process of its own: ends cleanly on SIGTERM and SIGINT, and closes the store.

    `on_start` is handed a function that asks for the end; it may be called from any thread.
    """

    async def main() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()

        def ask() -> None:
            loop.call_soon_threadsafe(stop.set)

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        if on_start is not None:
            on_start(ask)
        await run(store, plans, connect, enrich, clock, stop=stop, until_done=until_done, status=status, upkeep=upkeep)

    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            runner.run(main())
    finally:
        store.close()


def new_loop() -> asyncio.AbstractEventLoop:
    """The faster one, where it can be installed."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


@dataclass(slots=True, kw_only=True)
class Engine:
    store: StreamStore
    plans: PlanStore
    connect: Callable[[str], Connector]
    enrich: Enrich
    clock: Clock
    status: Tell | None = None
    housekeeping: Housekeeping | None = None
    intake: Intake = field(init=False)
    backfills: Backfills = field(init=False)
    committer: Committer = field(init=False)
    _plan: int = 0
    _refused: int = 0
    _asked: float = float("-inf")
    _told: float = float("-inf")
    _ticked: float = float("-inf")
    _posts: int = 0
    _mentions: int = 0
    _signals: int = 0
    _posts_told: int = 0

    def __post_init__(self) -> None:
        self.intake = Intake(self.connect)
        self.backfills = Backfills(self.connect, self.clock)
        self.committer = Committer(self.store, self.enrich, self._backfills)

    async def run(self, stop: asyncio.Event, *, until_done: bool) -> None:
        while not stop.is_set():
            if self.housekeeping is not None:
                self.housekeeping.look(self._plan, self.clock.now())
            refusal = self._take_newest_plan()
            if until_done and not self._plan:
                raise ConfigError(refusal or "There is no watch plan: nothing says what to read. Publish one first.")
            messages = await self._gather(stop)
            for message in messages:
                self.backfills.heard(message.source)
            room = BATCH_POSTS - _posts(messages)
            self._commit([*messages, *self.backfills.waiting(room)])
            if until_done and self.committer.is_done() and self.intake.queue.empty():
                return
        await self.intake.stop()
        await self.backfills.stop()
        self._commit([*self._waiting(), *self.backfills.waiting(BATCH_POSTS)])

    def _take_newest_plan(self) -> str | None:
        """Why the newest plan was not taken, if it was not."""
        if time.monotonic() - self._asked < PLAN_SECONDS:
            return None
        self._asked = time.monotonic()
        plan = self.plans.newest()
        if plan is None or plan.version in (self._plan, self._refused):
            return None
        try:
            self.committer.adopt(plan)
        except BadInput as error:
            self._refused = plan.version
            log.warning("plan=%d refused, plan=%d stays in force: %s", plan.version, self._plan, error)
            return str(error)
        self._plan = plan.version
        log.info(
            "plan=%d brands=%d queries=%d sources=%d",
            plan.version,
            *map(len, (plan.brands, plan.queries, plan.sources)),
        )
        live = self.committer.readings()
        self.intake.follow({name: (self._filled(source), cursor) for name, (source, cursor) in live.items()})
        back = self.committer.readings_back(self.clock.now())
        sources = {source.id: self._filled(source, past=True) for source in plan.sources}
        self.backfills.follow({name: (sources[name], state) for name, (_, state) in back.items()}, sources)
        return None

    async def _gather(self, stop: asyncio.Event) -> list[Live]:
        """One batch of whole blocks; none when nothing came for a while."""
        messages: list[Live] = []
        posts, deadline = 0, time.monotonic() + PLAN_SECONDS
        while posts < BATCH_POSTS and not stop.is_set():
            message = await self._next(deadline)
            if message is None:
                break
            if not messages:
                deadline = time.monotonic() + BATCH_SECONDS
            messages.append(message)
            posts += len(message.block.items) if isinstance(message, Arrived) else 0
        await asyncio.sleep(0)
        return messages

    async def _next(self, deadline: float) -> Live | None:
        if not self.intake.queue.empty():
            return self.intake.queue.get_nowait()
        try:
            async with asyncio.timeout(max(0.0, min(deadline - time.monotonic(), LOOK_SECONDS))):
                return await self.intake.queue.get()
        except TimeoutError:
            return None

    def _waiting(self) -> list[Live]:
        return [self.intake.queue.get_nowait() for _ in range(self.intake.queue.qsize())]

    def _commit(self, messages: list[Message]) -> None:
        started = time.monotonic()
        if not self._plan or (not messages and started - self._ticked < TICK_SECONDS):
            return
        self._ticked = started
        done = self.committer.commit(messages, self.clock.now(), drained=self.intake.queue.empty())
        self._count(done)
        log.debug(
            "posts=%d mentions=%d signals=%d plan=%d ms=%.0f",
            *(done.posts, done.mentions, done.signals, self._plan, 1000 * (time.monotonic() - started)),
        )

    def _count(self, done: Committed) -> None:
        self._posts += done.posts
        self._mentions += done.mentions
        self._signals += done.signals
        now = time.monotonic()
        if self.status is None or now - self._told < STATUS_SECONDS:
            return
        rate = (self._posts - self._posts_told) / (now - self._told)
        self._told, self._posts_told = now, self._posts
        self.status(
            Status(
                at=self.clock.now(),
                plan=self._plan,
                posts=self._posts,
                mentions=self._mentions,
                signals=self._signals,
                posts_per_second=rate,
                blocks_waiting=self.intake.queue.qsize(),
                sources=tuple(self.committer.sources[name] for name in sorted(self.committer.sources)),
            )
        )

    def _filled(self, source: Source, *, past: bool = False) -> Source:
        """With what its network is asked for; as it is where that cannot be made: reading will say why."""
        try:
            about = self.connect(source.connector).capabilities
        except (FirewardenError, ImportError):
            return source
        return filled(source, about, self.committer.watching.plan.queries, past=past)

    def _backfills(self, source: Source) -> bool:
        return self.connect(source.connector).capabilities.searches


def _posts(messages: Sequence[Live]) -> int:
    return sum(len(message.block.items) for message in messages if isinstance(message, Arrived))
