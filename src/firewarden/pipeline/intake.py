"""Reads each source in a task of its own and hands over what arrives, in one bounded queue. Commits nothing."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field

from firewarden.ports import Connector
from firewarden.vocabulary.errors import FirewardenError, NetworkError
from firewarden.vocabulary.ids import SourceId
from firewarden.vocabulary.intake import Block
from firewarden.vocabulary.plan import Source

log = logging.getLogger("firewarden.pipeline")

BLOCKS_WAITING = 16
"""When so many blocks wait to be committed, sources are not read any further."""
FIRST_PAUSE, LONGEST_PAUSE, PERMANENT_PAUSE = 1.0, 300.0, 900.0
"""Seconds before a source is tried again: doubled with each failure; the last where trying soon is of no use."""

LONGEST_QUIET = 3600.0
"""Seconds a network may ask for before it is tried again."""


@dataclass(frozen=True, slots=True)
class Arrived:
    source: SourceId
    block: Block


@dataclass(frozen=True, slots=True)
class Failed:
    """The source is blind from now on; `final`: it will not be tried again soon."""

    source: SourceId
    note: str
    final: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """A finite source was read to its end."""

    source: SourceId


Message = Arrived | Failed | Ended


@dataclass(slots=True)
class Intake:
    """`pause_unit` is the length of a second of pauses, in seconds."""

    connect: Callable[[str], Connector]
    pause_unit: float = 1.0
    queue: asyncio.Queue[Message] = field(default_factory=lambda: asyncio.Queue(BLOCKS_WAITING))
    _readers: dict[SourceId, tuple[Source, asyncio.Task[None]]] = field(default_factory=dict)

    def follow(self, sources: Mapping[SourceId, tuple[Source, str | None]]) -> None:
        """Reads these sources, each from its cursor on, and no others. One whose settings are the same goes on."""
        for name, (source, task) in list(self._readers.items()):
            if name not in sources or not same_reading(sources[name][0], source):
                task.cancel()
                del self._readers[name]
                self._drop(name)
        for name, (source, cursor) in sources.items():
            if name not in self._readers:
                task = asyncio.create_task(self._read(source, cursor), name=f"source {name}")
                self._readers[name] = source, task

    def _drop(self, source: SourceId) -> None:
        """What waits of it was read in another way, and will be read again from the committed cursor on."""
        waiting = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        for message in waiting:
            if message.source != source:
                self.queue.put_nowait(message)

    async def stop(self) -> None:
        """What is in the queue stays there."""
        tasks = [task for _, task in self._readers.values()]
        self._readers.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _read(self, source: Source, cursor: str | None) -> None:
        failures = 0
        while True:
            asked: float | None = None
            try:
                async for block in self._blocks(source, cursor):
                    await self.queue.put(Arrived(source.id, block))
                    cursor, failures = block.cursor, 0
                if not source.live:
                    await self.queue.put(Ended(source.id))
                    return
                note, permanent = "The network ended the connection.", False
            except NetworkError as error:
                note, permanent, asked = str(error), error.permanent, error.retry_after
            except FirewardenError as error:
                note, permanent = str(error), True
            except Exception as error:  # noqa: BLE001 - one source must never stop the others
                note, permanent = words_of(error), False
            failures += 1
            log.warning("source=%s failures=%d permanent=%s %s", source.id, failures, permanent, note)
            await self.queue.put(Failed(source.id, note, permanent))
            pause = max(pause_after(failures, permanent=permanent), min(asked or 0.0, LONGEST_QUIET))
            await asyncio.sleep(pause * self.pause_unit)

    async def _blocks(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        """What the connector gives. One that hangs is taken for blind: a live source says, if only with an empty
        block, that it still hears."""
        connector = self.connect(source.connector)
        minutes = connector.capabilities.silence_minutes
        async with aclosing(connector.read(source, cursor)) as blocks:  # type: ignore[type-var]
            while True:
                try:
                    async with asyncio.timeout(60 * minutes * self.pause_unit if source.live else None) as silence:
                        block = await anext(blocks)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    if not silence.expired():
                        raise
                    raise NetworkError(
                        f"Nothing was heard for {minutes} min, not even that there is nothing new."
                    ) from error
                yield block


def pause_after(failures: int, *, permanent: bool) -> float:
    """Seconds, between half and one and a half of the nominal pause, so that sources do not come back as a crowd."""
    nominal = PERMANENT_PAUSE if permanent else min(FIRST_PAUSE * 2.0 ** (failures - 1), LONGEST_PAUSE)
    return nominal * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, not a secret


def same_reading(one: Source, other: Source) -> bool:
    """Whether a reader of one is a reader of the other: names, brands and gaps may differ."""
    return (one.connector, one.settings, one.secret, one.live) == (
        other.connector,
        other.settings,
        other.secret,
        other.live,
    )


def words_of(error: Exception) -> str:
    """Of an error in the program. Its own words may quote a post; its kind and place do not."""
    return f"An error in the program: {type(error).__name__}{_place(error)}."


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f" in {trace.tb_frame.f_code.co_qualname}, line {trace.tb_lineno}" if trace else ""
