"""Reads sources back, newest first, each in a task of its own, beside normal reading and behind it.

Each message holds the absolute state behind it, so that what is committed says where to go on: what was not
committed is read again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from firewarden.pipeline.intake import LONGEST_QUIET, pause_after, same_reading, words_of
from firewarden.ports import Backfill, Clock, Connector
from firewarden.vocabulary.errors import FirewardenError, NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import BackHealth, Block, Fetched, ReadBack
from firewarden.vocabulary.plan import Source

log = logging.getLogger("firewarden.pipeline")

BLOCKS_WAITING = 8
FIRST_LIVE = 30.0
"""Seconds that the live reader of a source has to be heard from before its past is read."""
SILENCE = 600.0
"""Seconds without a block."""
MOST_TRIES = 10
"""Failures one after the other until somebody has to look."""


@dataclass(frozen=True, slots=True)
class Backwards:
    """A piece of a source's past, and how far it has come with it."""

    source: SourceId
    back: ReadBack
    block: Block | None = None


class CannotReadBack(Exception):
    """The network gives nothing of the past."""


@dataclass(slots=True)
class Backfills:
    """`pause_unit` is the length of a second of pauses, in seconds."""

    connect: Callable[[str], Connector]
    clock: Clock
    pause_unit: float = 1.0
    queue: asyncio.Queue[Backwards] = field(default_factory=lambda: asyncio.Queue(BLOCKS_WAITING))
    _readers: dict[SourceId, tuple[Source, str, asyncio.Task[None]]] = field(default_factory=dict)
    _heard: dict[SourceId, asyncio.Event] = field(default_factory=dict)

    def follow(self, wanted: Mapping[SourceId, tuple[Source, ReadBack]], sources: Mapping[SourceId, Source]) -> None:
        """Reads back what is `wanted`, from where it stands. What is being read in the same way goes on; what is no
        longer among the `sources` of the plan, or is read in another way now, does not."""
        for name, (source, wish, task) in list(self._readers.items()):
            other = wanted[name][1].wish if name in wanted else wish
            if name not in sources or not same_reading(sources[name], source) or other != wish:
                task.cancel()
                del self._readers[name]
                self._drop(name)
        for name, (source, back) in wanted.items():
            if name not in self._readers:
                task = asyncio.create_task(self._read(source, back), name=f"backfill {name}")
                self._readers[name] = source, back.wish, task

    def heard(self, source: SourceId) -> None:
        """Its live reader gave something, or failed."""
        self._heard.setdefault(source, asyncio.Event()).set()

    def waiting(self, most: int) -> list[Backwards]:
        """What has arrived, of `most` items or one block more."""
        found: list[Backwards] = []
        while most > 0 and not self.queue.empty():
            found.append(self.queue.get_nowait())
            block = found[-1].block
            most -= len(block.items) if block is not None else 0
        return found

    async def stop(self) -> None:
        """What is in the queue stays there."""
        tasks = [task for _, _, task in self._readers.values()]
        self._readers.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _drop(self, source: SourceId) -> None:
        left = [message for message in self.waiting(10**9) if message.source != source]
        for message in left:
            self.queue.put_nowait(message)

    async def _read(self, source: Source, back: ReadBack) -> None:
        back = replace(back, at=self.clock.now())
        await self._tell(source, back)
        await self._after_live(source)
        failures = 0
        while back.health is BackHealth.READING:
            wait: float | None = None
            try:
                async for block in self._blocks(source, back):
                    back, failures = self._moved(back, block), 0
                    await self._tell(source, back, block)
                back = replace(back, health=_end(back), note="")
            except CannotReadBack:
                back = replace(back, health=BackHealth.CANNOT)
            except NetworkError as error:
                back, wait = replace(back, note=str(error), health=_after(error.permanent, failures)), error.retry_after
            except FirewardenError as error:
                back = replace(back, note=str(error), health=BackHealth.FAILED)
            except Exception as error:  # noqa: BLE001 - one source must never stop the others
                back = replace(back, note=words_of(error), health=_after(False, failures))
            back = replace(back, at=self.clock.now())
            await self._tell(source, back)
            if back.health is BackHealth.READING:
                failures += 1
                log.warning("backfill source=%s failures=%d %s", source.id, failures, back.note)
                pause = max(pause_after(failures, permanent=False), min(wait or 0.0, LONGEST_QUIET))
                await asyncio.sleep(pause * self.pause_unit)

    async def _blocks(self, source: Source, back: ReadBack) -> AsyncIterator[Block]:
        connector = self.connect(source.connector)
        if not isinstance(connector, Backfill):
            raise CannotReadBack
        reading = connector.back(source, back.since, back.until, back.cursor)
        async with aclosing(reading) as blocks:  # type: ignore[type-var]
            while True:
                try:
                    async with asyncio.timeout(SILENCE * self.pause_unit) as silence:
                        block = await anext(blocks)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    if not silence.expired():
                        raise
                    raise NetworkError(f"Nothing was heard for {SILENCE / 60:.0f} min.") from error
                yield block

    async def _after_live(self, source: Source) -> None:
        """What is new comes first: its reader gets the first answers of the network."""
        event = self._heard.setdefault(source.id, asyncio.Event())
        try:
            async with asyncio.timeout(FIRST_LIVE * self.pause_unit):
                await event.wait()
        except TimeoutError:
            return

    def _moved(self, back: ReadBack, block: Block) -> ReadBack:
        reached = back.reached if block.reached is None else min(back.reached, block.reached)
        return replace(
            back,
            reached=max(back.since, reached),
            cursor=block.cursor,
            note="",
            posts=back.posts + sum(isinstance(item, Fetched) for item in block.items),
            at=self.clock.now(),
        )

    async def _tell(self, source: Source, back: ReadBack, block: Block | None = None) -> None:
        await self.queue.put(Backwards(source.id, back, block))


def _end(back: ReadBack) -> BackHealth:
    return BackHealth.THERE if back.reached <= back.since else BackHealth.ENDED


def _after(permanent: bool, failures: int) -> BackHealth:
    return BackHealth.FAILED if permanent or failures + 1 >= MOST_TRIES else BackHealth.READING
