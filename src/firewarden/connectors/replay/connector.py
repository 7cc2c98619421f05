"""The replay connector: a recording as a source, at the speed it happened, faster, or as fast as it can be read."""

import asyncio
import time
from bisect import bisect_right
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from firewarden.connectors.replay.opening import Inlet, open_inlet
from firewarden.connectors.replay.options import options_of, pace_of
from firewarden.connectors.replay.pacing import Pacing
from firewarden.connectors.replay.reading import Item, Recording, resume
from firewarden.ports import Connector, Tools
from firewarden.vocabulary.errors import BadInput, ConfigError, NetworkError
from firewarden.vocabulary.intake import Block, Capabilities, Checked
from firewarden.vocabulary.plan import Source

LARGEST_BLOCK = 200

Sleep = Callable[[float], Awaitable[object]]
Step = tuple[Item, str]
"""An item and the cursor behind it."""

T = TypeVar("T")


def connect(
    _tools: Tools, *, sleep: Sleep = asyncio.sleep, monotonic: Callable[[], float] = time.monotonic
) -> Connector:
    """A connector for any number of recordings; `sleep` and `monotonic` are the wall's, in seconds."""
    return Replay(sleep=sleep, monotonic=monotonic)


@dataclass(slots=True, kw_only=True)
class Replay:
    """Files are read in a thread, a block at a time."""

    sleep: Sleep
    monotonic: Callable[[], float]
    capabilities: Capabilities = field(
        default=Capabilities(platform="replay", live=False, note="Recordings are read; nothing can be sent.")
    )

    async def check(self, source: Source) -> Checked:
        try:
            pace_of(source.settings), options_of(source.settings, source.id)
            open_inlet(_path(source)).close()
        except (BadInput, ConfigError) as error:
            return Checked(works=False, says=str(error))
        return Checked(works=True, says="The recording can be read.")

    async def read(self, source: Source, cursor: str | None) -> AsyncIterator[Block]:
        """Raises NetworkError, permanent, for a file that is not there and for settings that cannot be meant."""
        try:
            pace, options = pace_of(source.settings), options_of(source.settings, source.id)
            inlet = open_inlet(_path(source))
        except (BadInput, ConfigError) as error:
            raise NetworkError(str(error), permanent=True) from error
        try:
            recording = await _in_thread(inlet, lambda: resume(inlet, options, cursor))
            pacing = Pacing(pace.speed, pace.since) if pace.speed is not None else None
            async for block in self._blocks(inlet, recording, pacing):
                yield block
        except BadInput as error:
            raise NetworkError(str(error), permanent=True) from error
        finally:
            inlet.close()

    async def _blocks(self, inlet: Inlet, recording: Recording, pacing: Pacing | None) -> AsyncIterator[Block]:
        while steps := await _in_thread(inlet, lambda: _steps(recording, each=pacing is not None)):
            if pacing is None:
                yield Block(items=tuple(item for item, _ in steps), cursor=steps[-1][1])
                continue
            times = [pacing.due(item, self.monotonic()) for item, _ in steps]
            sent = 0
            while sent < len(steps):
                now = self.monotonic()
                ready = bisect_right(times, now)
                if ready <= sent:
                    await self.sleep(times[sent] - now)
                    continue
                yield Block(items=tuple(item for item, _ in steps[sent:ready]), cursor=steps[ready - 1][1])
                sent = ready


def _steps(recording: Recording, *, each: bool) -> list[Step]:
    """At most a block; fewer when the feeder of a pipe pauses. `each`: with a cursor behind every item."""
    steps: list[Step] = []
    for item in recording:
        last = len(steps) + 1 == LARGEST_BLOCK or recording.waits()
        steps.append((item, recording.cursor if each or last else ""))
        if last:
            return steps
    if steps:
        steps[-1] = (steps[-1][0], recording.cursor)
    return steps


async def _in_thread(inlet: Inlet, work: Callable[[], T]) -> T:
    """A thread cannot be canceled: when we are, it is told to stop and waited for."""
    task = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        inlet.stop()
        await asyncio.wait([task])
        raise


def _path(source: Source) -> str:
    path = source.settings.get("path")
    if not path:
        raise ConfigError(
            f"The source {source.name!r} says no path. Name the recording to read, or - for standard input."
        )
    return path
