"""Which live sources are up to date, so that the wall may close bins, and when nobody was listening."""

from dataclasses import dataclass, field

from firewarden.pipeline.intake import Arrived, Failed, Message
from firewarden.stages.watching import Watching
from firewarden.vocabulary.clock import MINUTE, Instant
from firewarden.vocabulary.ids import BrandId, SourceId
from firewarden.vocabulary.intake import Block, Fetched

FRESH = 10 * MINUTE
"""A live source is up to date when its last block was empty or its newest post not older than this."""


@dataclass(slots=True)
class Liveness:
    """Of the live sources, since this process started. A blind source does not hold its brand back: the others see."""

    reading: set[SourceId] = field(default_factory=set)
    caught_up: set[SourceId] = field(default_factory=set)

    def hear(self, message: Message, now: Instant) -> None:
        match message:
            case Arrived(source, block):
                self.reading.add(source)
                if _is_fresh(block, now):
                    self.caught_up.add(source)
                else:
                    self.caught_up.discard(source)
            case Failed(source):
                self.reading.discard(source)
                self.caught_up.discard(source)

    def behind(self, watching: Watching) -> set[BrandId]:
        """Brands whose bins the wall must not close: nobody listens, or a listener is still catching up."""
        found = set()
        for brand in watching.live:
            live = {source.id for source in watching.sources(brand) if source.live}
            if not live & self.caught_up or live & self.reading - self.caught_up:
                found.add(brand)
        return found


def _is_fresh(block: Block, now: Instant) -> bool:
    times = [item.post.created_at for item in block.items if isinstance(item, Fetched)]
    return not times or max(times) >= now - FRESH
