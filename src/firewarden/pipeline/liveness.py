"""Which live sources are up to date, so that the wall may close bins, and when nobody was listening."""

from dataclasses import dataclass, field

from firewarden.pipeline.intake import Arrived, Failed, Message
from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import HOUR, MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.intake import Block, Fetched

FRESH = 10 * MINUTE
"""A live source is up to date when its last block was empty or its newest post not older than this."""
JUMP, DOUBT = 2 * HOUR, HOUR
"""A wall that goes on by more than JUMP between two commits was set, or slept. It is not believed before a post
confirms it, or none contradicts it for DOUBT: bins that it closes stay closed when it is set back."""


@dataclass(slots=True)
class Liveness:
    """Of the live sources, since this process started. A blind source does not hold its brand back: the others see."""

    reading: set[SourceId] = field(default_factory=set)
    caught_up: set[SourceId] = field(default_factory=set)
    _last: Instant | None = None
    _doubted: Instant | None = None

    def look_at_the_wall(self, now: Instant) -> None:
        """To be called at each commit."""
        last, self._last = self._last, now
        if last is not None and now - last > JUMP:
            self._doubted = now
            self.caught_up.clear()
        elif self._doubted is not None and not 0 <= now - self._doubted <= DOUBT:
            self._doubted = None

    def hear(self, message: Message, now: Instant) -> None:
        match message:
            case Arrived(source, block):
                self.reading.add(source)
                if self._confirmed(block, now):
                    self.caught_up.add(source)
                else:
                    self.caught_up.discard(source)
            case Failed(source):
                self.reading.discard(source)
                self.caught_up.discard(source)

    def _confirmed(self, block: Block, now: Instant) -> bool:
        fresh, newest = _is_fresh(block, now), _newest(block)
        if self._doubted is not None and newest is not None:
            self._doubted = None if fresh else now
        return fresh and self._doubted is None

    def behind(self, watching: Watching) -> set[BrandId]:
        """Brands whose bins the wall must not close: nobody listens, or a listener is still catching up."""
        found = set()
        for brand in watching.live:
            live = {source.id for source in watching.sources(brand) if source.live}
            if not live & self.caught_up or live & self.reading - self.caught_up:
                found.add(brand)
        return found


def _is_fresh(block: Block, now: Instant) -> bool:
    newest = _newest(block)
    return newest is None or newest >= now - FRESH


def _newest(block: Block) -> Instant | None:
    return max((item.post.created_at for item in block.items if isinstance(item, Fetched)), default=None)
